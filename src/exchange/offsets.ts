import { firstIndex } from '../article';

/** `utf16`: UTF-16 code units, as in JavaScript, Java and the sidecar; `codepoint`: as in Python. */
export type OffsetUnit = 'utf16' | 'codepoint';

const surrogate = /[\ud800-\udfff]/;
const pair = /[\ud800-\udbff][\udc00-\udfff]/g;

/** Converts offsets of one text between units. Building it is linear in the text, a conversion logarithmic. */
export class Offsets {
  /** Offsets of the second halves of all surrogate pairs, ascending. */
  readonly #seconds: readonly number[];

  constructor(text: string) {
    this.#seconds = surrogate.test(text) ? Array.from(text.matchAll(pair), ({ index }) => index + 1) : [];
  }

  /** How many characters of the text lie beyond U+FFFF. */
  get astral(): number {
    return this.#seconds.length;
  }

  /** A UTF-16 offset in the other unit. One inside a surrogate pair counts as behind it. */
  to(unit: OffsetUnit, utf16: number): number {
    if (unit === 'utf16') return utf16;
    const seconds = this.#seconds;
    return utf16 - firstIndex(seconds.length, (index) => (seconds[index] ?? Infinity) >= utf16);
  }

  /** The UTF-16 offset of an offset counted in `unit`. Offsets beyond the text stay beyond it. */
  from(unit: OffsetUnit, offset: number): number {
    if (unit === 'utf16') return offset;
    const seconds = this.#seconds;
    return offset + firstIndex(seconds.length, (index) => (seconds[index] ?? Infinity) - 1 - index >= offset);
  }
}
