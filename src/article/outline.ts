/**
 * The outline: the sentence list of an article without its text, good enough to find every sentence again
 * in a changed one. Written as one line of ASCII, `VERSION ENTRY ENTRY …`, an entry being
 * `GAP+LENGTH.TOKENS:DIGEST`: the distance to the end of the sentence before, the length (both in UTF-16
 * code units), the number of its words, and 16 characters of base64url that hold the 32-bit hash of the
 * words and the 64-bit fingerprint. A changed sentence changes its own entry only.
 */
import { minima, pack, wordTrigrams } from './fingerprint';
import type { Fingerprint } from './fingerprint';
import type { Span } from './span';
import { FOLD_VERSION, hashOfWords, wordsOfAll } from './tokens';
import type { Words } from './tokens';

/** What an outline knows of a sentence's text. */
export interface SentenceDigest {
  /** Number of words. */
  readonly tokens: number;
  readonly hash: number;
  readonly fingerprint: Fingerprint;
}

/** A sentence of an outline; `[start, end)` in the text that the outline was made of. */
export interface OutlineSentence extends SentenceDigest {
  readonly start: number;
  readonly end: number;
}

export interface Outline {
  /** `FOLD_VERSION` of the program that wrote it. */
  readonly version: number;
  readonly sentences: readonly OutlineSentence[];
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const entryPattern = /^(\d{1,9})\+([1-9]\d{0,8})\.(\d{1,9}):([\w-]{16})$/;
const longest = 0x7fffffff;

/** Hash and fingerprint of a sentence's words. */
export function digestWords(words: Words): SentenceDigest {
  return {
    tokens: words.count,
    hash: hashOfWords(words),
    fingerprint: pack(minima(wordTrigrams(words, 0, words.count))),
  };
}

/**
 * The outline of `text` cut into `sentences`, which stand in order and do not overlap. Linear in the length
 * of the text.
 */
export function encodeOutline(text: string, sentences: readonly Span[]): string {
  const parts = [String(FOLD_VERSION)];
  let previousEnd = 0;
  wordsOfAll(sentences.map(([start, end]) => text.slice(start, end))).forEach((words, index) => {
    const [start, end] = sentences[index] ?? [0, 0];
    const { tokens, hash, fingerprint } = digestWords(words);
    parts.push(`${start - previousEnd}+${end - start}.${tokens}:${encodeDigest(hash, fingerprint)}`);
    previousEnd = end;
  });
  return parts.join(' ');
}

/** Reads an outline; undefined if it is not one. Never throws. */
export function decodeOutline(outline: string): Outline | undefined {
  const [head = '', ...entries] = outline.split(' ');
  if (!/^\d{1,9}$/.test(head)) return undefined;
  const sentences: OutlineSentence[] = [];
  let previousEnd = 0;
  for (const entry of entries) {
    const match = entryPattern.exec(entry);
    if (match === null) return undefined;
    const [, gap, length, tokens, digest = ''] = match;
    const start = previousEnd + Number(gap);
    const end = start + Number(length);
    if (end > longest) return undefined;
    sentences.push({ start, end, tokens: Number(tokens), ...decodeDigest(digest) });
    previousEnd = end;
  }
  return { version: Number(head), sentences };
}

/** Hash and fingerprint, 96 bits, as 16 characters of base64url, most significant bits first. */
function encodeDigest(hash: number, { high, low }: Fingerprint): string {
  let text = '';
  // 96 bits are four times 24, and 24 bits are four characters.
  for (const bits of [hash >>> 8, (hash << 16) | (low >>> 16), (low << 8) | (high >>> 24), high]) {
    for (let shift = 18; shift >= 0; shift -= 6) text += alphabet.charAt((bits >>> shift) & 63);
  }
  return text;
}

const sextets = new Map(Array.from(alphabet, (character, index) => [character.charCodeAt(0), index]));

function decodeDigest(text: string): { hash: number; fingerprint: Fingerprint } {
  const bitsAt = (at: number): number => {
    let bits = 0;
    for (let i = at; i < at + 4; i += 1) bits = (bits << 6) | (sextets.get(text.charCodeAt(i)) ?? 0);
    return bits;
  };
  const b = bitsAt(4);
  const c = bitsAt(8);
  return {
    hash: (bitsAt(0) << 8) | (b >>> 16),
    fingerprint: { low: (b << 16) | (c >>> 8), high: (c << 24) | bitsAt(12) },
  };
}
