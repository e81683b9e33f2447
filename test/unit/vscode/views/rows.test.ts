import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inSections, Rows, type Row, type RowElement } from '../../../../src/vscode/views/rows';

function row(id: string, label = id, children?: readonly Row[]): Row {
  return { id, label, spoken: label, ...(children && { children }) };
}

const ids = (elements: readonly RowElement[]) => elements.map(({ row: { id } }) => id);

describe('The rows of a view', () => {
  it('are drawn again one by one where they read differently', () => {
    const rows = new Rows();
    assert.equal(rows.set([row('a'), row('b'), row('c')]), 'all');
    const [first, second] = rows.roots;
    const change = rows.set([row('a'), row('b', 'other'), row('c')]);
    assert.notEqual(change, 'all');
    assert.deepEqual(ids(change as readonly RowElement[]), ['b']);
    assert.deepEqual(rows.roots.slice(0, 2), [first, second]);
    assert.deepEqual(rows.set([row('a'), row('b', 'other'), row('c')]), []);
  });

  it('are drawn again with their parent where one came or went', () => {
    const rows = new Rows();
    rows.set([row('g', 'g', [row('a'), row('b')]), row('h', 'h', [row('c')])]);
    const change = rows.set([
      row('g', 'g', [row('a', 'new'), row('b'), row('d')]),
      row('h', 'h', [row('c')]),
    ]);
    assert.deepEqual(ids(change as readonly RowElement[]), ['g']);
    assert.equal(rows.set([row('h', 'h', [row('c')])]), 'all');
    assert.equal(rows.find('a'), undefined);
    assert.ok(rows.find('c'));
  });

  it('lead to where their text is now, without being drawn again', () => {
    const rows = new Rows();
    rows.set([{ ...row('a'), place: { article: 'file:///a.txt', offset: 3 } }]);
    const [element] = rows.roots;
    assert.deepEqual(rows.set([{ ...row('a'), place: { article: 'file:///a.txt', offset: 9 } }]), []);
    assert.equal(element?.offset, 9);
    assert.equal(element.article, 'file:///a.txt');
  });

  it('know each element under its id, wherever it moved', () => {
    const rows = new Rows();
    rows.set([row('g', 'g', [row('a')]), row('h', 'h', [])]);
    rows.set([row('g', 'g', []), row('h', 'h', [row('a')])]);
    assert.equal(rows.find('a')?.parent?.row.id, 'h');
    rows.set([row('g', 'g', [row('a')]), row('h', 'h', [])]);
    assert.equal(rows.find('a')?.parent?.row.id, 'g');
  });

  it('always hold what was set, and draw all that differs', () => {
    const leaf = fc.record({ id: fc.integer({ max: 30, min: 0 }), label: fc.constantFrom('x', 'y') });
    const state = fc.array(
      fc.tuple(fc.constantFrom('g', 'h', 'i'), fc.uniqueArray(leaf, { selector: ({ id }) => id })),
      {
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(fc.array(state, { maxLength: 6 }), (states) => {
        const rows = new Rows();
        // What is on the screen: what was drawn when it was last asked for.
        let screen: unknown = [];
        const drawn = (element: RowElement): unknown => [
          element.row.label,
          element.children.map((child) => drawn(child)),
        ];
        for (const groups of states) {
          const wanted = Array.from(new Map(groups), ([group, leaves]) =>
            row(
              group,
              group,
              leaves.map(({ id, label }) => row(`${group}${id}`, label)),
            ),
          );
          const before = new Map(rows.roots.map((element) => [element, drawn(element)]));
          const change = rows.set(wanted);
          if (change === 'all') screen = rows.roots.map(drawn);
          else {
            const redrawn = new Set(
              change.flatMap((element) => [element, ...(element.parent ? [element.parent] : [])]),
            );
            screen = rows.roots.map((element) =>
              redrawn.has(element) ? drawn(element) : before.get(element),
            );
          }
          assert.deepEqual(screen, rows.roots.map(drawn));
          assert.deepEqual(
            rows.roots.map(({ row: { id }, children }) => [id, ids(children)]),
            wanted.map(({ id, children = [] }) => [id, children.map((child) => child.id)]),
          );
        }
      }),
    );
  });

  it('stand in sections where they are many', () => {
    const many = Array.from({ length: 1100 }, (_, index) => row(`r${index}`));
    const sections = inSections(many, 'list', (first, last) => `${first.label} to ${last.label}`);
    assert.deepEqual(
      sections.map(({ label, children = [] }) => [label, children.length]),
      [
        ['r0 to r249', 250],
        ['r250 to r499', 250],
        ['r500 to r749', 250],
        ['r750 to r999', 250],
        ['r1000 to r1099', 100],
      ],
    );
    assert.equal(inSections(many.slice(0, 500), 'list', () => '').length, 500);
  });
});
