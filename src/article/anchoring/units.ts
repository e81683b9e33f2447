/**
 * Units: what is to be found in the new text. Every sentence of the outline is one, tagged or not, so that
 * they can compete; a tag that does not agree with the outline is one of its own.
 */
import type { Anchor } from '../anchor';
import { digestSentence } from '../outline';
import type { Outline, OutlineSentence, SentenceDigest } from '../outline';
import { FOLD_VERSION, tokenize, wordsOf } from '../tokens';
import type { Words } from '../tokens';

export interface Unit extends SentenceDigest {
  /** In the old text. */
  readonly start: number;
  readonly end: number;
  /** Its words, if a tag's quote holds them all. */
  words: Words | undefined;
  /** What stood around it as far as a tag tells it. */
  prefix: Words | undefined;
  suffix: Words | undefined;
}

/** Tags with one anchor share what is found for it. */
export interface TagGroup {
  readonly anchor: Anchor;
  /** Positions in the record's list. */
  readonly tags: readonly number[];
  /** Units `[first, last]` that the anchor lies on. */
  readonly first: number;
  readonly last: number;
  /** Whether it covers them from end to end. */
  readonly whole: boolean;
}

export interface Units {
  /** The outline's sentences in order, then tags that agree with none of them. */
  readonly list: readonly Unit[];
  readonly sentences: number;
  readonly groups: readonly TagGroup[];
}

const contextWords = (text: string, edge: 'start' | 'end'): Words | undefined => {
  // The word that the 32 characters cut is none.
  const whole = edge === 'start' ? text.replace(/^\S*\s/, '') : text.replace(/\s\S*$/, '');
  const words = wordsOf(tokenize(whole));
  return words.count > 0 ? words : undefined;
};

function unitOf(anchor: Anchor): Unit {
  return {
    ...digestSentence(anchor.quote),
    start: anchor.start,
    end: anchor.end,
    words: wordsOf(tokenize(anchor.quote)),
    prefix: contextWords(anchor.prefix, 'start'),
    suffix: contextWords(anchor.suffix, 'end'),
  };
}

export function makeUnits(outline: Outline | undefined, anchors: readonly Anchor[]): Units {
  const known: readonly OutlineSentence[] = outline?.version === FOLD_VERSION ? outline.sentences : [];
  const list: Unit[] = known.map((sentence) => ({
    ...sentence,
    words: undefined,
    prefix: undefined,
    suffix: undefined,
  }));
  const byAnchor = new Map<string, number[]>();
  anchors.forEach((anchor, index) => {
    const key = JSON.stringify([anchor.start, anchor.end, anchor.quote, anchor.prefix, anchor.suffix]);
    const same = byAnchor.get(key);
    if (same === undefined) byAnchor.set(key, [index]);
    else same.push(index);
  });
  let byDigest: ReadonlyMap<string, readonly number[]> | undefined;
  const groups: TagGroup[] = [];
  for (const tags of byAnchor.values()) {
    const anchor = anchors[tags[0] ?? 0];
    if (anchor === undefined) continue;
    const range = coveredUnits(known, anchor);
    if (range !== undefined) {
      tellUnits(list, range, anchor);
      groups.push({ anchor, tags, ...range });
      continue;
    }
    byDigest ??= indexByDigest(known);
    const elsewhere = nearest(
      known,
      byDigest.get(digestKey(digestSentence(anchor.quote))) ?? [],
      anchor.start,
    );
    const first = elsewhere ?? list.length;
    if (elsewhere === undefined) list.push(unitOf(anchor));
    else tellUnits(list, { first, last: first, whole: true }, anchor);
    groups.push({ anchor, tags, first, last: first, whole: true });
  }
  return { list, sentences: known.length, groups };
}

const digestKey = ({ tokens, hash }: SentenceDigest): string => `${tokens}:${hash}`;

function indexByDigest(sentences: readonly OutlineSentence[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  sentences.forEach((sentence, position) => {
    const key = digestKey(sentence);
    const same = index.get(key);
    if (same === undefined) index.set(key, [position]);
    else same.push(position);
  });
  return index;
}

function nearest(
  sentences: readonly OutlineSentence[],
  positions: readonly number[],
  start: number,
): number | undefined {
  let best: number | undefined;
  let least = Infinity;
  for (const position of positions) {
    const distance = Math.abs((sentences[position]?.start ?? 0) - start);
    if (distance < least) {
      least = distance;
      best = position;
    }
  }
  return best;
}

/** First sentence that ends behind `offset`. */
function sentenceAt(sentences: readonly OutlineSentence[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The sentences that an anchor lies on, unless it contradicts the outline: offsets, outline and quotes of a
 * merged sidecar may come from different states of the article. Sentences that the quote holds as a whole
 * have to have its words.
 */
function coveredUnits(
  sentences: readonly OutlineSentence[],
  anchor: Anchor,
): { first: number; last: number; whole: boolean } | undefined {
  const { start, end, quote } = anchor;
  if (!(start >= 0 && start < end) || quote.length !== end - start) return undefined;
  const first = sentenceAt(sentences, start);
  const last = sentenceAt(sentences, end - 1);
  const head = sentences[first];
  const tail = sentences[last];
  if (head === undefined || tail === undefined || start < head.start) return undefined;
  if (end - 1 < tail.start) return undefined;
  for (const sentence of sentences.slice(first, last + 1)) {
    if (sentence.start < start || sentence.end > end) continue;
    const { tokens, hash } = digestSentence(quote.slice(sentence.start - start, sentence.end - start));
    if (tokens !== sentence.tokens || hash !== sentence.hash) return undefined;
  }
  return { first, last, whole: start === head.start && end === tail.end };
}

/** Lets the units know what an anchor tells of their words. */
function tellUnits(
  list: readonly Unit[],
  { first, last, whole }: { first: number; last: number; whole: boolean },
  anchor: Anchor,
): void {
  const relocated = first === last && whole;
  for (let i = first; i <= last; i += 1) {
    const unit = list[i];
    if (unit === undefined || unit.words !== undefined) continue;
    if (!relocated && (unit.start < anchor.start || unit.end > anchor.end)) continue;
    const text = relocated
      ? anchor.quote
      : anchor.quote.slice(unit.start - anchor.start, unit.end - anchor.start);
    unit.words = wordsOf(tokenize(text));
    if (i === first) unit.prefix = contextWords(anchor.prefix, 'start');
    if (i === last) unit.suffix = contextWords(anchor.suffix, 'end');
  }
}
