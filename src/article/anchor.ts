/** Anchors: what a record stores to find its sentence again. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Where a record stands: offsets in UTF-16 code units of the canonical text, the words, and up to 32 code units
 * on either side.
 */
export interface Anchor {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** The members of an anchor in the order in which they are stored. */
export const ANCHOR_NAMES = [
  'start',
  'end',
  'quote',
  'prefix',
  'suffix',
] as const satisfies readonly (keyof Anchor)[];

const contextLength = 32;

const isHighSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isLowSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

/** Whether the offset lies inside a surrogate pair. */
export function cutsPair(text: string, offset: number): boolean {
  return isHighSurrogate(text.charCodeAt(offset - 1)) && isLowSurrogate(text.charCodeAt(offset));
}

/** The anchor of `[start, end)` in `text`. A range that cuts a surrogate pair is widened to hold it. */
export function anchorAt(text: string, start: number, end: number): Anchor {
  const from = cutsPair(text, start) ? start - 1 : start;
  const to = cutsPair(text, end) ? end + 1 : end;
  let before = Math.max(0, from - contextLength);
  if (cutsPair(text, before)) before += 1;
  let after = Math.min(text.length, to + contextLength);
  if (cutsPair(text, after)) after -= 1;
  return {
    start: from,
    end: to,
    quote: text.slice(from, to),
    prefix: text.slice(before, from),
    suffix: text.slice(to, after),
  };
}

/** One article is hashed for every annotator it has, one after the other. */
let latest = { text: '', hash: '' };

/** `sha256:` and the hexadecimal SHA-256 of the text as UTF-8. */
export function hashText(text: string): string {
  if (latest.text !== text || latest.hash === '') {
    latest = { text, hash: `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}` };
  }
  return latest.hash;
}
