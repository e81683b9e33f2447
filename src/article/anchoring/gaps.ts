/**
 * Sentences between two that are found keep their order as a rule. Each stretch of free text is shared out
 * among the sentences that belong there by dynamic programming: every sentence takes a run of segments or
 * none, in order, so that the sum of likeness is greatest.
 */
import type { Claims } from './claims';
import type { Likeness } from './likeness';
import { longestWindow } from './stretches';
import type { Stretch, Stretches } from './stretches';
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

/** What a share loses by an end where no sentence ends, and what every word costs that none takes. */
const looseEnd = 0.04;
const leftWord = 0.006;
/** A little for every share, so that two good ones count for more than one very good one. */
const forEach = 0.05;
/** Wider tables are followed along their diagonal only. */
const mostCells = 60_000;

export interface GapOptions {
  readonly units: Units;
  readonly target: Target;
  readonly claims: Claims;
  readonly likeness: Likeness;
  readonly stretches: Stretches;
  /** Least likeness that counts, by the number of neighbours in place: none, one, both. */
  readonly least: readonly [none: number, one: number, both: number];
  /** Whether another place or another unit speaks against a share. */
  readonly vetoed: (share: Share) => boolean;
}

/** Shares of all free stretches of the new text. */
export function shareGaps(options: GapOptions): Share[] {
  const { units, claims, stretches } = options;
  const { owner } = claims;
  return stretches.all(claims).flatMap((stretch) => {
    const from = stretch.ends[0] ?? 0;
    const to = stretch.ends.at(-1) ?? 0;
    const before = from === 0 ? -1 : (owner[from - 1] ?? -1);
    const after = to === owner.length ? units.sentences : (owner[to] ?? -1);
    return runsBetween(before, after, stretch.ends.length, options).flatMap((run) => {
      const few = stretch.ends.length - 1 < run.length;
      const shares = shareOut(run, few ? stretches.cut(from, to, 'clauses') : stretch, options);
      return supported(shares, options);
    });
  });
}

/**
 * Open sentences that follow the one before the gap, and those that precede the one behind it: the same ones
 * if nothing has moved. Of different ones only as many as the gap may hold.
 */
function runsBetween(
  before: number,
  after: number,
  segments: number,
  { units, claims }: GapOptions,
): number[][] {
  const open = (unit: number): boolean => unit >= 0 && unit < units.sentences && !claims.has(unit);
  const following: number[] = [];
  if (before < units.sentences) {
    for (let unit = before + 1; open(unit); unit += 1) following.push(unit);
  }
  if (following.length > 0 && before + following.length + 1 === after) return [following];
  const preceding: number[] = [];
  if (after >= 0 && after <= units.sentences) {
    for (let unit = after - 1; open(unit) && preceding.length < 2 * segments; unit -= 1) {
      preceding.unshift(unit);
    }
  }
  return [following.slice(0, 2 * segments), preceding].filter((run) => run.length > 0);
}

/** Drops shares that are not alike enough for want of neighbours in place, until all others hold. */
function supported(shares: readonly Share[], { claims, least }: GapOptions): Share[] {
  let kept = [...shares];
  for (;;) {
    const held = kept.filter((share, index) => {
      const left = follows(kept[index - 1], share) || claims.to(share.unit - 1) === share.from;
      const right = follows(share, kept[index + 1]) || claims.from(share.unit + 1) === share.to;
      return share.likeness >= (least[Number(left) + Number(right)] ?? 1);
    });
    if (held.length === kept.length) return kept;
    kept = held;
  }
}

const follows = (a: Share | undefined, b: Share | undefined): boolean =>
  a !== undefined && b !== undefined && a.unit + 1 === b.unit && a.to === b.from;

// Ways into a cell: the sentence is left out, the segment is left out, or the sentence takes so many segments.
const sentenceLeft = 0;
const segmentLeft = 1;

function shareOut(run: readonly number[], { ends, low, high }: Stretch, options: GapOptions): Share[] {
  const { units, target, likeness, vetoed } = options;
  const least = options.least[2];
  const columns = ends.length;
  const rows = run.length + 1;
  const band = rows * columns <= mostCells ? columns : Math.max(24, Math.floor(mostCells / rows / 2));
  const loose = ends.map((word, index) => {
    const inside = index > 0 && index < columns - 1;
    return inside && (target.breaks[word] ?? 0) < breakStrength.sentence ? looseEnd : 0;
  });
  const best = new Float64Array(rows * columns);
  const steps = new Uint8Array(rows * columns);
  const shareAt = new Map<number, Share>();
  for (let i = 0; i < rows; i += 1) {
    const middle = (i / rows) * columns;
    const unit = run[i - 1];
    const tokens = unit === undefined ? 0 : (units.list[unit]?.tokens ?? 0);
    for (let k = 0; k < columns; k += 1) {
      const cell = i * columns + k;
      let value = i > 0 ? (best[cell - columns] ?? 0) : 0;
      let step = sentenceLeft;
      if (k > 0) {
        const rest = (best[cell - 1] ?? 0) - leftWord * ((ends[k] ?? 0) - (ends[k - 1] ?? 0));
        if (i === 0 || rest > value) {
          value = rest;
          step = segmentLeft;
        }
      }
      if (unit !== undefined && tokens > 0 && Math.abs(k - middle) <= band) {
        for (let size = 1; size <= longestWindow && size <= k; size += 1) {
          const from = ends[k - size] ?? 0;
          const to = ends[k] ?? 0;
          if (to - from > 2.1 * tokens + 2) break;
          if (2.2 * (to - from) + 1 < tokens) continue;
          const window = (k - size) * longestWindow + size - 1;
          const alike = likeness.of(unit, from, to, low[window] ?? 0, high[window] ?? 0, least);
          if (alike < least) continue;
          const sum =
            (best[cell - columns - size] ?? 0) +
            (alike - least + forEach) -
            (loose[k - size] ?? 0) -
            (loose[k] ?? 0);
          if (sum <= value) continue;
          const share = { unit, from, to, likeness: alike };
          if (vetoed(share)) continue;
          value = sum;
          step = segmentLeft + size;
          shareAt.set(cell, share);
        }
      }
      best[cell] = value;
      steps[cell] = step;
    }
  }
  const shares: Share[] = [];
  for (let i = rows - 1, k = columns - 1; i > 0 && k >= 0;) {
    const cell = i * columns + k;
    const step = steps[cell] ?? sentenceLeft;
    if (step === segmentLeft) {
      k -= 1;
      continue;
    }
    const share = step > segmentLeft ? shareAt.get(cell) : undefined;
    if (share !== undefined) shares.push(share);
    i -= 1;
    k -= Math.max(0, step - segmentLeft);
  }
  return shares.reverse();
}
