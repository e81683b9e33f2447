import { Case, Kind, caseOf, fold, isSpace, isWordUnit, kindOf } from './characters';
import type { LanguageRules } from './language';

/** The longest line of a hard-wrapped block lies in this range: files are wrapped at 60 to 100 columns. */
const narrowest = 45;
const widest = 105;
/** Columns by which a wrapped line may be shorter than it could be: some programs even out the right edge. */
const slack = 8;

/**
 * The column a block was hard-wrapped at, or 0 if its line breaks mean something. Lines are full if
 * the next word would not have fitted; it was wrapped if a third of the full lines visibly go on in the next.
 */
export function wrapColumn(text: string, start: number, end: number, rules: LanguageRules): number {
  let longest = 0;
  for (let at = start; at < end;) {
    const stop = lineEnd(text, at, end);
    // Only white space may reach beyond the widest column, so a long line costs no more than a short one.
    if (stop - at > widest && visibleEnd(text, at + widest, stop) > at + widest) return 0;
    longest = Math.max(longest, visibleEnd(text, at, stop) - at);
    at = stop + 1;
  }
  if (longest < narrowest) return 0;
  let full = 0;
  let inside = 0;
  for (let at = start, stop = lineEnd(text, at, end); stop < end; stop = lineEnd(text, at, end)) {
    if (isFull(text, at, stop, end, longest)) {
      full++;
      if (breaksSentence(text, at, stop, end, rules)) inside++;
    }
    at = stop + 1;
  }
  return inside > 0 && inside * 3 >= full ? longest : 0;
}

/** Whether the line break at `stop` is a soft wrap of a block wrapped at `column`. */
export function isSoftWrap(text: string, start: number, stop: number, end: number, column: number): boolean {
  const lineStart = Math.max(start, text.lastIndexOf('\n', stop - 1) + 1);
  return !beginsItem(text, stop + 1, end) && isFull(text, lineStart, stop, end, column);
}

/** A line is full if the first word of the next line would not have fitted. */
function isFull(text: string, lineStart: number, stop: number, end: number, column: number): boolean {
  const word = visibleStart(text, stop + 1, end);
  let wordEnd = word;
  while (wordEnd < end && wordEnd - word < widest && !isSpace(kindOf(text.charCodeAt(wordEnd)))) wordEnd++;
  return visibleEnd(text, lineStart, stop) - lineStart + 1 + wordEnd - word > column - slack;
}

/** The next line goes on in small letters, or this one ends with a comma or a function word. */
function breaksSentence(
  text: string,
  lineStart: number,
  stop: number,
  end: number,
  rules: LanguageRules,
): boolean {
  if (beginsItem(text, stop + 1, end)) return false;
  const lastEnd = visibleEnd(text, lineStart, stop);
  if (kindOf(text.charCodeAt(lastEnd - 1)) >= Kind.stop) return false;
  const nextCase = caseOf(text.charCodeAt(visibleStart(text, stop + 1, end)));
  if (nextCase === Case.lower || nextCase === Case.caseless || text[lastEnd - 1] === ',') return true;
  let wordStart = lastEnd;
  while (wordStart > lineStart && isWordUnit(text.charCodeAt(wordStart - 1))) wordStart--;
  return rules.starters.has(fold(text.slice(wordStart, lastEnd)));
}

/** A bullet, a dash, a number or a letter at the start of a line begins an item. */
const item = /^[ \t]*(?:[-–—*+•‣⁃◦▪■●○·]|(?:\d{1,3}|[a-z])[.)])[ \t]/;

function beginsItem(text: string, at: number, end: number): boolean {
  return item.test(text.slice(at, Math.min(end, at + 16)));
}

function lineEnd(text: string, from: number, end: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 || at > end ? end : at;
}

function visibleStart(text: string, lineStart: number, end: number): number {
  let at = lineStart;
  while (at < end && text[at] !== '\n' && isSpace(kindOf(text.charCodeAt(at)))) at++;
  return at;
}

function visibleEnd(text: string, lineStart: number, stop: number): number {
  let at = stop;
  while (at > lineStart && isSpace(kindOf(text.charCodeAt(at - 1)))) at--;
  return at;
}
