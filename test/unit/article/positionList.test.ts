import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PositionList } from '../../../src/article/positionList';

const contents = (list: PositionList): number[] => Array.from({ length: list.size }, (_, i) => list.at(i));

describe('position list', () => {
  it('moves what stands behind an edit and leaves what stands at its start', () => {
    const list = new PositionList();
    list.splice(0, 0, [2, 5, 5, 8, 20], [1, 2, 3, 4, 5]);
    list.edit(5, 5, 3);
    assert.deepEqual(contents(list), [2, 5, 5, 11, 23]);
    list.edit(3, 12, 1);
    assert.deepEqual(contents(list), [2, 3, 3, 3, 15]);
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((i) => list.valueAt(i)),
      [1, 2, 3, 4, 5],
    );
    list.remove(3, 15);
    assert.deepEqual(contents(list), [2, 15]);
    assert.equal(list.valueAt(1), 5);
  });

  it('does what an array of numbers would do', () => {
    const operation = fc.record({
      at: fc.nat(99),
      length: fc.nat(9),
      inserted: fc.nat(9),
      splices: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(fc.nat(99), { maxLength: 20 }), fc.array(operation), (start, operations) => {
        let length = 100;
        let model = start.sort((a, b) => a - b);
        const list = new PositionList();
        list.splice(0, 0, model);
        for (const { at, length: removed, inserted, splices } of operations) {
          if (splices) {
            const index = model.length === 0 ? 0 : at % model.length;
            const count = Math.min(removed, model.length - index);
            list.splice(index, count, []);
            model.splice(index, count);
          } else {
            const from = Math.min(at, length);
            const to = Math.min(from + removed, length);
            list.edit(from, to, inserted);
            model = model.map((p) => (p <= from ? p : p >= to ? p + inserted - (to - from) : from));
            length += inserted - (to - from);
          }
          assert.deepEqual(contents(list), model);
          assert.equal(list.lowerBound(at), model.filter((p) => p < at).length);
        }
      }),
    );
  });
});
