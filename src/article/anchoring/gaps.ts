/**
 * Sentences between two that are found keep their order as a rule. Each stretch of free text is shared out
 * among the sentences that belong there by dynamic programming: every sentence takes a run of segments or
 * none, in order, so that the sum of likeness is greatest.
 */
import type { Claims } from './claims';
import { lengthNoise } from './likeness';
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
  /** Neighbours that are in place, 0 to 2. */
  readonly support: number;
}

/** What a share loses by an end where no sentence ends, and what every word costs that none takes. */
const looseEnd = 0.04;
const leftWord = 0.006;
/** What tells copies apart: the one whose neighbour stands there has the place. */
const nextToNeighbour = 0.001;
/** A little for every share, so that two good ones count for more than one very good one. */
const forEach = 0.05;
/** Larger tables are followed along their diagonal only. */
const mostCells = 100_000;
const narrowest = 30;
/** More sentences than that in one gap are shared out in one way only, to spare time. */
const mostInGap = 60;

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
      if (stretch.ends.length > run.length) return supported(shareOut(run, stretch, options).shares, options);
      // Fewer sentences than before: some are joined, or some are gone.
      const clauses = shareOut(run, stretches.cut(from, to, 'clauses'), options);
      if (run.length > mostInGap) return supported(clauses.shares, options);
      const whole = shareOut(run, stretch, options);
      const stops = shareOut(run, stretches.cut(from, to, 'stops'), options);
      const { shares } = [whole, stops, clauses].reduce((a, b) => (b.value > a.value ? b : a));
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
function supported(shares: readonly Share[], { units, claims, least }: GapOptions): Share[] {
  const noiseOf = (unit: number): number => lengthNoise(units.list[unit]?.tokens ?? 0);
  let kept = [...shares];
  for (;;) {
    const held = kept
      .map((share, index) => {
        const left = follows(kept[index - 1], share) || claims.to(share.unit - 1) === share.from;
        const right = follows(share, kept[index + 1]) || claims.from(share.unit + 1) === share.to;
        return { ...share, support: Number(left) + Number(right) };
      })
      .filter(({ unit, likeness, support }) => likeness - noiseOf(unit) >= (least[support] ?? 1));
    if (held.length === kept.length) return held;
    kept = held;
  }
}

const follows = (a: Share | undefined, b: Share | undefined): boolean =>
  a !== undefined && b !== undefined && a.unit + 1 === b.unit && a.to === b.from;

// Ways into a cell: the sentence is left out, the segment is left out, or the sentence takes so many segments.
const sentenceLeft = 0;
const segmentLeft = 1;

/** The cells of a table near its diagonal, or all of them if they are few. */
class Band {
  readonly #rows: number;
  readonly #columns: number;
  readonly #half: number;
  readonly width: number;

  constructor(rows: number, columns: number) {
    this.#rows = rows;
    this.#columns = columns;
    const half = Math.max(narrowest, mostCells / rows / 2, (2 * columns) / rows);
    this.#half = rows * columns <= mostCells ? columns : Math.ceil(half);
    this.width = Math.min(columns, 2 * this.#half + 1);
  }

  first(row: number): number {
    const middle = this.#rows === 1 ? 0 : Math.round((row / (this.#rows - 1)) * (this.#columns - 1));
    return Math.max(0, Math.min(middle - this.#half, this.#columns - this.width));
  }

  /** Position of a cell in the table's arrays, -1 outside of the band. */
  cell(row: number, column: number): number {
    const inRow = column - this.first(row);
    return row < 0 || inRow < 0 || inRow >= this.width ? -1 : row * this.width + inRow;
  }
}

interface Sharing {
  readonly shares: readonly Share[];
  /** What the shares are worth together. */
  readonly value: number;
}

function shareOut(run: readonly number[], { ends, low, high }: Stretch, options: GapOptions): Sharing {
  const { units, target, claims, likeness, vetoed } = options;
  const least = options.least[2];
  const columns = ends.length;
  const rows = run.length + 1;
  const band = new Band(rows, columns);
  const loose = ends.map((word, index) => {
    const inside = index > 0 && index < columns - 1;
    return inside && (target.breaks[word] ?? 0) < breakStrength.sentence ? looseEnd : 0;
  });
  const best = new Float64Array(rows * band.width);
  const steps = new Uint8Array(rows * band.width);
  const valueAt = (row: number, column: number): number => {
    const cell = band.cell(row, column);
    return cell < 0 ? -Infinity : (best[cell] ?? 0);
  };
  const shareAt = new Map<number, Share>();
  for (let i = 0; i < rows; i += 1) {
    const unit = run[i - 1];
    const tokens = unit === undefined ? 0 : (units.list[unit]?.tokens ?? 0);
    const noise = lengthNoise(tokens);
    const begin = band.first(i);
    for (let k = begin; k < begin + band.width; k += 1) {
      const cell = i * band.width + k - begin;
      let value = i > 0 ? valueAt(i - 1, k) : k === 0 ? 0 : -Infinity;
      let step = sentenceLeft;
      const rest =
        k > begin ? (best[cell - 1] ?? 0) - leftWord * ((ends[k] ?? 0) - (ends[k - 1] ?? 0)) : -Infinity;
      if (rest > value) {
        value = rest;
        step = segmentLeft;
      }
      if (unit !== undefined && tokens > 0) {
        for (let size = 1; size <= longestWindow && size <= k; size += 1) {
          const from = ends[k - size] ?? 0;
          const to = ends[k] ?? 0;
          if (to - from > 2.1 * tokens + 2) break;
          if (2.2 * (to - from) + 1 < tokens) continue;
          const window = (k - size) * longestWindow + size - 1;
          const alike = likeness.of(unit, from, to, low[window] ?? 0, high[window] ?? 0, least);
          if (alike < least + noise) continue;
          const isNext = claims.to(unit - 1) === from || claims.from(unit + 1) === to;
          const bonus = forEach + (isNext ? nextToNeighbour : 0);
          const gain = alike - least + bonus - (loose[k - size] ?? 0) - (loose[k] ?? 0);
          const sum = valueAt(i - 1, k - size) + gain;
          if (sum <= value) continue;
          const share = { unit, from, to, likeness: alike, support: 0 };
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
    const cell = band.cell(i, k);
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
  return { shares: shares.reverse(), value: valueAt(rows - 1, columns - 1) };
}
