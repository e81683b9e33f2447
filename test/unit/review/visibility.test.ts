import assert from 'node:assert/strict';
import { maySee } from '../../../src/review/visibility';
import { annotate, articleFrom, NOW, SENTENCES } from './support';

describe('What may be seen', () => {
  const { text, spans } = articleFrom(SENTENCES);
  const own = annotate(text, 'anna', spans, { given: 'C' });
  const others = ['bert', 'model-x', 'adjudicated'];

  it('is everything while one does not annotate blind', () => {
    for (const writer of ['anna', ...others]) {
      assert.equal(maySee(writer, { blind: false, own }), true);
      assert.equal(maySee(writer, { blind: false, own: undefined }), true);
    }
  });

  it("is one's own while one annotates blind, until the article is finished or revealed", () => {
    assert.equal(maySee('anna', { blind: true, own }), true);
    for (const writer of others) {
      assert.equal(maySee(writer, { blind: true, own }), false);
      assert.equal(maySee(writer, { blind: true, own: undefined }), false);
      assert.equal(maySee(writer, { blind: true, own: { ...own, done: NOW } }), true);
      assert.equal(maySee(writer, { blind: true, own: { ...own, revealed: NOW } }), true);
    }
  });
});
