import assert from 'node:assert/strict';
import { Claims } from '../../../src/article/anchoring/claims';
import { releaseForeign } from '../../../src/article/anchoring/foreign';
import { lengthLoss, lengthNoise, Likeness } from '../../../src/article/anchoring/likeness';
import { claimRests } from '../../../src/article/anchoring/rests';
import { claimSwallowed } from '../../../src/article/anchoring/swallowed';
import { makeTarget } from '../../../src/article/anchoring/target';
import type { Target } from '../../../src/article/anchoring/target';
import { Trigrams } from '../../../src/article/anchoring/trigrams';
import { makeUnits } from '../../../src/article/anchoring/units';
import type { Units } from '../../../src/article/anchoring/units';
import { dice, trigramSet, wordTrigrams } from '../../../src/article/fingerprint';
import { tokenEnd, tokenStart, wordsOf } from '../../../src/article/tokens';
import { anchorAt, decodeOutline, encodeOutline } from '../../../src/article';
import type { Span } from '../../../src/article';

interface Case {
  readonly units: Units;
  readonly target: Target;
  readonly trigrams: Trigrams;
  readonly claims: Claims;
  readonly likeness: Likeness;
}

/** Old sentences, all tagged, and a new text in which nothing is found yet. */
function caseOf(old: readonly string[], text: string): Case {
  const oldText = old.join(' ');
  let start = 0;
  const spans = old.map((sentence): Span => {
    const span: Span = [start, start + sentence.length];
    start += sentence.length + 1;
    return span;
  });
  const units = makeUnits(
    decodeOutline(encodeOutline(oldText, spans)),
    spans.map((span) => anchorAt(oldText, ...span)),
  );
  const target = makeTarget(text);
  const trigrams = new Trigrams(target.words);
  const claims = new Claims(target.words.count, units.list.length);
  return { units, target, trigrams, claims, likeness: new Likeness(units, trigrams) };
}

/** Claims the words of `part` of the new text for a unit. */
function claim({ target, claims }: Case, unit: number, part: string): void {
  const before = wordsOf(target.text.slice(0, target.text.indexOf(part))).count;
  claims.claim(unit, before, before + wordsOf(part).count);
}

/** The text from the first to the last word that a unit has; null if it has none. */
function textOf({ target, claims }: Case, unit: number): string | null {
  if (!claims.has(unit)) return null;
  const { tokens, at } = target.words;
  const start = tokenStart(tokens, at[claims.from(unit)]!);
  return target.text.slice(start, tokenEnd(tokens, at[claims.to(unit) - 1]!));
}

describe('words left over beside a sentence', () => {
  const old = 'Drei Besatzungsmitglieder wurden in ein Krankenhaus gebracht.';
  const rests = (text: string, part: string): [found: string | null, goesOn: boolean] => {
    const found = caseOf([old], text);
    claim(found, 0, part);
    const longer = claimRests(found.units, found.target, found.claims);
    return [textOf(found, 0), longer.has(0)];
  };
  const kept = 'Drei Besatzungsmitglieder wurden in ein Krankenhaus gebracht';

  it('belong to it up to the next break if they are few', () => {
    assert.deepEqual(rests(`Der Hafen ruht. ${kept} und versorgt. Mehr weiß niemand.`, kept), [
      `${kept} und versorgt`,
      false,
    ]);
    assert.deepEqual(rests(`Der Hafen ruht. Auch ${kept}. Mehr weiß niemand.`, kept), [
      `Auch ${kept}`,
      false,
    ]);
  });

  it('are told of if they are many', () => {
    const more = 'und dort nach Angaben der Ärzte noch in der Nacht zweimal operiert';
    assert.deepEqual(rests(`${kept} ${more}. Mehr weiß niemand.`, kept), [kept, true]);
  });

  it('belong to it as far as it lost words', () => {
    const part = 'in ein Krankenhaus gebracht';
    const text = `Drei Matrosen kamen noch ${part}. Mehr weiß niemand.`;
    assert.deepEqual(rests(text, part), [`Drei Matrosen kamen noch ${part}`, false]);
  });

  it('belong to none where no break tells them from another sentence', () => {
    const other = 'Die Reederei wies alle Vorwürfe zurück';
    const found = caseOf([old, `${other}.`], `${kept} sowie gestern ${other}.`);
    claim(found, 0, kept);
    claim(found, 1, other);
    const longer = claimRests(found.units, found.target, found.claims);
    assert.deepEqual([textOf(found, 0), textOf(found, 1)], [kept, other]);
    assert.deepEqual([...longer], [0, 1]);
  });
});

describe('a sentence that a neighbour has swallowed', () => {
  const least = { one: 0.4, both: 0.32 };
  const heading = 'Streit um das Wrack';
  const between = 'Fotos der Behörde.';
  const report = 'Die Hafenbehörde prüft seit Dienstag alle Papiere der Reederei.';

  it('gets its words back', () => {
    const text = 'Streit um ein Wrack Die Hafenbehörde prüfte seit Montag alle Papiere der Reederei.';
    const found = caseOf([heading, report], text);
    claim(found, 1, text);
    claimSwallowed({ ...found, least });
    assert.equal(textOf(found, 0), 'Streit um ein Wrack');
    assert.equal(textOf(found, 1), 'Die Hafenbehörde prüfte seit Montag alle Papiere der Reederei');
  });

  it('gets them back though others that are gone stood between', () => {
    const text = 'Streit um das Wrack Die Hafenbehörde prüfte seit Montag alle Papiere der Reederei.';
    const found = caseOf([heading, between, between, report], text);
    claim(found, 3, text);
    claimSwallowed({ ...found, least });
    assert.equal(textOf(found, 0), heading);
    assert.equal(textOf(found, 1), null);
    assert.equal(textOf(found, 3), 'Die Hafenbehörde prüfte seit Montag alle Papiere der Reederei');
  });

  it('ends where the lengths of both tell if its other words are new', () => {
    const now = 'Foto: Unger In sozialen Netzwerken wird behauptet, das Wrack habe das Wasser vergiftet.';
    const post = 'In sozialen Netzwerken wird behauptet, das Schiff habe das Hafenwasser vergiftet.';
    const found = caseOf([report, 'Foto: Redaktion', post], `${report} ${now}`);
    claim(found, 0, report);
    claim(found, 2, now);
    claimSwallowed({ ...found, least });
    assert.equal(textOf(found, 1), 'Foto: Unger');
  });

  it('takes nothing from one that stands word for word', () => {
    const thanks =
      'Danke für den schönen Urlaub am Wasser, die gute Küche und alles, was wir erleben durften.';
    const found = caseOf([report, 'Und danke.', thanks], `${report} ${thanks}`);
    claim(found, 0, report);
    claim(found, 2, thanks);
    claimSwallowed({ ...found, least });
    assert.equal(textOf(found, 1), null);
    assert.equal(textOf(found, 2), thanks.slice(0, -1));
  });
});

describe('another article', () => {
  it('keeps neither very few words nor a sentence that reads alike, but one that stands word for word', () => {
    const alike = 'Die Gemeinde Altenried liegt im Kreis Mühlbrunn am Fuß der Hügel.';
    const same = 'Seit 1890 hält hier die Bahn nach Norden.';
    const old = [
      'Im Mai.',
      alike,
      same,
      ...Array.from({ length: 4 }, (_, n) => `Satz ${n} steht nirgends ${alike}`),
    ];
    const place = alike.replace('Altenried', 'Oberkirch').replace('Hügel', 'Berge');
    const filler = 'Ein Brand brach in der Nacht aus, verletzt wurde niemand.';
    const text = [filler, 'Im Mai.', filler, place, filler, same, filler].join(' ');
    const found = caseOf(old, text);
    for (const [unit, part] of [old[0]!, place, same].entries()) claim(found, unit, part);
    releaseForeign(found.units, found.target, found.claims, found.likeness);
    assert.deepEqual(
      [0, 1, 2].map((unit) => textOf(found, unit)),
      [null, null, same.slice(0, -1)],
    );
  });
});

describe('the likeness of words', () => {
  const text = 'Der Sprecher wies die Vorwürfe zurück. Der Sprecher sagte nichts.';

  it('is the Dice coefficient of the trigrams of any run of words', () => {
    const found = caseOf(['Der Sprecher weist die Vorwürfe von sich.'], text);
    const set = (words: ReturnType<typeof wordsOf>, from: number, to: number): Int32Array =>
      trigramSet(wordTrigrams(words, from, to));
    const old = wordsOf('Der Sprecher weist die Vorwürfe von sich.');
    const known = set(old, 0, old.count).slice();
    for (const [from, to] of [
      [0, 6],
      [2, 9],
      [6, 10],
      [0, 10],
    ] as const) {
      const expected = dice(known, set(found.target.words, from, to));
      assert.ok(Math.abs(found.likeness.measure(0, from, to) - expected) < 1e-12);
      assert.ok(found.likeness.atMost(0, 0, 10) >= expected);
    }
  });

  it('counts each trigram of a run once, wherever it stood before', () => {
    const { words } = makeTarget(text);
    const trigrams = new Trigrams(words);
    const known = trigrams.known(wordsOf('Der Sprecher'));
    const [, first] = trigrams.shared(known, 0, 2);
    assert.deepEqual(trigrams.shared(known, 6, 8), [first, first]);
    assert.deepEqual(trigrams.shared(known, 0, 10)[1], first);
    assert.equal(known.count, first);
  });

  it('has to be higher for long sentences, which share trigrams by chance, up to a limit', () => {
    assert.equal(lengthNoise(4), 0);
    assert.equal(lengthNoise(10), 0);
    assert.ok(lengthNoise(20) > 0 && lengthNoise(20) < lengthNoise(30));
    assert.equal(lengthNoise(35), lengthNoise(200));
  });

  it('is lost by other lengths, shorter as longer ones', () => {
    assert.equal(lengthLoss(7, 7), 0);
    assert.ok(Math.abs(lengthLoss(5, 10) - lengthLoss(20, 10)) < 1e-12);
    assert.ok(lengthLoss(5, 10) > lengthLoss(8, 10));
  });
});
