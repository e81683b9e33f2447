import { ADJUDICATED, isModel, REASONS, type Annotations, type Annotator, type Reason } from '../annotation';
import { bootstrapAlpha, BOOTSTRAP, type BootstrapOptions } from './bootstrap';
import { Tally, type Table } from './coefficients';
import { DetailSample, type ComparedDetail, type DetailFigures } from './details';
import { differencesOf, mostUrgentFirst, type Difference, type Place } from './differences';
import { DISTANCES, figuresOf, pairSample, pooledTable, Sample, type Figures } from './figures';
import {
  hasAnnotated,
  isRated,
  MISSINGS,
  namesOf,
  setOf,
  SETS,
  sideOf,
  unitsOf,
  type ArticleUnits,
  type Missing,
} from './units';

/** An article and what its sidecars hold. In the interface only what may be seen, see `maySee`. */
export interface AnnotatedArticle {
  /** Tells articles apart and names them in the result: a path. */
  readonly article: string;
  /** The present canonical text. */
  readonly text: string;
  readonly annotations: readonly Annotations[];
}

export interface AgreementOptions extends Partial<BootstrapOptions> {
  /** Slugs of those to compare; everybody but models and the adjudication if missing. */
  readonly annotators?: readonly string[];
  /** Messages about sidecars that could not be read. */
  readonly unreadable?: readonly string[];
}

/** Articles are resampled if there are at least this many, else sentences. */
const FEWEST_ARTICLES = 10;

/** How far an annotator has come, over all articles. */
export interface Progress extends Annotator {
  readonly articles: number;
  readonly done: number;
  /** Articles with a sidecar in which nothing was annotated. */
  readonly absent: number;
  readonly sentences: number;
  readonly read: number;
  readonly tags: number;
}

/** What is in no figure, and why. */
export interface LeftOut {
  /** Slugs of those who have sidecars here and are not compared. */
  readonly annotators: readonly string[];
  /** Articles that fewer than two of the compared annotators worked on. */
  readonly articles: readonly string[];
  /** Units that only one annotator rated. */
  readonly units: number;
  /** Values missing in units that somebody read, by reason. */
  readonly ratings: Readonly<Record<Missing, number>>;
  /** Tags whose sentence is gone from the text. */
  readonly orphans: number;
  readonly unreadable: readonly string[];
}

/** Everything that is said about agreement; plain data. */
export interface Agreement {
  readonly articles: number;
  readonly annotators: readonly Progress[];
  readonly total: Figures;
  /** Sets of all pairs of annotators: rows by the one whose slug comes first. */
  readonly confusion: { readonly sets: readonly (readonly string[])[]; readonly counts: Table };
  readonly details: Readonly<Record<ComparedDetail, DetailFigures>>;
  readonly byPair: readonly (Figures & { readonly annotators: readonly string[] })[];
  /** By the guidelines in force: hashes, null for none. More than one if annotators differ in it. */
  readonly byGuideline: readonly (Figures & { readonly guidelines: readonly (string | null)[] })[];
  readonly byArticle: readonly (Figures & { readonly article: string })[];
  readonly leftOut: LeftOut;
  /** Units that annotators cut into different sentences. */
  readonly limitsDiffer: readonly Place[];
  /** Most urgent first. */
  readonly disagreements: readonly Difference[];
  /** How often reviews gave which reason. */
  readonly reasons: Readonly<Record<Reason, number>>;
  readonly method: BootstrapOptions & {
    /** What one draw resamples. */
    readonly resampled: 'articles' | 'sentences';
    readonly setDistance: string;
  };
}

/**
 * Agreement of the annotators of a corpus. Yields the finished share, 0 to 1, after steps of some
 * milliseconds; see `inSlices` and `atOnce`. The result does not depend on the order of `articles`.
 */
export function* agreement(
  articles: readonly AnnotatedArticle[],
  { annotators, unreadable = [], ...bootstrap }: AgreementOptions = {},
): Generator<number, Agreement> {
  const isCompared = (slug: string) =>
    annotators ? annotators.includes(slug) : slug !== ADJUDICATED && !isModel({ id: slug });
  const sum = new CorpusSum();
  const sorted = articles.toSorted((a, b) => (a.article < b.article ? -1 : 1));
  for (const [index, article] of sorted.entries()) {
    const sides = [];
    for (const annotations of article.annotations) {
      if (isCompared(annotations.annotator.id)) sides.push(sideOf(annotations, article.text));
      else sum.excluded.add(annotations.annotator.id);
      yield (0.6 * index) / sorted.length;
    }
    const compared = sides.map(({ annotations }) => annotations);
    sum.addArticle(article, compared, unitsOf(sides));
    yield (0.6 * (index + 1)) / sorted.length;
  }

  const paired = sum.articles.filter(({ sample }) => sample.tally.pairable > 0);
  const resampled = paired.length >= FEWEST_ARTICLES ? 'articles' : 'sentences';
  const items = resampled === 'articles' ? paired.map(({ sample }) => sample.tally) : sum.sentences();
  const options = { ...BOOTSTRAP, ...bootstrap };
  const draws = bootstrapAlpha(items, DISTANCES, options);
  let draw = draws.next();
  for (; !draw.done; draw = draws.next()) yield 0.6 + 0.3 * draw.value;

  const byArticle = [];
  for (const { article, sample } of paired) {
    byArticle.push({ article, ...figuresOf(sample) });
    yield 0.9;
  }
  const byPair = [];
  for (const [pair, table] of [...sum.total.tables].sort(([a], [b]) => (a < b ? -1 : 1))) {
    byPair.push({ annotators: pair.split(' '), ...figuresOf(pairSample(pair, table)) });
    yield 0.95;
  }
  const total = figuresOf(sum.total, draw.value);
  yield 0.96;
  const details = sum.details.figures();
  yield 0.97;
  const byGuideline = sum.byGuideline();
  yield 0.98;
  const disagreements = mostUrgentFirst(sum.differences);
  yield 1;
  return {
    articles: articles.length,
    annotators: sum.progress(),
    total,
    confusion: {
      sets: Array.from({ length: SETS }, (_, set) => namesOf(set)),
      counts: pooledTable(sum.total),
    },
    details,
    byPair,
    byGuideline,
    byArticle,
    leftOut: { ...sum.leftOut(), unreadable },
    limitsDiffer: sum.limitsDiffer,
    disagreements,
    reasons: sum.reasons,
    method: { ...options, resampled, setDistance: 'MASI (Passonneau 2006)' },
  };
}

/** What the articles of a corpus add up to. */
class CorpusSum {
  readonly total = new Sample();
  readonly details = new DetailSample();
  readonly articles: { readonly article: string; readonly sample: Sample }[] = [];
  readonly excluded = new Set<string>();
  readonly differences: Difference[] = [];
  readonly limitsDiffer: Place[] = [];
  readonly reasons = Object.fromEntries(REASONS.map((reason) => [reason, 0])) as Record<Reason, number>;
  readonly #guidelines = new Map<string, { guidelines: readonly (string | null)[]; sample: Sample }>();
  readonly #progress = new Map<string, { -readonly [Field in keyof Progress]: Progress[Field] }>();
  /** How often which sets were given to one unit: all that a draw of sentences has to know. */
  readonly #patterns = new Map<string, { readonly tally: Tally; times: number }>();
  readonly #missing = Object.fromEntries(MISSINGS.map((missing) => [missing, 0])) as Record<Missing, number>;
  readonly #single: string[] = [];
  #singleUnits = 0;
  #orphans = 0;

  addArticle(
    { article, text }: AnnotatedArticle,
    annotations: readonly Annotations[],
    units: ArticleUnits,
  ): void {
    this.#addProgress(annotations, units);
    for (const { reviews } of annotations) {
      for (const { reason } of reviews) if (reason) this.reasons[reason] += 1;
    }
    if (units.shares.length < 2) {
      this.#single.push(article);
      return;
    }
    const sample = new Sample();
    sample.addArticle(units);
    this.articles.push({ article, sample });
    this.total.add(sample);
    this.details.addArticle(article, units);
    this.#addUnits(article, units);
    this.differences.push(...differencesOf(article, text, units));
    const guidelines = annotations.filter(hasAnnotated).map(({ guideline }) => guideline);
    const distinct = [...new Set(guidelines)].sort();
    const key = JSON.stringify(distinct);
    const known = this.#guidelines.get(key);
    if (known) known.sample.add(sample);
    else {
      const ofGuideline = new Sample();
      ofGuideline.add(sample);
      this.#guidelines.set(key, { guidelines: distinct, sample: ofGuideline });
    }
  }

  #addProgress(annotations: readonly Annotations[], { shares, absent }: ArticleUnits): void {
    for (const { annotator } of annotations) {
      const known = this.#progress.get(annotator.id);
      if (known) continue;
      const { id, name } = annotator;
      const none = { articles: 0, done: 0, absent: 0, sentences: 0, read: 0, tags: 0 };
      this.#progress.set(id, { id, name, ...none });
    }
    for (const share of shares) {
      const progress = this.#progress.get(share.annotator);
      if (!progress) continue;
      progress.articles += 1;
      progress.done += share.done ? 1 : 0;
      progress.sentences += share.sentences;
      progress.read += share.read;
      progress.tags += share.tags;
      this.#orphans += share.orphans;
    }
    for (const annotator of absent) {
      const progress = this.#progress.get(annotator);
      if (progress) progress.absent += 1;
    }
  }

  #addUnits(article: string, { units }: ArticleUnits): void {
    for (const { start, end, ratings, limitsDiffer } of units) {
      if (limitsDiffer) this.limitsDiffer.push({ article, start, end });
      const sets = ratings.flatMap((rating) => (isRated(rating) ? [setOf(rating)] : []));
      for (const rating of ratings) if (!isRated(rating)) this.#missing[rating] += 1;
      if (sets.length < 2) {
        this.#singleUnits += sets.length;
        continue;
      }
      const pattern = sets.sort().join(' ');
      const known = this.#patterns.get(pattern);
      if (known) known.times += 1;
      else {
        const tally = new Tally(SETS);
        tally.addUnit(sets);
        this.#patterns.set(pattern, { tally, times: 1 });
      }
    }
  }

  /** The tally of each unit, ordered by what was given. */
  sentences(): readonly Tally[] {
    return [...this.#patterns]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, { tally, times }]) => new Array<Tally>(times).fill(tally));
  }

  progress(): readonly Progress[] {
    return [...this.#progress.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  byGuideline(): Agreement['byGuideline'] {
    return [...this.#guidelines]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { guidelines, sample }]) => ({ guidelines, ...figuresOf(sample) }));
  }

  leftOut(): Omit<LeftOut, 'unreadable'> {
    return {
      annotators: [...this.excluded].sort(),
      articles: this.#single,
      units: this.#singleUnits,
      ratings: this.#missing,
      orphans: this.#orphans,
    };
  }
}
