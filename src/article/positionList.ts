import { firstIndex } from './firstIndex';

/**
 * Ascending positions in a text, each with a number attached, that follow edits of the text. A gap buffer: all
 * positions behind the gap are short of the same shift, so an edit costs no more than moving the gap to it.
 */
export class PositionList {
  #positions = new Int32Array(0);
  #values = new Int32Array(0);
  #gapStart = 0;
  #gapEnd = 0;
  /** To be added to the positions behind the gap. */
  #shift = 0;

  get size(): number {
    return this.#positions.length - (this.#gapEnd - this.#gapStart);
  }

  /** The position at an index in range. */
  at(index: number): number {
    if (index < this.#gapStart) return this.#positions[index] ?? 0;
    return (this.#positions[index + this.#gapEnd - this.#gapStart] ?? 0) + this.#shift;
  }

  valueAt(index: number): number {
    return this.#values[index < this.#gapStart ? index : index + this.#gapEnd - this.#gapStart] ?? 0;
  }

  /** The first index whose position is `position` or more. */
  lowerBound(position: number): number {
    return firstIndex(this.size, (index) => this.at(index) >= position);
  }

  /** Replaces `removed` positions from `index` on; a value that is not given is 0. */
  splice(index: number, removed: number, positions: readonly number[], values: readonly number[] = []): void {
    this.#moveGap(index);
    this.#gapEnd += removed;
    this.#reserve(positions.length);
    this.#positions.set(positions, this.#gapStart);
    this.#values.fill(0, this.#gapStart, this.#gapStart + positions.length);
    this.#values.set(values, this.#gapStart);
    this.#gapStart += positions.length;
  }

  /** Removes the positions `[start, end)`. */
  remove(start: number, end: number): void {
    const from = this.lowerBound(start);
    const to = this.lowerBound(end);
    if (from < to) this.splice(from, to - from, []);
  }

  /**
   * `[start, end)` of the text was replaced by `length` units. Positions inside fall to `start`; one at `start`
   * stays, also if text was inserted there.
   */
  edit(start: number, end: number, length: number): void {
    this.#moveGap(this.lowerBound(start + 1));
    const inside = this.lowerBound(end) - this.#gapStart;
    for (let i = 0; i < inside; i++) {
      this.#values[this.#gapStart] = this.#values[this.#gapEnd++] ?? 0;
      this.#positions[this.#gapStart++] = start;
    }
    this.#shift += length - (end - start);
  }

  #moveGap(index: number): void {
    while (this.#gapStart > index) {
      this.#positions[--this.#gapEnd] = (this.#positions[--this.#gapStart] ?? 0) - this.#shift;
      this.#values[this.#gapEnd] = this.#values[this.#gapStart] ?? 0;
    }
    while (this.#gapStart < index) {
      this.#values[this.#gapStart] = this.#values[this.#gapEnd] ?? 0;
      this.#positions[this.#gapStart++] = (this.#positions[this.#gapEnd++] ?? 0) + this.#shift;
    }
  }

  /** Widens the gap to at least `count`. */
  #reserve(count: number): void {
    if (this.#gapEnd - this.#gapStart >= count) return;
    const length = Math.max(2 * this.#positions.length, this.size + count);
    const gapEnd = length - (this.#positions.length - this.#gapEnd);
    const widened = (old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const wide = new Int32Array(length);
      wide.set(old.subarray(0, this.#gapStart));
      wide.set(old.subarray(this.#gapEnd), gapEnd);
      return wide;
    };
    this.#positions = widened(this.#positions);
    this.#values = widened(this.#values);
    this.#gapEnd = gapEnd;
  }
}
