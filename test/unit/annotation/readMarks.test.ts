import assert from 'node:assert/strict';
import { ReadMarks } from '../../../src/annotation';

describe('Read-marks', () => {
  it('reads and writes ranges, whatever their order and overlap', () => {
    assert.deepEqual(
      new ReadMarks(10, [
        [5, 7],
        [0, 2],
        [6, 99],
      ]).ranges(),
      [
        [0, 2],
        [5, 10],
      ],
    );
  });

  it('keeps the mark of an edited sentence', () => {
    const marks = new ReadMarks(3, [[1, 2]]);
    marks.splice({ from: 1, removed: 1, added: 1 });
    assert.deepEqual(marks.ranges(), [[1, 2]]);
  });

  it('marks both parts of a split sentence, and a joined one only if both were read', () => {
    const marks = new ReadMarks(3, [[1, 2]]);
    marks.splice({ from: 1, removed: 1, added: 2 });
    assert.deepEqual(marks.ranges(), [[1, 3]]);
    marks.splice({ from: 0, removed: 2, added: 1 });
    assert.deepEqual(marks.ranges(), [[1, 2]]);
  });

  it('leaves new sentences unread', () => {
    const marks = new ReadMarks(2, [[0, 2]]);
    marks.splice({ from: 1, removed: 0, added: 2 });
    assert.deepEqual(marks.ranges(), [
      [0, 1],
      [3, 4],
    ]);
  });
});
