import type { Span, Splice } from '../article';

/** Which sentences of a list have been read, by their numbers; follows the list when it changes. */
export class ReadMarks {
  #read: boolean[];

  /** `ranges` are `[from, to)` of sentence numbers; what lies beyond `length` is ignored. */
  constructor(length: number, ranges: readonly Span[] = []) {
    this.#read = new Array<boolean>(length).fill(false);
    for (const [from, to] of ranges) this.#read.fill(true, from, Math.min(to, length));
  }

  get count(): number {
    return this.#read.reduce((count, read) => count + (read ? 1 : 0), 0);
  }

  has(index: number): boolean {
    return this.#read[index] === true;
  }

  set(index: number, read: boolean): void {
    if (index >= 0 && index < this.#read.length) this.#read[index] = read;
  }

  /**
   * Sentences `[from, from + removed)` became `added` new ones. One that was edited stays read, the parts of
   * one that was split are read if it was, and one that was joined is read only if all its parts were.
   */
  splice({ from, removed, added }: Splice): void {
    if (removed === added) return;
    const old = this.#read.slice(from, from + removed);
    const all = old.length > 0 && old.every(Boolean);
    this.#read.splice(from, removed, ...new Array<boolean>(added).fill(all));
  }

  /** The sorted, disjoint ranges `[from, to)` as the sidecar stores them. */
  ranges(): readonly Span[] {
    const ranges: Span[] = [];
    for (let from = 0; from < this.#read.length; from++) {
      if (!this.#read[from]) continue;
      let to = from;
      while (this.#read[to]) to++;
      ranges.push([from, to]);
      from = to;
    }
    return ranges;
  }
}
