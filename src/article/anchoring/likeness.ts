/** How much a stretch of the new text is like a unit: measured where its words are known, else estimated. */
import { estimateOf } from '../fingerprint';
import type { Words } from '../tokens';
import type { KnownTrigrams, Trigrams } from './trigrams';
import type { Units } from './units';

const lengthPenalty = 0.35;
/** An estimate is hardly ever so much too low. */
const estimateError = 0.28;

/** What a sentence loses by every e-fold that its place is longer or shorter than it was. */
export const lengthLoss = (length: number, tokens: number): number =>
  lengthPenalty * Math.abs(Math.log(length / tokens));

/** Of so many words on unrelated sentences of one topic share more trigrams; what that is at most. */
const longSentence = 10;
const longest = 35;
const mostNoise = 0.06;

/** What a sentence of so many words is like any other one of its language and length more than a short one. */
export const lengthNoise = (tokens: number): number =>
  mostNoise * Math.min(1, Math.max(0, tokens - longSentence) / (longest - longSentence));

export class Likeness {
  readonly #units: Units;
  readonly #trigrams: Trigrams;
  readonly #known: (KnownTrigrams | undefined)[] = [];

  constructor(units: Units, trigrams: Trigrams) {
    this.#units = units;
    this.#trigrams = trigrams;
  }

  /**
   * Likeness of a unit with the words `[from, to)`, whose fingerprint is given, 0 to 1. What does not
   * reach `least` may be an estimate even if it could be measured.
   */
  of(unit: number, from: number, to: number, low: number, high: number, least: number): number {
    const estimate = this.estimate(unit, from, to, low, high);
    return estimate < least - estimateError ? estimate : this.refine(unit, from, to, estimate);
  }

  /** Likeness as the fingerprints tell it. */
  estimate(index: number, from: number, to: number, low: number, high: number): number {
    const unit = this.#units.list[index];
    if (unit === undefined) return 0;
    const alike = estimateOf(unit.fingerprint.low ^ low, unit.fingerprint.high ^ high);
    return alike <= 0 ? 0 : alike - lengthLoss(to - from, unit.tokens);
  }

  /** Replaces an estimate by a measurement as far as the unit's words are known. */
  refine(index: number, from: number, to: number, estimate: number): number {
    const { words, excerpt, start = 0, end = 0 } = this.#units.list[index] ?? {};
    if (words !== undefined) return this.measure(index, from, to);
    if (excerpt === undefined) return estimate;
    const known = this.#knownOf(index, excerpt);
    const share = Math.min(1, known.count / (end - start));
    const shared = known.count === 0 ? 0 : this.#trigrams.shared(known, from, to)[1] / known.count;
    return share * shared + (1 - share) * estimate;
  }

  /** Likeness of a unit whose words are known: Dice coefficient of the trigrams (Dice 1945). */
  measure(index: number, from: number, to: number): number {
    const words = this.#units.list[index]?.words;
    if (words === undefined) return 0;
    const known = this.#knownOf(index, words);
    const [count, shared] = this.#trigrams.shared(known, from, to);
    return known.count + count === 0 ? 0 : (2 * shared) / (known.count + count);
  }

  /** What `measure` is at most for any run within the words `[from, to)`. */
  atMost(index: number, from: number, to: number): number {
    const words = this.#units.list[index]?.words;
    if (words === undefined) return 0;
    const known = this.#knownOf(index, words);
    const [, shared] = this.#trigrams.shared(known, from, to);
    return shared === 0 ? 0 : (2 * shared) / (known.count + shared);
  }

  #knownOf(index: number, words: Words): KnownTrigrams {
    return (this.#known[index] ??= this.#trigrams.known(words));
  }
}
