/** From words to offsets: which punctuation around a run of words belongs to it. */
import type { Target } from './target';
import { tokenEnd, tokenStart } from '../tokens';
import type { Tokens, Words } from '../tokens';
import type { Span } from '../span';

/** Marks that stand for one another when a text is edited; `?` also for what an encoding lost. */
const markClasses = ['"\'?\ufffd', '.!?…。！？', '([{<', ')]}>', '-*•'];

function substitution(old: string, found: string): number {
  if (old === found) return 0;
  return markClasses.some((marks) => marks.includes(old) && marks.includes(found)) ? 0.4 : 1.2;
}

const markAt = ({ folded, from }: Tokens, token: number): string =>
  String.fromCharCode(folded.units[from[token] ?? 0] ?? 0);

/** Cheapest way to make one run of marks out of another (Levenshtein), lost and new ones at 1 each. */
function distance(old: readonly string[], found: readonly string[]): number {
  let row = found.map((_, index) => index + 1);
  row.unshift(0);
  old.forEach((mark, i) => {
    const next = [i + 1];
    found.forEach((other, k) => {
      next.push(
        Math.min((row[k] ?? 0) + substitution(mark, other), (row[k + 1] ?? 0) + 1, (next[k] ?? 0) + 1),
      );
    });
    row = next;
  });
  return row.at(-1) ?? 0;
}

/** Longer runs of marks are ornaments; their far part is left out. */
const mostMarks = 12;

/** How many of the marks, given from the word outwards, belong to the old ones; `spaced[k]`: a blank behind the first `k`. */
function countMarks(old: readonly string[], found: readonly string[], spaced: readonly boolean[]): number {
  let best = 0;
  let least = Infinity;
  for (let k = 0; k <= found.length; k += 1) {
    const cost = distance(old, found.slice(0, k)) - (spaced[k] === true ? 0.1 : 0);
    if (cost < least) {
      least = cost;
      best = k;
    }
  }
  return best;
}

/**
 * Offsets of the words `[from, to)` of the new text with the punctuation that the old words had around them;
 * without old words, with what is attached to them.
 */
export function spanOf(target: Target, from: number, to: number, old?: Words): Span {
  const { tokens, at, count } = target.words;
  const first = at[from] ?? 0;
  const last = at[to - 1] ?? 0;
  const before = from > 0 ? (at[from - 1] ?? 0) : -1;
  const after = to < count ? (at[to] ?? 0) : tokens.count;
  const leading: number[] = [];
  for (let token = first - 1; token > before && leading.length < mostMarks; token -= 1) leading.push(token);
  const trailing: number[] = [];
  for (let token = last + 1; token < after && trailing.length < mostMarks; token += 1) trailing.push(token);
  const gapBefore = (token: number): boolean =>
    token === 0 || tokenStart(tokens, token) > tokenEnd(tokens, token - 1);
  const spacedBefore = [first, ...leading].map(gapBefore);
  const spacedAfter = [last, ...trailing].map((token) => token + 1 >= tokens.count || gapBefore(token + 1));
  let head: number;
  let tail: number;
  if (old === undefined) {
    head = spacedBefore.findIndex((spaced) => spaced);
    tail = spacedAfter.findIndex((spaced) => spaced);
    if (head < 0) head = 0;
    if (tail < 0) tail = trailing.length;
  } else {
    const oldFirst = old.at[0] ?? 0;
    const oldLast = old.at[old.count - 1] ?? 0;
    const oldLeading = Array.from({ length: Math.min(oldFirst, mostMarks) }, (_, k) =>
      markAt(old.tokens, oldFirst - 1 - k),
    );
    const oldTrailing = Array.from({ length: Math.min(old.tokens.count - 1 - oldLast, mostMarks) }, (_, k) =>
      markAt(old.tokens, oldLast + 1 + k),
    );
    const marks = (list: readonly number[]): string[] => list.map((token) => markAt(tokens, token));
    head = countMarks(oldLeading, marks(leading), spacedBefore);
    tail = countMarks(oldTrailing, marks(trailing), spacedAfter);
  }
  return [tokenStart(tokens, first - head), tokenEnd(tokens, last + tail)];
}
