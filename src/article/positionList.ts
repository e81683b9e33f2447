/**
 * Ascending positions in a text, each with a number attached, that follow edits of the text. A gap buffer: what
 * stands before the gap counts from the start of the text and what stands behind it from the end, so an edit
 * costs no more than moving the gap to it.
 */
export class PositionList {
  #textLength: number;
  readonly #before: number[] = [];
  readonly #beforeValues: number[] = [];
  /** Distances from the end of the text, nearest to the gap last. */
  readonly #after: number[] = [];
  readonly #afterValues: number[] = [];

  constructor(textLength: number) {
    this.#textLength = textLength;
  }

  get size(): number {
    return this.#before.length + this.#after.length;
  }

  /** The position at an index in range. */
  at(index: number): number {
    const behind = index - this.#before.length;
    if (behind < 0) return this.#before[index] ?? 0;
    return this.#textLength - (this.#after[this.#after.length - 1 - behind] ?? 0);
  }

  valueAt(index: number): number {
    const behind = index - this.#before.length;
    return (behind < 0 ? this.#beforeValues[index] : this.#afterValues[this.#after.length - 1 - behind]) ?? 0;
  }

  /** The first index whose position is `position` or more. */
  lowerBound(position: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(middle) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Replaces `removed` positions from `index` on; a value that is not given is 0. */
  splice(index: number, removed: number, positions: readonly number[], values: readonly number[] = []): void {
    this.#moveGap(index);
    this.#after.length -= removed;
    this.#afterValues.length -= removed;
    for (const [i, position] of positions.entries()) {
      this.#before.push(position);
      this.#beforeValues.push(values[i] ?? 0);
    }
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
    while (this.#after.length > 0 && this.at(this.#before.length) < end) {
      this.#after.pop();
      this.#before.push(start);
      this.#beforeValues.push(this.#afterValues.pop() ?? 0);
    }
    this.#textLength += length - (end - start);
  }

  #moveGap(index: number): void {
    while (this.#before.length > index) {
      this.#after.push(this.#textLength - (this.#before.pop() ?? 0));
      this.#afterValues.push(this.#beforeValues.pop() ?? 0);
    }
    while (this.#before.length < index) {
      this.#before.push(this.#textLength - (this.#after.pop() ?? 0));
      this.#beforeValues.push(this.#afterValues.pop() ?? 0);
    }
  }
}
