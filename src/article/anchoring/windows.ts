/** The windows of all free stretches side by side, so that a sentence is compared with thousands in one loop. */
import { estimateOf } from '../fingerprint';
import type { Fingerprint } from '../fingerprint';
import { lengthLoss } from './likeness';
import { longestWindow } from './stretches';
import type { Stretch } from './stretches';

/** A window and how much a sentence seems to be like it. */
export interface Estimate {
  readonly from: number;
  readonly to: number;
  readonly likeness: number;
}

/** Windows of so many times the words of a sentence are not looked at. */
const shortest = 0.5;
const longest = 2.1;

export class Windows {
  readonly count: number;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #low: Int32Array;
  readonly #high: Int32Array;
  /** Where the segments of all stretches begin, in words, and which is the first window of each. */
  readonly #segments: number[] = [];
  readonly #firstOf: number[] = [];

  /** Of stretches in the order of the text. */
  constructor(stretches: readonly Stretch[]) {
    const most = stretches.reduce((sum, { low }) => sum + low.length, 0);
    this.#from = new Int32Array(most);
    this.#to = new Int32Array(most);
    this.#low = new Int32Array(most);
    this.#high = new Int32Array(most);
    let count = 0;
    for (const { ends, low, high } of stretches) {
      for (let first = 0; first < ends.length - 1; first += 1) {
        this.#segments.push(ends[first] ?? 0);
        this.#firstOf.push(count);
        for (let size = 1; size <= longestWindow && first + size < ends.length; size += 1) {
          const window = first * longestWindow + size - 1;
          this.#from[count] = ends[first] ?? 0;
          this.#to[count] = ends[first + size] ?? 0;
          this.#low[count] = low[window] ?? 0;
          this.#high[count] = high[window] ?? 0;
          count += 1;
        }
      }
    }
    this.count = count;
  }

  /** Windows `[first, last)` that begin nearest to a word: `most` of them or a few more. */
  near(word: number, most: number): readonly [first: number, last: number] {
    let low = 0;
    for (let high = this.#segments.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((this.#segments[middle] ?? 0) < word) low = middle + 1;
      else high = middle;
    }
    const room = Math.ceil(most / longestWindow / 2);
    return [this.#firstOf[Math.max(0, low - room)] ?? 0, this.#firstOf[low + room] ?? this.count];
  }

  /** The windows of `[first, last)` that a sentence of so many words is most like, at most so many, best first. */
  mostLike(
    { low, high }: Fingerprint,
    tokens: number,
    [first, last]: readonly [number, number],
    most: number,
    leastLikeness: number,
  ): Estimate[] {
    const fewest = Math.floor(tokens * shortest);
    const utmost = Math.ceil(tokens * longest) + 1;
    const list: Estimate[] = [];
    let least = leastLikeness;
    for (let window = first; window < last; window += 1) {
      const from = this.#from[window] ?? 0;
      const to = this.#to[window] ?? 0;
      if (to - from > utmost || to - from < fewest) continue;
      const alike = estimateOf(low ^ (this.#low[window] ?? 0), high ^ (this.#high[window] ?? 0));
      if (alike <= least) continue;
      const likeness = alike - lengthLoss(to - from, tokens);
      if (likeness <= least) continue;
      let at = list.length;
      while (at > 0 && (list[at - 1]?.likeness ?? 0) < likeness) at -= 1;
      list.splice(at, 0, { from, to, likeness });
      if (list.length > most) list.pop();
      if (list.length === most) least = list.at(-1)?.likeness ?? least;
    }
    return list;
  }
}
