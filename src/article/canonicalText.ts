/** Thrown for bytes that are not UTF-8. */
export class InvalidUtf8Error extends Error {
  override readonly name = 'InvalidUtf8Error';

  constructor(
    /** Offset of the first byte of the first ill-formed sequence. */
    readonly byteOffset: number,
    /** Line of that byte, from 1. */
    readonly line: number,
  ) {
    super(`Not valid UTF-8 at byte ${byteOffset} (line ${line}).`);
  }
}

/**
 * The canonical text of an article's bytes: decoded as UTF-8, one byte order mark removed, CRLF and CR
 * turned into LF, nothing else changed.
 * @throws InvalidUtf8Error instead of replacing anything
 */
export function decodeArticle(bytes: Uint8Array): string {
  try {
    return canonicalText(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    const offset = firstIllFormedByte(bytes);
    if (offset < 0) throw error;
    throw new InvalidUtf8Error(offset, lineOfByte(bytes, offset));
  }
}

/** The canonical text of a decoded article, see {@link decodeArticle}. */
export function canonicalText(text: string): string {
  const rest = withoutMark(text);
  return rest.includes('\r') ? rest.replaceAll(/\r\n?/g, '\n') : rest;
}

/** A text without the byte order mark at its beginning. */
export function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** Well-formed sequences of the Unicode Standard, table 3-7: lead bytes and the limits of the second byte. */
const sequences: readonly [from: number, to: number, length: number, low: number, high: number][] = [
  [0x00, 0x7f, 1, 0x80, 0xbf],
  [0xc2, 0xdf, 2, 0x80, 0xbf],
  [0xe0, 0xe0, 3, 0xa0, 0xbf],
  [0xe1, 0xec, 3, 0x80, 0xbf],
  [0xed, 0xed, 3, 0x80, 0x9f],
  [0xee, 0xef, 3, 0x80, 0xbf],
  [0xf0, 0xf0, 4, 0x90, 0xbf],
  [0xf1, 0xf3, 4, 0x80, 0xbf],
  [0xf4, 0xf4, 4, 0x80, 0x8f],
];

function firstIllFormedByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const sequence = sequences.find(([from, to]) => from <= lead && lead <= to);
    if (!sequence) return at;
    const [, , length, low, high] = sequence;
    for (let i = 1; i < length; i++) {
      const byte = bytes[at + i] ?? 0;
      if (byte < (i === 1 ? low : 0x80) || byte > (i === 1 ? high : 0xbf)) return at;
    }
    at += length;
  }
  return -1;
}

function lineOfByte(bytes: Uint8Array, offset: number): number {
  const [LF, CR] = [0x0a, 0x0d];
  let line = 1;
  for (let i = 0; i < offset; i++) {
    if (bytes[i] === LF || (bytes[i] === CR && bytes[i + 1] !== LF)) line++;
  }
  return line;
}
