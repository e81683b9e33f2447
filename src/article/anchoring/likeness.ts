/** How much a stretch of the new text is like a unit: measured where its words are known, else estimated. */
import { dice, estimateOf, shareOf, trigramSet, wordTrigrams } from '../fingerprint';
import type { Words } from '../tokens';
import type { Target } from './target';
import type { Units } from './units';

/** What a sentence loses by every e-fold that its place is longer or shorter than it was. */
const lengthPenalty = 0.35;
/** An estimate is hardly ever so much too low. */
const estimateError = 0.28;

export class Likeness {
  readonly #units: Units;
  readonly #target: Target;
  readonly #sets = new Map<number, Int32Array>();
  readonly #unitSets: (Int32Array | undefined)[] = [];

  constructor(units: Units, target: Target) {
    this.#units = units;
    this.#target = target;
  }

  /**
   * Likeness of a unit with the words `[from, to)`, whose fingerprint is given, 0 to 1. What does not
   * reach `least` may be an estimate even if it could be measured.
   */
  of(unit: number, from: number, to: number, low: number, high: number, least: number): number {
    const estimate = this.estimate(unit, from, to, low, high);
    return estimate < least - estimateError ? estimate : this.refine(unit, from, to, estimate);
  }

  /** Likeness as the fingerprints tell it; 0 if it is not more than `least`. */
  estimate(index: number, from: number, to: number, low: number, high: number, least = 0): number {
    const unit = this.#units.list[index];
    if (unit === undefined) return 0;
    const alike = estimateOf(unit.fingerprint.low ^ low, unit.fingerprint.high ^ high);
    return alike <= least ? 0 : alike - lengthPenalty * Math.abs(Math.log((to - from) / unit.tokens));
  }

  /** Replaces an estimate by a measurement as far as the unit's words are known. */
  refine(index: number, from: number, to: number, estimate: number): number {
    const { words, excerpt, start = 0, end = 0 } = this.#units.list[index] ?? {};
    if (words !== undefined) return this.measure(index, from, to);
    if (excerpt === undefined) return estimate;
    const known = this.#unitSet(index, excerpt);
    const share = Math.min(1, known.length / (end - start));
    return share * shareOf(known, this.#set(from, to)) + (1 - share) * estimate;
  }

  /** Likeness of a unit whose words are known. */
  measure(index: number, from: number, to: number): number {
    const words = this.#units.list[index]?.words;
    return words === undefined ? 0 : dice(this.#unitSet(index, words), this.#set(from, to));
  }

  #unitSet(index: number, words: Words): Int32Array {
    return (this.#unitSets[index] ??= trigramSet(wordTrigrams(words, 0, words.count)));
  }

  #set(from: number, to: number): Int32Array {
    const key = from * (this.#target.words.count + 1) + to;
    let set = this.#sets.get(key);
    if (set === undefined) {
      set = trigramSet(wordTrigrams(this.#target.words, from, to));
      this.#sets.set(key, set);
    }
    return set;
  }
}
