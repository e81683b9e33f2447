import assert from 'node:assert/strict';
import { segment } from '../../../src/article';

/** The sentences of a text as strings. */
function sentences(text: string, language?: string): string[] {
  return segment(text, language).map(([start, end]) => text.slice(start, end));
}

/** "¦" marks where a sentence ends; a language may stand before the text. */
function assertCuts(language: string, marked: readonly string[]): void {
  for (const text of marked) {
    const expected = text.split('¦').map((sentence) => sentence.trim());
    assert.deepEqual(sentences(text.replaceAll('¦', ''), language), expected);
  }
}

describe('segment', () => {
  it('cuts German at full stops and leaves abbreviations, ordinals and initials whole', () => {
    assertCuts('de', [
      'Der Minister trat am 18. Juni zurück.¦ Seine Partei schwieg.',
      'Dr. Weber kam z. B. mit dem Zug.¦ Prof. Dr. med. Lang nicht.',
      'Die Firma zahlte 3 Mio. Euro.¦ Das war ca. die Hälfte.',
      'Sie wohnt im 6. Stock in der Hauptstr. 5 in Bonn.¦ Er nicht.',
      'Das steht auf Seite 12.¦ Dort fehlt ein Wort.',
      'Franz B. Kunze sprach lange.¦ 1992 war er noch stumm.',
      'Er verkaufte Brot, Käse usw.¦ Dann schloss er.',
    ]);
  });

  it('keeps closing quotes and brackets with their sentence, and the attribution with the quote', () => {
    assertCuts('de', [
      '„Wir gehen nicht. Wir bleiben hier!“, sagte sie.¦ Niemand widersprach.'.replace('nicht. ', 'nicht.¦ '),
      'Er rief: „Halt!“¦ Dann lief er weg.',
      '(Das ist falsch.)¦ Der Rest stimmt.',
      'Das Haus (es war alt. Sehr alt!) brannte ab.¦ Es regnete.',
      '„Wo bist du?“ fragte der Mann.¦ Keine Antwort.',
      'Er sagte: „Das Zitat endet nie.¦ Niemand weiß es.¦ Der Text geht weiter.',
    ]);
  });

  it('makes every line a unit, but joins hard-wrapped lines', () => {
    assertCuts('de', [
      'Regierung am Ende¦\nVon Anna Beispiel¦\nBERLIN¦\nDie Regierung ist am Ende.¦ Das sagte der Kanzler am Montag.',
      'Die Regierung hat am Montag bekannt gegeben, dass sie die Steuern auf\nEinkommen senken will. ¦Der Minister sagte dazu am Abend in Berlin, die\nEntlastung komme allen zugute.',
    ]);
  });

  it('cuts no sentence at HTML left over from a careless conversion', () => {
    assertCuts('de', ['Er sagte&nbsp;nein. ¦&quot;Das stimmt.&quot; ¦Dann ging er.']);
  });

  it('cuts English', () => {
    assertCuts('en', [
      'Mr. Smith arrived at 5 p.m. on Jan. 5.¦ He left the U.S. the next day.',
      'She works for the U.S. Government.¦ "Why?" he asked.¦ Nobody knew.',
      'I bought apples, pears, etc.¦ Nothing else was left.',
    ]);
  });

  it('cuts German whatever language is given', () => {
    const text = 'Der Minister trat am 18. Juni zurück. Dr. Weber kam z. B. mit dem Zug.';
    for (const language of [undefined, 'de', 'en', 'fr', 'xx'])
      assert.equal(sentences(text, language).length, 2);
  });
});
