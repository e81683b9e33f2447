import assert from 'node:assert/strict';
import { inLabel, inMessage, inOneLine } from '../../../src/vscode/plainText';

describe('Texts from files', () => {
  it('stand in one line, in the order in which they were written', () => {
    assert.equal(inOneLine(' a\r\n\tb\u0000c\u2028d '), 'a b c d');
    assert.equal(inOneLine('txt.\u202eexe\u2066x\u{e0041}'), 'txt.exex');
    assert.equal(inOneLine('שלום – Grüße 👋'), 'שלום – Grüße 👋');
  });

  it('are cut, however long they are, and never inside of a character', () => {
    assert.equal(inOneLine('x'.repeat(1_000_000), 10), `${'x'.repeat(10)}…`);
    assert.equal(inOneLine('👋👋👋', 3), '👋…');
    assert.equal(inOneLine('genau zehn', 10), 'genau zehn');
  });

  it('make neither links nor icons', () => {
    assert.doesNotMatch(inMessage('[weiter](command:x)'), /\]\(/);
    assert.equal(inLabel('$(trash) weg'), '\\$(trash) weg');
  });
});
