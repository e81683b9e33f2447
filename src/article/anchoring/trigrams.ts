/**
 * The character trigrams of the new text, hashed once. Those of any run of its words stand side by side, so
 * that what a sentence shares with a run is counted in one pass over it, without a set of the run.
 */
import { wordTrigrams } from '../fingerprint';
import type { Words } from '../tokens';

/** Trigrams of a unit: how many distinct ones, and the numbers of those that the new text has. */
export interface KnownTrigrams {
  readonly count: number;
  readonly numbers: Int32Array;
}

/** Numbers for hashes, from 0 on in the order of their first use (open addressing). */
class Numbering {
  readonly #mask: number;
  readonly #keys: Int32Array;
  /** Number + 1, so that 0 is an empty place. */
  readonly #numbers: Int32Array;
  count = 0;

  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * most + 2));
    this.#mask = size - 1;
    this.#keys = new Int32Array(size);
    this.#numbers = new Int32Array(size);
  }

  add(hash: number): number {
    const place = this.#placeOf(hash);
    const known = this.#numbers[place] ?? 0;
    if (known > 0) return known - 1;
    this.#keys[place] = hash;
    this.count += 1;
    this.#numbers[place] = this.count;
    return this.count - 1;
  }

  /** -1 for a hash that was not added. */
  get(hash: number): number {
    return (this.#numbers[this.#placeOf(hash)] ?? 0) - 1;
  }

  #placeOf(hash: number): number {
    let place = hash & this.#mask;
    while (this.#numbers[place] !== 0 && this.#keys[place] !== hash) place = (place + 1) & this.#mask;
    return place;
  }
}

export class Trigrams {
  readonly #hashes: Int32Array;
  /** Where the trigrams of each word end in `#hashes`; the one that leads over from it comes next. */
  readonly #ends: Int32Array;
  readonly #numbering: Numbering;
  readonly #numbers: Int32Array;
  /** Where the same trigram stood last, -1 for nowhere. */
  readonly #previous: Int32Array;
  /** Which set was marked last to hold each trigram. */
  readonly #marks: Int32Array;
  #marked: KnownTrigrams | undefined;
  #mark = 0;

  constructor(words: Words) {
    const { tokens, at, count } = words;
    this.#hashes = wordTrigrams(words, 0, count).slice();
    this.#ends = new Int32Array(count);
    let end = -1;
    for (let word = 0; word < count; word += 1) {
      const token = at[word] ?? 0;
      end += (tokens.to[token] ?? 0) - (tokens.from[token] ?? 0) + 1;
      this.#ends[word] = end;
    }
    this.#numbering = new Numbering(this.#hashes.length);
    this.#numbers = this.#hashes.map((hash) => this.#numbering.add(hash));
    const last = new Int32Array(this.#numbering.count).fill(-1);
    this.#previous = this.#numbers.map((number, position) => {
      const previous = last[number] ?? -1;
      last[number] = position;
      return previous;
    });
    this.#marks = new Int32Array(this.#numbering.count);
  }

  /** Hashes of the trigrams of the words `[from, to)`: what `wordTrigrams` gives for them. */
  hashes(from: number, to: number): Int32Array {
    return this.#hashes.subarray(this.#start(from), this.#end(from, to));
  }

  /** The trigrams of other words, for `shared`. */
  known(words: Words): KnownTrigrams {
    this.#mark += 1;
    this.#marked = undefined;
    const numbers: number[] = [];
    const others = new Set<number>();
    for (const hash of wordTrigrams(words, 0, words.count)) {
      const number = this.#numbering.get(hash);
      if (number < 0) {
        others.add(hash);
      } else if (this.#marks[number] !== this.#mark) {
        this.#marks[number] = this.#mark;
        numbers.push(number);
      }
    }
    return { count: numbers.length + others.size, numbers: Int32Array.from(numbers) };
  }

  /** How many distinct trigrams the words `[from, to)` have, and how many of them are known. */
  shared(known: KnownTrigrams, from: number, to: number): readonly [count: number, shared: number] {
    if (this.#marked !== known) {
      this.#marked = known;
      this.#mark += 1;
      for (const number of known.numbers) this.#marks[number] = this.#mark;
    }
    const start = this.#start(from);
    const end = this.#end(from, to);
    let count = 0;
    let shared = 0;
    for (let i = start; i < end; i += 1) {
      if ((this.#previous[i] ?? 0) >= start) continue;
      count += 1;
      if (this.#marks[this.#numbers[i] ?? 0] === this.#mark) shared += 1;
    }
    return [count, shared];
  }

  #start(from: number): number {
    return from === 0 ? 0 : (this.#ends[from - 1] ?? 0) + 1;
  }

  #end(from: number, to: number): number {
    return from >= to ? this.#start(from) : (this.#ends[to - 1] ?? 0);
  }
}
