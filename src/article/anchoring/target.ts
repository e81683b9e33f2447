/** The article as it is now, made ready for finding old sentences in it. */
import { prefixHashes, tokenEnd, tokenStart, wordsOf } from '../tokens';
import type { Words } from '../tokens';

/** How strongly the text suggests that a sentence ends between two words. */
export const breakStrength = { none: 0, weak: 1, sentence: 2, paragraph: 3 } as const;

export interface Target {
  readonly text: string;
  readonly words: Words;
  readonly prefixes: Int32Array;
  /** `breakStrength` before each word, and after the last one. */
  readonly breaks: Uint8Array;
}

export function makeTarget(text: string): Target {
  const words = wordsOf(text);
  return { text, words, prefixes: prefixHashes(words.hashes), breaks: findBreaks(text, words) };
}

const isTerminator = (unit: number): boolean =>
  unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x2026 || unit === 0x964;
// Ideographic full stop and full-width marks end a sentence without a blank behind them.
const isWideTerminator = (unit: number): boolean =>
  unit === 0x3002 || unit === 0xff01 || unit === 0xff1f || unit === 0xff61;

/** Lines of one paragraph that could hold another word did not break for want of room. */
const longestWrappedLine = 130;

function findBreaks(text: string, words: Words): Uint8Array {
  const { tokens, count, at } = words;
  const breaks = new Uint8Array(count + 1);
  breaks[0] = breakStrength.paragraph;
  breaks[count] = breakStrength.paragraph;
  const width = wrapWidth(text);
  let lineStart = 0;
  for (let i = 1; i < count; i += 1) {
    const from = tokenEnd(tokens, at[i - 1] ?? 0);
    const to = tokenStart(tokens, at[i] ?? 0);
    let lines = 0;
    let ended = false;
    let blankAfter = false;
    let strength: number = breakStrength.none;
    for (let k = from; k < to; k += 1) {
      const unit = text.charCodeAt(k);
      if (unit === 0x0a) {
        lines += 1;
        if (lines === 1) {
          const room = width - (k - lineStart);
          const next = (words.tokens.to[at[i] ?? 0] ?? 0) - (words.tokens.from[at[i] ?? 0] ?? 0);
          const early = width > longestWrappedLine || room > next + width / 4;
          if (early) strength = breakStrength.sentence;
        }
        lineStart = k + 1;
        blankAfter = true;
      } else if (unit === 0x20 || unit === 0x0d || unit === 0xa0) {
        blankAfter = true;
      } else if (isWideTerminator(unit)) {
        strength = Math.max(strength, breakStrength.sentence);
      } else if (isTerminator(unit)) {
        ended = true;
        blankAfter = false;
      }
    }
    if (lines > 1) {
      strength = breakStrength.paragraph;
    } else if (ended && blankAfter) {
      const first = text.charAt(to);
      const small = first !== first.toUpperCase();
      strength = Math.max(strength, small ? breakStrength.weak : breakStrength.sentence);
    }
    breaks[i] = strength;
  }
  return breaks;
}

/** Length of the longest line that another line of its paragraph follows; no limit if there is none. */
function wrapWidth(text: string): number {
  let width = 0;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    const next = text.charCodeAt(end + 1);
    if (next !== 0x0a && next !== 0x0d && end - start > width) width = end - start;
    start = end + 1;
  }
  return width === 0 ? Infinity : width;
}
