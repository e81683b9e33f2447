import { ALL_DETAIL_NAMES, type Annotations, type Review, type Tag } from '../annotation';
import { ANCHOR_NAMES, withoutMark } from '../article';
import { entries } from './json';
import { membersOf, sameValue } from './sameValue';

/** The order of keys in the file; keys that are not listed follow in the order they had. */
const TOP_KEYS = [
  'format',
  'version',
  'article',
  'annotator',
  'adjudicator',
  'done',
  'revealed',
  'guideline',
  'outline',
  'read',
  'tags',
  'reviews',
] as const satisfies readonly (keyof Annotations)[];
const INNER_KEYS: Readonly<Record<string, readonly string[]>> = {
  article: ['text', 'length', 'language', 'segmenter'],
  annotator: ['id', 'name'],
  adjudicator: ['id', 'name'],
};
const TAG_KEYS = [...['id', 'tag'], ...ANCHOR_NAMES, ...ALL_DETAIL_NAMES, ...['by', 'from', 'created']];
const REVIEW_KEYS = [
  ...['id', 'of', 're', 'verdict', 'tag', 'to'],
  ...ANCHOR_NAMES,
  ...['reason', 'note', 'seen', 'created'],
];

/** The order in which tags stand in the file and everywhere in lists: by place, then tag, then id. */
export function compareTags(a: Tag, b: Tag): number {
  return a.start - b.start || a.end - b.end || compareText(a.tag, b.tag) || compareText(a.id, b.id);
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The characters of a sidecar by its parts, as they were read or written. */
export interface Original {
  /** By key; those that are lists of records may be missing. */
  readonly members: ReadonlyMap<string, string>;
  /** By id. */
  readonly tags: ReadonlyMap<string, Line>;
  readonly reviews: ReadonlyMap<string, Line>;
}

/** What it takes to write the next state of a sidecar without reading it. */
export interface Written extends Original {
  /** All characters of the file, one after the other. */
  readonly pieces: readonly Piece[];
}

interface Piece {
  readonly json: string;
  /** The same in UTF-8, once it was asked for: most lines are written again with the next operation. */
  bytes?: Uint8Array;
}

interface Line extends Piece {
  readonly id: string;
  /** What it was written of; undefined if it was read. */
  readonly record?: Tag | Review;
}

/**
 * The text of a sidecar: fixed key order, one tag and one review per line, tags sorted, LF, final newline.
 * `originals` are the texts the annotations come from (without problems, see `parse`): usually one, after a
 * merge two. Records that are still the same keep the very characters of the first original that has them so,
 * unless it breaks them over several lines: then only the white space changes. Changed records and the file
 * itself keep the keys that this program does not know.
 */
export function serialise(annotations: Annotations, ...originals: readonly string[]): string {
  return textOf(write(annotations, ...originals.map(originalOf)));
}

export function textOf({ pieces }: Written): string {
  return pieces.map(({ json }) => json).join('');
}

export function bytesOf({ pieces }: Written): Uint8Array {
  const encoder = new TextEncoder();
  const parts = pieces.map((piece) => (piece.bytes ??= encoder.encode(piece.json)));
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The same; a record that is the very object that stands in the first original costs next to nothing. */
export function write(annotations: Annotations, ...originals: readonly Original[]): Written {
  const before = originals[0]?.members ?? new Map<string, string>();
  const lists = {
    tags: linesOf([...annotations.tags].sort(compareTags), TAG_KEYS, byId(originals, 'tags')),
    reviews: linesOf(annotations.reviews, REVIEW_KEYS, byId(originals, 'reviews')),
  };
  const values = new Map<string, string | readonly Line[]>();
  for (const key of TOP_KEYS) {
    const member = annotations[key];
    const inner = INNER_KEYS[key];
    if (member === undefined) continue;
    if (key === 'tags' || key === 'reviews') values.set(key, lists[key]);
    else values.set(key, inner ? object(member, inner, before.get(key)) : oneLine(member));
  }
  for (const [key, json] of unknownMembers(annotations, TOP_KEYS, before)) values.set(key, json);
  const pieces = Array.from(values).flatMap(([key, value], index): readonly Piece[] => {
    // Format and version share the first line, as a heading.
    const name = `${['{\n', ', '][index] ?? ',\n'}${JSON.stringify(key)}: `;
    return typeof value === 'string' ? [{ json: name + value }] : listed(name, value);
  });
  pieces.push({ json: '\n}\n' });
  const members = new Map(
    Array.from(values).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
  return { pieces, members, tags: mapOf(lists.tags), reviews: mapOf(lists.reviews) };
}

/** A list with one record per line. */
function listed(name: string, lines: readonly Line[]): readonly Piece[] {
  const pieces: Piece[] = [{ json: `${name}[` }];
  for (const line of lines) pieces.push(line === lines[0] ? FIRST : NEXT, line);
  pieces.push({ json: '\n]' });
  return pieces;
}

/** What stands before the first record of a list, and before each other. */
const FIRST: Piece = { json: '\n' };
const NEXT: Piece = { json: ',\n' };

const mapOf = (lines: readonly Line[]) => new Map(lines.map((line) => [line.id, line]));
const byId = (originals: readonly Original[], key: 'tags' | 'reviews') => originals.map((each) => each[key]);

/** A value as JSON on one line, with a space behind each comma and colon. */
export function oneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  let members = '';
  // A JSON value inherits nothing enumerable, and this is much faster than Object.entries.
  for (const key in value) members += member(key, membersOf(value)[key], members === '');
  return `{${members}}`;
}

/** One member of an object with what divides it from the one before; nothing if it has no value. */
function member(key: string, value: unknown, isFirst: boolean): string {
  if (value === undefined) return '';
  return `${isFirst ? '' : ', '}${JSON.stringify(key)}: ${oneLine(value)}`;
}

export function originalOf(source: string): Original {
  const text = withoutMark(source);
  const members = membersIn(text);
  const lines = (key: string) => {
    const list = members.get(key) ?? '';
    return mapOf(
      entries(list).map(({ from, to }): Line => {
        const json = list.slice(from, to);
        return { id: idOf(json), json };
      }),
    );
  };
  return { members, tags: lines('tags'), reviews: lines('reviews') };
}

/** The characters of the members of an object, by key. */
function membersIn(json: string): ReadonlyMap<string, string> {
  return new Map(entries(json).map(({ key, from, to }) => [String(key), json.slice(from, to)]));
}

const ID_FIRST = /^\{"id": "([A-Za-z0-9_-]+)"/;

function idOf(record: string): string {
  return ID_FIRST.exec(record)?.[1] ?? (JSON.parse(record) as Tag | Review).id;
}

function linesOf(
  records: readonly (Tag | Review)[],
  keys: readonly string[],
  originals: readonly ReadonlyMap<string, Line>[],
): readonly Line[] {
  return records.map((record) => {
    const { id } = record;
    const first = originals[0]?.get(id);
    if (first?.record === record) return first;
    const candidates = originals.flatMap((lines) => lines.get(id)?.json ?? []);
    return { id, json: lineOf(record, keys, candidates), record };
  });
}

function lineOf(record: Tag | Review, keys: readonly string[], candidates: readonly string[]): string {
  const written = object(record, keys);
  if (candidates.length === 0 || candidates.includes(written)) return written;
  const unchanged = candidates.find((original) => isUnchanged(record, keys, original));
  return unchanged === undefined ? object(record, keys, candidates[0]) : unbroken(unchanged);
}

/** An object on one line: the known keys in their order, then the unknown ones. */
function object(value: unknown, keys: readonly string[], original = ''): string {
  const values = membersOf(value);
  let members = '';
  for (const key of keys) members += member(key, values[key], members === '');
  for (const [key, json] of unknownMembers(value, keys, membersIn(original))) {
    members += `${members === '' ? '' : ', '}${JSON.stringify(key)}: ${json}`;
  }
  return `{${members}}`;
}

/**
 * Unknown members as JSON: those of the original first and in its own characters (its numbers may have more
 * digits than ours hold), also if the object was made anew and lacks them.
 */
function unknownMembers(
  value: unknown,
  keys: readonly string[],
  original: ReadonlyMap<string, string>,
): Iterable<[string, string]> {
  const values = membersOf(value);
  const unknown = new Set<string>();
  for (const key in values) if (!keys.includes(key) && values[key] !== undefined) unknown.add(key);
  const members = new Map<string, string>();
  for (const [key, before] of original) {
    if (keys.includes(key)) continue;
    const kept = !unknown.has(key) || sameValue(JSON.parse(before), values[key]);
    members.set(key, kept ? unbroken(before) : oneLine(values[key]));
  }
  for (const key of unknown) if (!members.has(key)) members.set(key, oneLine(values[key]));
  return members;
}

/** Whether a record says what its original said; unknown keys that a new object lacks do not count. */
function isUnchanged(record: Tag | Review, keys: readonly string[], original: string): boolean {
  const before = membersOf(JSON.parse(original));
  const now = membersOf(record);
  return [...keys, ...Object.keys(record)].every((key) => sameValue(before[key], now[key]));
}

/** JSON without the line breaks between its tokens (there are none inside them); all other characters stay. */
function unbroken(json: string): string {
  if (!/[\r\n]/.test(json)) return json;
  return json
    .split(/[\r\n]+/)
    .map((part) => part.trim())
    .reduce((line, part) => line + (/[[{]$/.test(line) || /^[\]}]/.test(part) ? '' : ' ') + part);
}
