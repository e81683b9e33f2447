/**
 * A 64-bit fingerprint of a sentence that tolerates small edits: 32 minima over the hashed character
 * trigrams of its words, two bits kept of each (Broder 1997; Li and König 2010, "b-bit minwise hashing").
 */
import { mix } from './tokens';
import type { Words } from './tokens';

/** 64 bits in two halves, sixteen slots of two bits each. */
export interface Fingerprint {
  readonly low: number;
  readonly high: number;
}

const slots = 32;

/** Odd multipliers and summands, one pair a slot; any fixed pseudo-random sequence will do. */
const multipliers = Int32Array.from({ length: slots }, (_, slot) => mix(0x9e3779b9 + slot) | 1);
const summands = Int32Array.from({ length: slots }, (_, slot) => mix(0x7f4a7c15 + slot));

let scratch = new Int32Array(1024);

/**
 * Hashes of the character trigrams of the words `[from, to)`, one blank between and around them, so that
 * quotes, commas and line breaks do not count. The result is a view that the next call overwrites.
 */
export function wordTrigrams({ tokens, at }: Words, from: number, to: number): Int32Array {
  if (from >= to) return scratch.subarray(0, 0);
  const { units } = tokens.folded;
  const capacity = (tokens.to[at[to - 1] ?? 0] ?? 0) - (tokens.from[at[from] ?? 0] ?? 0) + (to - from) + 1;
  if (scratch.length < capacity) scratch = new Int32Array(2 * capacity);
  const hashes = scratch;
  let count = 0;
  let a = 0;
  let b = 0x20;
  for (let i = from; i < to; i += 1) {
    const token = at[i] ?? 0;
    const end = tokens.to[token] ?? 0;
    for (let k = tokens.from[token] ?? 0; k <= end; k += 1) {
      const c = k < end ? (units[k] ?? 0) : 0x20;
      if (a !== 0) hashes[count++] = mix(Math.imul(Math.imul(a, 0x1f35) ^ b, 0x3d4d51cb) ^ c);
      a = b;
      b = c;
    }
  }
  return hashes.subarray(0, count);
}

/** The least value of each slot; the minima of joined texts are the minima of both. */
export function minima(hashes: Int32Array): Int32Array {
  const least = new Int32Array(slots);
  // Four slots in one pass over the hashes: this loop is most of an outline's cost.
  for (let slot = 0; slot < slots; slot += 4) {
    const m0 = multipliers[slot] ?? 1;
    const m1 = multipliers[slot + 1] ?? 1;
    const m2 = multipliers[slot + 2] ?? 1;
    const m3 = multipliers[slot + 3] ?? 1;
    const s0 = summands[slot] ?? 0;
    const s1 = summands[slot + 1] ?? 0;
    const s2 = summands[slot + 2] ?? 0;
    const s3 = summands[slot + 3] ?? 0;
    let a = 0x7fffffff;
    let b = 0x7fffffff;
    let c = 0x7fffffff;
    let d = 0x7fffffff;
    for (let i = 0; i < hashes.length; i += 1) {
      const hash = hashes[i] ?? 0;
      a = Math.min(a, (Math.imul(hash, m0) + s0) | 0);
      b = Math.min(b, (Math.imul(hash, m1) + s1) | 0);
      c = Math.min(c, (Math.imul(hash, m2) + s2) | 0);
      d = Math.min(d, (Math.imul(hash, m3) + s3) | 0);
    }
    least[slot] = a;
    least[slot + 1] = b;
    least[slot + 2] = c;
    least[slot + 3] = d;
  }
  return least;
}

/** Packs two bits of each minimum. */
export function pack(least: Int32Array): Fingerprint {
  let low = 0;
  let high = 0;
  for (let slot = 0; slot < 16; slot += 1) {
    low |= (((least[slot] ?? 0) >>> 5) & 3) << (2 * slot);
    high |= (((least[slot + 16] ?? 0) >>> 5) & 3) << (2 * slot);
  }
  return { low, high };
}

function bitCount(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Dice coefficients by the number of slots that agree, of which a quarter agrees by chance. */
const diceOfMatches = Float64Array.from({ length: slots + 1 }, (_, matches) => {
  const jaccard = Math.max(0, (matches / slots - 0.25) / 0.75);
  return (2 * jaccard) / (1 + jaccard);
});

/** Dice coefficient of two trigram sets as their fingerprints tell it, 0 to 1; standard error about 0.1. */
export function estimatedDice(a: Fingerprint, b: Fingerprint): number {
  return estimateOf(a.low ^ b.low, a.high ^ b.high);
}

/** The same, from what is different in both halves. */
export function estimateOf(low: number, high: number): number {
  // The bits of both halves side by side, for one count of them.
  const inLow = (low | (low >>> 1)) & 0x55555555;
  const inHigh = (high | (high >>> 1)) & 0x55555555;
  const differing = bitCount(inLow | (inHigh << 1));
  return diceOfMatches[slots - differing] ?? 0;
}

/** Distinct hashes in ascending order. */
export function trigramSet(hashes: Int32Array): Int32Array {
  const sorted = hashes.slice().sort();
  let count = 0;
  for (let i = 0; i < sorted.length; i += 1) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[count++] = sorted[i] ?? 0;
  }
  return sorted.subarray(0, count);
}

function countShared(a: Int32Array, b: Int32Array): number {
  let shared = 0;
  let i = 0;
  let k = 0;
  while (i < a.length && k < b.length) {
    const x = a[i] ?? 0;
    const y = b[k] ?? 0;
    if (x === y) shared += 1;
    if (x <= y) i += 1;
    if (y <= x) k += 1;
  }
  return shared;
}

/** Dice coefficient of two sets made by `trigramSet`, 0 to 1 (Dice 1945). */
export function dice(a: Int32Array, b: Int32Array): number {
  return a.length + b.length === 0 ? 0 : (2 * countShared(a, b)) / (a.length + b.length);
}
