import {
  CERTAINTIES,
  type Denied,
  DETAIL_NAMES,
  type DetailName,
  type Details,
  SOURCE_KINDS,
  TAG_NAMES,
  type TagName,
} from '../annotation';
import type { Span } from '../article';
import { splitList, type Feature } from './features';
import type { OffsetUnit } from './offsets';
import { english, phrase, type Phrase, type PhraseValue } from './phrase';

/** A file to import. */
export interface InputFile {
  /** As messages name it. */
  readonly name: string;
  /** Path from the root of what is imported, with `/`; tells article and annotator where the content does not. */
  readonly path: string;
  read(): AsyncIterable<Uint8Array>;
  /** Another file of the import by its path; undefined if there is none. */
  sibling(path: string): InputFile | undefined;
}

/** Where in the input something stands. */
export interface Place {
  readonly file: string;
  /** From 1; missing where the whole file is meant. */
  readonly line?: number;
}

/** The article and the annotator that a record may belong to; the first article that exists is meant. */
export interface Candidate {
  /** Path of the article from the root, as the input has it: unchecked. */
  readonly path: string;
  readonly annotator?: string | undefined;
}

/** What a record says about the text it stands on. */
export interface Source {
  readonly candidates: readonly Candidate[];
  /** The article's text as the other program has it, if the input contains it. Offsets count in it. */
  readonly text?: string;
  readonly language?: string | undefined;
}

/** What ties tags of one source together: the tag with that key in the same source. */
export interface KeyLink {
  readonly key: string;
}

export interface TagRecord {
  readonly kind: 'tag';
  readonly place: Place;
  readonly source: Source;
  readonly tag: TagName;
  /** `[start, end)` in `unit` of the source's text, else of the article's canonical text; may be wrong. */
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly unit: OffsetUnit;
  /** The tagged words, or `sha256:` and their hash. */
  readonly quote?: string | undefined;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  readonly details: Details;
  /** What it denies, in place of `details.denies`. */
  readonly denies: readonly (Denied | KeyLink)[];
  /** Its name among the tags of the source. */
  readonly key?: string | undefined;
  readonly id?: string | undefined;
  readonly created?: string | undefined;
  /** What this record could have held: a detail of these that is missing means that there is none. */
  readonly carried: ReadonlySet<Feature>;
}

/** The sentences of an article, in order; spans in UTF-16 code units of the source's text. */
export interface SentencesRecord {
  readonly kind: 'sentences';
  readonly place: Place;
  readonly source: Source;
  readonly spans: readonly Span[];
}

/** One sentence of an article as a line of its own; see {@link TagRecord} for offsets and quote. */
export interface SentenceRecord {
  readonly kind: 'sentence';
  readonly place: Place;
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  readonly unit: OffsetUnit;
  readonly read: boolean;
}

/** What cannot be imported, and why, in a sentence without its full stop. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly place: Place;
  readonly reason: Phrase;
}

export type InputRecord = TagRecord | SentencesRecord | SentenceRecord | Refusal;

export type ReadRecords = (file: InputFile) => AsyncGenerator<InputRecord, void, undefined>;

/** Thrown while one record is read; becomes a {@link Refusal} at the record's place. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly phrase: Phrase,
    /** From 1, where it is known better than by the record's place. */
    readonly line?: number,
  ) {
    super(english(phrase));
  }
}

/** Runs `read`; what it refuses becomes a refusal at `place`. */
export function* refusing(
  place: Place,
  read: () => Iterable<InputRecord>,
): Generator<InputRecord, void, undefined> {
  try {
    yield* read();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    yield { kind: 'refusal', place, reason: error.phrase };
  }
}

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** @throws Refused */
export function fieldsOf(value: unknown, what: PhraseValue): Fields {
  if (!isFields(value)) throw new Refused(phrase`${what} is not an object`);
  return value;
}

/** @throws Refused */
export function listOf(value: unknown, what: string): readonly unknown[] {
  if (!isList(value)) throw new Refused(phrase`${what} is not a list`);
  return value;
}

/** Text, or undefined if it is missing, null or empty. @throws Refused */
export function textOf(value: unknown, what: string): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw new Refused(phrase`${what} is not text`);
  return value;
}

/** An offset, or undefined if it is missing. @throws Refused */
export function offsetOf(value: unknown, what: string): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const offset = typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? Number(value) : value;
  if (typeof offset !== 'number' || !Number.isSafeInteger(offset) || offset < 0) {
    throw new Refused(phrase`${what} is not an offset: ${shown(value)}`);
  }
  return offset;
}

/** @throws Refused */
export function tagNameOf(value: unknown): TagName {
  const name = typeof value === 'string' ? value.trim().toLowerCase() : '';
  const known = TAG_NAMES.find((tag) => tag === name);
  if (!known) throw new Refused(phrase`unknown label ${shown(value)}; known are ${TAG_NAMES.join(', ')}`);
  return known;
}

/** Text without characters that control a terminal or turn the text around them round. */
export function harmless(text: string): string {
  // eslint would refuse control characters in a pattern; these are the C0 and C1 sets by their property.
  return text.replace(/\p{Cc}|\p{Cs}|\p{Bidi_Control}/gu, '\ufffd');
}

/** A value as a message shows it: short, in quotes, harmless. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? 'nothing' : JSON.stringify(value);
  const characters = Array.from(text.slice(0, 120));
  const short = characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : text;
  return `"${harmless(short)}"`;
}

const longestDetail = 20_000;

/** The details by their names in the sidecar; values as JSON has them, or as text. @throws Refused */
export function readDetails(get: (name: DetailName) => unknown): Details {
  const details: Record<string, unknown> = {};
  for (const name of DETAIL_NAMES) {
    const value = get(name);
    if (value === undefined || value === null || value === '' || value === false) continue;
    details[name] = detailReaders[name](value, name);
  }
  return details;
}

const detailReaders: Readonly<Record<DetailName, (value: unknown, name: string) => unknown>> = {
  source: words,
  sourceKind: (value) => oneOf(SOURCE_KINDS, value, 'sourceKind'),
  cue: (value) => {
    const cue = typeof value === 'string' ? splitList(value) : listOf(value, 'cue');
    return cue.map((word) => words(word, 'cue'));
  },
  via: words,
  certainty: (value) => oneOf(CERTAINTIES, value, 'certainty'),
  unsure: (value) => {
    if (value === true) return true;
    if (typeof value === 'string' && /^(true|yes|1|unsure)$/i.test(value.trim())) return true;
    throw new Refused(phrase`unsure is neither true nor missing: ${shown(value)}`);
  },
  note: words,
};

/** Text that a sidecar can hold: well-formed, without control characters but tab and line feed. */
export function words(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new Refused(phrase`${what} is not text: ${shown(value)}`);
  const text = value.replace(/\r\n?/g, '\n');
  if (text.length > longestDetail) {
    throw new Refused(phrase`${what} is longer than ${longestDetail} characters`);
  }
  if (/\p{Cs}|(?![\t\n])\p{Cc}/u.test(text))
    throw new Refused(phrase`${what} has control characters: ${shown(text)}`);
  return text;
}

function oneOf(values: readonly string[], value: unknown, what: string): string {
  const known = values.find((candidate) => candidate === value);
  if (known === undefined)
    throw new Refused(phrase`unknown ${what} ${shown(value)}; known are ${values.join(', ')}`);
  return known;
}

const linkPattern = /^([a-z0-9][a-z0-9-]{0,39}\/[A-Za-z0-9_-]{1,64})(?:@([\s\S]*))?$/;

/** What is denied as one piece of text: `anna/7fq2…`, `anna/7fq2…@other article`, or the claim itself. */
export function deniedText(denied: Denied): string {
  if (!('of' in denied)) return denied.claim;
  return denied.in === undefined ? denied.of : `${denied.of}@${denied.in}`;
}

/** The inverse of {@link deniedText}. @throws Refused */
export function parseDenied(text: string): Denied {
  const [, of, hint] = linkPattern.exec(text) ?? [];
  if (of === undefined) return { claim: words(text, 'deniedClaim') };
  return hint === undefined ? { of } : { of, in: words(hint, 'in') };
}

/** Denied claims that stand as texts in a list of their own. @throws Refused */
export function claimsOf(texts: readonly unknown[]): readonly Denied[] {
  return texts.map((text) => ({ claim: words(text, 'deniedClaim') }));
}

/** What is denied as the sidecar has it. @throws Refused */
export function deniedOf(value: unknown): Denied {
  const { of, in: hint, claim } = fieldsOf(value, 'denies');
  if (typeof of !== 'string') return { claim: words(claim, 'deniedClaim') };
  if (!linkPattern.test(of) || of.includes('@')) throw new Refused(phrase`not a link to a tag: ${shown(of)}`);
  return hint === undefined ? { of } : { of, in: words(hint, 'in') };
}

/** @throws Refused */
export function idOf(value: unknown): string | undefined {
  const id = textOf(value, 'id');
  if (id === undefined || /^[A-Za-z0-9_-]{1,64}$/.test(id)) return id;
  throw new Refused(phrase`not an id: ${shown(id)}`);
}

const datePattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** @throws Refused */
export function dateOf(value: unknown): string | undefined {
  const date = textOf(value, 'date');
  if (date === undefined || datePattern.test(date)) return date;
  throw new Refused(phrase`not a date: ${shown(date)}`);
}
