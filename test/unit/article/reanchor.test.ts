import assert from 'node:assert/strict';
import { anchorAt, encodeOutline, hashText, reanchor } from '../../../src/article';
import type { AnchorRecord, Span } from '../../../src/article';

/** A sidecar for `text`, tagged at every `tagged` sentence; sentences end at a full stop. */
function recordOf(text: string, tagged: readonly number[]): AnchorRecord {
  const sentences = Array.from(text.matchAll(/\S[^.]*\./g), ({ index, 0: found }): Span => [
    index,
    index + found.length,
  ]);
  return {
    article: { text: hashText(text), length: text.length, language: 'de' },
    outline: encodeOutline(text, sentences),
    tags: tagged.map((index) => {
      const [start, end] = sentences[index]!;
      return { id: `t${index}`, ...anchorAt(text, start, end) };
    }),
  };
}

describe('reanchoring', () => {
  const text =
    'Der Sprecher bestätigte den Bericht über Müller. Die Behörde schwieg dazu. Am Abend folgte ein Dementi.';

  it('finds everything where it was in the same text', () => {
    const record = recordOf(text, [0, 1, 2]);
    const { tags, sentences, fresh } = reanchor(record, text);
    assert.deepEqual(
      tags,
      record.tags.map(({ id, start, end }) => ({ id, state: 'exact', start, end, moved: false })),
    );
    assert.deepEqual(
      sentences,
      record.tags.map(({ start, end }) => ({ start, end, changed: false })),
    );
    assert.deepEqual(fresh, []);
  });

  it('follows sentences behind inserted text and gives that back as fresh', () => {
    const record = recordOf(text, [1]);
    const { tags, sentences, fresh } = reanchor(record, `Neu ist dieser Satz.\n\n${text}`);
    assert.deepEqual(tags, [{ id: 't1', state: 'exact', start: 71, end: 96, moved: false }]);
    assert.equal(sentences[2]?.start, 97);
    assert.deepEqual(fresh, [[0, 20]]);
  });

  it('is exact in another file format, changed in another spelling, orphaned without the sentence', () => {
    const record = recordOf(text, [0]);
    assert.equal(reanchor(record, text.normalize('NFD').replaceAll(' ', '\n')).tags[0]?.state, 'exact');
    const [spelled] = reanchor(record, text.replaceAll('ä', 'ae').replaceAll('ü', 'ue')).tags;
    assert.deepEqual(
      [spelled?.state, spelled?.state === 'changed' && spelled.reason],
      ['changed', 'spelling'],
    );
    assert.equal(reanchor(record, 'Die Behörde schwieg dazu.').tags[0]?.state, 'orphan');
  });
});
