/** What a single line of Markdown is, by CommonMark 0.31 and GFM; columns count tabs as stops of four. */
import type { Span } from './span';

/** A line without its line feed, and what stands before its text. */
export interface Line {
  /** `[start, end)` in the text. */
  readonly start: number;
  readonly end: number;
  /** Index in `text` behind quote markers and blanks, and its column. */
  readonly at: number;
  readonly column: number;
  readonly text: string;
  /** Quote markers before `at`, and the column behind the last one. */
  readonly quotes: number;
  readonly base: number;
}

export function readLine(start: number, text: string, indent: number, mostQuotes = Infinity): Line {
  const line = { start, end: start + text.length, at: 0, column: 0, text, quotes: 0, base: 0 };
  return enterQuotes(line, indent, mostQuotes);
}

/** Reads over blanks and up to `mostQuotes` quote markers; a marker indented by four columns is text. */
export function enterQuotes(line: Line, indent: number, mostQuotes = Infinity): Line {
  const { text } = line;
  let { at, column, quotes, base } = line;
  for (;;) {
    for (; isBlank(text[at]); at++) column += text[at] === '\t' ? 4 - (column % 4) : 1;
    if (text[at] !== '>' || quotes >= mostQuotes || column - Math.max(indent, base) >= 4) break;
    at++;
    column++;
    quotes++;
    base = isBlank(text[at]) ? column + 1 : column;
  }
  return { start: line.start, end: line.end, at, column, text, quotes, base };
}

/** The line behind an item marker at its text, and the indent of that item's text; undefined if there is none. */
export function readItem(line: Line): { line: Line; indent: number } | undefined {
  const marker = itemMarker(line);
  if (marker === undefined) return undefined;
  const at = line.at + marker.length;
  const column = line.column + marker.length;
  const inside = enterQuotes({ ...line, at, column }, 0, 0);
  // More than four columns: the item begins with indented code. None: it is empty.
  const width = inside.column - column;
  const indent = isEmpty(inside) || width > 4 ? column + 1 : inside.column;
  return { line: { ...inside, base: indent }, indent };
}

/** "-", "+", "*", "7." or "7)" in front of a blank or the line's end. */
export function itemMarker({ text, at }: Line): string | undefined {
  return /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/.exec(text.slice(at, at + 11))?.[0];
}

export function isEmpty(line: Line): boolean {
  return line.at === line.text.length;
}

/** False if a line's text cannot begin anything but a paragraph or go on with one, by its first unit. */
export function mayBeginBlock({ text, at }: Line): boolean {
  return '#`~<-*_+=[0123456789'.includes(text.charAt(at)) || text.includes('|', at);
}

/** Whether a line at list indent `indent` is indented so far that it cannot be anything but code or goes on. */
export function isIndentedCode(line: Line, indent: number): boolean {
  return line.column - Math.max(indent, line.base) >= 4;
}

export function isRule(rest: string): boolean {
  return /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(rest);
}

export function isUnderline(rest: string): boolean {
  return /^(?:=+|-+)[ \t]*$/.test(rest);
}

/** The mark and length of a fence that opens. */
export function openFence(rest: string): { mark: '`' | '~'; length: number } | undefined {
  const fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(rest)?.[0];
  return fence === undefined ? undefined : { mark: fence.startsWith('~') ? '~' : '`', length: fence.length };
}

export function closesFence(rest: string, mark: string, length: number): boolean {
  const fence = rest.trimEnd();
  return fence.length >= length && fence === mark.repeat(fence.length);
}

/** A comment with text behind it is part of a paragraph. */
export function opensComment(rest: string): boolean {
  if (!rest.startsWith('<!--')) return false;
  const close = rest.indexOf('-->');
  return close < 0 || rest.slice(close + 3).trim() === '';
}

/** The text of an ATX heading as indices in `rest`, without the marks on both sides. */
export function headingText(rest: string): Span | undefined {
  const marks = /^#{1,6}(?=[ \t]|$)/.exec(rest)?.[0];
  if (marks === undefined) return undefined;
  const [start, textEnd] = trimmed(rest, marks.length, rest.length);
  let end = textEnd;
  while (end > start && rest[end - 1] === '#') end--;
  const closes = end === start || isBlank(rest[end - 1]);
  return trimmed(rest, start, closes ? end : textEnd);
}

/** The label of a footnote, or the box of a task: markers in front of a paragraph. */
export function paragraphMarker(rest: string, inItem: boolean): number {
  const marker = /^\[\^[^\]\s]+\]:/.exec(rest) ?? (inItem ? /^\[[ xX]\](?=[ \t])/.exec(rest) : null);
  return marker?.[0].length ?? 0;
}

export function isLinkDefinition(rest: string): boolean {
  return /^\[(?!\^)[^\]]+\]:[ \t]*\S+(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/.test(rest);
}

/** The cells of a table row as indices in `rest`, trimmed. */
export function cellsOf(rest: string): Span[] {
  const bars: number[] = [];
  for (let i = 0; i < rest.length; i++) {
    if (rest[i] === '\\') i++;
    else if (rest[i] === '|') bars.push(i);
  }
  const end = rest.trimEnd().length;
  const starts = bars[0] === 0 ? [] : [0];
  starts.push(...bars.filter((bar) => bar < end - 1).map((bar) => bar + 1));
  const ends = [...starts.slice(1).map((start) => start - 1), bars.at(-1) === end - 1 ? end - 1 : end];
  return starts.map((start, i) => trimmed(rest, start, ends[i] ?? end));
}

/** The row of dashes below a table's head. */
export function isDelimiterRow(rest: string, columns: number): boolean {
  if (!/^[ \t|:-]+$/.test(rest)) return false;
  const cells = cellsOf(rest).map(([start, end]) => rest.slice(start, end));
  return cells.length === columns && cells.every((cell) => /^:?-+:?$/.test(cell));
}

/** Length of the marks at a line's end that break it: two blanks or a backslash; 0 if it goes on. */
export function hardBreak(text: string): number {
  const end = text.trimEnd().length;
  if (text.length - end >= 2 && text.endsWith('  ')) return text.length - end;
  const backslashes = /\\*$/.exec(text.slice(-64))?.[0].length ?? 0;
  return backslashes % 2;
}

function trimmed(text: string, start: number, end: number): Span {
  const cell = text.slice(start, end);
  const from = start + cell.length - cell.trimStart().length;
  return [from, Math.max(from, start + cell.trimEnd().length)];
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
