import assert from 'node:assert/strict';
import { agreement, type AgreementOptions, type AnnotatedArticle } from '../../../src/review/agreement';
import type { Coefficient } from '../../../src/review/coefficients';
import { atOnce, inSlices } from '../../../src/review/slices';
import { annotate, articleFrom, SENTENCES } from './support';

const { text, spans } = articleFrom(SENTENCES);

/** Ten sentences, three annotators; what follows from it is worked out by hand below. */
const GIVEN = {
  anna: 'C CA D O A O DA C O CA',
  bert: 'C C D O A C DA D O CA',
  cleo: 'C CA DA O CA O DA C A CA',
} as const;

const corpus = (given: Readonly<Record<string, string>> = GIVEN, article = 'a.txt'): AnnotatedArticle => ({
  article,
  text,
  annotations: Object.entries(given).map(([id, letters]) => annotate(text, id, spans, { given: letters })),
});

const figures = (articles: readonly AnnotatedArticle[], options: AgreementOptions = {}) =>
  atOnce(agreement(articles, { draws: 200, ...options }));

function assertNear(actual: Coefficient | undefined, expected: number): void {
  assert.ok(actual?.value !== null && actual !== undefined, `undefined instead of ${expected}`);
  assert.ok(Math.abs(actual.value - expected) < 1e-9, `${actual.value} instead of ${expected}`);
}

describe('Agreement of three annotators with known differences', () => {
  const result = figures([corpus()]);

  it('has the figures worked out by hand', () => {
    assert.deepEqual([result.articles, result.total.units, result.total.ratings], [1, 10, 30]);
    const { claim, denial } = result.total.tags;
    // Claims per sentence, of three: 3 3 0 0 1 1 0 2 0 3. Disagreement only at those with 1 or 2, three
    // sentences, in each of which 2 of 3 pairs differ: observed 1 − 3 · 2/3 / 10.
    assertNear(claim.observed, 0.8);
    // 13 claims of 30 values; D_o = 3 · 4/2 / 30; D_e = 2 · 13 · 17 / (30 · 29).
    assertNear(claim.alpha, 1 - 6 / 30 / (442 / 870));
    assertNear(claim.fleissKappa, (0.8 - (13 ** 2 + 17 ** 2) / 900) / (1 - (13 ** 2 + 17 ** 2) / 900));
    const chance = 2 * (13 / 30) * (17 / 30);
    assertNear(claim.ac1, (0.8 - chance) / (1 - chance));
    // anna–bert: both 0 1 9, only anna 7, only bert 5. anna–cleo: both 0 1 7 9, only cleo 4.
    // bert–cleo: both 0 1 9, only bert 5, only cleo 4 7.
    assertNear(claim.f1, (6 / 8 + 8 / 9 + 6 / 9) / 3);
    assert.deepEqual(claim.confusion, { both: 10, onlyFirst: 1 + 0 + 1, onlySecond: 1 + 1 + 2, neither: 14 });
    // Denials per sentence: 0 0 3 0 0 0 3 1 0 0.
    assertNear(denial.observed, 1 - 2 / 3 / 10);
    assertNear(denial.alpha, 1 - 2 / 30 / ((2 * 7 * 23) / 870));
    // The same set: all three in 0 3 6 9 (4 · 1), two of three in 1 2 4 5 7 8 (6 · 1/3).
    assertNear(result.total.sets.observed, (4 + 6 / 3) / 10);
    assert.deepEqual(claim.cohenKappa, { value: null, reason: 'not two annotators' });
  });

  it("has figures per pair, with Cohen's κ", () => {
    const [pair] = result.byPair;
    assert.deepEqual(pair?.annotators, ['anna', 'bert']);
    // Claims of anna 4, of bert 4, both 3 of 10: p_o = 0.8, p_e = 0.16 + 0.36.
    assertNear(pair.tags.claim.cohenKappa, (0.8 - 0.52) / (1 - 0.52));
    assertNear(pair.tags.claim.f1, 6 / 8);
    assert.deepEqual(pair.tags.claim.confusion, { both: 3, onlyFirst: 1, onlySecond: 1, neither: 5 });
    assert.equal(result.byPair.length, 3);
    const two = figures([corpus()], { annotators: ['bert', 'anna'] });
    assertNear(two.total.tags.claim.cohenKappa, (0.8 - 0.52) / (1 - 0.52));
    assert.deepEqual(two.leftOut.annotators, ['cleo']);
  });

  it('has an interval around each α that the seed alone decides', () => {
    assert.equal(result.method.resampled, 'sentences');
    for (const { alpha, interval } of [...Object.values(result.total.tags), result.total.sets]) {
      assert.ok(interval && interval.low !== null && alpha.value !== null);
      assert.ok(interval.low < alpha.value && alpha.value < interval.high);
      assert.equal(interval.draws, 200);
    }
    assert.deepEqual(figures([corpus()]), result);
    assert.notDeepEqual(figures([corpus()], { seed: 2 }).total.sets.interval, result.total.sets.interval);
  });

  it('lists what they differ on, with its place', () => {
    assert.deepEqual(
      result.disagreements.map(({ start }) => spans.findIndex(([from]) => from === start)).sort(),
      [1, 2, 4, 5, 7, 8],
    );
    const on7 = result.disagreements.find(({ start }) => start === spans[7]![0]);
    assert.deepEqual(on7?.sets, { anna: ['claim'], bert: ['denial'], cleo: ['claim'] });
    assert.equal(on7?.quote, SENTENCES[7]);
    // Of three pairs one agrees and two share nothing.
    assert.ok(Math.abs(on7.agreement - 1 / 3) < 1e-12);
    assert.deepEqual(
      result.disagreements.map(({ agreement: share }) => share),
      result.disagreements.map(({ agreement: share }) => share).sort((a, b) => a - b),
    );
    const alike = result.disagreements.filter(
      ({ agreement: share }) => share === result.disagreements[0]?.agreement,
    );
    assert.ok(alike.length > 1 && alike.every(({ start }, i) => i === 0 || start > alike[i - 1]!.start));
  });

  it('is plain data', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
  });
});

describe('Agreement of a corpus', () => {
  const parts = Array.from({ length: 12 }, (_, index) =>
    corpus(GIVEN, `${String(index).padStart(2, '0')}.txt`),
  );

  it('does not depend on the order of articles or annotators', () => {
    const turned = parts
      .toReversed()
      .map((article) => ({ ...article, annotations: article.annotations.toReversed() }));
    assert.deepEqual(figures(turned), figures(parts));
  });

  it('resamples articles where there are ten', () => {
    const result = figures(parts);
    assert.equal(result.method.resampled, 'articles');
    // All articles are alike: every draw is the corpus again, so the interval is α itself.
    const { alpha, interval } = result.total.sets;
    assert.ok(interval?.low !== null && interval && alpha.value !== null);
    assert.ok(Math.abs(interval.low - alpha.value) < 1e-9 && Math.abs(interval.high - alpha.value) < 1e-9);
    assert.equal(result.byArticle.length, 12);
    assert.equal(figures(parts.slice(3)).method.resampled, 'sentences');
  });

  it('leaves out models and the adjudication unless they are named', () => {
    const withModel = corpus({ ...GIVEN, 'model-x': GIVEN.anna, adjudicated: GIVEN.bert });
    assert.deepEqual(figures([withModel]).leftOut.annotators, ['adjudicated', 'model-x']);
    const named = figures([withModel], { annotators: ['anna', 'model-x'] });
    assertNear(named.total.sets.alpha, 1);
    assert.deepEqual(
      named.annotators.map(({ id }) => id),
      ['anna', 'model-x'],
    );
  });

  it('counts what is left out, and why', () => {
    const alone = { ...corpus({ anna: GIVEN.anna }, 'z.txt') };
    const gaps = corpus({ anna: 'C O D O A O DA C - -', bert: '- O D O A O DA C O -' });
    const result = figures([alone, gaps], { unreadable: ['b.txt.cleo.claimmark.json:3: Not valid JSON.'] });
    assert.deepEqual(result.leftOut, {
      annotators: [],
      articles: ['z.txt'],
      units: 2,
      ratings: { unread: 2, unaligned: 0, wording: 0, ambiguous: 0 },
      orphans: 0,
      unreadable: ['b.txt.cleo.claimmark.json:3: Not valid JSON.'],
    });
    assert.equal(result.total.units, 7);
    const [anna, bert] = result.annotators;
    assert.deepEqual(anna, {
      id: 'anna',
      name: 'ANNA',
      articles: 2,
      done: 0,
      absent: 0,
      sentences: 20,
      read: 18,
      tags: 16,
    });
    assert.deepEqual([bert?.articles, bert?.read], [1, 8]);
  });

  it('says why there is no figure', () => {
    const nothing = figures([corpus({ anna: 'C', bert: '- C' })]);
    assert.deepEqual(nothing.total.sets.alpha, { value: null, reason: 'no pairs' });
    assert.deepEqual(nothing.total.sets.interval, {
      draws: 0,
      dropped: 0,
      low: null,
      high: null,
      reason: 'no pairs',
    });
    const constant = figures([corpus({ anna: 'C C C', bert: 'C C C' })]);
    assert.deepEqual(constant.total.tags.claim.alpha, { value: null, reason: 'constant' });
    assert.deepEqual(constant.total.tags.claim.interval, {
      draws: 200,
      dropped: 200,
      low: null,
      high: null,
      reason: 'no draws',
    });
    assert.deepEqual(constant.total.tags.denial.f1, { value: null, reason: 'unused' });
    assertNear(constant.total.tags.claim.f1, 1);
    assert.deepEqual(figures([]).total.microF1, { value: null, reason: 'no pairs' });
  });

  it('tells guideline versions apart', () => {
    const version = (guideline: string | null, article: string): AnnotatedArticle => {
      const plain = corpus(GIVEN, article);
      return { ...plain, annotations: plain.annotations.map((each) => ({ ...each, guideline })) };
    };
    const mixed = corpus(GIVEN, 'd.txt');
    const result = figures([
      version('sha256:1', 'a.txt'),
      version('sha256:1', 'b.txt'),
      version(null, 'c.txt'),
      {
        ...mixed,
        annotations: mixed.annotations.map((each, index) => ({
          ...each,
          guideline: index === 0 ? 'sha256:1' : 'sha256:2',
        })),
      },
    ]);
    assert.deepEqual(
      result.byGuideline.map(({ guidelines, units }) => [guidelines, units]),
      [
        [['sha256:1', 'sha256:2'], 10],
        [['sha256:1'], 20],
        [[null], 10],
      ],
    );
  });

  it('compares sources, kinds and links of those who tagged alike', () => {
    const details = (source: string, of: string) => ({
      0: { source, sourceKind: 'office' as const },
      2: { source: 'Sprecher', denies: [{ of }] },
    });
    const given = 'C O D O';
    const result = figures([
      {
        article: 'a.txt',
        text,
        annotations: [
          annotate(text, 'anna', spans, { given, details: details('Die Behörde', 'anna/anna-0-C') }),
          annotate(text, 'bert', spans, { given, details: details('die behoerde', 'bert/bert-0-C') }),
          annotate(text, 'cleo', spans, { given, details: { 0: { source: 'Energieamt' } } }),
        ],
      },
    ]);
    assert.deepEqual(result.details.source, {
      pairs: 6,
      given: 4,
      oneSided: 2,
      same: 2,
      observed: { value: 0.5 },
    });
    // Each denial points to the annotator's own tag, both on the first sentence.
    assert.deepEqual(result.details.denies, {
      pairs: 3,
      given: 1,
      oneSided: 2,
      same: 1,
      observed: { value: 1 },
    });
    assert.deepEqual(result.details.via.observed, { value: null, reason: 'no pairs' });
  });

  it('puts what a colleague is unsure of first', () => {
    const unsure = annotate(text, 'bert', spans, { given: 'C CA O', details: { 1: { unsure: true } } });
    const result = figures([
      { article: 'a.txt', text, annotations: [annotate(text, 'anna', spans, { given: 'D C O' }), unsure] },
    ]);
    assert.deepEqual(
      result.disagreements.map(({ start, unsure: by }) => [start, by]),
      [
        [spans[1]![0], ['bert']],
        [0, []],
      ],
    );
  });

  it('runs in slices, tells how far it is and can be cancelled', async () => {
    const shares: number[] = [];
    let pauses = 0;
    const many = Array.from({ length: 40 }, (_, index) => corpus(GIVEN, `${index}.txt`));
    const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
    const result = await inSlices(agreement(many, { draws: 20000 }), {
      pause: () => {
        pauses += 1;
        return pause();
      },
      progress: (share) => shares.push(share),
    });
    assert.equal(result?.total.units, 400);
    assert.ok(pauses > 1);
    assert.deepEqual(
      shares,
      [...shares].sort((a, b) => a - b),
    );
    assert.ok(shares.every((share) => share >= 0 && share <= 1));
    const cancelled = await inSlices(agreement(many, { draws: 20000 }), { pause, cancelled: () => true });
    assert.equal(cancelled, undefined);
  });
});
