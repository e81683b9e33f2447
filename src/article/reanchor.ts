/** Finds the anchors of a record again in the article as it is now. */
import { hashText } from './anchor';
import type { Anchor } from './anchor';
import { equalInFormat } from './fold';
import { decodeOutline } from './outline';
import type { Outline } from './outline';
import type { Span } from './span';
import { basePower, FOLD_VERSION, prefixHashes, tokenEnd, tokenize, tokenStart, windowHash } from './tokens';
import type { Tokens } from './tokens';

/** An anchor with the id of its record. */
export interface AnchoredRecord extends Anchor {
  readonly id: string;
}

/** What `reanchor` reads of a parsed sidecar. `article.text` is the hash of the text, not the text. */
export interface AnchorRecord {
  readonly article: { readonly text: string; readonly length: number; readonly language: string };
  readonly outline: string;
  readonly tags: readonly AnchoredRecord[];
}

/** A place in the new text and how well it fits, 0 to 1. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

export type Alarm = 'negation' | 'number' | 'reporting verb';

/**
 * Where a tag stands now. `moved` says that it no longer stands in the old order among its neighbours.
 * Only `exact` may be taken over in silence; `changed` stands where it says but reads differently.
 */
export type Placement =
  | { readonly state: 'exact'; readonly start: number; readonly end: number; readonly moved: boolean }
  | {
      readonly state: 'changed';
      readonly start: number;
      readonly end: number;
      readonly moved: boolean;
      /** `spelling`: equal under the wide fold. */
      readonly reason: 'spelling' | 'words';
      readonly alarms: readonly Alarm[];
    }
  | {
      readonly state: 'orphan';
      readonly start: null;
      readonly end: null;
      /** The best place that was refused. */
      readonly candidate: Candidate | null;
    }
  | {
      readonly state: 'ambiguous';
      readonly start: null;
      readonly end: null;
      /** Places that nothing tells apart, best first. */
      readonly candidates: readonly Candidate[];
    };

export type AnchoredTag = Placement & { readonly id: string };

/** Where a sentence of the outline stands now; `changed` if its words differ. */
export interface AnchoredSentence {
  readonly start: number;
  readonly end: number;
  readonly changed: boolean;
}

export interface Reanchored {
  /** One for each tag of the record, in its order. */
  readonly tags: readonly AnchoredTag[];
  /** One for each sentence of the record's outline, null if it is gone; empty if the outline is unreadable. */
  readonly sentences: readonly (AnchoredSentence | null)[];
  /** Text that no old sentence claims, trimmed of white space, in order: what is to be cut anew. */
  readonly fresh: readonly Span[];
}

const orphan: Placement = { state: 'orphan', start: null, end: null, candidate: null };

/**
 * Finds the tags and the outline of `record` in `newText`. The old text is not needed. Never throws,
 * whatever the record holds.
 */
export function reanchor(record: AnchorRecord, newText: string): Reanchored {
  const outline = decodeOutline(record.outline);
  const unchanged = hashText(newText) === record.article.text;
  const tokens = tokenize(newText);
  const prefixes = prefixHashes(tokens.hashes);
  const tags = record.tags.map((tag) => ({ id: tag.id, ...place(tag, newText, tokens, prefixes) }));
  const sentences = outline === undefined ? [] : placeSentences(outline, unchanged, tokens, prefixes);
  return { tags, sentences, fresh: uncovered(newText, sentences) };
}

function place(tag: Anchor, text: string, tokens: Tokens, prefixes: Int32Array): Placement {
  if (tag.quote !== '' && text.slice(tag.start, tag.end) === tag.quote) {
    return { state: 'exact', start: tag.start, end: tag.end, moved: false };
  }
  const quote = tokenize(tag.quote);
  const hash = prefixHashes(quote.hashes)[quote.count] ?? 0;
  let best: Candidate | undefined;
  for (const first of occurrences(hash, quote.count, prefixes)) {
    const start = tokenStart(tokens, first);
    const end = tokenEnd(tokens, first + quote.count - 1);
    const score = contextScore(tag, text, start, end);
    if (best === undefined || score > best.score) best = { start, end, score };
  }
  if (best === undefined) return orphan;
  const { start, end } = best;
  if (equalInFormat(text.slice(start, end), tag.quote)) return { state: 'exact', start, end, moved: false };
  return { state: 'changed', start, end, moved: false, reason: 'spelling', alarms: [] };
}

function occurrences(hash: number, count: number, prefixes: Int32Array): number[] {
  const found: number[] = [];
  if (count === 0) return found;
  const power = basePower(count);
  for (let i = 0; i + count < prefixes.length; i += 1) {
    if (windowHash(prefixes, i, i + count, power) === hash) found.push(i);
  }
  return found;
}

function contextScore(tag: Anchor, text: string, start: number, end: number): number {
  let same = 0;
  while (same < tag.prefix.length && text[start - 1 - same] === tag.prefix.at(-1 - same)) same += 1;
  let after = 0;
  while (after < tag.suffix.length && text[end + after] === tag.suffix[after]) after += 1;
  return (1 + same + after) / (1 + tag.prefix.length + tag.suffix.length);
}

function placeSentences(
  outline: Outline,
  unchanged: boolean,
  tokens: Tokens,
  prefixes: Int32Array,
): (AnchoredSentence | null)[] {
  if (unchanged) return outline.sentences.map(({ start, end }) => ({ start, end, changed: false }));
  if (outline.version !== FOLD_VERSION) return outline.sentences.map(() => null);
  let next = 0;
  return outline.sentences.map((sentence) => {
    const first = occurrences(sentence.hash, sentence.tokens, prefixes).find((index) => index >= next);
    if (first === undefined) return null;
    next = first + sentence.tokens;
    return { start: tokenStart(tokens, first), end: tokenEnd(tokens, next - 1), changed: false };
  });
}

function uncovered(text: string, sentences: readonly (AnchoredSentence | null)[]): Span[] {
  const taken = sentences.filter((sentence) => sentence !== null).sort((a, b) => a.start - b.start);
  const fresh: Span[] = [];
  let from = 0;
  for (const { start, end } of [...taken, { start: text.length, end: text.length }]) {
    const gap = text.slice(from, start);
    const trimmed = gap.trim();
    if (trimmed !== '') {
      const begin = from + gap.indexOf(trimmed);
      fresh.push([begin, begin + trimmed.length]);
    }
    from = Math.max(from, end);
  }
  return fresh;
}
