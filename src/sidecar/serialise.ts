import type { Annotations, Review, Tag } from '../annotation';
import { entries, type Entry } from './json';

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
const DETAIL_KEYS = ['source', 'sourceKind', 'cue', 'via', 'certainty', 'unsure', 'note', 'denies'];
const TAG_KEYS = [
  ...['id', 'tag', 'start', 'end', 'quote', 'prefix', 'suffix'],
  ...DETAIL_KEYS,
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
 * `original` is the text the annotations were read from (no problems, see `parse`). Records that are still
 * the same keep its very characters, unless it breaks them over several lines: then only the white space
 * changes. Changed records and the file itself keep the keys that this program does not know.
 */
export function serialise(annotations: Annotations, original?: string): string {
  const old = originalOf(original);
  const lists: Readonly<Record<string, string>> = {
    tags: recordLines([...annotations.tags].sort(compareTags), TAG_KEYS, old.records('tags')),
    reviews: recordLines(annotations.reviews, REVIEW_KEYS, old.records('reviews')),
  };
  const members: string[] = [];
  for (const key of TOP_KEYS) {
    const value = annotations[key];
    const inner = INNER_KEYS[key];
    if (value === undefined) continue;
    const written = lists[key] ?? (inner ? object(value, inner, old.value(key)) : oneLine(value));
    members.push(`"${key}": ${written}`);
  }
  for (const [key, value] of unknownMembers(annotations, TOP_KEYS, old.text)) {
    members.push(`${JSON.stringify(key)}: ${value}`);
  }
  // Format and version share the first line, as a heading.
  return `{\n${members.join(',\n').replace(',\n', ', ')}\n}\n`;
}

/** A value as JSON on one line, with a space behind each comma and colon. */
export function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}: ${oneLine(member)}`).join(', ')}}`;
}

interface Original {
  /** Text of the whole file; '' if there is none. */
  readonly text: string;
  /** The characters of a top-level value; '' if there is none. */
  value(key: string): string;
  /** The characters of each record of a top-level array, by id. */
  records(key: string): ReadonlyMap<string, string>;
}

function originalOf(source = ''): Original {
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
  originals: ReadonlyMap<string, string>,
): string {
  const lines = records.map((record) => {
    const original = originals.get(record.id);
    const written = object(record, keys);
    if (original === undefined || original === written) return written;
    return isUnchanged(record, keys, original) ? unbroken(original) : object(record, keys, original);
  });
  return lines.length === 0 ? '[\n]' : `[\n${lines.join(',\n')}\n]`;
}

/** An object on one line: the known keys in their order, then the unknown ones. */
function object(value: unknown, keys: readonly string[], original = ''): string {
  const values = membersOf(value);
  const members: string[] = [];
  for (const key of keys) {
    const member = values[key];
    if (member !== undefined) members.push(`"${key}": ${oneLine(member)}`);
  }
  for (const [key, member] of unknownMembers(value, keys, original)) {
    members.push(`${JSON.stringify(key)}: ${member}`);
  }
  return `{${members.join(', ')}}`;
}

/**
 * Unknown members as JSON: those of the original first and in its own characters (its numbers may have more
 * digits than ours hold), also if the object was made anew and lacks them.
 */
function unknownMembers(value: unknown, keys: readonly string[], original: string): [string, string][] {
  const unknown = new Map(Object.entries(membersOf(value)).filter(([key]) => !keys.includes(key)));
  const members = new Map<string, string>();
  for (const entry of entries(original)) {
    const key = String(entry.key);
    if (keys.includes(key)) continue;
    const before = slice(original, entry);
    const kept = !unknown.has(key) || same(JSON.parse(before), unknown.get(key));
    members.set(key, kept ? unbroken(before) : oneLine(unknown.get(key)));
  }
  for (const [key, member] of unknown) {
    if (!members.has(key) && member !== undefined) members.set(key, oneLine(member));
  }
  return [...members];
}

const membersOf = (value: unknown) => value as Readonly<Record<string, unknown>>;

/** Whether a record says what its original said; unknown keys that a new object lacks do not count. */
function isUnchanged(record: Tag | Review, keys: readonly string[], original: string): boolean {
  const before = membersOf(JSON.parse(original));
  const now = membersOf(record);
  return [...keys, ...Object.keys(record)].every((key) => same(before[key], now[key]));
}

/** Whether two JSON values are the same; the order of keys does not count. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const others = membersOf(b);
  const members = Object.entries(membersOf(a)).filter(([, member]) => member !== undefined);
  const count = Object.values(others).filter((member) => member !== undefined).length;
  return members.length === count && members.every(([key, member]) => same(member, others[key]));
}

/** JSON without the line breaks between its tokens (there are none inside them); all other characters stay. */
function unbroken(json: string): string {
  if (!/[\r\n]/.test(json)) return json;
  return json
    .split(/[\r\n]+/)
    .map((part) => part.trim())
    .reduce((line, part) => line + (/[[{]$/.test(line) || /^[\]}]/.test(part) ? '' : ' ') + part);
}
