import assert from 'node:assert/strict';
import { Comparison, judge, addMissing, sideOf } from '../../../src/review';
import { applyChange, articleOf, bringTo, type Change } from '../../../src/annotation';
import { annotate, articleFrom, NOW, SENTENCES, type Plan } from './support';

const { text, spans } = articleFrom(SENTENCES.slice(0, 4));

function compared(
  given: Readonly<Record<string, Plan>>,
  changes: readonly ((before: Comparison) => Change)[] = [],
) {
  const sides = Object.entries(given).map(([id, plan]) => annotate(text, id, spans, plan));
  const [own, ...others] = sides;
  if (!own) throw new Error('Nobody annotates.');
  const colleagues = others.map((annotations) => sideOf(annotations, text));
  let comparison = new Comparison('a.txt', text, sideOf(own, text), colleagues);
  for (const make of changes) {
    const article = articleOf(comparison.own.annotations, text);
    const next = applyChange(bringTo(comparison.own.annotations, article), article, make(comparison));
    comparison = new Comparison('a.txt', text, sideOf(next, text), colleagues);
  }
  return comparison;
}

const told = ({ disputes }: Comparison) =>
  disputes.map(({ start, tag, targets, lacking, own, state }) => ({
    sentence: spans.findIndex((span) => span[0] === start),
    tag,
    by: targets.map(({ annotator }) => annotator),
    lacking,
    own,
    state,
  }));

describe('Disputes', () => {
  it('are the tags on which annotators differ, one by one', () => {
    assert.deepEqual(
      told(
        compared({ anna: { given: 'C O D -' }, bert: { given: 'C A CD C' }, carla: { given: 'C A - O' } }),
      ),
      [
        { sentence: 1, tag: 'attribution', by: ['bert', 'carla'], lacking: [], own: false, state: 'open' },
        { sentence: 2, tag: 'claim', by: ['bert'], lacking: [], own: false, state: 'open' },
        { sentence: 3, tag: 'claim', by: ['bert'], lacking: ['carla'], own: undefined, state: 'open' },
      ],
    );
  });

  it('are also those of which a colleague is unsure, though nobody differs', () => {
    const unsure = { given: 'C O O O', details: { 0: { unsure: true } } };
    assert.deepEqual(
      told(compared({ anna: { given: 'C O O O' }, bert: unsure })).map(({ sentence }) => sentence),
      [0],
    );
    assert.deepEqual(told(compared({ anna: unsure, bert: { given: 'C O O O' } })), []);
  });

  it('leave out who has not read the sentence, and what the adjudication decided', () => {
    assert.deepEqual(told(compared({ anna: { given: 'C - - -' }, bert: { given: '- C C C' } })), []);
    assert.deepEqual(told(compared({ anna: { given: 'C C O O' }, adjudicated: { given: 'O O O O' } })), []);
  });

  it('are judged when each colleague’s tag has a verdict, and stale when one changed since', () => {
    const plan = { anna: { given: 'O O O O' }, bert: { given: 'C O O O' }, carla: { given: 'C O O O' } };
    const accept = (index: number) => (before: Comparison) => {
      const target = before.disputes[0]?.targets[index];
      assert.ok(target);
      return judge(before.own.annotations, target, { verdict: 'accept' }, {}, NOW);
    };
    assert.equal(compared(plan, [accept(0)]).disputes[0]?.state, 'open');
    const judged = compared(plan, [accept(0), accept(1)]);
    assert.equal(judged.disputes[0]?.state, 'judged');
    const changed = judged.colleagues.map((side) =>
      sideOf(
        { ...side.annotations, tags: side.annotations.tags.map((tag) => ({ ...tag, source: 'Moskau' })) },
        text,
      ),
    );
    assert.equal(new Comparison('a.txt', text, judged.own, changed).disputes[0]?.state, 'stale');
  });

  it('are judged when the annotator said that his tag is missing elsewhere', () => {
    const plan = { anna: { given: 'C O O O' }, bert: { given: 'O O O O' } };
    const [first = [0, 0] as const] = spans;
    const judged = compared(plan, [() => addMissing(first, 'claim', {}, { text, now: NOW })]);
    assert.deepEqual(
      told(judged).map(({ by, lacking, state }) => [by, lacking, state]),
      [[[], ['bert'], 'judged']],
    );
    const other = compared(plan, [() => addMissing(first, 'denial', {}, { text, now: NOW })]);
    assert.equal(other.disputes[0]?.state, 'open');
  });
});
