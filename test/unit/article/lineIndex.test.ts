import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../../src/article';

describe('line index', () => {
  it('gives line and character of an offset, and the other way round', () => {
    const index = new LineIndex('ab\n\ncd👍\n');
    assert.equal(index.lineCount, 4);
    assert.deepEqual(index.positionAt(2), { line: 0, character: 2 });
    assert.deepEqual(index.positionAt(3), { line: 1, character: 0 });
    assert.deepEqual(index.positionAt(8), { line: 2, character: 4 });
    assert.deepEqual(index.positionAt(9), { line: 3, character: 0 });
    assert.equal(index.offsetAt(2, 1), 5);
  });

  it('keeps places outside the text inside', () => {
    const index = new LineIndex('ab\ncd');
    assert.deepEqual(index.positionAt(-1), { line: 0, character: 0 });
    assert.deepEqual(index.positionAt(99), { line: 1, character: 2 });
    assert.equal(index.offsetAt(0, 99), 2);
    assert.equal(index.offsetAt(7, 0), 5);
    assert.equal(index.offsetAt(-1, 4), 0);
  });

  it('is its own inverse at every offset', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', 'ß', '👍') }), (text) => {
        const index = new LineIndex(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const { line, character } = index.positionAt(offset);
          assert.equal(index.offsetAt(line, character), offset);
          assert.equal(text.slice(0, offset).split('\n').length - 1, line);
        }
      }),
    );
  });
});
