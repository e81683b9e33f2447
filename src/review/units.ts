import {
  addTo,
  decodeOutline,
  encodeOutline,
  firstIndex,
  reanchor,
  type AnchoredSentence,
  type Placement,
} from '../article';
import { ReadMarks, stands, TAG_NAMES, type Annotations, type Tag, type TagName } from '../annotation';

/** One annotator's annotations of an article and where they stand in its present text. */
export interface Side {
  readonly annotations: Annotations;
  /** One per sentence of the outline, null if it is gone; empty if the outline is unreadable. */
  readonly sentences: readonly (AnchoredSentence | null)[];
  /** Of tags and of reviews with an anchor of their own, by id. */
  readonly places: ReadonlyMap<string, Placement>;
}

/** Aligns annotations to the present canonical `text`. `followed` places rule over those that are searched. */
export function sideOf(
  annotations: Annotations,
  text: string,
  followed: ReadonlyMap<string, Placement> = new Map(),
): Side {
  const { tags, sentences } = reanchor(annotations, text);
  const places = new Map<string, Placement>(tags.map((place) => [place.id, place]));
  const missing = annotations.reviews.flatMap(({ id, start, end, quote, prefix = '', suffix = '' }) =>
    start === undefined || end === undefined || quote === undefined
      ? []
      : [{ id, start, end, quote, prefix, suffix }],
  );
  // On their own: sentences are claimed by one record each, and a missing tag must take none from a tag.
  if (missing.length > 0) {
    for (const place of reanchor({ ...annotations, tags: missing }, text).tags) places.set(place.id, place);
  }
  for (const [id, place] of followed) places.set(id, place);
  return { annotations, sentences, places };
}

/** Whether the annotator has worked on the article at all; an empty file says nothing about it. */
export function hasAnnotated({ done, tags, read }: Annotations): boolean {
  return done !== null || tags.length > 0 || read.some(([from, to]) => from < to);
}

/** Why an annotator has no value for a unit. */
export const MISSINGS = [
  /** Not, or not wholly, read. */
  'unread',
  /** The text is new since, or no sentence of the annotator's list could be aligned with it. */
  'unaligned',
  /** The annotator read other words there than those who are compared. */
  'wording',
  /** A tag stands here or at another place, and nothing tells which. */
  'ambiguous',
] as const;
export type Missing = (typeof MISSINGS)[number];

/** The tags an annotator put on a unit; none is *read, nothing here*. */
export type Rating = readonly Tag[] | Missing;

/** What annotators are compared on: a sentence, or the smallest span whose limits they share. */
export interface Unit {
  /** In the present canonical text. */
  readonly start: number;
  readonly end: number;
  /** One per annotator of the article, in their order. */
  readonly ratings: readonly Rating[];
  /** Whether the annotators who rated it cut it into different sentences. */
  readonly limitsDiffer: boolean;
}

/** One annotator's part in an article. */
export interface Share {
  readonly annotator: string;
  /** Sentences of the annotator's list that stand in the present text. */
  readonly sentences: number;
  readonly read: number;
  readonly tags: number;
  /** Tags whose sentence is gone. */
  readonly orphans: number;
  readonly done: boolean;
}

export interface ArticleUnits {
  /** Of those who have annotated the article, ordered by slug. */
  readonly shares: readonly Share[];
  /** Slugs of those who have a sidecar and have annotated nothing. */
  readonly absent: readonly string[];
  /** In the order of the text; what nobody has read is in none. */
  readonly units: readonly Unit[];
}

/** The names of tags as bits, in the order of `TAG_NAMES`. */
export const bitOf = (name: TagName): number => 1 << TAG_NAMES.indexOf(name);

/** The number of sets of tags. */
export const SETS = 1 << TAG_NAMES.length;

/** Which tags a rating holds, as bits. */
export function setOf(tags: readonly { readonly tag: TagName }[]): number {
  return tags.reduce((set, { tag }) => set | bitOf(tag), 0);
}

export function namesOf(set: number): readonly TagName[] {
  return TAG_NAMES.filter((name) => (set & bitOf(name)) !== 0);
}

export const isRated = (rating: Rating | undefined): rating is readonly Tag[] => typeof rating === 'object';

/** An annotator who rated a unit, and the tags given. */
export interface Rater {
  /** Slug. */
  readonly annotator: string;
  readonly tags: readonly Tag[];
}

/** Those who rated a unit of an article, in the order of its shares. */
export function ratersOf({ ratings }: Unit, { shares }: ArticleUnits): readonly Rater[] {
  return ratings.flatMap((tags, column) =>
    isRated(tags) ? [{ annotator: shares[column]?.annotator ?? '', tags }] : [],
  );
}

/** A sentence as one annotator read it. */
interface Read {
  readonly start: number;
  readonly end: number;
  read: boolean;
  /** Tells apart the wordings that were read; empty for the present one. */
  wording: string;
}

const NOTHING: readonly Tag[] = [];

/** The common units of several annotators' sides of one article. */
export function unitsOf(sides: readonly Side[]): ArticleUnits {
  const bySlug = sides.toSorted((a, b) => (a.annotations.annotator.id < b.annotations.annotator.id ? -1 : 1));
  const columns = bySlug.filter(({ annotations }) => hasAnnotated(annotations));
  const lists = columns.map(readings);
  const spans = mergedSpans(lists);
  const views = columns.map((side, column) => viewsOf(side, lists[column] ?? [], spans));
  const units = spans.map((span, index): Unit => {
    const row = views.flatMap((ofColumn) => ofColumn[index] ?? []);
    const compared = comparedWording(
      row.flatMap(({ rating, wording }) => (isRated(rating) ? [wording] : [])),
    );
    const ratings = row.map(({ rating, wording }) =>
      isRated(rating) && wording !== compared ? 'wording' : rating,
    );
    const cuts = row.filter((_, column) => isRated(ratings[column]));
    return { ...span, ratings, limitsDiffer: !cuts.every(({ parts }) => sameLimits(parts, cuts[0]?.parts)) };
  });
  return {
    shares: columns.map(({ annotations, places }, column) => ({
      annotator: annotations.annotator.id,
      sentences: lists[column]?.length ?? 0,
      read: lists[column]?.filter(({ read }) => read).length ?? 0,
      tags: annotations.tags.length,
      orphans: annotations.tags.filter(({ id }) => places.get(id)?.state === 'orphan').length,
      done: annotations.done !== null,
    })),
    absent: bySlug
      .filter((side) => !columns.includes(side))
      .map(({ annotations }) => annotations.annotator.id),
    units,
  };
}

/** A span as one annotator sees it. */
export interface View {
  readonly rating: Rating;
  /** Empty if the annotator read the present words. */
  readonly wording: string;
  /** The annotator's own sentences there. */
  readonly parts: readonly Limits[];
}

/** How one annotator sees each of the ordered spans. */
export function viewsOn(side: Side, spans: readonly Limits[]): readonly View[] {
  return viewsOf(side, readings(side), spans);
}

function viewsOf(side: Side, list: readonly Read[], spans: readonly Limits[]): readonly View[] {
  const { tags, ambiguous } = tagsBySpan(side, spans);
  let next = 0;
  return spans.map(({ start, end }, index): View => {
    while ((list[next]?.end ?? Infinity) <= start) next += 1;
    let to = next;
    while ((list[to]?.start ?? Infinity) < end) to += 1;
    const parts = list.slice(next, to);
    const wording = parts.every((part) => part.wording === '')
      ? ''
      : parts.map((part) => part.wording).join(' ');
    const rating = (): Rating => {
      if (parts.length === 0) return 'unaligned';
      if (parts.some(({ read }) => !read)) return 'unread';
      return ambiguous.has(index) ? 'ambiguous' : (tags.get(index) ?? NOTHING);
    };
    return { rating: rating(), wording, parts };
  });
}

/** The annotator's sentences in the present text, in its order. Tagged counts as read. */
function readings({ annotations, sentences, places }: Side): readonly Read[] {
  const marks = new ReadMarks(sentences.length, annotations.read);
  const outline = sentences.some((sentence) => sentence?.changed)
    ? decodeOutline(annotations.outline)
    : undefined;
  const list = sentences.flatMap((sentence, index): Read[] => {
    if (!sentence) return [];
    const { start, end, changed } = sentence;
    const wording = changed ? String(outline?.sentences[index]?.hash) : '';
    return [{ start, end, read: annotations.done !== null || marks.has(index), wording }];
  });
  list.sort((a, b) => a.start - b.start);
  const beyond: Read[] = [];
  for (const tag of annotations.tags) {
    const place = places.get(tag.id);
    if (!stands(place)) continue;
    const wording = place.state === 'changed' && place.reason === 'words' ? wordingOf(tag.quote) : '';
    const from = firstEndingAfter(list, place.start);
    if ((list[from]?.start ?? Infinity) >= place.end) {
      beyond.push({ start: place.start, end: place.end, read: true, wording });
    }
    for (let at = from; (list[at]?.start ?? Infinity) < place.end; at += 1) {
      const sentence = list[at];
      if (!sentence) break;
      sentence.read = true;
      if (sentence.wording === '') sentence.wording = wording;
    }
  }
  return beyond.length === 0 ? list : [...list, ...beyond].sort((a, b) => a.start - b.start);
}

/** What the outline of a sentence with these words would tell it by. */
function wordingOf(quote: string): string {
  return String(decodeOutline(encodeOutline(quote, [[0, quote.length]]))?.sentences[0]?.hash);
}

/**
 * Annotators can be compared only on the same words: the present ones if anybody read them, else those that
 * most read.
 */
function comparedWording(wordings: readonly string[]): string {
  if (wordings.length === 0 || wordings.includes('')) return '';
  const readers = (wording: string) => wordings.filter((other) => other === wording).length;
  return wordings.reduce((best, wording) => {
    const more = readers(wording) - readers(best);
    return more > 0 || (more === 0 && wording < best) ? wording : best;
  });
}

export interface Limits {
  readonly start: number;
  readonly end: number;
}

const sameLimits = (a: readonly Limits[], b: readonly Limits[] = []) =>
  a.length === b.length &&
  a.every(({ start, end }, index) => start === b[index]?.start && end === b[index].end);

/** The smallest spans that cut no sentence which anybody has read. */
function mergedSpans(lists: readonly (readonly Read[])[]): readonly Limits[] {
  const read = lists.flatMap((list) => list.filter((sentence) => sentence.read));
  read.sort((a, b) => a.start - b.start);
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of read) {
    const last = spans.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans;
}

/** The tags of one side by the number of the span they stand on, and the spans on which one may stand. */
function tagsBySpan({ annotations, places }: Side, spans: readonly Limits[]) {
  const tags = new Map<number, Tag[]>();
  const ambiguous = new Set<number>();
  const each = ({ start, end }: Limits, visit: (index: number) => void) => {
    for (let index = firstEndingAfter(spans, start); (spans[index]?.start ?? Infinity) < end; index += 1) {
      visit(index);
    }
  };
  for (const tag of annotations.tags) {
    const place = places.get(tag.id);
    if (stands(place)) {
      each(place, (index) => {
        addTo(tags, index, tag);
      });
    } else if (place?.state === 'ambiguous') {
      for (const candidate of place.candidates) each(candidate, (index) => ambiguous.add(index));
    }
  }
  return { tags, ambiguous };
}

/** The index of the first of the ordered spans that ends after `offset`. */
function firstEndingAfter(spans: readonly Limits[], offset: number): number {
  return firstIndex(spans.length, (index) => (spans[index]?.end ?? Infinity) > offset);
}
