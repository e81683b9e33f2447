/** Files are hard-wrapped at 60 to 100 columns. */
const narrowest = 60;
const widest = 100;
/** Enough of a file to tell whether it is hard-wrapped. */
const sampleLength = 65_536;

interface FullLine {
  /** The columns `[from, to]` at which the line is full: it fits, the next word would not have. */
  readonly from: number;
  readonly to: number;
  readonly goesOn: boolean;
}

/**
 * The column a text is hard-wrapped at; 0 if its line breaks mean something. It is the column at which most
 * lines are full. A text is wrapped if that is more than half of its lines, and a third of these visibly go on
 * in the next line. Looks at the first 65,536 code units.
 */
export function wrapColumnOf(text: string): number {
  const lines = text.slice(0, sampleLength).split('\n');
  const full: FullLine[] = [];
  let breaks = 0;
  for (const [i, line] of lines.entries()) {
    const length = line.trimEnd().length;
    const next = lines[i + 1] ?? '';
    if (length === 0 || (length <= widest && !/\S/.test(next))) continue;
    breaks++;
    const from = Math.max(narrowest, length);
    const to = Math.min(widest, length + firstWord(next).length);
    if (from <= to && !beginsItem(next)) full.push({ from, to, goesOn: goesOn(line, next) });
  }
  let column = 0;
  let most: FullLine[] = [];
  for (let candidate = narrowest; candidate <= widest; candidate++) {
    const fullHere = full.filter(({ from, to }) => from <= candidate && candidate <= to);
    if (fullHere.length > most.length) [column, most] = [candidate, fullHere];
  }
  const visiblyGoOn = most.filter((line) => line.goesOn).length;
  return most.length * 2 > breaks && visiblyGoOn * 3 >= most.length ? column : 0;
}

/** Whether the break between two neighbouring lines, neither of them blank, was made by wrapping at `column`. */
export function isSoftWrap(line: string, next: string, column: number): boolean {
  if (beginsItem(next)) return false;
  const length = line.trimEnd().length;
  const isFull = length <= column && length + firstWord(next).length >= column;
  // A line that was edited since need not be full.
  return isFull || goesOn(line, next);
}

/** The next line begins in small letters and this one did not end a sentence, or this one ends in a comma. */
function goesOn(line: string, next: string): boolean {
  return /,\s*$/.test(line.slice(-2)) || (/^\s*\p{Ll}/u.test(next) && !/[.!?:…]\s*$/.test(line.slice(-2)));
}

function beginsItem(line: string): boolean {
  return /^\s*[-*•] /.test(line);
}

function firstWord(line: string): string {
  return /^\s*(\S*)/.exec(line)?.[1] ?? '';
}
