import { decodeArticle, InvalidUtf8Error } from '../article';
import { JsonError, parseJson } from './json';
import {
  fieldsOf,
  Refused,
  refusing,
  type Fields,
  type InputFile,
  type InputRecord,
  type Place,
} from './records';
import { phrase, type Phrase } from './phrase';

/** Bytes that a file which has to be read as a whole may have. */
const largestDocument = 128 * 2 ** 20;
/** UTF-16 code units that a line may have. */
const longestLine = 64 * 2 ** 20;

/**
 * The text of a file in pieces; a byte order mark is dropped unless it tells something (`ignoreBOM`).
 * @throws Refused for bytes that are not UTF-8
 */
export async function* decoded(file: InputFile, ignoreBOM = false): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM });
  let lines = 0;
  let tail = new Uint8Array();
  const decode = (bytes: Uint8Array, stream: boolean): string => {
    try {
      return decoder.decode(bytes, { stream });
    } catch {
      throw new Refused(phrase`the file is not valid UTF-8`, lines + lineOfFault(tail, bytes));
    }
  };
  for await (const bytes of file.read()) {
    yield decode(bytes, true);
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) lines += 1;
    tail = bytes.slice(-longestSequence);
  }
  yield decode(new Uint8Array(), false);
}

const LF = 0x0a;
/** Bytes of a character that a piece may have ended in the midst of. */
const longestSequence = 3;

/** The line of the first fault in `bytes`, from 1, which follow `tail`; that of the end if all are well-formed. */
function lineOfFault(tail: Uint8Array, bytes: Uint8Array): number {
  const lead = tail.findLastIndex((byte) => byte >= 0xc0);
  const begun = lead < 0 ? tail.slice(tail.length) : tail.slice(lead);
  const joined = new Uint8Array([...begun, ...bytes]);
  try {
    decodeArticle(joined);
    return 1;
  } catch (error) {
    if (error instanceof InvalidUtf8Error) return error.line;
    throw error;
  }
}

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without its end. */
  readonly text: string;
}

/** The lines of a file; LF and CRLF end them. @throws Refused */
export async function* linesOf(file: InputFile): AsyncGenerator<Line, void, undefined> {
  let number = 0;
  let parts: string[] = [];
  let length = 0;
  const line = (last: string): Line => {
    parts.push(last);
    const text = parts.join('');
    parts = [];
    length = 0;
    number += 1;
    return { number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
  };
  for await (const piece of decoded(file)) {
    let from = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      yield line(piece.slice(from, end));
      from = end + 1;
    }
    const rest = piece.slice(from);
    parts.push(rest);
    length += rest.length;
    if (length > longestLine)
      throw new Refused(phrase`line ${number + 1} is longer than ${longestLine} characters`);
  }
  if (length > 0) yield line('');
}

/** The whole text of a file. @throws Refused if it is too large or not UTF-8 */
export async function wholeText(file: InputFile, ignoreBOM = false): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  for await (const piece of decoded(file, ignoreBOM)) {
    parts.push(piece);
    length += piece.length;
    if (length > largestDocument) {
      throw new Refused(
        phrase`the file is larger than ${largestDocument / 2 ** 20} MB and has to be read as a whole; split it`,
      );
    }
  }
  return parts.join('');
}

/** An error while a file was read, as a refusal; rethrows what is no fault of the file. */
export function fileRefusal(file: InputFile, error: unknown, line?: number): InputRecord {
  if (error instanceof JsonError) {
    const place = { file: file.name, line: error.line };
    return { kind: 'refusal', place, reason: notJson(error) };
  }
  if (!(error instanceof Refused)) throw error;
  const known = error.line ?? line;
  const place = known === undefined ? { file: file.name } : { file: file.name, line: known };
  return { kind: 'refusal', place, reason: error.phrase };
}

/** The records of a file of JSON Lines, of each line by itself: a bad one refuses nothing but itself. */
export async function* readJsonLines(
  file: InputFile,
  recordsOf: (line: Fields, place: Place) => Iterable<InputRecord>,
): AsyncGenerator<InputRecord, void, undefined> {
  let last = 0;
  try {
    for await (const { number, text } of linesOf(file)) {
      last = number;
      if (text.trim() === '') continue;
      const place = { file: file.name, line: number };
      yield* refusing(place, () => recordsOf(fieldsOf(lineValue(text), phrase`the line`), place));
    }
  } catch (error) {
    yield fileRefusal(file, error, last + 1);
  }
}

/** `JSON.parse` is the faster reader; ours tells what is wrong. @throws Refused */
function lineValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    try {
      return parseJson(text).value;
    } catch (error) {
      throw error instanceof JsonError ? new Refused(notJson(error)) : error;
    }
  }
}

function notJson({ phrase: reason, column }: JsonError): Phrase {
  return phrase`not JSON: ${reason} at column ${column}`;
}

/** The records of a file that is one JSON document; `placeOf` gives the place of an object or list in it. */
export async function* readJsonDocument(
  file: InputFile,
  recordsOf: (value: unknown, placeOf: (part: unknown) => Place) => Iterable<InputRecord>,
): AsyncGenerator<InputRecord, void, undefined> {
  try {
    const { value, lineOf } = parseJson(await wholeText(file));
    yield* refusing({ file: file.name, line: 1 }, () =>
      recordsOf(value, (part) => ({ file: file.name, line: lineOf(part) })),
    );
  } catch (error) {
    yield fileRefusal(file, error);
  }
}
