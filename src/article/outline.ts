/**
 * The outline: the sentence list of an article without its text, good enough to find every sentence again
 * in a changed one. Written as one line of ASCII, `VERSION ENTRY ENTRY …`, an entry being
 * `GAP+LENGTH.TOKENS:DIGEST`: the distance to the end of the sentence before, the length (both in UTF-16
 * code units), the number of tokens, and 16 characters of base64url that hold the 32-bit hash of the tokens
 * and the 64-bit fingerprint. A changed sentence changes its own entry only.
 */
import { minima, pack, trigrams } from './fingerprint';
import type { Fingerprint } from './fingerprint';
import type { Span } from './span';
import { FOLD_VERSION, prefixHashes, tokenize } from './tokens';

/** What an outline knows of a sentence's text. */
export interface SentenceDigest {
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
const entryPattern = /^(\d{1,9})\+(\d{1,9})\.(\d{1,9}):([\w-]{16})$/;
const longest = 0x7fffffff;

/**
 * The part of a sentence's entry that depends on its text alone, `LENGTH.TOKENS:DIGEST`. A living article
 * keeps it per sentence and computes it anew for changed ones only; `joinOutline` sets them together.
 */
export function sentenceEntry(sentence: string): string {
  const { tokens, hash, fingerprint } = digestSentence(sentence);
  return `${sentence.length}.${tokens}:${encodeWords([hash, fingerprint.low, fingerprint.high])}`;
}

/** Hash and fingerprint of a sentence's text. */
export function digestSentence(sentence: string): SentenceDigest {
  const tokens = tokenize(sentence);
  const prefixes = prefixHashes(tokens.hashes);
  return {
    tokens: tokens.count,
    hash: prefixes[tokens.count] ?? 0,
    fingerprint: pack(minima(trigrams(tokens, 0, tokens.count))),
  };
}

/** The outline of sentences in the order of the text, from the `sentenceEntry` of each. */
export function joinOutline(sentences: readonly Span[], entries: readonly string[]): string {
  const parts = [String(FOLD_VERSION)];
  let previousEnd = 0;
  sentences.forEach(([start, end], index) => {
    parts.push(`${start - previousEnd}+${entries[index] ?? ''}`);
    previousEnd = end;
  });
  return parts.join(' ');
}

/**
 * The outline of `text` cut into `sentences`, which stand in order and do not overlap. Linear in the length
 * of the text.
 */
export function encodeOutline(text: string, sentences: readonly Span[]): string {
  return joinOutline(
    sentences,
    sentences.map(([start, end]) => sentenceEntry(text.slice(start, end))),
  );
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
    const [hash = 0, low = 0, high = 0] = decodeWords(digest);
    sentences.push({ start, end, tokens: Number(tokens), hash, fingerprint: { low, high } });
    previousEnd = end;
  }
  return { version: Number(head), sentences };
}

/** Three 32-bit words as 16 characters of base64url, most significant bits first. */
function encodeWords(words: readonly number[]): string {
  let bits = 0n;
  for (const word of words) bits = (bits << 32n) | BigInt(word >>> 0);
  let text = '';
  for (let shift = 90n; shift >= 0n; shift -= 6n) text += alphabet.charAt(Number((bits >> shift) & 63n));
  return text;
}

function decodeWords(text: string): number[] {
  let bits = 0n;
  for (const character of text) bits = (bits << 6n) | BigInt(alphabet.indexOf(character));
  return [64n, 32n, 0n].map((shift) => Number(BigInt.asIntN(32, bits >> shift)));
}
