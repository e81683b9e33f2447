import assert from 'node:assert/strict';
import { LANGUAGES, detectLanguage, rulesFor, segment, segmentBlock } from '../../../src/article';
import { assertCuts, sentences } from './cuts';

describe('segment', () => {
  it('makes every line a unit', () => {
    assertCuts('de', [
      'Regierung am Ende¦\nVon Anna Beispiel¦\nBERLIN¦\nDie Regierung ist am Ende.¦ Das sagte der Kanzler.',
      'Foto: Bernd Muster¦\nSiehe auch\u00a0 Ein anderer Artikel¦\n\n• Ein Punkt.¦\n• Noch einer',
      'Eins.¦\r\nZwei.¦\r\n\r\nDrei.¦\u2028Vier',
    ]);
  });

  it('cuts a list that was run into one line before its next number', () => {
    assertCuts('en', [
      '1) The first ¦2) The second ¦3) The third',
      'a. One thing ¦b. Another thing',
      '• 1. The first ¦• 2. The second',
      'He has 1) a house and 3) a car.',
    ]);
    assertCuts('de', ['1. FC Köln und 2. Mannschaft spielen.', 'Am 1. Mai und am 2. Mai.']);
  });

  it('cuts no sentence at HTML left over from a careless conversion', () => {
    assertCuts('de', [
      'Er sagte&nbsp;nein. ¦&quot;Das stimmt.&quot; ¦Dann ging er. ¦&bdquo;Nie&ldquo;, sagte sie.',
    ]);
    assert.deepEqual(sentences('Eins.&nbsp;Zwei.', 'de'), ['Eins.', 'Zwei.']);
  });

  it('keeps Markdown emphasis with its sentence', () => {
    assertCuts('de', ['**Das ist wahr.** ¦Das nicht. ¦*Vielleicht* doch. ¦_Nie._']);
  });

  it('cuts before small letters in a line that begins with one, else not', () => {
    assertCuts('en', ['this is sloppy. ¦it goes on. ¦nobody cares']);
    assertCuts('en', ['This is not. it goes on.']);
  });

  it('takes the abbreviations and lower-case names of a team', () => {
    const text = 'Das regelt die Sonderverord. Nummer drei. quux hat berichtet.';
    assert.equal(sentences(text, 'de').length, 2);
    assertCuts('de', ['Das regelt die Sonderverord. Nummer drei.¦ quux hat berichtet.'], {
      abbreviations: ['Sonderverord.'],
      lowerCaseNames: ['quux'],
    });
    assertCuts('de', ['Das gilt i. Zshg. Mit allem.'], { abbreviations: ['i. Zshg.'] });
  });

  it('cuts German and English whatever language is given', () => {
    const german = 'Der Minister trat am 18. Juni zurück. Dr. Weber kam z. B. mit dem Zug im 6. Wagen.';
    const english = 'Mr. Smith works for the U.S. Government. He left at 5 p.m. on Jan. 5 with Prof. Lee.';
    for (const language of [undefined, 'xx', ...LANGUAGES]) {
      assert.equal(sentences(german, language).length, 2, language);
      assert.equal(sentences(english, language).length, 2, language);
    }
  });

  it('gives the spans of a block wherever it stands', () => {
    const block = 'Das ist Nr. 1. Das ist „Nr. 2“. Und das?';
    const rules = rulesFor('de', [], []);
    const alone = segmentBlock(block, 0, block.length, rules);
    const before = 'Der Dr. ';
    const within = segmentBlock(
      `${before}${block} z. B. nein.`,
      before.length,
      before.length + block.length,
      rules,
    );
    assert.deepEqual(
      within,
      alone.map(([start, end]) => [start + before.length, end + before.length]),
    );
    assert.equal(alone.length, 3);
  });

  it('gives no sentences of nothing', () => {
    for (const text of ['', ' ', '\n\n', '\u200b', ' \u00a0\r\n']) assert.deepEqual(segment(text), []);
  });
});

describe('detectLanguage', () => {
  it('knows every language with a table by a sentence or two', () => {
    const texts: Readonly<Record<string, string>> = {
      de: 'Die Regierung hat das Gesetz am Montag nicht beschlossen, sagte der Minister.',
      en: 'The government did not pass the law on Monday, the minister said.',
      fr: "Le gouvernement n'a pas adopté la loi lundi, a dit le ministre dans un entretien.",
      es: 'El gobierno no aprobó la ley el lunes, dijo el ministro en una entrevista.',
      it: 'Il governo non ha approvato la legge lunedì, ha detto il ministro alla stampa.',
      pt: 'O governo não aprovou a lei na segunda-feira, disse o ministro em uma entrevista.',
      nl: 'De regering heeft de wet maandag niet aangenomen, zei de minister in een gesprek.',
      pl: 'Rząd nie przyjął ustawy w poniedziałek, powiedział minister w rozmowie z prasą.',
      cs: 'Vláda v pondělí zákon nepřijala, řekl ministr v rozhovoru, který se konal v Praze.',
      sv: 'Regeringen antog inte lagen i måndags, sade ministern i en intervju med en tidning.',
      ru: 'Правительство не приняло закон в понедельник, сказал министр, когда его спросили.',
      uk: 'Уряд не ухвалив закон у понеділок, сказав міністр, коли його запитали.',
      tr: 'Hükümet yasayı pazartesi günü kabul etmedi, dedi bakan bir gazeteye ve sonra gitti.',
      id: 'Pemerintah tidak mengesahkan undang-undang itu pada hari Senin, kata menteri.',
      ar: 'لم تقر الحكومة القانون يوم الاثنين، قال الوزير.',
      hi: 'सरकार ने सोमवार को कानून पारित नहीं किया, मंत्री ने कहा।',
      zh: '部长说，政府星期一没有通过这项法律。',
      ja: '政府は月曜日に法律を可決しなかったと大臣は述べた。',
      ko: '정부는 월요일에 법을 통과시키지 않았다고 장관이 말했다.',
    };
    assert.deepEqual(Object.keys(texts).sort(), [...LANGUAGES].sort());
    for (const [language, text] of Object.entries(texts)) assert.equal(detectLanguage(text), language);
  });

  it('is not misled by a quotation in another language or by numbers', () => {
    assert.equal(detectLanguage('„The law is the law“, sagte der Minister und ging nach Hause.'), 'de');
    assert.equal(detectLanguage('12.30 – 14.15 – 3:2'), 'en');
    assert.equal(detectLanguage(''), 'en');
  });
});
