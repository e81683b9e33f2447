/**
 * Units: what is to be found in the new text. Every sentence of the outline is one, tagged or not, so that
 * they can compete; a tag that does not agree with the outline is one of its own.
 */
import type { Anchor } from '../anchor';
import { digestWords } from '../outline';
import type { Outline, OutlineSentence, SentenceDigest } from '../outline';
import { FOLD_VERSION, hashOfWords, wordsOf, wordsOfAll } from '../tokens';
import type { Words } from '../tokens';

export interface Unit extends SentenceDigest {
  /** In the old text. */
  readonly start: number;
  readonly end: number;
  /** Its words, if a tag's quote holds them all. */
  words: Words | undefined;
  /** Words that a tag on a part of it tells, if not all are known. */
  excerpt: Words | undefined;
  /** What a tag tells of the text before and behind it. */
  prefix: Told | undefined;
  suffix: Told | undefined;
}

/** A prefix or suffix, whose words are asked for now and then only. */
export class Told {
  readonly #text: string;
  #words: Words | undefined;

  /** The word that the 32 characters may cut is left out. */
  constructor(text: string, side: 'prefix' | 'suffix') {
    this.#text = side === 'prefix' ? text.replace(/^\S*\s/, '') : text.replace(/\s\S*$/, '');
  }

  get words(): Words {
    return (this.#words ??= wordsOf(this.#text));
  }

  /** Reads the words of many, which takes a fraction of the time that one after the other would. */
  static read(many: readonly Told[]): void {
    const words = wordsOfAll(many.map((told) => told.#text));
    many.forEach((told, index) => (told.#words ??= words[index]));
  }
}

/** Tags with one anchor share what is found for it. */
export interface TagGroup {
  readonly anchor: Anchor;
  readonly quote: Words;
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

/** Sentences `[first, last]` under an anchor and whether it covers them from end to end. */
interface Range {
  readonly first: number;
  readonly last: number;
  readonly whole: boolean;
}

type SentenceWords = readonly [position: number, words: Words];

export function makeUnits(outline: Outline | undefined, anchors: readonly Anchor[]): Units {
  const known: readonly OutlineSentence[] = outline?.version === FOLD_VERSION ? outline.sentences : [];
  const list: Unit[] = known.map((sentence) => ({
    ...sentence,
    words: undefined,
    excerpt: undefined,
    prefix: undefined,
    suffix: undefined,
  }));
  const shared = [...shareAnchors(anchors).values()];
  const quotes = wordsOfAll(shared.map(({ anchor }) => anchor.quote));
  let byDigest: ReadonlyMap<string, readonly number[]> | undefined;
  const groups = shared.map(({ anchor, tags }, index): TagGroup => {
    const quote = quotes[index] ?? wordsOf(anchor.quote);
    const onSentences = (range: Range, parts: readonly SentenceWords[]): TagGroup => {
      for (const [position, words] of parts) tell(list[position], words);
      if (range.whole) tellContext(list[range.first], list[range.last], anchor);
      else if (range.first === range.last) tellExcerpt(list[range.first], anchor);
      return { anchor, quote, tags, ...range };
    };
    const range = rangeUnder(known, anchor);
    const parts = range === undefined ? undefined : coveredSentences(known, range, anchor, quote);
    if (range?.whole === true && parts !== undefined) return onSentences(range, parts);
    byDigest ??= indexByDigest(known);
    const places = byDigest.get(digestKey(quote.count, hashOfWords(quote))) ?? [];
    const elsewhere = quote.count === 0 ? undefined : nearest(known, places, anchor.start);
    if (elsewhere !== undefined) {
      return onSentences({ first: elsewhere, last: elsewhere, whole: true }, [[elsewhere, quote]]);
    }
    if (range !== undefined && parts !== undefined) return onSentences(range, parts);
    // Its words had changed already and its annotator has not been asked: it goes where its sentence goes.
    const stood = quote.count === 0 ? undefined : sentencesAt(known, anchor);
    if (stood?.whole === true) return onSentences(stood, []);
    list.push(freeUnit(anchor, quote));
    return onSentences({ first: list.length - 1, last: list.length - 1, whole: true }, []);
  });
  return { list, sentences: known.length, groups };
}

function shareAnchors(anchors: readonly Anchor[]): Map<string, { anchor: Anchor; tags: number[] }> {
  const shared = new Map<string, { anchor: Anchor; tags: number[] }>();
  anchors.forEach((anchor, index) => {
    const { start, end, quote, prefix, suffix } = anchor;
    const key = JSON.stringify([start, end, quote, prefix, suffix]);
    const same = shared.get(key);
    if (same === undefined) shared.set(key, { anchor, tags: [index] });
    else same.tags.push(index);
  });
  return shared;
}

function freeUnit({ start, end }: Anchor, quote: Words): Unit {
  return {
    ...digestWords(quote),
    start,
    end,
    words: quote,
    excerpt: undefined,
    prefix: undefined,
    suffix: undefined,
  };
}

function tell(unit: Unit | undefined, words: Words): void {
  if (unit !== undefined) unit.words ??= words;
}

function tellContext(first: Unit | undefined, last: Unit | undefined, { prefix, suffix }: Anchor): void {
  if (first !== undefined && prefix !== '') first.prefix ??= new Told(prefix, 'prefix');
  if (last !== undefined && suffix !== '') last.suffix ??= new Told(suffix, 'suffix');
}

function tellExcerpt(unit: Unit | undefined, anchor: Anchor): void {
  if (unit === undefined) return;
  const words = wordsOf(Object.values(insideSentence(anchor, unit.start, unit.end)).join(''));
  if (words.count > (unit.excerpt?.count ?? 0)) unit.excerpt = words;
}

/** What an anchor tells of the sentences `[start, end)` that it lies on a part of. */
export function insideSentence(
  anchor: Anchor,
  start: number,
  end: number,
): { before: string; quote: string; after: string } {
  const { prefix, quote, suffix } = anchor;
  return {
    before: prefix.slice(Math.max(0, prefix.length - Math.max(0, anchor.start - start))),
    quote,
    after: suffix.slice(0, Math.max(0, end - anchor.end)),
  };
}

const digestKey = (tokens: number, hash: number): string => `${tokens}:${hash}`;

function indexByDigest(sentences: readonly OutlineSentence[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  sentences.forEach(({ tokens, hash }, position) => {
    const key = digestKey(tokens, hash);
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

/** The sentences that an anchor lies on by its offsets; undefined if it does not lie on sentences. */
function rangeUnder(sentences: readonly OutlineSentence[], anchor: Anchor): Range | undefined {
  const { start, end, quote } = anchor;
  return quote.length === end - start ? sentencesAt(sentences, anchor) : undefined;
}

/** The sentences at the offsets of an anchor, whatever its quote says. */
function sentencesAt(sentences: readonly OutlineSentence[], { start, end }: Anchor): Range | undefined {
  if (!(start >= 0 && start < end)) return undefined;
  const first = sentenceAt(sentences, start);
  const last = sentenceAt(sentences, end - 1);
  const head = sentences[first];
  const tail = sentences[last];
  if (head === undefined || tail === undefined || start < head.start || end - 1 < tail.start)
    return undefined;
  return { first, last, whole: start === head.start && end === tail.end };
}

/**
 * Words of the sentences that the quote holds as a whole; undefined if they are other ones than the outline
 * says: offsets, outline and quotes of a merged sidecar may come from different states of the article.
 */
function coveredSentences(
  sentences: readonly OutlineSentence[],
  { first, last, whole }: Range,
  { start, end, quote }: Anchor,
  quoteWords: Words,
): readonly SentenceWords[] | undefined {
  const covered: SentenceWords[] = [];
  for (let position = first; position <= last; position += 1) {
    const sentence = sentences[position];
    if (sentence === undefined || sentence.start < start || sentence.end > end) continue;
    const words =
      whole && first === last
        ? quoteWords
        : wordsOf(quote.slice(sentence.start - start, sentence.end - start));
    if (words.count !== sentence.tokens || hashOfWords(words) !== sentence.hash) return undefined;
    covered.push([position, words]);
  }
  return covered;
}
