import assert from 'node:assert/strict';
import {
  applyChange,
  articleOf,
  bringTo,
  invert,
  replaceRecords,
  type Annotations,
  type Change,
  type Placed,
  type Review,
  type Tag,
} from '../../../src/annotation';
import { exchanges } from '../../../src/review/exchanges';
import { isStale, seenHash } from '../../../src/review/seen';
import { sideOf } from '../../../src/review/units';
import {
  addMissing,
  comment,
  follow,
  judge,
  verdictOn,
  verdictsOn,
  withdraw,
} from '../../../src/review/verdicts';
import { parse, serialise } from '../../../src/sidecar';
import { annotate, articleFrom, NOW, SENTENCES } from './support';

const { text, spans } = articleFrom(SENTENCES);
const context = { text, now: '2026-11-24' };
const anna = annotate(text, 'anna', spans, {
  given: 'C DA O CA -',
  details: { 1: { source: 'Ministerium', denies: [{ claim: 'Es gab Tote.' }] } },
});
const bert = annotate(text, 'bert', spans, { given: 'O O O O O' });
const [claim, denial] = anna.tags as [Tag, Tag, ...Tag[]];

const placed = (annotations: Annotations): Placed => bringTo(annotations, articleOf(annotations, text));
const after = (annotations: Annotations, change: Change | undefined): Annotations =>
  applyChange(placed(annotations), articleOf(annotations, text), change ?? assert.fail('no change'));
const received = (own: Annotations, reviewer: Annotations, now = text) =>
  verdictsOn(sideOf(own, now), [sideOf(own, now), sideOf(reviewer, now)]);
const shown = (annotations: Annotations) => annotations.tags.map(({ id, tag }) => `${id} ${tag}`);
const withTag = (annotations: Annotations, tag: Tag) => ({
  ...annotations,
  tags: replaceRecords(annotations.tags, [{ id: tag.id, before: null, after: tag }]),
});

describe('What a reviewer saw of a tag', () => {
  it('does not change when the tag moves or the form of its words does', () => {
    const seen = seenHash(denial);
    assert.match(seen, /^sha256:[0-9a-f]{64}$/);
    assert.equal(
      seenHash({ ...denial, start: 3, end: 40, prefix: 'x', suffix: 'y', created: '2027-01-01' }),
      seen,
    );
    assert.equal(seenHash({ ...denial, quote: denial.quote.replace(' ', '\n') }), seen);
  });

  it('is hashed as it was when the verdicts in files were given', () => {
    const tag: Tag = {
      ...{ id: 't', tag: 'denial', start: 0, end: 3, quote: 'Nö.', prefix: '', suffix: '' },
      ...{ source: 'Peking', sourceKind: 'state', cue: ['hat', 'bestritten'], via: 'WSJ' },
      ...{ certainty: 'certain', unsure: true, note: 'n', denies: [{ of: 'anna/1' }, { claim: 'c' }] },
      created: '2026-01-01',
    };
    assert.equal(seenHash(tag), 'sha256:4b7443a35b47d9cdbbcd206bec31f4bf04a9fd779cf155f11a1d593a26efd0df');
  });

  it('changes with the tag, its words and every detail', () => {
    const changed: Tag[] = [
      { ...denial, tag: 'claim' },
      { ...denial, quote: 'Das Ministerium weist den Vorwurf nicht zurück.' },
      { ...denial, source: 'Ein Sprecher' },
      { ...denial, sourceKind: 'state' },
      { ...denial, cue: ['weist', 'zurück'] },
      { ...denial, via: 'dpa' },
      { ...denial, certainty: 'possible' },
      { ...denial, unsure: true },
      { ...denial, note: 'Beleg?' },
      { ...denial, denies: [{ of: 'anna/x' }] },
      { ...denial, denies: [{ of: 'Es gab Tote.' }] },
    ];
    const hashes = new Set([denial, ...changed].map(seenHash));
    assert.equal(hashes.size, changed.length + 1);
    assert.equal(
      isStale({ id: 'r', verdict: 'accept', created: NOW, seen: seenHash(denial) }, changed[0]!),
      true,
    );
  });
});

describe('Verdicts', () => {
  const target = { annotator: 'anna', tag: claim };
  const reject = judge(
    bert,
    target,
    { verdict: 'reject' },
    { reason: 'guideline', note: 'Überschrift' },
    NOW,
  );

  it("are given on a colleague's tag, one each, and taken back", () => {
    const rejected = after(bert, reject);
    const review = verdictOn(rejected, target);
    assert.deepEqual(review, {
      id: review?.id,
      of: 'anna/anna-0-C',
      verdict: 'reject',
      reason: 'guideline',
      note: 'Überschrift',
      seen: seenHash(claim),
      created: NOW,
    });
    const accepted = after(rejected, judge(rejected, target, { verdict: 'accept' }, {}, NOW));
    assert.equal(accepted.reviews.length, 1);
    assert.deepEqual([accepted.reviews[0]?.id, accepted.reviews[0]?.verdict], [review?.id, 'accept']);
    assert.deepEqual(after(accepted, withdraw(accepted.reviews)).reviews, []);
    assert.deepEqual(applyChange(placed(rejected), articleOf(rejected, text), invert(reject)), bert);
  });

  it('are stale when the tag changed since, and gone with it', () => {
    const reviewer = after(bert, judge(bert, target, { verdict: 'accept' }, {}, NOW));
    assert.deepEqual(
      received(anna, reviewer).map(({ from, state, tag, place }) => [from, state, tag?.id, place]),
      [['bert', 'current', 'anna-0-C', spans[0]]],
    );
    assert.equal(received(withTag(anna, { ...claim, note: 'neu' }), reviewer)[0]?.state, 'stale');
    assert.equal(received({ ...anna, tags: [] }, reviewer)[0]?.state, 'gone');
  });

  it('stay when the article changes elsewhere', () => {
    const reviewer = after(bert, reject);
    const [verdict] = received(anna, reviewer, `Neue Überschrift\n${text}`);
    assert.equal(verdict?.state, 'current');
    assert.deepEqual(
      verdict.place,
      spans[0]!.map((offset) => offset + 'Neue Überschrift\n'.length),
    );
  });

  it('are followed: a rejected tag goes, and comes back on undo', () => {
    const reviewer = after(bert, reject);
    const [verdict] = received(anna, reviewer);
    const change = follow(placed(anna), verdict!, context)!;
    const followed = after(anna, change);
    assert.equal(followed.tags.length, anna.tags.length - 1);
    assert.equal(received(followed, reviewer)[0]?.state, 'followed');
    assert.deepEqual(new Set(after(followed, invert(change)).tags), new Set(anna.tags));
  });

  it('are followed: a changed tag keeps its id and what was not spoken of', () => {
    const to = { tag: 'claim' as const, source: 'Das Ministerium' };
    const target = { annotator: 'anna', tag: denial };
    const reviewer = after(bert, judge(bert, target, { verdict: 'change', to }, {}, NOW));
    const [verdict] = received(anna, reviewer);
    const followed = after(anna, follow(placed(anna), verdict!, context));
    const { denies, ...rest } = denial;
    assert.ok(denies);
    assert.deepEqual(followed.tags[1], { ...rest, ...to });
    assert.equal(received(followed, reviewer)[0]?.state, 'followed');
    assert.equal(follow(placed(followed), received(followed, reviewer)[0]!, context), undefined);
  });

  it('are followed without putting the same tag on a sentence twice', () => {
    const attribution = anna.tags.find(({ id }) => id === 'anna-3-A')!;
    const target = { annotator: 'anna', tag: attribution };
    const reviewer = after(bert, judge(bert, target, { verdict: 'change', to: { tag: 'claim' } }, {}, NOW));
    const followed = after(anna, follow(placed(anna), received(anna, reviewer)[0]!, context));
    assert.deepEqual(shown(followed).slice(-1), ['anna-3-C claim']);
  });

  it('on a missing tag reach those who read the sentence and lack it', () => {
    const missing = (index: number, tag: Tag['tag']) =>
      addMissing(spans[index]!, tag, {}, { text, now: NOW });
    const reviewer = [missing(2, 'attribution'), missing(0, 'claim'), missing(4, 'claim')].reduce(
      after,
      bert,
    );
    assert.deepEqual(parse(serialise(after(reviewer, comment('anna/x', 'Warum?', NOW)))).problems, []);
    const found = received(anna, reviewer);
    // Sentence 4 is one that anna has not read.
    assert.deepEqual(
      found.map(({ state, place }) => [state, place]),
      [
        ['current', spans[2]],
        ['followed', spans[0]],
      ],
    );
    const followed = after(anna, follow(placed(anna), found[0]!, context));
    const added = followed.tags.at(-1)!;
    assert.deepEqual([added.tag, added.quote, added.created], ['attribution', SENTENCES[2], '2026-11-24']);
    assert.equal(received(followed, reviewer)[0]?.state, 'followed');
    assert.equal(follow(placed(anna), found[1]!, context), undefined);
  });
});

describe('Missing tags in an article that changed', () => {
  it("are found again, and take no place from the reviewer's own tags", () => {
    const own = annotate(text, 'bert', spans, { given: 'O O A O O' });
    const reviewer = after(own, addMissing(spans[2]!, 'claim', {}, { text, now: NOW }));
    const { text: changed, spans: moved } = articleFrom(['Neue Überschrift', ...SENTENCES.toReversed()]);
    const place = moved[SENTENCES.length - 2]!;
    assert.deepEqual(
      received(anna, reviewer, changed).map(({ state, place: found }) => [state, found]),
      [['current', place]],
    );
    const side = sideOf(reviewer, changed);
    assert.deepEqual(
      reviewer.tags.map(({ id }) => [side.places.get(id)?.state, side.places.get(id)?.start]),
      [['exact', place[0]]],
    );
  });
});

describe('Exchanges', () => {
  const review = (id: string, created: string, fields: Partial<Review>): Review => ({
    id,
    verdict: 'comment',
    created,
    ...fields,
  });
  const of = (id: string, reviews: readonly Review[]): Annotations => ({
    ...annotate(text, id, spans, { given: 'O' }),
    reviews,
  });
  const order = (all: readonly Annotations[], ref: string) =>
    exchanges(all)(ref).map(({ annotator, review: { id } }) => `${annotator}/${id}`);

  it('show verdicts and their answers, each behind what it answers', () => {
    const all = [
      of('bert', [
        review('b2', '2026-11-22', { re: 'anna/a1' }),
        review('b1', '2026-11-22', { of: 'anna/t', verdict: 'reject' }),
      ]),
      // Anna's clock is wrong: her answer is dated before what it answers.
      of('anna', [review('a1', '2026-11-20', { re: 'bert/b1' })]),
      of('cleo', [
        review('c1', '2026-11-23', { re: 'anna/t' }),
        review('c2', '2026-11-21', { of: 'anna/other', verdict: 'accept' }),
      ]),
    ];
    assert.deepEqual(order(all, 'anna/t'), ['bert/b1', 'anna/a1', 'bert/b2', 'cleo/c1']);
    assert.deepEqual(order(all.toReversed(), 'anna/t'), order(all, 'anna/t'));
    assert.deepEqual(order(all, 'bert/b1'), ['bert/b1', 'anna/a1', 'bert/b2']);
    assert.deepEqual(order(all, 'anna/unknown'), []);
  });

  it('hold both answers that two people give at once', () => {
    const verdict = after(
      bert,
      judge(bert, { annotator: 'anna', tag: claim }, { verdict: 'reject' }, {}, NOW),
    );
    const re = `bert/${verdict.reviews[0]!.id}`;
    const answers = ['anna', 'cleo'].map((id) => after(of(id, []), comment(re, 'Warum?', NOW)));
    assert.equal(exchanges([verdict, ...answers])('anna/anna-0-C').length, 3);
  });

  it('end where answers go round in a circle', () => {
    const circle = [
      of('anna', [review('a', NOW, { re: 'bert/b' })]),
      of('bert', [review('b', NOW, { re: 'anna/a' })]),
    ];
    assert.deepEqual(order(circle, 'anna/a'), ['anna/a', 'bert/b']);
  });
});
