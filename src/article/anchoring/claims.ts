/** Who has which words of the new text: every word belongs to one unit at most. */
export class Claims {
  /** The unit that has each word, or -1. */
  readonly owner: Int32Array;
  readonly #from: Int32Array;
  readonly #to: Int32Array;

  constructor(words: number, units: number) {
    this.owner = new Int32Array(words).fill(-1);
    this.#from = new Int32Array(units).fill(-1);
    this.#to = new Int32Array(units).fill(-1);
  }

  has(unit: number): boolean {
    return (this.#from[unit] ?? -1) >= 0;
  }

  /** First word of the unit's place; -1 if it has none. */
  from(unit: number): number {
    return this.#from[unit] ?? -1;
  }

  /** Word behind the unit's place; -1 if it has none. */
  to(unit: number): number {
    return this.#to[unit] ?? -1;
  }

  isFree(from: number, to: number): boolean {
    if (from < 0 || to > this.owner.length) return false;
    for (let i = from; i < to; i += 1) {
      if (this.owner[i] !== -1) return false;
    }
    return true;
  }

  claim(unit: number, from: number, to: number): void {
    this.owner.fill(unit, from, to);
    this.#from[unit] = from;
    this.#to[unit] = to;
  }
  /** Gives a unit's place back. */
  release(unit: number): void {
    this.owner.fill(-1, this.from(unit), this.to(unit));
    this.#from[unit] = -1;
    this.#to[unit] = -1;
  }
}
