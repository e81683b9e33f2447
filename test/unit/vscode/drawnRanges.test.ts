import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TAG_NAMES } from '../../../src/annotation';
import {
  changedRanges,
  rangesByType,
  typeOf,
  type RangesByType,
  type Tagged,
} from '../../../src/vscode/screen/drawnRanges';

/** A range of one line. */
class Line {
  readonly start: { readonly line: number };
  constructor(line: number) {
    this.start = { line };
  }
  isEqual(other: Line): boolean {
    return other.start.line === this.start.line;
  }
}

const claimAt = (line: number): Tagged<Line> => ({ tags: ['claim'], state: 'exact', range: new Line(line) });

const linesOf = (ranges: RangesByType<Line>) =>
  Array.from(ranges, ([type, all]) => [type, all.map(({ start }) => start.line)] as const)
    .filter(([, lines]) => lines.length > 0)
    .sort();

const tagged = fc
  .uniqueArray(
    fc.record({
      tags: fc.subarray([...TAG_NAMES], { minLength: 1 }),
      state: fc.constantFrom('exact' as const, 'needsLook' as const),
      line: fc.nat(3000),
    }),
    { selector: ({ line }) => line, maxLength: 60 },
  )
  .map((all) => all.map(({ line, ...look }): Tagged<Line> => ({ ...look, range: new Line(line) })));

describe('The ranges of decoration types', () => {
  it('lead an editor from whatever it shows to exactly what is tagged', () => {
    fc.assert(
      fc.property(fc.array(tagged, { maxLength: 5 }), (states) => {
        // As VS Code does it: what is set for a type replaces what it had.
        const shown = new Map<string, readonly Line[]>();
        let before: RangesByType<Line> = new Map();
        for (const state of states) {
          const now = rangesByType(state);
          for (const [type, ranges] of changedRanges(before, now)) shown.set(type, ranges);
          assert.deepEqual(linesOf(shown), linesOf(now));
          before = now;
        }
      }),
    );
  });

  it('give what looks different different types', () => {
    fc.assert(
      fc.property(tagged, (state) => {
        const looks = new Map<string, string>();
        for (const each of state) {
          const look = `${each.tags.join()} ${each.state}`;
          assert.equal(looks.get(typeOf(each)) ?? look, look);
          looks.set(typeOf(each), look);
        }
      }),
    );
  });

  it('are set again only near what changed', () => {
    const before = Array.from({ length: 2000 }, (_, line) => claimAt(line));
    const [none, one] = [before, before.filter(({ range }) => range.start.line !== 700)].map((now) =>
      changedRanges(rangesByType(before), rangesByType(now)),
    );
    assert.equal(none?.size, 0);
    assert.equal(one?.size, 1);
    assert.ok((one.values().next().value?.length ?? Infinity) < 200);
  });
});
