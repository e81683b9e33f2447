/** From words to offsets: which punctuation around a run of words belongs to it. */
import type { Span } from '../span';
import { tokenEnd, tokenStart } from '../tokens';
import type { Tokens, Words } from '../tokens';
import type { Target } from './target';

/** Marks that stand for one another when a text is edited; `?` also for what an encoding lost. */
const markClasses = ['"\'?\ufffd', '.!?…。！？', '([{<', ')]}>', '-*•'];
const otherMark = 1.2;
const sameClass = 0.4;
/** A blank is where a run of marks is likely to end. */
const atBlank = 0.1;

/** Longer runs of marks are ornaments; their far part is left out. */
const mostMarks = 12;

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
  const leading = Math.min(first - before - 1, mostMarks);
  const trailing = Math.min(after - last - 1, mostMarks);
  let head: number;
  let tail: number;
  if (old === undefined) {
    head = attached(tokens, first, -1, leading);
    tail = attached(tokens, last, 1, trailing);
  } else {
    const oldFirst = old.at[0] ?? old.first;
    const oldLast = old.at[old.count - 1] ?? old.last - 1;
    head = marksLike(
      old.tokens,
      oldFirst,
      Math.min(oldFirst - old.first, mostMarks),
      tokens,
      first,
      leading,
      -1,
    );
    tail = marksLike(
      old.tokens,
      oldLast,
      Math.min(old.last - 1 - oldLast, mostMarks),
      tokens,
      last,
      trailing,
      1,
    );
  }
  return [tokenStart(tokens, first - head), tokenEnd(tokens, last + tail)];
}

/** Whether there is white space between a token and the next one outwards. */
function isSpaced(tokens: Tokens, token: number, step: -1 | 1): boolean {
  const right = step < 0 ? token : token + 1;
  return right === 0 || right >= tokens.count || tokenStart(tokens, right) > tokenEnd(tokens, right - 1);
}

function attached(tokens: Tokens, word: number, step: -1 | 1, most: number): number {
  let count = 0;
  while (count < most && !isSpaced(tokens, word + step * count, step)) count += 1;
  return count;
}

const markAt = ({ folded, from }: Tokens, token: number): string =>
  String.fromCharCode(folded.units[from[token] ?? 0] ?? 0);

/** How many of `most` marks from a word outwards are the `oldCount` ones that an old word had. */
function marksLike(
  oldTokens: Tokens,
  oldWord: number,
  oldCount: number,
  tokens: Tokens,
  word: number,
  most: number,
  step: -1 | 1,
): number {
  let same = 0;
  while (
    same < oldCount &&
    same < most &&
    oldTokens.hashes[oldWord + step * (same + 1)] === tokens.hashes[word + step * (same + 1)]
  ) {
    same += 1;
  }
  if (same === oldCount) return same;
  const old = Array.from({ length: oldCount }, (_, k) => markAt(oldTokens, oldWord + step * (k + 1)));
  const found = Array.from({ length: most }, (_, k) => markAt(tokens, word + step * (k + 1)));
  let best = 0;
  let least = Infinity;
  for (let k = 0; k <= most; k += 1) {
    const cost = distance(old, found.slice(0, k)) - (isSpaced(tokens, word + step * k, step) ? atBlank : 0);
    if (cost < least) {
      least = cost;
      best = k;
    }
  }
  return best;
}

function substitution(old: string, found: string): number {
  if (old === found) return 0;
  return markClasses.some((marks) => marks.includes(old) && marks.includes(found)) ? sameClass : otherMark;
}

/** Cheapest way to make one run of marks out of another (Levenshtein 1966), lost and new ones at 1 each. */
function distance(old: readonly string[], found: readonly string[]): number {
  let row = [0, ...found.map((_, index) => index + 1)];
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
