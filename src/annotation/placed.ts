import {
  anchorAt,
  decodeOutline,
  encodeOutline,
  reanchor,
  type Anchor,
  type Placement,
  type Reanchored,
  type Span,
} from '../article';
import { trim, type ArticleNow } from './articleNow';
import { replaceRecords, type Change, type LimitChange } from './change';
import type { Annotations, ArticleState, Tag } from './model';
import { ReadMarks } from './readMarks';

/** Annotations together with the places where their tags stand in the present text, by tag id. */
export interface Placed {
  readonly annotations: Annotations;
  readonly places: ReadonlyMap<string, Placement>;
  readonly sentences: readonly Span[];
}

/** What a sidecar holds before its annotator has done anything. */
export function emptyAnnotations(article: ArticleNow, annotator: Annotations['annotator']): Annotations {
  return {
    format: 'claimmark',
    version: 1,
    article: article.state,
    annotator,
    done: null,
    revealed: null,
    guideline: null,
    outline: article.outline,
    read: [],
    tags: [],
    reviews: [],
  };
}

/**
 * Makes annotations describe the article as it is now. Tags found again word for word get their new offsets;
 * one whose words changed gets offsets and context but keeps its quote, so that it still says what was
 * tagged; one that is gone stays as it was. With the text unchanged the annotations' own outline rules, so
 * that a split made in another window is not lost.
 */
export function bringTo(
  annotations: Annotations,
  article: ArticleNow,
  reanchored: Reanchored = inPlace(annotations, article) ?? reanchor(annotations, article.text),
): Placed {
  const found = new Map(reanchored.tags.map((placement) => [placement.id, placement]));
  const places = new Map<string, Placement>();
  const tags = annotations.tags.map((tag) => {
    const place = followedPlace(article, tag) ?? found.get(tag.id);
    if (!place) return tag;
    places.set(tag.id, place);
    return moved(tag, place, article.text);
  });
  const kept = { places, sentences: article.sentences };
  if (annotations.article.text === article.state.text) {
    const unmoved = tags.every((tag, index) => tag === annotations.tags[index]);
    const result = unmoved ? annotations : { ...annotations, tags };
    if (annotations.outline === article.outline) return { ...kept, annotations: result };
    const own = decodeOutline(annotations.outline);
    if (!own) return { ...kept, annotations: { ...result, outline: article.outline } };
    return {
      annotations: result,
      places,
      sentences: own.sentences.map(({ start, end }): Span => [start, end]),
    };
  }
  const read = carryRead(annotations, reanchored, article.sentences);
  const state: ArticleState = {
    ...annotations.article,
    text: article.state.text,
    length: article.text.length,
  };
  return { ...kept, annotations: { ...annotations, article: state, outline: article.outline, read, tags } };
}

function followedPlace({ followed }: ArticleNow, tag: Tag): Placement | undefined {
  const entry = followed?.get(tag.id);
  const same = entry?.tag.start === tag.start && entry.tag.end === tag.end && entry.tag.quote === tag.quote;
  return same ? entry.place : undefined;
}

/** The ordinary case, which needs no search: the text is the same, and every tag stands where it says. */
function inPlace({ article, tags }: Annotations, now: ArticleNow): Reanchored | undefined {
  if (article.text !== now.state.text) return undefined;
  const searched = tags.filter((tag) => followedPlace(now, tag) === undefined);
  const stand = searched.every(
    ({ start, end, quote }) =>
      quote !== '' && end - start === quote.length && now.text.startsWith(quote, start),
  );
  if (!stand) return undefined;
  const exact = { state: 'exact', moved: false } as const;
  return {
    tags: searched.map(({ id, start, end }) => ({ id, start, end, ...exact })),
    sentences: [],
    fresh: [],
  };
}

/** Whether the placement says where: word for word or with changed words. */
export function stands(
  place: Placement | undefined,
): place is Placement & { readonly start: number; readonly end: number } {
  return place?.state === 'exact' || place?.state === 'changed';
}

function moved<T extends Anchor>(record: T, place: Placement, text: string): T {
  if (!stands(place)) return record;
  const anchor: Anchor = anchorAt(text, place.start, place.end);
  const now = place.state === 'exact' ? anchor : { ...anchor, quote: record.quote };
  const same =
    record.start === now.start &&
    record.end === now.end &&
    record.quote === now.quote &&
    record.prefix === now.prefix &&
    record.suffix === now.suffix;
  return same ? record : { ...record, ...now };
}

/** A sentence is read if the greater part of it lies in sentences that were read before. */
function carryRead(
  annotations: Annotations,
  reanchored: Reanchored,
  sentences: readonly Span[],
): readonly Span[] {
  const before = new ReadMarks(reanchored.sentences.length, annotations.read);
  const read = reanchored.sentences
    .flatMap((sentence, index): Span[] =>
      sentence && before.has(index) ? [[sentence.start, sentence.end]] : [],
    )
    .sort((a, b) => a[0] - b[0]);
  const marks = new ReadMarks(sentences.length);
  let first = 0;
  sentences.forEach(([start, end], index) => {
    while ((read[first]?.[1] ?? Infinity) <= start) first++;
    let covered = 0;
    for (let next = first; (read[next]?.[0] ?? Infinity) < end; next++) {
      const [from, to] = read[next] ?? [end, end];
      covered += Math.min(to, end) - Math.max(from, start);
    }
    if (covered * 2 > end - start) marks.set(index, true);
  });
  return marks.ranges();
}

/** Whether the sentence that begins in the span carries a read-mark, or the article is done. */
export function isRead({ annotations, sentences }: Placed, [start, end]: Span): boolean {
  if (annotations.done !== null) return true;
  const index = sentences.findIndex((sentence) => sentence[0] < end && sentence[1] > start);
  return annotations.read.some(([from, to]) => from <= index && index < to);
}

/** Applies a change to annotations that describe the present text. */
export function applyChange(placed: Placed, article: ArticleNow, change: Change): Annotations {
  let { annotations, sentences } = placed;
  const marks = new ReadMarks(sentences.length, annotations.read);
  if (change.limits?.length) {
    sentences = moveLimits(article.text, sentences, change.limits, marks);
    annotations = { ...annotations, outline: encodeOutline(article.text, sentences) };
  }
  for (const { start, end, after } of change.read ?? []) {
    sentences.forEach((sentence, index) => {
      if (sentence[0] < end && sentence[1] > start) marks.set(index, after);
    });
  }
  const fields = Object.fromEntries((change.fields ?? []).map(({ name, after }) => [name, after]));
  const { language, ...own } = fields;
  const read = change.limits?.length || change.read?.length ? marks.ranges() : annotations.read;
  return {
    ...annotations,
    ...own,
    ...(change.adjudicator?.after && { adjudicator: change.adjudicator.after }),
    ...(language && { article: { ...annotations.article, language } }),
    read,
    tags: replaceRecords(annotations.tags, change.tags ?? []),
    reviews: replaceRecords(annotations.reviews, change.reviews ?? []),
  };
}

/** Splits and joins sentences; the marks follow. A limit that is already as wanted is left alone. */
export function moveLimits(
  text: string,
  sentences: readonly Span[],
  limits: readonly LimitChange[],
  marks?: ReadMarks,
): readonly Span[] {
  const result = [...sentences];
  for (const { at, after } of limits) {
    const next = result.findIndex(([, end]) => end > at);
    const sentence = result[next];
    if (!sentence) continue;
    const [start, end] = sentence;
    const previous = result[next - 1];
    if (after && start < at) {
      const parts = [trim(text, start, at), trim(text, at, end)].filter((part) => part !== undefined);
      result.splice(next, 1, ...parts);
      marks?.splice({ from: next, removed: 1, added: parts.length });
    } else if (!after && start >= at && previous) {
      result.splice(next - 1, 2, [previous[0], end]);
      marks?.splice({ from: next - 1, removed: 2, added: 1 });
    }
  }
  return result;
}
