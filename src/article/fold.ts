/**
 * The two folds. Text that is equal under the *format fold* is the same text in another file format: line
 * ends, white space, byte order mark, soft hyphens, zero width, Unicode composition, HTML character
 * references, UTF-8 once read as Windows-1252, the form of quotes, dashes and ellipses. The *wide fold*
 * drops case and marks besides and writes umlauts out; it only finds.
 *
 * Both are local: what a character becomes depends on its neighbours only, never on the whole text. So a
 * quote folds by itself as it does within its article.
 */
import {
  byteOf,
  characterOfReference,
  classOfUnit,
  namedReferences,
  plainLetters,
  unitClass,
} from './foldTables';

/** Folded text with the way back: unit `i` stands for `[starts[i], ends[i])` of the unfolded text. */
export interface Folded {
  readonly units: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

class FoldBuffer {
  length = 0;
  #units: Uint16Array;
  #starts: Int32Array;
  #ends: Int32Array;

  constructor(capacity: number) {
    this.#units = new Uint16Array(capacity);
    this.#starts = new Int32Array(capacity);
    this.#ends = new Int32Array(capacity);
  }

  push(unit: number, start: number, end: number): void {
    if (this.length === this.#units.length) this.#grow();
    this.#units[this.length] = unit;
    this.#starts[this.length] = start;
    this.#ends[this.length] = end;
    this.length += 1;
  }

  /** Lets the last unit stand for the text up to `end`. */
  extend(end: number): void {
    this.#ends[this.length - 1] = end;
  }

  /** The unit at `index` from the end, 0 being the last; 0 where there is none. */
  fromEnd(index: number): number {
    return this.#units[this.length - 1 - index] ?? 0;
  }

  finish(): Folded {
    return {
      units: this.#units.subarray(0, this.length),
      starts: this.#starts.subarray(0, this.length),
      ends: this.#ends.subarray(0, this.length),
    };
  }

  #grow(): void {
    const capacity = 2 * this.length + 16;
    const units = new Uint16Array(capacity);
    const starts = new Int32Array(capacity);
    const ends = new Int32Array(capacity);
    units.set(this.#units);
    starts.set(this.#starts);
    ends.set(this.#ends);
    this.#units = units;
    this.#starts = starts;
    this.#ends = ends;
  }
}

/** A text with the offsets it had before; no `starts` and `ends` means that nothing has moved. */
interface Rewritten {
  readonly text: string;
  readonly starts?: Int32Array;
  readonly ends?: Int32Array;
}

/** Part of a match and what stands for it. */
interface Replacement {
  readonly length: number;
  readonly text: string;
}

/** Replaces what `pattern` matches by what `replace` returns, part by part; undefined leaves the match alone. */
function rewrite(
  source: Rewritten,
  pattern: RegExp,
  replace: (match: string) => readonly Replacement[] | undefined,
): Rewritten {
  let buffer: FoldBuffer | undefined;
  let text = '';
  let copied = 0;
  const startOf = (index: number): number => source.starts?.[index] ?? index;
  const endOf = (index: number): number => source.ends?.[index] ?? index + 1;
  const copyTo = (target: FoldBuffer, end: number): void => {
    for (let i = copied; i < end; i += 1) target.push(0, startOf(i), endOf(i));
    text += source.text.slice(copied, end);
    copied = end;
  };
  // Mostly there is nothing to replace, and to learn that is cheaper so.
  if (source.text.search(pattern) < 0) return source;
  for (const match of source.text.matchAll(pattern)) {
    const replacements = replace(match[0]);
    if (replacements === undefined) continue;
    buffer ??= new FoldBuffer(source.text.length);
    copyTo(buffer, match.index);
    for (const replacement of replacements) {
      const start = startOf(copied);
      const end = endOf(copied + replacement.length - 1);
      for (let i = 0; i < replacement.text.length; i += 1) buffer.push(0, start, end);
      text += replacement.text;
      copied += replacement.length;
    }
  }
  if (buffer === undefined) return source;
  copyTo(buffer, source.text.length);
  const { starts, ends } = buffer.finish();
  return { text, starts, ends };
}

// `&amp;` may be written over and over: a page escaped twice shows `&amp;quot;`.
const references = /&(?:amp;)*(?:(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,7});)?/g;

function decodeReference(match: string): readonly Replacement[] | undefined {
  const bare = /^&(?:amp;)*/.exec(match)?.[0] ?? '&';
  const name = match.slice(bare.length, -1);
  let character: string | undefined;
  if (name.startsWith('#')) {
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    character = characterOfReference(code);
  } else if (name !== '') {
    character = namedReferences.get(name);
  }
  if (character !== undefined) return [{ length: match.length, text: character }];
  if (bare.length === 1) return undefined;
  return [
    { length: bare.length, text: '&' },
    ...(match.length > bare.length
      ? [{ length: match.length - bare.length, text: match.slice(bare.length) }]
      : []),
  ];
}

// A byte that continues a UTF-8 sequence, as Windows-1252 or Latin-1 shows it.
const continued = '[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]';
const misread = `[\\u00c2-\\u00df]${continued}|[\\u00e0-\\u00ef]${continued}{2}|[\\u00f0-\\u00f4]${continued}{3}`;
// Byte 0x9D of ” has no character in Windows-1252, so many programs lose it.
const brokenQuote = `\\u00e2€(?:\\ufffd|(?!${continued}))`;
const misreadRun = new RegExp(`(?:${misread}|${brokenQuote})+`, 'g');
const misreadOne = new RegExp(`${misread}|${brokenQuote}`, 'g');
// What stands after a letter in ordinary print: „MENÜ“ is not a misread character of Syriac.
const ordinary =
  /^[\u00c4-\u00f4][‚„…‹‘’“”•–—™›\u00a0\u00a8\u00a9\u00aa\u00ab\u00ad\u00ae\u00b0\u00b2-\u00b4\u00b7\u00b9-\u00bb†‡]+$/;

function utf8Character(sequence: string): string | undefined {
  if (sequence.startsWith('â€') && (sequence.length === 2 || sequence.endsWith('\ufffd'))) return '”';
  const bytes = Array.from(sequence, (character) => byteOf(character.charCodeAt(0)));
  const [lead = 0] = bytes;
  if (bytes.some((byte, index) => byte < 0 || (index > 0 && byte >> 6 !== 2))) return undefined;
  const code = bytes
    .slice(1)
    .reduce((value, byte) => (value << 6) | (byte & 0x3f), lead & (0x7f >> Math.max(2, bytes.length)));
  const smallest = [0, 0, 0x80, 0x800, 0x10000][bytes.length] ?? 0;
  if (code < smallest || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return String.fromCodePoint(code);
}

function repairRun(run: string): readonly Replacement[] | undefined {
  const sequences = run.match(misreadOne) ?? [];
  if (sequences.every((sequence) => ordinary.test(sequence))) return undefined;
  return sequences.map((text) => ({ length: text.length, text: utf8Character(text) ?? text }));
}

// Clusters that composing may change: letters with marks, Korean letters, characters kept for old standards.
const composable =
  /[\u1100-\u11ff\uac00-\ud7a3]*[\u1100-\u11ff]+|\P{M}\p{M}+|[\u0340-\u0344\u0374\u037e\u0387\u1f71-\u1ffd\u2000-\u212b\u2329\u232a\uf900-\ufaff]/gu;

function compose(cluster: string): readonly Replacement[] | undefined {
  const composed = cluster.normalize('NFC');
  return composed === cluster ? undefined : [{ length: cluster.length, text: composed }];
}

function decode(text: string): Rewritten {
  let source: Rewritten = { text };
  if (text.includes('&')) source = rewrite(source, references, decodeReference);
  const repaired = rewrite(source, misreadRun, repairRun);
  // Text is found that was misread twice.
  if (repaired !== source) source = rewrite(repaired, misreadRun, repairRun);
  if (source.text.normalize('NFC') !== source.text) source = rewrite(source, composable, compose);
  return source;
}

const [space, double, single, hyphen, dot] = [0x20, 0x22, 0x27, 0x2d, 0x2e];

/** The format fold; equal results mean the state `exact`. Linear in the length of the text. */
export function foldFormat(text: string): Folded {
  const source = decode(text);
  const buffer = new FoldBuffer(source.text.length + 8);
  pushFormat(source, buffer);
  return buffer.finish();
}

/** Folds of single sentences are made by the thousand: one buffer serves them all. */
const scratch = new FoldBuffer(4096);

/** The format fold, to be read before the next one is made. */
function passingFormat(text: string): Folded {
  const source = decode(text);
  scratch.length = 0;
  const buffer = source.text.length < 1000 ? scratch : new FoldBuffer(source.text.length + 8);
  pushFormat(source, buffer);
  return buffer.finish();
}

function pushFormat({ text: source, starts, ends }: Rewritten, buffer: FoldBuffer): void {
  let spaceStart = -1;
  let spaceEnd = -1;
  let previousClass = -1;
  for (let i = 0; i < source.length; i += 1) {
    const unit = source.charCodeAt(i);
    const kind = classOfUnit[unit] ?? unitClass.copy;
    if (kind === unitClass.drop) continue;
    let start = i;
    let end = i + 1;
    if (starts !== undefined && ends !== undefined) {
      start = starts[i] ?? i;
      end = ends[i] ?? i + 1;
    }
    if (kind === unitClass.space) {
      if (spaceStart < 0) spaceStart = start;
      spaceEnd = end;
      continue;
    }
    if (spaceStart >= 0) {
      const betweenIdeographs = kind === unitClass.ideograph && previousClass === unitClass.ideograph;
      if (buffer.length > 0 && !betweenIdeographs) buffer.push(space, spaceStart, spaceEnd);
      spaceStart = -1;
    }
    previousClass = kind;
    switch (kind) {
      case unitClass.double:
        buffer.push(double, start, end);
        break;
      case unitClass.single:
        buffer.push(single, start, end);
        break;
      case unitClass.hyphen:
        if (buffer.fromEnd(0) === hyphen) buffer.extend(end);
        else buffer.push(hyphen, start, end);
        break;
      case unitClass.ellipsis:
        for (let dots = 0; dots < 3; dots += 1) pushDot(buffer, start, end);
        break;
      case unitClass.dot:
        pushDot(buffer, start, end);
        break;
      default:
        if ((unit & 0xfc00) === 0xd800 && (source.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
          // Both halves stand for the whole pair, so that no offset that leads back cuts it.
          const pairEnd = ends?.[i + 1] ?? i + 2;
          buffer.push(unit, start, pairEnd);
          buffer.push(source.charCodeAt(i + 1), start, pairEnd);
          i += 1;
        } else {
          buffer.push(unit, start, end);
        }
    }
  }
}

/** A run of dots longer than three is an ellipsis. */
function pushDot(buffer: FoldBuffer, start: number, end: number): void {
  const full = buffer.fromEnd(0) === dot && buffer.fromEnd(1) === dot && buffer.fromEnd(2) === dot;
  if (full) buffer.extend(end);
  else buffer.push(dot, start, end);
}

const widened = new Map<number, string>();

function widen(unit: number): string {
  const known = widened.get(unit);
  if (known !== undefined) return known;
  const lower = String.fromCharCode(unit).toLowerCase();
  const stripped = (plainLetters.get(lower) ?? lower).normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  const plain = Array.from(stripped.toLowerCase(), (letter) => plainLetters.get(letter) ?? letter).join('');
  widened.set(unit, plain);
  return plain;
}

/** The wide fold: what finds. Offsets lead back to the unfolded text. Linear in the length of the text. */
export function foldWide(text: string): Folded {
  const format = passingFormat(text);
  const buffer = new FoldBuffer(format.units.length + (format.units.length >> 4) + 8);
  for (let i = 0; i < format.units.length; i += 1) {
    const unit = format.units[i] ?? 0;
    const start = format.starts[i] ?? 0;
    const end = format.ends[i] ?? 0;
    if (unit < 0x80) {
      buffer.push(unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit, start, end);
    } else if (unit >= 0x2e80) {
      // Past the alphabets whose letters carry marks: ideographs, Korean, compatibility forms, surrogates.
      buffer.push(unit, start, end);
    } else {
      const plain = widen(unit);
      for (let k = 0; k < plain.length; k += 1) buffer.push(plain.charCodeAt(k), start, end);
    }
  }
  return buffer.finish();
}

/** The folded text as a string. */
export const foldedText = ({ units }: Folded): string => textOf(units);

function textOf(units: Uint16Array): string {
  let text = '';
  for (let i = 0; i < units.length; i += 4096) {
    text += String.fromCharCode(...units.subarray(i, i + 4096));
  }
  return text;
}

/** The text of the format fold, without the way back. */
export const formatText = (text: string): string => textOf(passingFormat(text).units);

/** Whether two texts differ at most in their file format. */
export function equalInFormat(a: string, b: string): boolean {
  return a === b || formatText(a) === formatText(b);
}

/** Whether two texts differ at most in format and spelling: case, marks, umlauts written out. */
export function equalInSpelling(a: string, b: string): boolean {
  return a === b || foldedText(foldWide(a)) === foldedText(foldWide(b));
}
