/** Places tags once the sentences stand: whole sentences, several of them, or a part of one. */
import { dice, trigramSet, wordTrigrams } from '../fingerprint';
import type { Span } from '../span';
import { basePower, hashOfWords, tokenEnd, tokenStart, windowHash, wordsOf } from '../tokens';
import type { Words } from '../tokens';
import { align } from './align';
import type { Claims } from './claims';
import { wordFit } from './context';
import { spanOf } from './edges';
import type { Target } from './target';
import { insideSentence, Told } from './units';
import type { TagGroup, Units } from './units';

/** A place in offsets, and in words `[from, to)`. */
export interface Place {
  readonly span: Span;
  readonly from: number;
  readonly to: number;
}

export interface Placing {
  readonly units: Units;
  readonly target: Target;
  readonly claims: Claims;
}

/** Least likeness of a part with what its sentence holds of it now. */
const leastPart = 0.45;
/** What the alignment of the whole sentence is worth; more if its own words or those next to it hold both ends. */
const alignedBonus = 0.1;
const heldBonus = 0.2;
/** How many times longer than it was a part may be then. */
const mostHeld = 2;
/** In longer sentences a part is not looked for word by word; after so much work it is not looked for. */
const mostPairs = 40_000;
const mostWork = 30_000_000;
/** Fewer words may stand together anywhere. */
export const telling = 4;
/** Of so many places the context decides; it is worth 2 if it agrees wholly. */
const mostHits = 50;
const agreeing = 1;
const lead = 0.4;

export const placeOf = (from: number, to: number, quote: Words, target: Target): Place => ({
  span: spanOf(target, from, to, quote),
  from,
  to,
});

/** Words from the first to the last of the sentences that are found, as far as they stand together. */
function regionOf(
  first: number,
  last: number,
  { units, claims }: Placing,
): readonly [number, number] | undefined {
  let best: readonly [number, number] | undefined;
  let current: readonly [number, number] | undefined;
  for (let unit = first; unit <= last; unit += 1) {
    if (!claims.has(unit)) continue;
    const from = claims.from(unit);
    const to = claims.to(unit);
    const room = 2 * (units.list[unit]?.tokens ?? 0) + 30;
    const joins = current !== undefined && from >= current[1] && from - current[1] <= room;
    current = joins && current !== undefined ? [current[0], to] : [from, to];
    if (best === undefined || current[1] - current[0] > best[1] - best[0]) best = current;
  }
  return best;
}

/** Places the groups of tags of one record; its patience is bounded. */
export class Placer {
  readonly #placing: Placing;
  #work = 0;

  constructor(placing: Placing) {
    this.#placing = placing;
  }

  /** Where the anchor stands now; undefined if its sentence is not found or the part is not in it. */
  place(group: TagGroup): Place | undefined {
    const { quote, first, last, whole } = group;
    const { units, target } = this.#placing;
    const region = regionOf(first, last, this.#placing);
    if (whole && region !== undefined) return placeOf(region[0], region[1], quote, target);
    if (!whole && region !== undefined && cutsWord(group)) {
      const literal = findLiterally(group, region, target);
      if (literal !== undefined) return literal;
    }
    if (quote.count === 0 || (whole && first < units.sentences)) return undefined;
    return (region === undefined ? undefined : this.#placePart(group, region)) ?? this.#findAnywhere(group);
  }

  /** Whether so much more may be done. */
  #affords(work: number): boolean {
    this.#work += work;
    return this.#work <= mostWork;
  }

  #placePart(group: TagGroup, [from, to]: readonly [number, number]): Place | undefined {
    const { units, target } = this.#placing;
    const { anchor, quote, first, last } = group;
    const sentence = { start: units.list[first]?.start ?? 0, end: units.list[last]?.end ?? 0 };
    const { before, after } = insideSentence(anchor, sentence.start, sentence.end);
    const [found, another] = occurrences(quote, from, to, target);
    if (found !== undefined && another === undefined) {
      return exactPlace(found, found + quote.count, group, target);
    }
    const pairs = quote.count * (to - from);
    if (!this.#affords(pairs)) return undefined;
    const set = trigramSet(wordTrigrams(quote, 0, quote.count));
    let best: readonly [number, number] | undefined;
    let most = 0;
    const consider = (start: number, end: number, bonus: number, least: number): void => {
      if (start >= end) return;
      const alike = dice(set, trigramSet(wordTrigrams(target.words, start, end)));
      if (alike < least || alike + bonus <= most) return;
      best = [start, end];
      most = alike + bonus;
    };
    // What the context tells of the sentence holds the part in its place.
    const told = wordsOf(before + anchor.quote + after);
    const aligned = alignPart(told, before.length, before.length + anchor.quote.length, from, to, target);
    if (aligned !== undefined) {
      const { start, end, isHeld } = aligned;
      if (!isHeld) consider(start, end, alignedBonus, leastPart);
      else if (end - start <= mostHeld * quote.count + 1) consider(start, end, heldBonus, 0);
    }
    if (pairs <= mostPairs) {
      for (let word = from; word + quote.count <= to; word += 1) {
        consider(word, word + quote.count, 0, leastPart);
      }
    }
    return best === undefined ? undefined : exactPlace(best[0], best[1], group, target);
  }

  /**
   * A tag that is not where its sentence is, or has no sentence, if its very words stand elsewhere: at its
   * offsets, where its context agrees, or in one place only. Where another sentence has them, they are that
   * sentence's own, unless offsets and outline contradict each other.
   */
  #findAnywhere({ anchor, quote, first, last }: TagGroup): Place | undefined {
    const { units, target, claims } = this.#placing;
    if (!this.#affords(target.words.count)) return undefined;
    const stray = first >= units.sentences;
    const contradicted = stray || (first === last && standsUnchanged(first, this.#placing));
    const prefix = new Told(anchor.prefix, 'prefix').words;
    const suffix = new Told(anchor.suffix, 'suffix').words;
    const hits = occurrences(quote, 0, target.words.count, target)
      .filter((hit) => contradicted || claims.isFree(hit, hit + quote.count))
      .slice(0, mostHits)
      .map((hit) => {
        const place = placeOf(hit, hit + quote.count, quote, target);
        const atOffsets = stray && place.span[0] === anchor.start;
        const context = wordFit(prefix, hit, -1, target) + wordFit(suffix, hit + quote.count, 1, target);
        return { place, fit: atOffsets ? 2 : context };
      })
      .sort((a, b) => b.fit - a.fit);
    const [best, next] = hits;
    if (best === undefined) return undefined;
    const alone = next === undefined && (quote.count >= telling || best.fit >= agreeing);
    const ahead = next !== undefined && best.fit >= agreeing && best.fit - next.fit >= lead;
    return alone || ahead ? best.place : undefined;
  }
}

/**
 * Aligns what is told of a sentence, `[start, end)` of it being the part. An end of the part is held where its
 * own word still stands, or else the word next to it; otherwise it is where the alignment ends.
 */
function alignPart(
  told: Words,
  start: number,
  end: number,
  from: number,
  to: number,
  target: Target,
): { start: number; end: number; isHeld: boolean } | undefined {
  const pairs = align(told, target, from, to);
  if (pairs === undefined) return undefined;
  const offsetOf = (word: number): number => tokenStart(told.tokens, told.at[word] ?? 0);
  let first = 0;
  while (first < told.count && offsetOf(first) < start) first += 1;
  let last = first;
  while (last < told.count && offsetOf(last) < end) last += 1;
  const inside = pairs.filter(([old]) => old >= first && old < last);
  const foundAt = (word: number): number | undefined => {
    const found = pairs.find(([old]) => old === word)?.[1];
    return found !== undefined && target.words.hashes[found] === told.hashes[word] ? found : undefined;
  };
  const behind = (found: number | undefined): number | undefined =>
    found === undefined ? undefined : found + 1;
  const head = foundAt(first) ?? (first === 0 ? from : behind(foundAt(first - 1)));
  const tail = behind(foundAt(last - 1)) ?? (last === told.count ? to : foundAt(last));
  return {
    start: head ?? inside[0]?.[1] ?? to,
    end: tail ?? (inside.at(-1)?.[1] ?? from - 1) + 1,
    isHeld: head !== undefined && tail !== undefined,
  };
}

const nearby = 8;

/** Whether an anchor begins or ends within a word or an entity, or holds no word: as words it cannot be found. */
function cutsWord({ anchor: { prefix, quote: text, suffix }, quote }: TagGroup): boolean {
  if (quote.count === 0) return true;
  const before = prefix.slice(-nearby);
  const around = wordsOf(before + text + suffix.slice(0, nearby));
  const inside: number[] = [];
  for (let word = 0; word < around.count; word += 1) {
    const token = around.at[word] ?? 0;
    const start = tokenStart(around.tokens, token) - before.length;
    const end = tokenEnd(around.tokens, token) - before.length;
    if (start >= text.length || end <= 0) continue;
    if (start < 0 || end > text.length) return true;
    inside.push(around.hashes[word] ?? 0);
  }
  return inside.length !== quote.count || inside.some((hash, word) => hash !== quote.hashes[word]);
}

/** Where in its sentence the very characters of an anchor stand; of several places the one whose surroundings agree best. */
function findLiterally(
  { anchor: { prefix, quote: text, suffix }, quote }: TagGroup,
  [from, to]: readonly [number, number],
  target: Target,
): Place | undefined {
  const { tokens, at, count } = target.words;
  // Marks before and behind the sentence's words may belong to it.
  const first = from === 0 ? 0 : tokenEnd(tokens, at[from - 1] ?? 0);
  const last = to === count ? target.text.length : tokenStart(tokens, at[to] ?? 0);
  const region = target.text.slice(first, last);
  let best: number | undefined;
  let most = -1;
  let isTie = false;
  for (let hit = region.indexOf(text); hit >= 0; hit = region.indexOf(text, hit + 1)) {
    const start = first + hit;
    const before = target.text.slice(Math.max(0, start - prefix.length), start);
    const behind = target.text.slice(start + text.length, start + text.length + suffix.length);
    const agreement = commonEnd(prefix, before) + commonStart(suffix, behind);
    isTie = agreement === most || (isTie && agreement < most);
    if (agreement <= most) continue;
    best = start;
    most = agreement;
  }
  if (best === undefined || isTie) return undefined;
  return { span: [best, best + text.length], from, to: from + quote.count };
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (
    length < a.length &&
    length < b.length &&
    a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
  ) {
    length += 1;
  }
  return length;
}

/** The words' place, or that of the very quote in it if it begins or ends within a word. */
function exactPlace(from: number, to: number, { anchor, quote }: TagGroup, target: Target): Place {
  const place = placeOf(from, to, quote, target);
  const [start, end] = place.span;
  const at = target.text.slice(start, end).indexOf(anchor.quote);
  return at < 0 ? place : { ...place, span: [start + at, start + at + anchor.quote.length] };
}

/** Where in `[from, to)` the very words stand. */
export function occurrences(quote: Words, from: number, to: number, { prefixes }: Target): number[] {
  const power = basePower(quote.count);
  const hash = hashOfWords(quote);
  const found: number[] = [];
  for (let word = from; word + quote.count <= to; word += 1) {
    if (windowHash(prefixes, word, word + quote.count, power) === hash) found.push(word);
  }
  return found;
}

/** Whether a unit's place holds its very words and no more. */
export function standsUnchanged(unit: number, { units, target, claims }: Placing): boolean {
  const { tokens, hash } = units.list[unit] ?? {};
  const from = claims.from(unit);
  const to = claims.to(unit);
  if (from < 0 || to - from !== tokens) return false;
  return windowHash(target.prefixes, from, to, basePower(tokens)) === hash;
}
