/** How much a stretch of the new text is like a unit: measured where its words are known, else estimated. */
import { dice, estimatedDice, minima, pack, trigramSet, wordTrigrams } from '../fingerprint';
import type { Fingerprint } from '../fingerprint';
import type { Target } from './target';
import type { Units } from './units';

/** What a sentence loses by every e-fold that its place is longer or shorter than it was. */
const lengthPenalty = 0.35;

export class Likeness {
  readonly #units: Units;
  readonly #target: Target;
  readonly #minima = new Map<number, Int32Array>();
  readonly #prints = new Map<number, Fingerprint>();
  readonly #sets = new Map<number, Int32Array>();
  readonly #unitSets = new Map<number, Int32Array>();

  constructor(units: Units, target: Target) {
    this.#units = units;
    this.#target = target;
  }

  /** Slot minima of the words `[from, to)`. */
  minimaOf(from: number, to: number): Int32Array {
    const key = this.#key(from, to);
    let least = this.#minima.get(key);
    if (least === undefined) {
      least = minima(wordTrigrams(this.#target.words, from, to));
      this.#minima.set(key, least);
    }
    return least;
  }

  /** Likeness of a unit with the words `[from, to)`, 0 to 1. */
  of(unit: number, from: number, to: number): number {
    return this.#units.list[unit]?.words === undefined
      ? this.estimate(unit, from, to, this.#printOf(from, to))
      : this.#measure(unit, from, to);
  }

  /** Likeness as the fingerprints tell it. */
  estimate(index: number, from: number, to: number, print: Fingerprint): number {
    const unit = this.#units.list[index];
    if (unit === undefined) return 0;
    const longer = Math.abs(Math.log((to - from) / Math.max(1, unit.tokens)));
    return Math.max(0, estimatedDice(unit.fingerprint, print) - lengthPenalty * longer);
  }

  #measure(index: number, from: number, to: number): number {
    let known = this.#unitSets.get(index);
    if (known === undefined) {
      const words = this.#units.list[index]?.words;
      known = words === undefined ? new Int32Array(0) : trigramSet(wordTrigrams(words, 0, words.count));
      this.#unitSets.set(index, known);
    }
    const key = this.#key(from, to);
    let found = this.#sets.get(key);
    if (found === undefined) {
      found = trigramSet(wordTrigrams(this.#target.words, from, to));
      this.#sets.set(key, found);
    }
    return dice(known, found);
  }

  #printOf(from: number, to: number): Fingerprint {
    const key = this.#key(from, to);
    let print = this.#prints.get(key);
    if (print === undefined) {
      print = pack(minima(wordTrigrams(this.#target.words, from, to)));
      this.#prints.set(key, print);
    }
    return print;
  }

  #key(from: number, to: number): number {
    return from * (this.#target.words.count + 1) + to;
  }
}
