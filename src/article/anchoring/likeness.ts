/** How much a stretch of the new text is like a unit: measured where its words are known, else estimated. */
import { dice, estimateOf, trigramSet, wordTrigrams } from '../fingerprint';
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
    const { words } = this.#units.list[unit] ?? {};
    return words === undefined || estimate < least - estimateError ? estimate : this.measure(unit, from, to);
  }

  /** Likeness as the fingerprints tell it. */
  estimate(index: number, from: number, to: number, low: number, high: number): number {
    const unit = this.#units.list[index];
    if (unit === undefined) return 0;
    const alike = estimateOf(unit.fingerprint.low ^ low, unit.fingerprint.high ^ high);
    return alike === 0 ? 0 : alike - lengthPenalty * Math.abs(Math.log((to - from) / unit.tokens));
  }

  /** Likeness of a unit whose words are known. */
  measure(unit: number, from: number, to: number): number {
    let known = this.#unitSets[unit];
    if (known === undefined) {
      const words = this.#units.list[unit]?.words;
      known = words === undefined ? new Int32Array(0) : trigramSet(wordTrigrams(words, 0, words.count));
      this.#unitSets[unit] = known;
    }
    const key = from * (this.#target.words.count + 1) + to;
    let found = this.#sets.get(key);
    if (found === undefined) {
      found = trigramSet(wordTrigrams(this.#target.words, from, to));
      this.#sets.set(key, found);
    }
    return dice(known, found);
  }
}
