/** A canonical text of which only parts are asked for; a string is one. */
export interface TextSource {
  readonly length: number;
  /** The text `[start, end)`, as `String.prototype.slice`. */
  slice(start: number, end: number): string;
}

/** Reads a text forward from `start`, asking its source for no more than about twice of what is needed. */
export class TextWindow {
  /** Of the whole text. */
  readonly length: number;
  readonly #source: TextSource;
  readonly #start: number;
  readonly #step: number;
  #text = '';

  constructor(source: TextSource, start = 0, step = 512) {
    this.length = source.length;
    this.#source = source;
    this.#start = start;
    this.#step = step;
  }

  /** Offset of the line feed that ends the line at `at`, or the end of the text. */
  lineEnd(at: number): number {
    for (let from = at; ;) {
      const found = this.#text.indexOf('\n', from - this.#start);
      if (found >= 0) return this.#start + found;
      from = Math.max(at, this.#start + this.#text.length);
      if (from >= this.length) return this.length;
      this.#read(from + 1);
    }
  }

  slice(start: number, end: number): string {
    this.#read(end);
    return this.#text.slice(start - this.#start, end - this.#start);
  }

  /** Whether nothing but white space stands in `[start, end)`. */
  isBlank(start: number, end: number): boolean {
    this.#read(end);
    // Nearly all lines begin with a letter.
    const first = this.#text.charCodeAt(start - this.#start);
    if (start < end && first > 0x20 && first < 0x7f) return false;
    return start === end || !/\S/.test(this.slice(start, end));
  }

  #read(end: number): void {
    const known = this.#start + this.#text.length;
    if (end <= known || known >= this.length) return;
    const wanted = Math.max(end, known + Math.max(this.#step, this.#text.length));
    this.#text += this.#source.slice(known, Math.min(wanted, this.length));
  }
}
