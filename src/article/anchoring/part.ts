/** Places tags once the sentences stand: whole sentences, several of them, or a part of one. */
import { dice, trigramSet, wordTrigrams } from '../fingerprint';
import type { Span } from '../span';
import { basePower, hashOfWords, tokenStart, windowHash, wordsOf } from '../tokens';
import type { Words } from '../tokens';
import { align } from './align';
import type { Claims } from './claims';
import { spanOf } from './edges';
import type { Target } from './target';
import { insideSentence } from './units';
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

/** Least likeness of a part with what its sentence holds of it now; less between words that still stand. */
const leastPart = 0.45;
const leastFramed = 0.1;
/** What the alignment of the whole sentence is worth. */
const alignedBonus = 0.1;
/** In longer sentences a part is not looked for word by word. */
const mostPairs = 40_000;
/** Fewer words may stand together anywhere. */
const telling = 4;

/** Where the anchor stands now; undefined if its sentence is not found or the part is not in it. */
export function placeGroup(group: TagGroup, placing: Placing): Place | undefined {
  const { quote, first, last, whole } = group;
  const region = regionOf(first, last, placing);
  if (whole) return region === undefined ? undefined : placeOf(region[0], region[1], quote, placing.target);
  if (quote.count === 0) return undefined;
  return (
    (region === undefined ? undefined : placePart(group, region, placing)) ?? findAnywhere(group, placing)
  );
}

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

function placePart(
  group: TagGroup,
  [from, to]: readonly [number, number],
  { units, target }: Placing,
): Place | undefined {
  const { anchor, quote, first, last } = group;
  const { before, after } = insideSentence(anchor, units.list[first]?.start ?? 0, units.list[last]?.end ?? 0);
  const found = standsOnce(quote, from, to, target);
  if (found !== undefined) return exactPlace(found, found + quote.count, group, target);
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
    consider(aligned.start, aligned.end, alignedBonus, leastPart);
    consider(aligned.left ?? to, aligned.right ?? from, alignedBonus, leastFramed);
  }
  if (quote.count * (to - from) <= mostPairs) {
    for (let word = from; word + quote.count <= to; word += 1) {
      consider(word, word + quote.count, 0, leastPart);
    }
  }
  return best === undefined ? undefined : exactPlace(best[0], best[1], group, target);
}

/**
 * Aligns what is told of a sentence, `[start, end)` of it being the part. Gives the words that stand for the
 * part and, where the words next to it still stand, the borders they set.
 */
function alignPart(
  told: Words,
  start: number,
  end: number,
  from: number,
  to: number,
  target: Target,
): { start: number; end: number; left: number | undefined; right: number | undefined } | undefined {
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
  const before = foundAt(first - 1);
  return {
    start: inside[0]?.[1] ?? to,
    end: (inside.at(-1)?.[1] ?? from - 1) + 1,
    left: first === 0 ? from : before === undefined ? undefined : before + 1,
    right: last === told.count ? to : foundAt(last),
  };
}

/** The words' place, or that of the very quote in it if it begins or ends within a word. */
function exactPlace(from: number, to: number, { anchor, quote }: TagGroup, target: Target): Place {
  const place = placeOf(from, to, quote, target);
  const [start, end] = place.span;
  const at = target.text.slice(start, end).indexOf(anchor.quote);
  return at < 0 ? place : { ...place, span: [start + at, start + at + anchor.quote.length] };
}

/** Where in `[from, to)` the very words stand, if there is one such place. */
function standsOnce(quote: Words, from: number, to: number, { prefixes }: Target): number | undefined {
  const power = basePower(quote.count);
  const hash = hashOfWords(quote);
  let found: number | undefined;
  for (let word = from; word + quote.count <= to; word += 1) {
    if (windowHash(prefixes, word, word + quote.count, power) !== hash) continue;
    if (found !== undefined) return undefined;
    found = word;
  }
  return found;
}

/**
 * A part that is not in its sentence, if its very words stand elsewhere once. Where another sentence has
 * them, they are its own, unless offsets and outline contradict each other.
 */
function findAnywhere(
  { quote, first, last }: TagGroup,
  { units, target, claims }: Placing,
): Place | undefined {
  if (quote.count < telling) return undefined;
  const found = standsOnce(quote, 0, target.words.count, target);
  if (found === undefined) return undefined;
  const end = found + quote.count;
  const contradicted = first === last && standsUnchanged(first, { units, target, claims });
  return contradicted || claims.isFree(found, end) ? placeOf(found, end, quote, target) : undefined;
}

/** Whether a unit's place holds its very words and no more. */
export function standsUnchanged(unit: number, { units, target, claims }: Placing): boolean {
  const { tokens, hash } = units.list[unit] ?? {};
  const from = claims.from(unit);
  const to = claims.to(unit);
  if (from < 0 || to - from !== tokens) return false;
  return windowHash(target.prefixes, from, to, basePower(tokens)) === hash;
}
