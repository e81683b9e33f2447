import type { Annotations } from '../annotation';
import { withoutMark } from '../article';
import { countKeys, duplicateKey, lineColumn, placesIn, syntaxError } from './json';
import { conflictMarker } from './conflict';
import { compileSchema, type Check, type Failure } from './schema';
import schema from './sidecar.schema.json';

/** The version of the format that this program writes. */
export const FORMAT_VERSION = 1;

export type ProblemCode =
  | 'not-utf8'
  | 'unparsable'
  | 'conflict-markers'
  | 'duplicate-key'
  | 'invalid'
  | 'duplicate-id'
  | 'newer-version';

/** What is wrong with a sidecar, and where: line and column from 1, columns in UTF-16 code units. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly code: ProblemCode;
  readonly message: string;
}

/**
 * A sidecar as read. `annotations` is null where nothing can be shown. Only a sidecar without any problem is
 * writable; a newer version that still fits this version's schema is shown, and not written.
 */
export type Parsed =
  | { readonly writable: true; readonly annotations: Annotations; readonly problems: readonly [] }
  | {
      readonly writable: false;
      readonly annotations: Annotations | null;
      readonly problems: readonly Problem[];
    };

/** Nesting beyond this is hostile or an accident, and would overflow the stack of whoever walks the value. */
const MOST_DEPTH = 64;

let checkSidecar: Check | undefined;

/** What in a parsed value does not fit the sidecar's schema; empty if it fits. */
export function checkSchema(value: unknown): readonly Failure[] {
  checkSidecar ??= compileSchema(schema);
  return checkSidecar(value);
}

/** The bytes of a sidecar as text without byte order mark, or null if they are not UTF-8. */
export function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Reads the bytes of a sidecar; see {@link parse}. */
export function parseBytes(bytes: Uint8Array): Parsed {
  const text = decode(bytes);
  if (text !== null) return parse(text);
  return refuse('', [{ at: 0, code: 'not-utf8', message: 'The file is not valid UTF-8.' }]);
}

/**
 * Reads a sidecar. Unknown keys stay in the objects. Beyond the schema it refuses what JSON.parse would
 * swallow (a key twice in one object) and what operations could not tell apart (an id twice).
 * Never throws, whatever the text.
 */
export function parse(source: string): Parsed {
  const text = withoutMark(source);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse(text, [unparsable(text)]);
  }
  const keys = keyCount(value, MOST_DEPTH);
  if (Number.isNaN(keys)) {
    return refuse(text, [{ at: 0, code: 'invalid', message: `Nested deeper than ${MOST_DEPTH} levels.` }]);
  }
  const newer = newerVersion(value);
  const failures = checkSchema(value).filter(({ path }) => newer === null || path[0] !== 'version');
  const annotations = failures.length === 0 ? (value as Annotations) : null;
  if (newer !== null) {
    const message = `Written by a newer version of Claimmark (format version ${newer}).`;
    return refuse(text, [{ at: placesIn(text)(['version']), code: 'newer-version', message }], annotations);
  }
  if (annotations === null) return refuse(text, failures.map(atFailure(text)));
  const problems = inconsistencies(annotations).map(atFailure(text));
  // The count can be too high, never too low: only then is the text searched.
  const twice = keys === countKeys(text) ? null : duplicateKey(text);
  if (twice) {
    problems.push({ at: twice.at, code: 'duplicate-key', message: `Key "${twice.key}" stands here twice.` });
  }
  if (problems.length > 0) return refuse(text, problems);
  return { writable: true, annotations, problems: [] };
}

interface Located {
  readonly at: number;
  readonly code: ProblemCode;
  readonly message: string;
}

function refuse(text: string, problems: readonly Located[], annotations: Annotations | null = null): Parsed {
  return {
    writable: false,
    annotations,
    problems: problems.map(({ at, code, message }) => ({ ...lineColumn(text, at), code, message })),
  };
}

function unparsable(text: string): Located {
  const marker = conflictMarker(text);
  if (marker !== null) {
    return { at: marker, code: 'conflict-markers', message: 'Git left conflict markers here.' };
  }
  const { at, message } = syntaxError(text) ?? { at: 0, message: 'JSON expected' };
  return { at, code: 'unparsable', message: `Not valid JSON: ${message}.` };
}

/** The number of keys of all objects in a JSON value; NaN if it is nested too deep. */
function keyCount(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === 0) return Number.NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += keyCount(item, depth - 1);
    return count;
  }
  // A JSON value inherits nothing enumerable, and this is ten times as fast as Object.entries.
  for (const key in value)
    count += 1 + keyCount((value as Readonly<Record<string, unknown>>)[key], depth - 1);
  return count;
}

/** The version of a sidecar that is newer than this program, or null. */
function newerVersion(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('format' in value) || !('version' in value))
    return null;
  const { format, version } = value;
  return format === 'claimmark' && typeof version === 'number' && version > FORMAT_VERSION ? version : null;
}

interface Inconsistency extends Failure {
  readonly code: ProblemCode;
}

function atFailure(text: string) {
  const find = placesIn(text);
  return ({ path, message, code }: Failure & { readonly code?: ProblemCode }): Located => {
    const name = path.reduce<string>(
      (so, key) => so + (typeof key === 'number' ? `[${key}]` : so === '' ? key : `.${key}`),
      '',
    );
    return { at: find(path), code: code ?? 'invalid', message: `${name || 'The file'} ${message}.` };
  };
}

/** What a schema cannot say: ids that are not unique, ranges that end before they start. */
function inconsistencies(annotations: Annotations): Inconsistency[] {
  const found: Inconsistency[] = [];
  const ids = new Set<string>();
  for (const part of ['tags', 'reviews'] as const) {
    annotations[part].forEach(({ id, start, end }, index) => {
      if (ids.has(id)) {
        const message = `is "${id}", which another record has too`;
        found.push({ path: [part, index, 'id'], code: 'duplicate-id', message });
      }
      ids.add(id);
      if (start !== undefined && end !== undefined && start > end) {
        found.push({ path: [part, index, 'start'], code: 'invalid', message: 'must not be behind end' });
      }
    });
  }
  annotations.read.forEach(([from, to], index) => {
    if (from > to) {
      found.push({ path: ['read', index], code: 'invalid', message: 'must not end before it starts' });
    }
  });
  return found.slice(0, 20);
}
