/**
 * A 64-bit fingerprint of a sentence that tolerates small edits: 32 minima over the hashed character
 * trigrams of its words, two bits kept of each (Broder 1997; Li and König 2010, "b-bit minwise hashing").
 */
import { mix } from './tokens';
import type { Tokens } from './tokens';

/** 64 bits in two halves, sixteen slots of two bits each. */
export interface Fingerprint {
  readonly low: number;
  readonly high: number;
}

const slots = 32;

/** Odd multipliers and summands, one pair a slot; any fixed pseudo-random sequence will do. */
const multipliers = Int32Array.from({ length: slots }, (_, slot) => mix(0x9e3779b9 + slot) | 1);
const summands = Int32Array.from({ length: slots }, (_, slot) => mix(0x7f4a7c15 + slot));

/**
 * Hashes of the character trigrams of tokens `[from, to)`: words only, one blank between and around them,
 * so that quotes, commas and line breaks do not count. A text without words gives its symbols instead.
 */
export function trigrams(tokens: Tokens, from: number, to: number): Int32Array {
  const { folded, words } = tokens;
  let onlySymbols = true;
  for (let i = from; i < to && onlySymbols; i += 1) onlySymbols = words[i] === 0;
  const first = tokens.from[from] ?? 0;
  const capacity = from < to ? (tokens.to[to - 1] ?? 0) - first + (to - from) + 1 : 0;
  const hashes = new Int32Array(capacity);
  let count = 0;
  let a = 0;
  let b = 0x20;
  const add = (c: number): void => {
    if (a !== 0) {
      hashes[count] = mix(Math.imul(Math.imul(a, 0x1f35) ^ b, 0x3d4d51cb) ^ c);
      count += 1;
    }
    a = b;
    b = c;
  };
  for (let i = from; i < to; i += 1) {
    if (words[i] === 0 && !onlySymbols) continue;
    const end = tokens.to[i] ?? 0;
    for (let k = tokens.from[i] ?? 0; k < end; k += 1) add(folded.units[k] ?? 0);
    add(0x20);
  }
  return hashes.subarray(0, count);
}

/** The least value of each slot; the minima of joined texts are the minima of both. */
export function minima(hashes: Int32Array): Int32Array {
  const least = new Int32Array(slots).fill(0x7fffffff);
  for (let slot = 0; slot < slots; slot += 1) {
    const multiplier = multipliers[slot] ?? 1;
    const summand = summands[slot] ?? 0;
    let smallest = 0x7fffffff;
    for (let i = 0; i < hashes.length; i += 1) {
      const value = (Math.imul(hashes[i] ?? 0, multiplier) + summand) | 0;
      if (value < smallest) smallest = value;
    }
    least[slot] = smallest;
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
  const low = a.low ^ b.low;
  const high = a.high ^ b.high;
  const differing = bitCount((low | (low >>> 1)) & 0x55555555) + bitCount((high | (high >>> 1)) & 0x55555555);
  return diceOfMatches[slots - differing] ?? 0;
}
