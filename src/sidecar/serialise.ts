import { ALL_DETAIL_NAMES, type Annotations, type Review, type Tag } from '../annotation';
import { entries, type Entry } from './json';
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
const TAG_KEYS = [
  ...['id', 'tag', 'start', 'end', 'quote', 'prefix', 'suffix'],
  ...ALL_DETAIL_NAMES,
  ...['by', 'from', 'created'],
];
const REVIEW_KEYS = [
  ...['id', 'of', 're', 'verdict', 'tag', 'to', 'start', 'end', 'quote', 'prefix', 'suffix'],
  ...['reason', 'note', 'seen', 'created'],
];

/** The order in which tags stand in the file and everywhere in lists: by place, then tag, then id. */
export function compareTags(a: Tag, b: Tag): number {
  return a.start - b.start || a.end - b.end || compareText(a.tag, b.tag) || compareText(a.id, b.id);
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The text of a sidecar: fixed key order, one tag and one review per line, tags sorted, LF, final newline.
 * `originals` are the texts the annotations come from (without problems, see `parse`): usually one, after a
 * merge two. Records that are still the same keep the very characters of the first original that has them so,
 * unless it breaks them over several lines: then only the white space changes. Changed records and the file
 * itself keep the keys that this program does not know.
 */
export function serialise(annotations: Annotations, ...originals: readonly string[]): string {
  const olds = originals.map(originalOf);
  const value = (key: string) => olds[0]?.value(key) ?? '';
  const records = (key: string) => olds.map((old) => old.records(key));
  const lists: Readonly<Record<string, string>> = {
    tags: recordLines([...annotations.tags].sort(compareTags), TAG_KEYS, records('tags')),
    reviews: recordLines(annotations.reviews, REVIEW_KEYS, records('reviews')),
  };
  const members: string[] = [];
  for (const key of TOP_KEYS) {
    const member = annotations[key];
    const inner = INNER_KEYS[key];
    if (member === undefined) continue;
    const written = lists[key] ?? (inner ? object(member, inner, value(key)) : oneLine(member));
    members.push(`"${key}": ${written}`);
  }
  for (const [key, json] of unknownMembers(annotations, TOP_KEYS, olds[0]?.text ?? '')) {
    members.push(`${JSON.stringify(key)}: ${json}`);
  }
  // Format and version share the first line, as a heading.
  const [format, ...others] = members;
  return `{\n${format ?? ''}, ${others.join(',\n')}\n}\n`;
}

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

interface Original {
  /** Text of the whole file; '' if there is none. */
  readonly text: string;
  /** The characters of a top-level value; '' if there is none. */
  value(key: string): string;
  /** The characters of each record of a top-level array, by id. */
  records(key: string): ReadonlyMap<string, string>;
}

function originalOf(source: string): Original {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  const top = entries(text);
  const find = (key: string) => top.find((entry) => entry.key === key);
  return {
    text,
    value: (key) => slice(text, find(key)),
    records: (key) => {
      const list = find(key);
      const byId = new Map<string, string>();
      for (const entry of list ? entries(text, list.from) : []) {
        const record = slice(text, entry);
        byId.set(idOf(record), record);
      }
      return byId;
    },
  };
}

const slice = (text: string, entry: Entry | undefined) => (entry ? text.slice(entry.from, entry.to) : '');

const ID_FIRST = /^\{"id": "([A-Za-z0-9_-]+)"/;

function idOf(record: string): string {
  return ID_FIRST.exec(record)?.[1] ?? (JSON.parse(record) as Tag | Review).id;
}

function recordLines(
  records: readonly (Tag | Review)[],
  keys: readonly string[],
  originals: readonly ReadonlyMap<string, string>[],
): string {
  const lines = records.map((record) => {
    const candidates = originals.flatMap((byId) => byId.get(record.id) ?? []);
    const written = object(record, keys);
    if (candidates.length === 0 || candidates.includes(written)) return written;
    const unchanged = candidates.find((original) => isUnchanged(record, keys, original));
    return unchanged === undefined ? object(record, keys, candidates[0]) : unbroken(unchanged);
  });
  return lines.length === 0 ? '[\n]' : `[\n${lines.join(',\n')}\n]`;
}

/** An object on one line: the known keys in their order, then the unknown ones. */
function object(value: unknown, keys: readonly string[], original = ''): string {
  const values = membersOf(value);
  let members = '';
  for (const key of keys) members += member(key, values[key], members === '');
  for (const [key, json] of unknownMembers(value, keys, original)) {
    members += `${members === '' ? '' : ', '}${JSON.stringify(key)}: ${json}`;
  }
  return `{${members}}`;
}

/**
 * Unknown members as JSON: those of the original first and in its own characters (its numbers may have more
 * digits than ours hold), also if the object was made anew and lacks them.
 */
function unknownMembers(value: unknown, keys: readonly string[], original: string): [string, string][] {
  const values = membersOf(value);
  const unknown = new Set<string>();
  for (const key in values) if (!keys.includes(key) && values[key] !== undefined) unknown.add(key);
  if (unknown.size === 0 && original === '') return [];
  const members = new Map<string, string>();
  for (const entry of entries(original)) {
    const key = String(entry.key);
    if (keys.includes(key)) continue;
    const before = slice(original, entry);
    const kept = !unknown.has(key) || sameValue(JSON.parse(before), values[key]);
    members.set(key, kept ? unbroken(before) : oneLine(values[key]));
  }
  for (const key of unknown) if (!members.has(key)) members.set(key, oneLine(values[key]));
  return [...members];
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
