/**
 * Tokens of the wide fold: runs of letters and digits, single ideographs, single other characters. Texts are
 * compared by their words; the other tokens only tell where a range begins and ends.
 */
import { foldWide } from './fold';
import type { Folded } from './fold';

/**
 * Version of fold, tokenizer and fingerprint together. An outline stores it: hashes of another version say
 * nothing about this one's.
 */
export const FOLD_VERSION = 1;

/** Tokens in columns, index by index. */
export interface Tokens {
  readonly folded: Folded;
  readonly count: number;
  /** 32-bit hash of each token's folded text. */
  readonly hashes: Int32Array;
  /** 1 for words (letters or digits), 0 for punctuation and symbols. */
  readonly words: Uint8Array;
  /** `[from, to)` in the folded units. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const unitKind = { unknown: 0, space: 1, word: 2, single: 3, other: 4 } as const;
const kinds = new Uint8Array(0x10000);

const wordPattern = /[\p{L}\p{N}\p{M}]/u;
// Written without spaces: each character is a token.
const singlePattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function kindOf(unit: number): number {
  const known = kinds[unit] ?? unitKind.unknown;
  if (known !== unitKind.unknown) return known;
  const character = String.fromCharCode(unit);
  let kind: number = unitKind.other;
  if (unit === 0x20) kind = unitKind.space;
  else if (singlePattern.test(character)) kind = unitKind.single;
  else if (wordPattern.test(character)) kind = unitKind.word;
  kinds[unit] = kind;
  return kind;
}

/** What stands for a letter that an encoding could not hold; within a word it is part of it: `M?rz`. */
const isLost = (unit: number): boolean => unit === 0x3f || unit === 0xfffd;

/** Spreads the bits of a hash (the finaliser of MurmurHash3, Appleby, public domain). */
export function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Tokens of a text. Linear in its length. */
export function tokenize(text: string): Tokens {
  const folded = foldWide(text);
  const { units } = folded;
  const size = units.length;
  let count = 0;
  const hashes = new Int32Array(size);
  const words = new Uint8Array(size);
  const from = new Int32Array(size);
  const to = new Int32Array(size);
  let i = 0;
  while (i < size) {
    let unit = units[i] ?? 0;
    const kind = kindOf(unit);
    if (kind === unitKind.space) {
      i += 1;
      continue;
    }
    let hash = 0x811c9dc5;
    from[count] = i;
    if (kind === unitKind.word) {
      do {
        hash = Math.imul(hash ^ unit, 0x01000193);
        i += 1;
        unit = i < size ? (units[i] ?? 0) : 0x20;
      } while (
        kindOf(unit) === unitKind.word ||
        (isLost(unit) && kindOf(units[i + 1] ?? 0x20) === unitKind.word)
      );
    } else {
      const pair = (unit & 0xfc00) === 0xd800 && ((units[i + 1] ?? 0) & 0xfc00) === 0xdc00;
      hash = Math.imul(hash ^ unit, 0x01000193);
      if (pair) hash = Math.imul(hash ^ (units[i + 1] ?? 0), 0x01000193);
      i += pair ? 2 : 1;
    }
    hashes[count] = mix(hash);
    words[count] = kind === unitKind.other ? 0 : 1;
    to[count] = i;
    count += 1;
  }
  return {
    folded,
    count,
    hashes: hashes.subarray(0, count),
    words: words.subarray(0, count),
    from: from.subarray(0, count),
    to: to.subarray(0, count),
  };
}

/** Offset in the unfolded text where token `index` begins. */
export function tokenStart(tokens: Tokens, index: number): number {
  return tokens.folded.starts[tokens.from[index] ?? 0] ?? 0;
}

/** Offset in the unfolded text where token `index` ends. */
export function tokenEnd(tokens: Tokens, index: number): number {
  return tokens.folded.ends[(tokens.to[index] ?? 1) - 1] ?? 0;
}

/** The words of a text, index by index. Texts tokenized together share their tokens. */
export interface Words {
  readonly tokens: Tokens;
  /** The text's own tokens: `[first, last)`. */
  readonly first: number;
  readonly last: number;
  /** Where the text begins in what was tokenized. */
  readonly offset: number;
  readonly count: number;
  readonly hashes: Int32Array;
  /** Which token each word is. */
  readonly at: Int32Array;
}

/** Words of many texts. Tokenizing them together is faster and, the fold being local, the same. */
export function wordsOfAll(texts: readonly string[]): Words[] {
  const tokens = tokenize(texts.join('\n'));
  const at = new Int32Array(tokens.count);
  const hashes = new Int32Array(tokens.count);
  let offset = 0;
  let token = 0;
  let word = 0;
  return texts.map((text) => {
    const end = offset + text.length;
    const first = token;
    const from = word;
    for (; token < tokens.count && tokenStart(tokens, token) < end; token += 1) {
      if (tokens.words[token] !== 1) continue;
      at[word] = token;
      hashes[word] = tokens.hashes[token] ?? 0;
      word += 1;
    }
    const words = {
      tokens,
      first,
      last: token,
      offset,
      count: word - from,
      hashes: hashes.subarray(from, word),
      at: at.subarray(from, word),
    };
    offset = end + 1;
    return words;
  });
}

export function wordsOf(text: string): Words {
  const [words] = wordsOfAll([text]);
  if (words === undefined) throw new RangeError('A text has words, if only none.');
  return words;
}

const base = 0x2c1b3c6d;

/**
 * Rolling hash over tokens: with `prefixes[i]` the hash of the first `i` tokens, `windowHash` gives that of
 * any window in constant time (Karp and Rabin 1987, modulo 2^32, over hashed tokens).
 */
export function prefixHashes(hashes: Int32Array): Int32Array {
  const prefixes = new Int32Array(hashes.length + 1);
  let hash = 0;
  for (let i = 0; i < hashes.length; i += 1) {
    hash = (Math.imul(hash, base) + (hashes[i] ?? 0)) | 0;
    prefixes[i + 1] = hash;
  }
  return prefixes;
}

/** `base` to the power of `length`, as `windowHash` wants it. */
export function basePower(length: number): number {
  let power = 1;
  let square = base;
  for (let rest = length; rest > 0; rest >>>= 1) {
    if ((rest & 1) === 1) power = Math.imul(power, square);
    square = Math.imul(square, square);
  }
  return power;
}

/** Hash of the tokens `[from, to)`; `power` is `basePower(to - from)`. */
export function windowHash(prefixes: Int32Array, from: number, to: number, power: number): number {
  return ((prefixes[to] ?? 0) - Math.imul(prefixes[from] ?? 0, power)) | 0;
}

/** Hash of all the words of a text. */
export function hashOfWords({ hashes, count }: Words): number {
  return prefixHashes(hashes)[count] ?? 0;
}
