/**
 * Where the break between two sentences is gone, in a heading without a full stop or before a word that begins
 * small now, a sentence takes its neighbour's words for its own. The neighbour gets them back if both are more
 * at home then.
 */
import { minima, pack } from '../fingerprint';
import type { Claims } from './claims';
import { lengthLoss } from './likeness';
import type { Likeness } from './likeness';
import { standsUnchanged } from './part';
import { breakStrength } from './target';
import type { Target } from './target';
import type { Trigrams } from './trigrams';
import type { Units } from './units';

/** Other missing sentences may stand between, and what each of them takes off the trust. */
const farthest = 4;
const eachBetween = 0.05;
/** How much of a missing sentence a place has to be too long by. */
const leastRest = 0.5;
/** Nor if the place could be so much like a missing one. */
const surelyThere = 0.6;
const mostLost = 0.05;
/** The border is looked for around where the lengths of both expect it, so many words away at most. */
const mostShift = 12;
/** What a border is worth where a sentence seems to end. */
const atBreak = 0.12;
/** How much of what lengths tell counts: of rewritten sentences little else tells where one ends. */
const lengthWeight = 0.5;
/** What a mere estimate has to be better by. */
const estimated = 0.12;

export interface SwallowedOptions {
  readonly units: Units;
  readonly target: Target;
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
    const before = nearestClaimed(unit, -1, options);
    const behind = nearestClaimed(unit, 1, options);
    if (before < 0 || !divide(before, unit, options)) {
      if (behind >= 0) divide(unit, behind, options);
    }
  }
}

/** The nearest sentence before or behind a missing one that is found; -1 if it is too far. */
function nearestClaimed(missing: number, step: -1 | 1, { units, claims }: SwallowedOptions): number {
  for (let distance = 1; distance <= farthest; distance += 1) {
    const unit = missing + step * distance;
    if (unit < 0 || unit >= units.sentences) return -1;
    if (claims.has(unit)) return unit;
  }
  return -1;
}

/** Shares the place of one of two neighbours out among both, if that is better; tells whether it is. */
function divide(left: number, right: number, options: SwallowedOptions): boolean {
  const { units, target, claims, likeness, least } = options;
  const [owner, missing] = claims.has(left) ? [left, right] : [right, left];
  if (standsUnchanged(owner, options)) return false;
  const [from, to] = [claims.from(owner), claims.to(owner)];
  const [before, after] = [units.list[left]?.tokens ?? 0, units.list[right]?.tokens ?? 0];
  const lost = units.list[missing]?.tokens ?? 0;
  const known = units.list[missing]?.words !== undefined;
  const rest = to - from - (units.list[owner]?.tokens ?? 0);
  const isLonger = rest >= leastRest * lost;
  if (!isLonger && !(known && likeness.atMost(missing, from, to) >= surelyThere)) return false;
  const low = Math.max(from + 1, Math.min(from + before, to - after) - mostShift);
  const high = Math.min(to - 1, Math.max(from + before, to - after) + mostShift);
  const beyond = missing === right ? claims.from(right + 1) === to : claims.to(left - 1) === from;
  const doubt = (right - left - 1) * eachBetween + (known ? 0 : estimated);
  const needed = (beyond ? least.both : least.one) + doubt;
  const whole = alike(owner, from, to, options);
  let most = whole + needed;
  let border = -1;
  for (let split = low; split <= high; split += 1) {
    const first = alike(left, from, split, options);
    const second = alike(right, split, to, options);
    const [found, kept] = missing === left ? [first, second] : [second, first];
    if ((missing === left ? split - from : to - split) < leastRest * lost) continue;
    // A place that is no longer than it was is divided only where the part that goes is strange to it.
    if (!isLonger && kept < whole - mostLost) continue;
    const isBreak = (target.breaks[split] ?? 0) >= breakStrength.sentence;
    const loss = lengthWeight * (lengthLoss(split - from, before) + lengthLoss(to - split, after));
    const sum = first + second + (isBreak ? atBreak : 0) - loss;
    if (found < needed || sum <= most) continue;
    most = sum;
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
