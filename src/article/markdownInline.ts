/** Takes the markup out of a block of Markdown, so that the segmenter sees what a reader sees. */
import { firstIndex } from './firstIndex';
import type { Span } from './span';

/** What a code unit of a block is. */
const Unit = {
  visible: 0,
  /** Markup that belongs to the text behind it, and to the text before it. */
  opening: 1,
  closing: 2,
  /** Belongs to no sentence: comments, and what begins a continuation line. */
  hidden: 3,
  lineBreak: 4,
  code: 5,
} as const;

/** The text of a block as a reader sees it, on one line, and the way back to the offsets of the block. */
export class VisibleText {
  readonly text: string;
  readonly #units: Uint8Array;
  /** Where each run of visible units begins, in `text` and in the block. */
  readonly #visible: number[] = [];
  readonly #source: number[] = [];

  constructor(block: string) {
    this.#units = new InlineScan(block).run();
    const parts: string[] = [];
    let length = 0;
    for (let from = 0, to = 0; from < block.length; from = to) {
      const unit = this.#units[from];
      while (to < block.length && this.#units[to] === unit) to++;
      let part = block.slice(from, to);
      if (unit === Unit.lineBreak) part = ' ';
      // The dots in code end no sentence, and small letters in code begin one.
      else if (unit === Unit.code) part = 'X'.repeat(part.length);
      else if (unit !== Unit.visible) continue;
      this.#visible.push(length);
      this.#source.push(from);
      parts.push(part);
      length += part.length;
    }
    this.text = parts.join('');
  }

  /** A span of `text` as a span of the block, with the markup that opens and closes at its ends. */
  toSource([start, end]: Span): Span {
    let from = this.#sourceOffset(start);
    let to = this.#sourceOffset(end - 1) + 1;
    while (this.#units[from - 1] === Unit.opening) from--;
    while (this.#units[to] === Unit.closing) to++;
    return [from, to];
  }

  #sourceOffset(offset: number): number {
    const behind = firstIndex(this.#visible.length, (index) => (this.#visible[index] ?? 0) > offset);
    const piece = Math.max(behind - 1, 0);
    return (this.#source[piece] ?? 0) + offset - (this.#visible[piece] ?? 0);
  }
}

/** What may be markup; a block without any of these is its own visible text. */
export const markup = /[\n\\`![\]<*_~]/;

const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const linePrefix = /\n[ \t]*(?:>[ \t]*)*/y;
/** Target and title behind a link's text, or a reference; a target can hold one pair of brackets. */
const linkTarget =
  /\(\s{0,9}(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)(?:\s{1,9}(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s{0,9}\)|\[[^[\]]*\]/suy;
const footnote = /\[\^[^[\]\s]+\]/y;
const autolink = /<(?:[a-z][a-z0-9+.-]+:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>/iy;
const tag = /<\/?[a-z][^<>]*>/iy;

/** Tells markup from text. Linear: what a search looks through, none that follows looks through again. */
class InlineScan {
  readonly #block: string;
  readonly #units: Uint8Array;
  /** Where the code span that opens at an offset closes. */
  readonly #codeEnds: ReadonlyMap<number, number>;
  readonly #lastCommentEnd: number;
  /** Where the brackets stand that may turn out to open a link. */
  readonly #brackets: number[] = [];

  constructor(block: string) {
    this.#block = block;
    this.#units = new Uint8Array(block.length);
    this.#codeEnds = codeSpans(block);
    this.#lastCommentEnd = block.lastIndexOf('-->');
  }

  /** `Unit` of every code unit. */
  run(): Uint8Array {
    for (let at = 0; at < this.#block.length;) at = this.#step(at);
    return this.#units;
  }

  /** Marks what begins at `at`; returns where the scan goes on. */
  #step(at: number): number {
    const next = this.#block[at + 1] ?? '';
    switch (this.#block.charAt(at)) {
      case '\n':
        this.#mark(Unit.lineBreak, at, at + 1);
        return this.#mark(Unit.hidden, at + 1, this.#match(linePrefix, at) ?? at + 1);
      case '\\':
        return punctuation.includes(next || ' ') ? this.#mark(Unit.opening, at, at + 1) + 1 : at + 1;
      case '`':
        return this.#codeSpan(at);
      case '!':
        return next === '[' ? this.#openBracket(at, '![') : at + 1;
      case '[': {
        const end = next === '^' ? this.#match(footnote, at) : undefined;
        return end === undefined ? this.#openBracket(at, '[') : this.#mark(Unit.closing, at, end);
      }
      case ']':
        return this.#closeBracket(at);
      case '<':
        return this.#angleBracket(at, next);
      case '*':
      case '_':
      case '~':
        return this.#emphasis(at);
      default:
        return at + 1;
    }
  }

  /** The end of the pattern if it stands at `at`. */
  #match(pattern: RegExp, at: number): number | undefined {
    pattern.lastIndex = at;
    return pattern.test(this.#block) ? pattern.lastIndex : undefined;
  }

  /** Returns `to`. */
  #mark(unit: number, from: number, to: number): number {
    for (let at = from; at < to; at++) this.#units[at] = unit;
    return to;
  }

  #codeSpan(at: number): number {
    const end = runEnd(this.#block, at);
    const close = this.#codeEnds.get(at);
    if (close === undefined) return end;
    this.#mark(Unit.opening, at, end);
    this.#mark(Unit.code, end, close);
    return this.#mark(Unit.closing, close, close + end - at);
  }

  #openBracket(at: number, bracket: string): number {
    this.#brackets.push(at);
    return at + bracket.length;
  }

  #closeBracket(at: number): number {
    const open = this.#brackets.pop();
    const end = this.#match(linkTarget, at + 1);
    if (open === undefined || end === undefined) return at + 1;
    this.#mark(Unit.opening, open, open + (this.#block[open] === '!' ? 2 : 1));
    return this.#mark(Unit.closing, at, end);
  }

  #angleBracket(at: number, next: string): number {
    let end = this.#match(autolink, at);
    if (end !== undefined) {
      this.#mark(Unit.opening, at, at + 1);
      return this.#mark(Unit.closing, end - 1, end);
    }
    if (this.#block.startsWith('<!--', at) && at < this.#lastCommentEnd) {
      return this.#mark(Unit.hidden, at, this.#block.indexOf('-->', at) + '-->'.length);
    }
    end = this.#match(tag, at);
    if (end === undefined) return at + 1;
    return this.#mark(next === '/' ? Unit.closing : Unit.opening, at, end);
  }

  /** A run of marks between two blanks is text, and so is "_" within a word. */
  #emphasis(at: number): number {
    const end = runEnd(this.#block, at);
    const before = this.#block[at - 1] ?? ' ';
    const after = this.#block[end] ?? ' ';
    const opens = !isSpace(after) && beforeOpening.test(before);
    if (!opens && isSpace(before)) return end;
    if (this.#block[at] === '_' && isWord(before) && isWord(after)) return end;
    return this.#mark(opens ? Unit.opening : Unit.closing, at, end);
  }
}

const beforeOpening = /[\s\p{Ps}\p{Pi}\p{Pf}\p{Pd}„‚"'*_~]/u;

/** Runs of backticks that open code, and where the next run of the same length closes it. */
function codeSpans(block: string): Map<number, number> {
  const closes = new Map<number, number>();
  const lastOfLength = new Map<number, number>();
  for (let at = block.indexOf('`'); at >= 0;) {
    const end = runEnd(block, at);
    const opener = lastOfLength.get(end - at);
    if (opener !== undefined) closes.set(opener, at);
    lastOfLength.set(end - at, at);
    at = block.indexOf('`', end);
  }
  return closes;
}

function runEnd(text: string, at: number): number {
  let end = at + 1;
  while (text[end] === text[at]) end++;
  return end;
}

function isSpace(character: string): boolean {
  return /\s/.test(character);
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
