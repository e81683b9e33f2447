import { alphaOf, type Coefficient, type Distance, type Tally, type Undefined } from './coefficients';

/** A percentile interval and the draws it stands on; draws in which α is undefined are left out. */
export type Interval = { readonly draws: number; readonly dropped: number } & (
  | { readonly low: number; readonly high: number }
  | { readonly low: null; readonly high: null; readonly reason: Undefined }
);

export interface BootstrapOptions {
  readonly draws: number;
  /** Any 32-bit number; the same one gives the same interval. */
  readonly seed: number;
  /** Share of the draws inside the interval. */
  readonly level: number;
}

export const BOOTSTRAP: BootstrapOptions = { draws: 2000, seed: 1, level: 0.95 };

/**
 * Percentile bootstrap intervals of α, one per distance (Efron and Tibshirani, An Introduction to the
 * Bootstrap, 1993, ch. 13; for α: Hayes and Krippendorff 2007). `items` are what is resampled: the tally of
 * each article or of each sentence; items that count the same may be the same object, which makes a draw
 * cheaper. Yields the finished share, 0 to 1, after every draw.
 */
export function* bootstrapAlpha(
  items: readonly Tally[],
  distances: readonly Distance[],
  { draws, seed, level }: BootstrapOptions = BOOTSTRAP,
): Generator<number, readonly Interval[]> {
  const pairable = items.filter((item) => item.pairable > 0);
  const rows = [...new Set(pairable)];
  const rowOf = new Map(rows.map((row, index) => [row, index]));
  const rowOfItem = Int32Array.from(pairable, (item) => rowOf.get(item) ?? 0);
  const categories = rows[0]?.categories ?? 0;
  const width = categories + distances.length;
  // Of a tally α needs no more than the margins and one sum of distances, and both add up.
  const statistics = new Float64Array(rows.length * width);
  rows.forEach((row, index) => {
    statistics.set(row.margins(), index * width);
    statistics.set(distances.map(row.disagreement.bind(row)), index * width + categories);
  });

  const random = randomNumbers(seed);
  const times = new Int32Array(rows.length);
  const sum = new Float64Array(width);
  const alphas = distances.map((): number[] => []);
  for (let draw = 0; draw < draws && rows.length > 0; draw += 1) {
    times.fill(0);
    for (let i = 0; i < rowOfItem.length; i += 1) {
      const row = rowOfItem[Math.floor(random() * rowOfItem.length)] ?? 0;
      times[row] = (times[row] ?? 0) + 1;
    }
    sum.fill(0);
    for (let row = 0; row < times.length; row += 1) {
      const count = times[row] ?? 0;
      if (count === 0) continue;
      for (let i = 0; i < width; i += 1) sum[i] = (sum[i] ?? 0) + count * (statistics[row * width + i] ?? 0);
    }
    const margins = sum.subarray(0, categories);
    distances.forEach((distance, index) => {
      const alpha: Coefficient = alphaOf(margins, sum[categories + index] ?? 0, distance);
      if (alpha.value !== null) alphas[index]?.push(alpha.value);
    });
    yield (draw + 1) / draws;
  }
  return alphas.map((values): Interval => {
    const counts = { draws: rows.length > 0 ? draws : 0, dropped: 0 };
    if (rows.length === 0) return { ...counts, low: null, high: null, reason: 'no pairs' };
    const dropped = draws - values.length;
    if (values.length === 0) return { draws, dropped, low: null, high: null, reason: 'no draws' };
    values.sort((a, b) => a - b);
    const tail = (1 - level) / 2;
    return { draws, dropped, low: quantile(values, tail), high: quantile(values, 1 - tail) };
  });
}

/** Quantile of sorted values by linear interpolation (type 7 of Hyndman and Fan 1996). */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below] ?? 0;
  return low + (at - below) * ((sorted[below + 1] ?? low) - low);
}

/** Numbers in [0, 1), the same for the same seed: xoshiro128** (Blackman and Vigna 2018), seeded by splitmix. */
function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  const word = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  let a = word();
  let b = word();
  let c = word();
  let d = word();
  return () => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return (result >>> 0) / 0x100000000;
  };
}
