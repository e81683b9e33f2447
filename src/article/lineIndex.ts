import { firstIndex } from './firstIndex';

/** A place in a text by line and UTF-16 code unit within the line, both from 0. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Converts between offsets and lines of a canonical text. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offsets outside the text are moved to its nearer end. */
  positionAt(offset: number): LinePosition {
    const inside = Math.min(Math.max(offset, 0), this.#length);
    const line = firstIndex(this.lineCount, (index) => this.#start(index) > inside) - 1;
    return { line, character: inside - this.#start(line) };
  }

  /** A character behind the end of its line is moved to that end, a line outside the text to its nearer end. */
  offsetAt(line: number, character: number): number {
    if (line < 0) return 0;
    if (line >= this.lineCount) return this.#length;
    const end = line + 1 < this.lineCount ? this.#start(line + 1) - 1 : this.#length;
    return Math.min(this.#start(line) + Math.max(character, 0), end);
  }

  #start(line: number): number {
    return this.#starts[line] ?? this.#length;
  }
}
