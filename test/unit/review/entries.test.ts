import assert from 'node:assert/strict';
import {
  Comparison,
  countReasons,
  entriesOf,
  groupEntries,
  remark,
  sideOf,
  type Entry,
} from '../../../src/review';
import type { Review } from '../../../src/annotation';
import { annotate, articleFrom, SENTENCES, type Plan } from './support';

const { text, spans } = articleFrom(SENTENCES.slice(0, 4));

function entries(given: Readonly<Record<string, Plan>>, words = text): readonly Entry[] {
  const [own, ...others] = Object.entries(given).map(([id, plan]) =>
    sideOf(annotate(text, id, spans, plan), words),
  );
  if (!own) throw new Error('Nobody annotates.');
  return entriesOf(new Comparison('a.txt', words, own, others));
}

const review = (given: Partial<Review> & Pick<Review, 'id' | 'verdict'>): Plan => ({
  given: '- - - -',
  fields: { reviews: [{ created: '2026-11-20', ...given }] },
});

const told = (each: readonly Entry[]) =>
  each.map(({ kind, span, open }) => [kind, spans.findIndex(([start]) => start === span?.[0]), open]);

describe('What there is to review', () => {
  it('are disputes, verdicts on own tags, and answers to what one said', () => {
    const found = entries({
      anna: {
        given: 'C O D -',
        fields: { reviews: [{ id: 'a1', of: 'bert/bert-1-A', verdict: 'accept', created: '2026-11-20' }] },
      },
      bert: { given: 'C A D -' },
      carla: review({ id: 'c1', of: 'anna/anna-2-D', verdict: 'reject' }),
      dora: review({ id: 'd1', re: 'anna/a1', verdict: 'comment', note: 'Warum?' }),
    });
    assert.deepEqual(told(found), [
      ['dispute', 1, false],
      ['comment', 1, true],
      ['verdict', 2, true],
    ]);
  });

  it('leaves out what is accepted or followed already', () => {
    const own = { given: 'C - - -' };
    assert.deepEqual(
      entries({ anna: own, bert: review({ id: 'b1', of: 'anna/anna-0-C', verdict: 'accept' }) }),
      [],
    );
    const retag = review({ id: 'b1', of: 'anna/anna-0-C', verdict: 'change', to: { tag: 'claim' } });
    assert.deepEqual(entries({ anna: own, bert: retag }), []);
  });

  it('takes an answer for done', () => {
    const answer = {
      id: 'a2',
      re: 'bert/b1',
      verdict: 'comment' as const,
      note: 'Darum.',
      created: '2026-11-21',
    };
    const found = entries({
      anna: { given: 'C - - -', fields: { reviews: [answer] } },
      bert: review({ id: 'b1', re: 'anna/anna-0-C', verdict: 'comment', note: 'Warum?' }),
    });
    assert.deepEqual(told(found), [['comment', 0, false]]);
  });

  it('keeps the keys when the text moves, and gives others when tags do', () => {
    const plan = { anna: { given: 'C O O O' }, bert: { given: 'O A O O' } };
    const keys = entries(plan).map(({ key }) => key);
    assert.equal(new Set(keys).size, 2);
    assert.deepEqual(
      entries(plan, `Neu davor.\n${text}`).map(({ key }) => key),
      keys,
    );
    assert.notDeepEqual(
      entries({ ...plan, carla: { given: 'O A O O' } }).map(({ key }) => key),
      keys,
    );
  });

  it('comes in groups: new, unsure, different, answers, verdicts, done', () => {
    const found = entries({
      anna: {
        given: 'C O D O',
        fields: { reviews: [{ id: 'a1', of: 'bert/bert-3-C', verdict: 'reject', created: '2026-11-20' }] },
      },
      bert: { given: 'O A D C', details: { 1: { unsure: true } } },
      carla: review({ id: 'c1', of: 'anna/anna-2-D', verdict: 'reject' }),
      dora: review({ id: 'd1', re: 'anna/anna-2-D', verdict: 'comment', note: '?' }),
    });
    const counts = (isNew: (key: string) => boolean) =>
      Object.entries(groupEntries(found, isNew))
        .map(([name, group]) => `${name} ${group.length}`)
        .join(', ');
    assert.equal(
      counts(() => false),
      'new 0, unsure 1, differences 1, comments 1, verdicts 1, judged 1',
    );
    assert.equal(
      counts(() => true),
      'new 4, unsure 0, differences 0, comments 0, verdicts 0, judged 1',
    );
  });

  it('comes by urgency, and article by article where that is the same', () => {
    const [first, second] = ['a.txt', 'b.txt'].map((article) => {
      const plans: Readonly<Record<string, Plan>> = {
        anna: { given: 'C C O O' },
        bert: { given: 'O CA C O', details: { 2: { unsure: true } } },
      };
      const [own, ...others] = Object.entries(plans).map(([id, plan]) =>
        sideOf(annotate(text, id, spans, plan), text),
      );
      return own ? entriesOf(new Comparison(article, text, own, others)) : [];
    });
    const order = (isNew: boolean) => {
      const groups = groupEntries([...(first ?? []), ...(second ?? [])], () => isNew);
      return (isNew ? groups.new : groups.differences).map(({ article, span }) => [
        article.charAt(0),
        spans.findIndex(([start]) => start === span?.[0]),
      ]);
    };
    const differences = [
      ['a', 0],
      ['b', 0],
      ['a', 1],
      ['b', 1],
    ];
    assert.deepEqual(order(false), differences);
    assert.deepEqual(order(true), [['a', 2], ['b', 2], ...differences]);
  });

  it('counts the reasons of verdicts, each verdict once', () => {
    const given = (id: string, of: string, reason: Review['reason']): Review => ({
      ...{ id, of, verdict: 'reject', created: '2026-11-20' },
      ...(reason && { reason }),
    });
    const reviews = [
      given('a1', 'bert/bert-0-C', 'slip'),
      given('a2', 'bert/bert-1-A', 'guideline'),
      given('a3', 'bert/bert-3-C', 'guideline'),
    ];
    const received = given('c1', 'anna/anna-2-D', 'edge');
    const found = entries({
      anna: { given: 'O O D O', fields: { reviews } },
      bert: { given: 'C A D C' },
      carla: { given: '- - - -', fields: { reviews: [received, given('c2', 'anna/anna-2-D', undefined)] } },
    });
    assert.deepEqual(countReasons(found), [
      ['guideline', 2],
      ['slip', 1],
      ['edge', 1],
    ]);
    const [first] = found;
    assert.deepEqual(countReasons(first ? [first, first] : []), [['slip', 1]]);
  });

  it('ends where answers go round in a circle', () => {
    const found = entries({
      anna: {
        given: '- - - -',
        fields: {
          reviews: [{ id: 'a1', re: 'bert/b1', verdict: 'comment', note: 'x', created: '2026-11-20' }],
        },
      },
      bert: review({ id: 'b1', re: 'anna/a1', verdict: 'comment', note: 'y' }),
    });
    assert.deepEqual(told(found), [['comment', -1, false]]);
  });

  it('lets a verdict have its reason and its note later', () => {
    const given: Review = { id: 'a1', of: 'bert/x', verdict: 'reject', note: 'alt', created: '2026-11-20' };
    const after = (change: ReturnType<typeof remark>) => change.reviews?.[0]?.after;
    assert.deepEqual(after(remark([given], { reason: 'slip' })), { ...given, reason: 'slip' });
    assert.deepEqual(after(remark([given], { note: 'neu' })), { ...given, note: 'neu' });
    assert.equal(after(remark([given], { note: '' }))?.note, undefined);
  });
});
