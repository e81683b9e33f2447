import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeOutline, encodeOutline, FOLD_VERSION } from '../../../src/article';
import type { Span } from '../../../src/article';

const sentences = [
  'Der Minister wies die Vorwürfe am Montag zurück.',
  'Es habe zu keinem Zeitpunkt Absprachen gegeben, sagte er.',
  'Die Opposition spricht dagegen von 14 belegten Treffen.',
];
function spansOf(parts: readonly string[]): Span[] {
  let start = 0;
  return parts.map((part) => {
    const span: Span = [start, start + part.length];
    start += part.length + 1;
    return span;
  });
}
const outlineOf = (parts: readonly string[]): string => encodeOutline(parts.join(' '), spansOf(parts));

describe('the outline', () => {
  it('is one line of ASCII, holds no word of the text and gives the spans back', () => {
    const outline = outlineOf(sentences);
    assert.match(outline, /^1( \d+\+\d+\.\d+:[\w-]{16}){3}$/);
    const decoded = decodeOutline(outline);
    assert.equal(decoded?.version, FOLD_VERSION);
    assert.deepEqual(
      decoded.sentences.map(({ start, end }) => [start, end]),
      spansOf(sentences),
    );
    assert.deepEqual(
      decoded.sentences.map(({ tokens }) => tokens),
      [8, 9, 8],
    );
  });

  it('changes the entry of a changed sentence only', () => {
    const before = outlineOf(sentences).split(' ');
    const after = outlineOf(sentences.with(1, 'Es habe nie Absprachen gegeben.')).split(' ');
    const differing = before.flatMap((entry, index) => (entry === after[index] ? [] : [index]));
    assert.deepEqual(differing, [2]);
  });

  it('has the same digest for another file format', () => {
    const digest = (text: string): string | undefined => outlineOf([text]).split(':')[1];
    assert.equal(digest('„Größe“ – so die Behörde'), digest('»Gr&ouml;ße«\r\n- so\u00a0die Behörde'));
    assert.notEqual(digest('Er hat es gesagt.'), digest('Er hat es nicht gesagt.'));
  });

  it('gives back what was put in', () => {
    const parts = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { maxLength: 20 });
    fc.assert(
      fc.property(parts, (texts) => {
        const decoded = decodeOutline(outlineOf(texts));
        assert.deepEqual(
          decoded?.sentences.map(({ start, end }) => [start, end]),
          spansOf(texts),
        );
      }),
    );
  });

  it('refuses what is no outline', () => {
    const good = outlineOf(sentences);
    const bad = ['', ' ', 'x', `${good} `, good.slice(0, -1), good.replace('+', '-'), good.replace(':', '')];
    for (const text of [
      ...bad,
      `1 999999999+999999999.1:${'A'.repeat(16)} 999999999+1.1:${'A'.repeat(16)}`,
    ]) {
      assert.equal(decodeOutline(text), undefined, text);
    }
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: good.length }), (noise, at) => {
        decodeOutline(good.slice(0, at) + noise + good.slice(at));
      }),
    );
  });
});
