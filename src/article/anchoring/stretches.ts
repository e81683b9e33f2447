/**
 * Stretches of the new text that nobody claims, cut into segments where sentences seem to end, with the
 * fingerprints of all short runs of segments (windows).
 */
import { minima, pack } from '../fingerprint';
import type { Claims } from './claims';
import { breakStrength } from './target';
import type { Target } from './target';
import type { Trigrams } from './trigrams';

/** Most segments in a window. */
export const longestWindow = 5;

/** Windows of a stretch: the one of `size` segments that begins at `ends[first]` is `first * longestWindow + size - 1`. */
export interface Stretch {
  /** Where segments begin and end, in words: one more than there are segments. */
  readonly ends: readonly number[];
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** How a stretch is cut: where sentences end, also before small letters, or at any punctuation. */
const cuts = ['sentences', 'stops', 'clauses'] as const;
export type Cut = (typeof cuts)[number];

export class Stretches {
  readonly #target: Target;
  readonly #trigrams: Trigrams;
  /** Stretches seen before, by first word and cut; claims change few of them. */
  readonly #known = new Map<number, Stretch>();
  readonly #minima = new Map<number, Int32Array>();

  constructor(target: Target, trigrams: Trigrams) {
    this.#target = target;
    this.#trigrams = trigrams;
  }

  /** All free stretches in the order of the text. */
  all({ owner }: Claims): Stretch[] {
    const stretches: Stretch[] = [];
    for (let from = 0; from < owner.length;) {
      if (owner[from] !== -1) {
        from += 1;
        continue;
      }
      let to = from;
      while (to < owner.length && owner[to] === -1) to += 1;
      stretches.push(this.cut(from, to, 'sentences'));
      from = to;
    }
    return stretches;
  }

  /** The words `[from, to)` as a stretch. */
  cut(from: number, to: number, cut: Cut): Stretch {
    const key = cuts.length * this.#key(from, to) + cuts.indexOf(cut);
    let stretch = this.#known.get(key);
    if (stretch === undefined) {
      stretch = this.#fingerprint(this.#ends(from, to, cut));
      this.#known.set(key, stretch);
    }
    return stretch;
  }

  #ends(from: number, to: number, cut: Cut): number[] {
    const { breaks, words } = this.#target;
    const ends = [from];
    for (let i = from + 1; i < to; i += 1) {
      const strength = breaks[i] ?? 0;
      const marked = (words.at[i] ?? 0) - (words.at[i - 1] ?? 0) > 1;
      const least = cut === 'sentences' ? breakStrength.sentence : breakStrength.weak;
      if (strength >= least || (cut === 'clauses' && marked)) ends.push(i);
    }
    ends.push(to);
    return ends;
  }

  #fingerprint(ends: readonly number[]): Stretch {
    const segments = ends.length - 1;
    const low = new Int32Array(segments * longestWindow);
    const high = new Int32Array(segments * longestWindow);
    for (let first = 0; first < segments; first += 1) {
      const least = this.#minimaOf(ends[first] ?? 0, ends[first + 1] ?? 0).slice();
      for (let size = 1; size <= longestWindow && first + size <= segments; size += 1) {
        if (size > 1) {
          const next = this.#minimaOf(ends[first + size - 1] ?? 0, ends[first + size] ?? 0);
          for (let slot = 0; slot < least.length; slot += 1) {
            const value = next[slot] ?? 0;
            if (value < (least[slot] ?? 0)) least[slot] = value;
          }
        }
        const print = pack(least);
        low[first * longestWindow + size - 1] = print.low;
        high[first * longestWindow + size - 1] = print.high;
      }
    }
    return { ends, low, high };
  }

  #minimaOf(from: number, to: number): Int32Array {
    const key = this.#key(from, to);
    let least = this.#minima.get(key);
    if (least === undefined) {
      least = minima(this.#trigrams.hashes(from, to));
      this.#minima.set(key, least);
    }
    return least;
  }

  #key(from: number, to: number): number {
    return from * (this.#target.words.count + 1) + to;
  }
}
