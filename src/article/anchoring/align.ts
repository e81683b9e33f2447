/** Aligns a sentence's words with those of a region to find where in it the sentence begins and ends. */
import { breakStrength } from './target';
import type { Target } from './target';
import type { Tokens, Words } from '../tokens';

/** Beyond this many pairs of words an alignment is not worth its time. */
const mostCells = 1_000_000;

const scores = {
  equal: 2,
  unlike: -0.4,
  lostWord: -0.5,
  newWord: -0.35,
  sentenceBreak: -0.8,
  paragraphBreak: -2,
} as const;

/** Letter pairs of a word as a set of 32 bits, its edges included. */
function pairsOf({ folded, from, to }: Tokens, token: number): number {
  let bits = 0;
  let previous = 0x20;
  const end = to[token] ?? 0;
  for (let i = from[token] ?? 0; i <= end; i += 1) {
    const unit = i < end ? (folded.units[i] ?? 0) : 0x20;
    bits |= 1 << (Math.imul(previous * 31 + unit, 0x9e3779b1) >>> 27);
    previous = unit;
  }
  return bits;
}

function bitCount(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** What pairing two words is worth, by the letter pairs they share. */
function worth(a: number, b: number): number {
  const shared = (2 * bitCount(a & b)) / (bitCount(a) + bitCount(b));
  return shared < 0.45 ? scores.unlike : scores.unlike + (shared - 0.3) * 2.6;
}

/** One word pair of an alignment: positions in the old words and in the new text. */
export type Pair = readonly [old: number, found: number];

/**
 * The best alignment of all old words with any stretch of the words `[from, to)` of the new text
 * (Needleman and Wunsch 1970, the ends in the new text free). Crossing the end of a sentence costs. Pairs
 * may be of unlike words, one standing for the other. Undefined if the texts are too long.
 */
export function align(old: Words, target: Target, from: number, to: number): readonly Pair[] | undefined {
  const rows = old.count;
  const columns = to - from;
  if (rows === 0 || columns <= 0 || rows * columns > mostCells) return undefined;
  const { words, breaks } = target;
  const foundPairs = new Int32Array(columns);
  for (let k = 0; k < columns; k += 1) foundPairs[k] = pairsOf(words.tokens, words.at[from + k] ?? 0);
  const crossing = new Float64Array(columns + 1);
  for (let k = 1; k < columns; k += 1) {
    const strength = breaks[from + k] ?? 0;
    if (strength === breakStrength.sentence) crossing[k] = scores.sentenceBreak;
    if (strength === breakStrength.paragraph) crossing[k] = scores.paragraphBreak;
  }
  const width = columns + 1;
  // 1: pair, 2: old word lost, 3: new word passed over; 0 ends the way back.
  const steps = new Uint8Array((rows + 1) * width);
  let above = new Float64Array(width);
  let row = new Float64Array(width);
  for (let i = 1; i <= rows; i += 1) {
    const hash = old.hashes[i - 1];
    const oldPairs = pairsOf(old.tokens, old.at[i - 1] ?? 0);
    row[0] = i * scores.lostWord;
    steps[i * width] = 2;
    for (let k = 1; k <= columns; k += 1) {
      const equal = words.hashes[from + k - 1] === hash;
      const pair = equal ? scores.equal : worth(oldPairs, foundPairs[k - 1] ?? 0);
      // A break before the new word is crossed if an old word stands before it.
      const cross = i > 1 ? (crossing[k - 1] ?? 0) : 0;
      let best = (above[k - 1] ?? 0) + pair + cross;
      let step = 1;
      const lost = (above[k] ?? 0) + scores.lostWord;
      if (lost > best) {
        best = lost;
        step = 2;
      }
      const passed = (row[k - 1] ?? 0) + (i === rows ? 0 : scores.newWord + (crossing[k - 1] ?? 0));
      if (i < rows && passed > best) {
        best = passed;
        step = 3;
      }
      row[k] = best;
      steps[i * width + k] = step;
    }
    [above, row] = [row, above];
  }
  let column = 0;
  for (let k = 1; k <= columns; k += 1) if ((above[k] ?? 0) > (above[column] ?? 0)) column = k;
  const pairs: Pair[] = [];
  for (let i = rows, k = column; i > 0;) {
    const step = steps[i * width + k];
    if (step === 1) {
      pairs.push([i - 1, from + k - 1]);
      i -= 1;
      k -= 1;
    } else if (step === 2) {
      i -= 1;
    } else {
      k -= 1;
    }
  }
  return pairs.reverse();
}
