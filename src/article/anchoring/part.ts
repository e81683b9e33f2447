/** Places tags once the sentences stand: whole sentences, several of them, or a part of one. */
import { align } from './align';
import type { Claims } from './claims';
import { spanOf } from './edges';
import type { Span } from '../span';
import type { Target } from './target';
import { tokenStart, wordsOf } from '../tokens';
import type { TagGroup, Units } from './units';

/** Where the anchor stands now; undefined if its sentence is not found or the part is not in it. */
export function placePart(group: TagGroup, units: Units, target: Target, claims: Claims): Span | undefined {
  const { anchor, quote, first, last, whole } = group;
  const region = regionOf(first, last, claims);
  if (region === undefined) return undefined;
  const [from, to] = region;
  if (whole) return spanOf(target, from, to, quote);
  const [start, end] = spanOf(target, from, to);
  const unit = units.list[first];
  const tail = units.list[last];
  if (unit === undefined || tail === undefined) return undefined;
  const inside = target.text.slice(start, end);
  const at = inside.indexOf(anchor.quote);
  if (at >= 0 && inside.indexOf(anchor.quote, at + 1) < 0) {
    return [start + at, start + at + anchor.quote.length];
  }
  // What the context tells of the sentence holds the part in its place.
  const before = anchor.prefix.slice(-Math.min(32, anchor.start - unit.start) || anchor.prefix.length);
  const after = anchor.suffix.slice(0, Math.max(0, tail.end - anchor.end));
  const told = wordsOf(before + anchor.quote + after);
  const pairs = align(told, target, from, to);
  if (pairs === undefined) return undefined;
  let firstFound = -1;
  let lastFound = -1;
  for (const [old, found] of pairs) {
    const offset = tokenStart(told.tokens, told.at[old] ?? 0);
    if (offset < before.length || offset >= before.length + anchor.quote.length) continue;
    if (firstFound < 0) firstFound = found;
    lastFound = found;
  }
  if (firstFound < 0) return undefined;
  return spanOf(target, firstFound, lastFound + 1, quote);
}

/** Words from the first to the last of the sentences that are found. */
function regionOf(first: number, last: number, claims: Claims): readonly [number, number] | undefined {
  let from = Infinity;
  let to = -1;
  for (let unit = first; unit <= last; unit += 1) {
    if (!claims.has(unit)) continue;
    from = Math.min(from, claims.from(unit));
    to = Math.max(to, claims.to(unit));
  }
  return to < 0 ? undefined : [from, to];
}
