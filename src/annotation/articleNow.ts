import {
  decodeOutline,
  detectLanguage,
  encodeOutline,
  hashText,
  reanchor,
  segment,
  SEGMENTER_VERSION,
  type Placement,
  type Reanchored,
  type SegmentOptions,
  type Span,
} from '../article';
import type { Annotations, ArticleState, Tag } from './model';

/** An article as it is at this moment, cut into the sentences that its annotator works on. */
export interface ArticleNow {
  /** The canonical text. */
  readonly text: string;
  readonly state: ArticleState;
  readonly sentences: readonly Span[];
  readonly outline: string;
  /** Places that an editor followed change by change, by tag id; they rule over searching. */
  readonly followed?: ReadonlyMap<string, Followed>;
}

/** A place and the tag as it was when following began: of a tag that was changed since, it says nothing. */
export interface Followed {
  readonly tag: Tag;
  readonly place: Placement;
}

export interface ArticleOptions extends SegmentOptions {
  /** ISO 639-1; detected if missing. An article that has annotations keeps their language. */
  readonly language?: string;
}

/** The article cut by the segmenter, for an annotator who has no annotations of it yet. */
export function newArticle(text: string, options: ArticleOptions = {}): ArticleNow {
  const language = options.language ?? detectLanguage(text);
  return describeArticle(text, language, SEGMENTER_VERSION, segment(text, language, options));
}

/** An article described by sentences that somebody has cut already. */
export function describeArticle(
  text: string,
  language: string,
  segmenter: number,
  sentences: readonly Span[],
  outline = encodeOutline(text, sentences),
): ArticleNow {
  const state = { text: hashText(text), length: text.length, language, segmenter };
  return { text, state, sentences, outline };
}

/**
 * The article as an annotator left it, in its present text: the outline that exists is kept, whatever the
 * segmenter, the language or the abbreviations would say now; only text that is new is cut anew.
 */
export function articleOf(
  annotations: Annotations,
  text: string,
  options: ArticleOptions = {},
  reanchored: Reanchored = reanchor(annotations, text),
): ArticleNow {
  const { article, outline } = annotations;
  const known = decodeOutline(outline);
  if (known && article.text === hashText(text)) {
    const sentences = known.sentences.map(({ start, end }): Span => [start, end]);
    return { text, state: article, sentences, outline };
  }
  const sentences = recut(text, reanchored, segment(text, article.language, options));
  return describeArticle(text, article.language, article.segmenter, sentences);
}

/** The old sentences where they stand now, and of the `cut` text what no old sentence claims. */
function recut(text: string, reanchored: Reanchored, cut: readonly Span[]): readonly Span[] {
  const sentences = reanchored.sentences.flatMap((kept): Span[] => (kept ? [[kept.start, kept.end]] : []));
  const endsOfKept = new Map(sentences.map((sentence, index) => [sentence[1], index]));
  let next = 0;
  for (const [from, to] of reanchored.fresh) {
    while ((cut[next]?.[1] ?? Infinity) <= from) next++;
    for (let index = next; (cut[index]?.[0] ?? Infinity) < to; index++) {
      const [start, end] = cut[index] ?? [to, to];
      const part = trim(text, Math.max(start, from), Math.min(end, to));
      if (!part) continue;
      const neighbour = endsOfKept.get(part[0]);
      const before = neighbour === undefined ? undefined : sentences[neighbour];
      // A left-over closing quote or full stop is no sentence of its own.
      if (before && neighbour !== undefined && !/[\p{L}\p{N}]/u.test(text.slice(...part))) {
        sentences[neighbour] = [before[0], part[1]];
      } else sentences.push(part);
    }
  }
  return sentences.sort((a, b) => a[0] - b[0]);
}

/** `[start, end)` without the white space around it; undefined if nothing is left. */
export function trim(text: string, start: number, end: number): Span | undefined {
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (start < end && /\s/.test(text.charAt(end - 1))) end--;
  return start < end ? [start, end] : undefined;
}
