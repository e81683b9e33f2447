import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareWording, keepsStatement } from '../../../src/article';
import type { WordingPiece } from '../../../src/article';

const marked = (pieces: readonly WordingPiece[]): string =>
  pieces.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('');

describe('the comparison of two wordings', () => {
  it('marks the words that differ in both', () => {
    const wording = compareWording(
      'Der Sprecher bestätigte den Bericht vom Montag.',
      'Der Sprecher bestritt gestern den Bericht.',
      'de',
    );
    assert.equal(marked(wording.old), 'Der Sprecher [bestätigte] den Bericht [vom Montag].');
    assert.equal(marked(wording.new), 'Der Sprecher [bestritt gestern] den Bericht.');
  });

  it('lists what stands where something else stood', () => {
    const now = 'Nach Angaben bestritt der Sprecher den Bericht';
    const { changes } = compareWording('Der Sprecher bestätigte den Bericht nicht.', now, 'de');
    assert.deepEqual(
      changes.map(({ start, end, old }) => [old, now.slice(start, end)]),
      [
        ['Der', 'Nach Angaben bestritt der'],
        ['bestätigte', ''],
        ['nicht.', ''],
      ],
    );
    assert.deepEqual(compareWording('', 'Ja.', 'de').changes, [{ start: 0, end: 3, old: '' }]);
    assert.deepEqual(compareWording('Ja.', '', 'de').changes, [{ start: 0, end: 0, old: 'Ja.' }]);
  });

  it('does not mark another format but marks another spelling', () => {
    const { old, new: now } = compareWording('„Größe“ – so', '"Groesse" - so', 'de');
    assert.equal(marked(old), '„[Größe]“ – so');
    assert.equal(marked(now), '"[Groesse]" - so');
  });

  it('gives pieces that make up the texts, whatever they are', () => {
    const text = fc.array(fc.constantFrom('nicht', 'Der', ' ', '  ', '.', 'ä', '😀', '\u00ad', 'sagte', '3'));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const wording = compareWording(a.join(''), b.join(''), 'de');
        assert.equal(wording.old.map((piece) => piece.text).join(''), a.join(''));
        assert.equal(wording.new.map((piece) => piece.text).join(''), b.join(''));
        const isMarked = wording.old.concat(wording.new).some((piece) => piece.changed);
        assert.equal(wording.changes.length > 0, isMarked);
        for (const { start, end } of wording.changes)
          assert.ok(0 <= start && start <= end && end <= b.join('').length);
      }),
    );
  });

  const alarming: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['de', 'Er bestätigte den Bericht.', 'Er bestritt den Bericht.', ['reporting verb']],
    ['de', 'Er bestätigte den Bericht.', 'Er bestätigte den Bericht nicht.', ['negation']],
    ['de', 'Es gebe einen Beleg.', 'Es gebe keinen Beleg.', ['negation']],
    ['de', 'Rund 140 Helfer kamen.', 'Rund 410 Helfer kamen.', ['number']],
    ['de', 'Der Schaden beträgt 2,5 Millionen Euro.', 'Der Schaden beträgt 2,5 Milliarden Euro.', ['number']],
    ['de', 'Sie wies das zurück.', 'Sie räumte das ein.', ['reporting verb']],
    ['de', 'Sie hat das zurückgewiesen.', 'Sie hat das eingeräumt.', ['reporting verb']],
    ['de', 'Peking wies auf die Lage hin.', 'Peking wies die Lage zurück.', ['reporting verb']],
    ['de', 'Der Chef soll fliehen.', 'Der Chef will fliehen.', ['reporting verb']],
    ['de', 'Er sagte es.', 'Er sagt es.', []],
    ['de', 'Er wies es am Montag zurück.', 'Er hat es am Dienstag zurückgewiesen.', []],
    ['de', 'Er bestätigte den Bericht der Zeitung.', 'Er bestätigte den Bericht des Senders.', []],
    ['de', 'Er bestätigte „alles“.', 'Er best&auml;tigte &bdquo;alles&ldquo;.', []],
    ['en', 'He said it was safe.', "He said it wasn't safe.", ['negation']],
    ['en', 'Officials confirmed the strike.', 'Officials denied the strike.', ['reporting verb']],
    ['en', 'Two of them were hurt.', 'Three of them were hurt.', ['number']],
    ['en', 'He denies the charge.', 'He denied the charge.', []],
    ['fr', 'Il a confirmé.', "Il n'a pas confirmé.", ['negation']],
    ['xx', 'Numri 3.', 'Numri 4.', ['number']],
  ];
  for (const [language, old, now, alarms] of alarming) {
    it(`raises ${alarms.join(' and ') || 'no alarm'} from “${old}” to “${now}”`, () => {
      assert.deepEqual(compareWording(old, now, language).alarms, alarms);
      assert.deepEqual(compareWording(now, old, language).alarms, alarms);
    });
  }

  it('stays quick with long wordings', () => {
    const long = (word: string): string => Array.from({ length: 30_000 }, (_, i) => `${word}${i}`).join(' ');
    assert.equal(compareWording(long('a'), long('b'), 'de').old.length, 1);
  });
});

describe('an edit by the annotator', () => {
  const harmless: readonly (readonly [string, string, string])[] = [
    ['de', 'Der Minister bestritt das.', 'Der  Minister bestritt das.'],
    ['de', 'Der Minister bestritt das.', 'Der Ministr bestritt das.'],
    ['de', 'Der Minsiter bestritt das gestenr.', 'Der Minister bestritt das gestern.'],
    [
      'de',
      'Der Minister bestritt das gegenüber der Zeitung.',
      'Der Minister bestritt das gegenüber dem Blatt.',
    ],
    ['de', 'Die Behörde meldete komische Werte.', 'Die Behörde meldete komische Messwerte.'],
    ['en', 'The minister denied it to the paper.', 'The minister denied it to a paper.'],
    ['en', 'The minister from Berlin denied it.', 'The minister from Munich denied it.'],
    ['en', 'He recieved nothing.', 'He received nothing.'],
    ['es', 'El ministro lo negó ayer.', 'El minsitro lo negó ayer.'],
  ];
  for (const [language, old, now] of harmless) {
    it(`keeps the statement from “${old}” to “${now}”`, () => {
      assert.equal(keepsStatement(old, now, language), true);
    });
  }

  const doubtful: readonly (readonly [string, string, string])[] = [
    ['de', 'Der Minister bestritt das.', 'Der Minister bestritt das nicht.'],
    ['de', 'Der Minister bestritt das.', 'Der Minister bestätigte das.'],
    ['de', 'Das habe er gewusst.', 'Das hätte er gewusst.'],
    ['de', 'Er liefert Waffen.', 'Er liefere Waffen.'],
    ['de', 'Er leitete das Amt.', 'Er leistete das Amt.'],
    ['de', 'Er kaufte 3 Boote.', 'Er kaufte 4 Boote.'],
    ['de', 'Er kaufte Boote.', 'Er kaufte angeblich Boote.'],
    ['de', 'Die Polizei will sie finden.', 'Die Polizei will sie verhaften.'],
    ['de', 'Das ist wahr.', 'Das ist wahr?'],
    ['de', 'Er sprach von Betrug.', 'Er sprach von „Betrug“.'],
    ['de', 'Das sei möglich.', 'Das sei unmöglich.'],
    ['en', 'They run the site.', 'They ran the site.'],
    ['en', 'It was likely a drone.', 'It was a drone.'],
    ['es', 'El ministro lo negó.', 'El ministro lo dijo.'],
  ];
  for (const [language, old, now] of doubtful) {
    it(`leaves it in doubt from “${old}” to “${now}”`, () => {
      assert.equal(keepsStatement(old, now, language), false);
    });
  }
});
