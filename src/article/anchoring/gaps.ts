/**
 * Sentences between two that are found keep their order as a rule. Each stretch of free text is shared out
 * among the sentences that belong there by dynamic programming: every sentence takes a run of segments or
 * none, in order, so that the sum of likeness is greatest.
 */
import type { Claims } from './claims';
import type { Likeness } from './likeness';
import { breakStrength } from './target';
import type { Target } from './target';
import type { Units } from './units';

/** A sentence and the words `[from, to)` it takes. */
export interface Share {
  readonly unit: number;
  readonly from: number;
  readonly to: number;
  readonly likeness: number;
}

const longestWindow = 6;
/** What a share loses by an end where no sentence ends, and what every word costs that none takes. */
const looseEnd = 0.04;
const leftWord = 0.006;
/** Wider tables are followed along their diagonal only. */
const mostCells = 60_000;

export interface GapOptions {
  /** Least likeness that counts, by the number of neighbours in place: none, one, both. */
  readonly least: readonly [none: number, one: number, both: number];
  /** Whether another place or another unit speaks against a share. */
  readonly vetoed: (share: Share) => boolean;
}

/** Shares of all free stretches of the new text. */
export function shareGaps(
  units: Units,
  target: Target,
  claims: Claims,
  likeness: Likeness,
  options: GapOptions,
): Share[] {
  const { owner } = claims;
  const shares: Share[] = [];
  for (let from = 0; from < owner.length;) {
    if (owner[from] !== -1) {
      from += 1;
      continue;
    }
    let to = from;
    while (to < owner.length && owner[to] === -1) to += 1;
    const before = from === 0 ? -1 : (owner[from - 1] ?? -1);
    const after = to === owner.length ? units.sentences : (owner[to] ?? -1);
    for (const run of runsBetween(before, after, units, claims)) {
      const found = shareOut(run, from, to, target, units, likeness, options);
      shares.push(...supported(found, claims, options.least));
    }
    from = to;
  }
  return shares;
}

/** Open sentences that follow the one before the gap, and those that precede the one behind it. */
function runsBetween(before: number, after: number, units: Units, claims: Claims): number[][] {
  const open = (unit: number): boolean => unit >= 0 && unit < units.sentences && !claims.has(unit);
  const following: number[] = [];
  if (before < units.sentences) {
    for (let unit = before + 1; open(unit); unit += 1) following.push(unit);
  }
  const preceding: number[] = [];
  if (after >= 0 && after <= units.sentences) {
    for (let unit = after - 1; open(unit); unit -= 1) preceding.unshift(unit);
  }
  const runs = following[0] === preceding[0] ? [following] : [following, preceding];
  return runs.filter((run) => run.length > 0);
}

/** Drops shares that are not alike enough for want of neighbours in place, until all others hold. */
function supported(shares: readonly Share[], claims: Claims, least: GapOptions['least']): Share[] {
  let kept = [...shares];
  for (;;) {
    const held = kept.filter((share, index) => {
      const before = kept[index - 1];
      const after = kept[index + 1];
      const left = follows(before, share) || claims.to(share.unit - 1) === share.from;
      const right = follows(share, after) || claims.from(share.unit + 1) === share.to;
      return share.likeness >= (least[Number(left) + Number(right)] ?? 1);
    });
    if (held.length === kept.length) return kept;
    kept = held;
  }
}

const follows = (a: Share | undefined, b: Share | undefined): boolean =>
  a !== undefined && b !== undefined && a.unit + 1 === b.unit && a.to === b.from;

function shareOut(
  run: readonly number[],
  from: number,
  to: number,
  target: Target,
  units: Units,
  likeness: Likeness,
  options: GapOptions,
): Share[] {
  const least = options.least[2];
  let ends = segmentEnds(from, to, target, breakStrength.sentence);
  if (ends.length - 1 < run.length) ends = segmentEnds(from, to, target, breakStrength.none);
  const columns = ends.length;
  const isEnd = (word: number): boolean =>
    word === from || word === to || (target.breaks[word] ?? 0) >= breakStrength.sentence;
  const rows = run.length + 1;
  const band = rows * columns <= mostCells ? columns : Math.max(24, Math.floor(mostCells / rows / 2));
  const best = new Float64Array(rows * columns);
  // 0: leave a sentence out, 1: leave a segment out, 2 and more: take that many segments less one.
  const steps = new Uint8Array(rows * columns);
  const shareAt = new Map<number, Share>();
  for (let i = 0; i < rows; i += 1) {
    const middle = (i / rows) * columns;
    const unit = run[i - 1];
    const tokens = unit === undefined ? 0 : (units.list[unit]?.tokens ?? 0);
    for (let k = 0; k < columns; k += 1) {
      const cell = i * columns + k;
      let value = i > 0 ? (best[cell - columns] ?? 0) : 0;
      let step = 0;
      if (k > 0) {
        const rest = (best[cell - 1] ?? 0) - leftWord * ((ends[k] ?? 0) - (ends[k - 1] ?? 0));
        if (i === 0 || rest > value) {
          value = rest;
          step = 1;
        }
      }
      if (unit !== undefined && tokens > 0 && Math.abs(k - middle) <= band) {
        for (let size = 1; size <= longestWindow && size <= k; size += 1) {
          const start = ends[k - size] ?? 0;
          const end = ends[k] ?? 0;
          if (end - start > 2.1 * tokens + 2) break;
          if (2.2 * (end - start) + 1 < tokens) continue;
          const share = { unit, from: start, to: end, likeness: likeness.of(unit, start, end) };
          if (share.likeness < least || options.vetoed(share)) continue;
          // A little for every share, so that two good ones count for more than one very good one.
          const sum =
            (best[cell - columns - size] ?? 0) +
            share.likeness -
            least +
            0.05 -
            (isEnd(start) ? 0 : looseEnd) -
            (isEnd(end) ? 0 : looseEnd);
          if (sum > value) {
            value = sum;
            step = size + 1;
            shareAt.set(cell, share);
          }
        }
      }
      best[cell] = value;
      steps[cell] = step;
    }
  }
  const shares: Share[] = [];
  for (let i = rows - 1, k = columns - 1; i > 0 && k >= 0;) {
    const cell = i * columns + k;
    const step = steps[cell] ?? 0;
    if (step === 0) {
      i -= 1;
    } else if (step === 1) {
      k -= 1;
    } else {
      const share = shareAt.get(cell);
      if (share !== undefined) shares.push(share);
      i -= 1;
      k -= step - 1;
    }
  }
  return shares.reverse();
}

/** Where segments end, the stretch's own ends included. */
function segmentEnds(from: number, to: number, { breaks, words }: Target, strength: number): number[] {
  const ends = [from];
  for (let i = from + 1; i < to; i += 1) {
    const cut =
      strength === breakStrength.none
        ? (words.at[i] ?? 0) - (words.at[i - 1] ?? 0) > 1 || (breaks[i] ?? 0) > 0
        : (breaks[i] ?? 0) >= strength;
    if (cut) ends.push(i);
  }
  ends.push(to);
  return ends;
}
