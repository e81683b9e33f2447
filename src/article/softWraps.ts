import { Case, caseOf, fold, isSpace, kindOf } from './characters';
import type { LanguageRules } from './language';

/** Files are hard-wrapped at 60 to 100 columns; narrower ones are at least so wide. */
const narrowest = 45;
const widest = 105;
/** Enough of a file, in code units, to tell whether it is hard-wrapped. */
const sampleLength = 65_536;

/** A line that is full at the columns `[from, to]`: it fits there, and the next word would not have. */
interface FullLine {
  readonly from: number;
  readonly to: number;
  readonly goesOn: boolean;
}

/**
 * The column a text is hard-wrapped at; 0 if its line breaks mean something. It is the column at which most
 * lines are full. A text is wrapped if more than half of its lines are full there, and a third of these visibly
 * go on in the next line. Looks at the first 65,536 code units.
 */
export function wrapColumnOf(text: string, rules: LanguageRules): number {
  if (hasLongLines(text)) return 0;
  const lines = text.slice(0, sampleLength).split('\n');
  const fullLines: FullLine[] = [];
  let count = 0;
  for (const [i, line] of lines.entries()) {
    const length = line.trimEnd().length;
    const next = lines[i + 1] ?? '';
    // The last line of a paragraph tells nothing unless it is too long.
    if (length <= widest && (length === 0 || !/\S/.test(next))) continue;
    count++;
    if (length > widest) continue;
    const from = Math.max(narrowest, length);
    const to = Math.min(widest, length + firstWord(next).length);
    if (from <= to && !beginsItem(line, next))
      fullLines.push({ from, to, goesOn: goesOn(line, next, rules) });
  }
  if (fullLines.length * 2 <= count) return 0;
  let column = 0;
  let full: FullLine[] = [];
  for (let candidate = narrowest; candidate <= widest; candidate++) {
    const here = fullLines.filter(({ from, to }) => from <= candidate && candidate <= to);
    if (here.length > full.length) [column, full] = [candidate, here];
  }
  const visiblyGoOn = full.filter((line) => line.goesOn).length;
  return full.length * 2 > count && visiblyGoOn * 3 >= full.length ? column : 0;
}

/**
 * Whether half of the lines that tell something are too long, so that no half can be full: that settles most
 * articles at once.
 */
function hasLongLines(text: string): boolean {
  const end = Math.min(text.length, sampleLength);
  let long = 0;
  let short = 0;
  for (let at = 0; at < end;) {
    const found = text.indexOf('\n', at);
    const stop = found < 0 || found > end ? end : found;
    if (stop - at > widest && !isSpace(kindOf(text.charCodeAt(stop - 1)))) long++;
    else if (stop > at && stop + 1 < end && text[stop + 1] !== '\n') short++;
    at = stop + 1;
  }
  return long >= short;
}

/** Whether the break between two neighbouring lines, neither of them blank, is one of wrapping at `column`. */
export function isSoftWrap(line: string, next: string, column: number, rules: LanguageRules): boolean {
  if (beginsItem(line, next)) return false;
  const length = line.trimEnd().length;
  const isFull = length <= column && length + firstWord(next).length >= column;
  // A line that was edited after wrapping need not be full.
  return isFull || goesOn(line, next, rules);
}

/** The next line begins in small letters, or this one ends with a comma or a function word. */
function goesOn(line: string, next: string, rules: LanguageRules): boolean {
  const end = line.trimEnd().slice(-longestWord);
  if (finalMark.test(end)) return false;
  const nextCase = caseOf(firstWord(next).charCodeAt(0));
  if (nextCase === Case.lower || nextCase === Case.caseless || end.endsWith(',')) return true;
  return rules.starters.has(fold(/[\p{L}\p{M}]+$/u.exec(end)?.[0] ?? ''));
}

/** A bullet begins an item; a number does so behind a finished line, else it is one like "am\n18. Juni". */
function beginsItem(line: string, next: string): boolean {
  const start = next.trimStart().slice(0, longestWord);
  if (/^[-*+•‣⁃◦▪■●○·][ \t]/.test(start)) return true;
  return /^(?:\d{1,3}|[a-z])[.)][ \t]/.test(start) && finalMark.test(line.trimEnd().slice(-1));
}

const longestWord = 40;
const finalMark = /[.!?…:;]$/;

function firstWord(line: string): string {
  return /^\s*(\S*)/.exec(line)?.[1] ?? '';
}
