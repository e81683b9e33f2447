import { stands, type Tag } from '../annotation';
import { deniedClaims, linksWithin, type AnnotatedArticle, type ExportedArticle } from './exportedArticle';
import { FEATURES, type Feature } from './features';
import { english, phrase, type Phrase, type Translate } from './phrase';

/** What can make offsets of an article differ from one program to the next. */
export const TRAITS = {
  astral: phrase`characters beyond U+FFFF (one code point, two UTF-16 code units)`,
  bom: phrase`a byte order mark (not counted)`,
  cr: phrase`CR at line ends (counted as LF)`,
  lineSeparator: phrase`line separators that are no line feed (U+2028, U+2029, U+0085, VT, FF)`,
} as const;
export type Trait = keyof typeof TRAITS;

/** Why a tag is not in the output, or not as it was set. */
export const DRIFTS = {
  changed: phrase`Tags on words that changed since (the present words were written)`,
  orphan: phrase`Tags that have lost their sentence (left out)`,
  ambiguous: phrase`Tags that fit several places (left out)`,
} as const;
export type Drift = keyof typeof DRIFTS;

/** How often something occurred, and in which articles first. */
export interface Tally {
  readonly count: number;
  /** Paths, at most one more than are named. */
  readonly articles: readonly string[];
}

const mostNamed = 3;

/** What an export held, and what it could not carry. */
export class ExportReport {
  articles = 0;
  tags = 0;
  readonly #annotators = new Set<string>();
  readonly #losses = new Map<Feature, Tally>();
  readonly #traits = new Map<Trait, Tally>();
  readonly #drifts = new Map<Drift, Tally>();
  readonly #lossy: readonly Feature[];

  /** `lossy` is what the format loses, of what there may be. */
  constructor(lossy: readonly Feature[]) {
    this.#lossy = lossy;
  }

  /** As they are named in the output. */
  get annotators(): readonly string[] {
    return [...this.#annotators];
  }

  /** What was there and could not be carried; articles and counts of each. */
  get losses(): ReadonlyMap<Feature, Tally> {
    return this.#losses;
  }

  /** Counted in articles. */
  get traits(): ReadonlyMap<Trait, Tally> {
    return this.#traits;
  }

  /** Counted in tags. */
  get drifts(): ReadonlyMap<Drift, Tally> {
    return this.#drifts;
  }

  add(article: AnnotatedArticle, exported: ExportedArticle): void {
    const { path, text } = article;
    this.articles += 1;
    for (const { annotator, tags } of exported.sets) {
      this.#annotators.add(annotator.id);
      this.tags += tags.length;
    }
    for (const feature of this.#lossy)
      count(this.#losses, feature, path, occurrences[feature](article, exported));
    count(this.#traits, 'astral', path, exported.offsets.astral > 0 ? 1 : 0);
    count(this.#traits, 'bom', path, article.bom ? 1 : 0);
    count(this.#traits, 'cr', path, article.cr ? 1 : 0);
    count(this.#traits, 'lineSeparator', path, /[\v\f\u0085\u2028\u2029]/.test(text) ? 1 : 0);
    for (const { annotations, places } of article.annotations) {
      for (const { id } of annotations.tags) {
        const state = places.get(id)?.state ?? 'orphan';
        if (state !== 'exact') count(this.#drifts, state, path, 1);
      }
    }
  }

  /** The report as lines for people; none if there is nothing to tell. */
  lines(translate: Translate = english): readonly string[] {
    const line = (what: Phrase, { count, articles }: Tally): string => {
      const more = articles.length > mostNamed ? ', …' : '';
      return `${translate(what)}: ${count} (${articles.slice(0, mostNamed).join(', ')}${more})`;
    };
    return [
      ...Array.from(this.#losses, ([feature, tally]) =>
        line(phrase`Not carried: ${FEATURES[feature]}`, tally),
      ),
      ...Array.from(this.#drifts, ([drift, tally]) => line(DRIFTS[drift], tally)),
      ...Array.from(this.#traits, ([trait, tally]) => line(phrase`Articles with ${TRAITS[trait]}`, tally)),
    ];
  }
}

function count<K>(tallies: Map<K, Tally>, key: K, path: string, more: number): void {
  if (more === 0) return;
  const { count: before, articles } = tallies.get(key) ?? { count: 0, articles: [] };
  const known = articles.length > mostNamed || articles.at(-1) === path;
  tallies.set(key, { count: before + more, articles: known ? articles : [...articles, path] });
}

type Occurrences = (article: AnnotatedArticle, exported: ExportedArticle) => number;

/** How many of an article's tags as they are stored satisfy `has`, orphans not counted. */
function inTags(has: (tag: Tag) => boolean): Occurrences {
  return ({ annotations }) =>
    sum(annotations, ({ annotations: { tags }, places }) =>
      sum(tags, (tag) => (stands(places.get(tag.id)) && has(tag) ? 1 : 0)),
    );
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

const countLinksWithin: Occurrences = (_, { sets }) =>
  sum(sets, (set) => sum(linksWithin(set), ({ length }) => length));

const countLinks: Occurrences = (_, { sets }) =>
  sum(sets, ({ tags }) => sum(tags, (tag) => tag.denies.length - deniedClaims(tag).length));

const occurrences: Readonly<Record<Feature, Occurrences>> = {
  id: inTags(() => true),
  source: inTags(({ source }) => Boolean(source)),
  sourceKind: inTags(({ sourceKind }) => sourceKind !== undefined),
  cue: inTags(({ cue }) => Boolean(cue?.length)),
  via: inTags(({ via }) => Boolean(via)),
  certainty: inTags(({ certainty }) => certainty !== undefined),
  unsure: inTags(({ unsure }) => unsure === true),
  note: inTags(({ note }) => Boolean(note)),
  links: countLinksWithin,
  linksAcross: (...of) => countLinks(...of) - countLinksWithin(...of),
  linkHints: inTags(({ denies = [] }) => denies.some((denied) => 'in' in denied)),
  deniedClaims: inTags(({ denies = [] }) => denies.some((denied) => 'claim' in denied)),
  created: inTags(() => true),
  untagged: (_, { sets }) =>
    sum(sets, ({ sentences }) => sum(sentences, ({ labels }) => (labels.length > 0 ? 0 : 1))),
  read: (_, { sets }) =>
    sum(sets, ({ sentences }) => sum(sentences, ({ labels, read }) => (labels.length === 0 && read ? 1 : 0))),
  done: ({ annotations }) => sum(annotations, ({ annotations: { done } }) => (done === null ? 0 : 1)),
  decisions: inTags(({ by, from }) => by !== undefined || from !== undefined),
  reviews: ({ annotations }) => sum(annotations, ({ annotations: { reviews } }) => reviews.length),
};
