/**
 * Where the break between two sentences is gone, in a heading without a full stop or before a word that begins
 * small now, a sentence takes its neighbour's words for its own. The neighbour gets them back if both are more
 * at home then.
 */
import { minima, pack } from '../fingerprint';
import type { Claims } from './claims';
import type { Likeness } from './likeness';
import type { Trigrams } from './trigrams';
import type { Units } from './units';

/** How much of a missing sentence a place has to be too long by. */
const leastRest = 0.5;
/** The border is looked for around where the lengths of both expect it, so many words away at most. */
const mostShift = 12;
/** What a mere estimate has to be better by. */
const estimated = 0.12;

export interface SwallowedOptions {
  readonly units: Units;
  readonly trigrams: Trigrams;
  readonly claims: Claims;
  readonly likeness: Likeness;
  /** Least likeness of the missing sentence if one neighbour is in place, or both. */
  readonly least: { readonly one: number; readonly both: number };
}

/** Claims for sentences that are not found what a neighbour has swallowed. */
export function claimSwallowed(options: SwallowedOptions): void {
  const { units, claims } = options;
  for (let unit = 0; unit < units.sentences; unit += 1) {
    if (claims.has(unit) || units.list[unit]?.tokens === 0) continue;
    if (!divide(unit - 1, unit, options)) divide(unit, unit + 1, options);
  }
}

/** Shares the place of one of two neighbours out among both, if that is better; tells whether it is. */
function divide(left: number, right: number, options: SwallowedOptions): boolean {
  const { units, claims, least } = options;
  const [owner, missing] = claims.has(left) ? [left, right] : [right, left];
  if (owner < 0 || owner >= units.sentences || missing >= units.sentences || !claims.has(owner)) return false;
  const [from, to] = [claims.from(owner), claims.to(owner)];
  const [before, after] = [units.list[left]?.tokens ?? 0, units.list[right]?.tokens ?? 0];
  const lost = units.list[missing]?.tokens ?? 0;
  if (to - from < (units.list[owner]?.tokens ?? 0) + leastRest * lost) return false;
  const low = Math.max(from + 1, Math.min(from + before, to - after) - mostShift);
  const high = Math.min(to - 1, Math.max(from + before, to - after) + mostShift);
  const beyond = missing === right ? claims.from(right + 1) === to : claims.to(left - 1) === from;
  const known = units.list[missing]?.words !== undefined;
  const needed = (beyond ? least.both : least.one) + (known ? 0 : estimated);
  let most = alike(owner, from, to, options) + needed;
  let border = -1;
  for (let split = low; split <= high; split += 1) {
    const first = alike(left, from, split, options);
    const second = alike(right, split, to, options);
    const found = missing === left ? first : second;
    if (found < needed || first + second <= most) continue;
    most = first + second;
    border = split;
  }
  if (border < 0) return false;
  claims.claim(left, from, border);
  claims.claim(right, border, to);
  return true;
}

function alike(
  unit: number,
  from: number,
  to: number,
  { units, trigrams, likeness }: SwallowedOptions,
): number {
  if (units.list[unit]?.words !== undefined) return likeness.measure(unit, from, to);
  const { low, high } = pack(minima(trigrams.hashes(from, to)));
  return likeness.refine(unit, from, to, likeness.estimate(unit, from, to, low, high));
}
