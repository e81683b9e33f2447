/**
 * Places in JSON texts (RFC 8259). JSON.parse does the reading; what is here tells where something stands:
 * the error in a text that JSON.parse refuses, the value at a path, the bytes of a record.
 * Nothing recurses, so no nesting however deep can overflow the stack.
 */

/** A member of an object or element of an array: its key, and `[from, to)` of its value in the text. */
export interface Entry {
  readonly key: string | number;
  readonly from: number;
  readonly to: number;
}

const QUOTE = 34;
const BACKSLASH = 92;

function skipSpace(text: string, at: number): number {
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
  }
}

function isEscaped(text: string, at: number): boolean {
  let slash = at;
  while (text.charCodeAt(slash - 1) === BACKSLASH) slash--;
  return (at - slash) % 2 === 1;
}

/** The offset behind the string that opens at `at`; the text's length if it never closes. */
function endOfString(text: string, at: number): number {
  for (let quote = text.indexOf('"', at + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    if (!isEscaped(text, quote)) return quote + 1;
  }
  return text.length;
}

/** The offset behind the value that begins at `at`, in a text that is known to be JSON. */
function endOfValue(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '"') i = endOfString(text, i) - 1;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    // A scalar ends before what follows it, all else with its last character.
    if (depth < 0 || (depth === 0 && ', \n\r\t'.includes(character))) return i;
    if (depth === 0 && '"}]'.includes(character)) return i + 1;
  }
  return text.length;
}

/** The members or elements of the object or array at `at` (or behind white space), in a text known to be JSON. */
export function entries(text: string, at = 0): readonly Entry[] {
  const found: Entry[] = [];
  const open = skipSpace(text, at);
  if (text[open] !== '{' && text[open] !== '[') return found;
  for (let i = skipSpace(text, open + 1); text[i] !== '}' && text[i] !== ']';) {
    let key: string | number = found.length;
    if (text[open] === '{') {
      const end = endOfString(text, i);
      key = JSON.parse(text.slice(i, end)) as string;
      i = skipSpace(text, skipSpace(text, end) + 1);
    }
    const to = endOfValue(text, i);
    found.push({ key, from: i, to });
    i = skipSpace(text, to);
    if (text[i] === ',') i = skipSpace(text, i + 1);
  }
  return found;
}

/**
 * Finds the offset of the value at a path, or of the nearest value around it, in a text known to be JSON.
 * Each object and array on the way is read once, however often it is asked for.
 */
export function placesIn(text: string): (path: readonly (string | number)[]) => number {
  const known = new Map<number, readonly Entry[]>();
  return (path) => {
    let at = skipSpace(text, 0);
    for (const key of path) {
      const members = known.get(at) ?? entries(text, at);
      known.set(at, members);
      const entry = members.findLast((candidate) => candidate.key === key);
      if (!entry) return at;
      at = entry.from;
    }
    return at;
  };
}

/** The first key that an object of the text has twice, in a text known to be JSON; JSON.parse drops the first value silently. */
export function duplicateKey(text: string): { readonly at: number; readonly key: string } | null {
  const seen: Set<string>[] = [];
  for (let i = skipSpace(text, 0); i < text.length; i++) {
    const character = text[i];
    if (character === '{' || character === '[') seen.push(new Set());
    else if (character === '}' || character === ']') seen.pop();
    else if (character === '"') {
      const end = endOfString(text, i);
      if (text[skipSpace(text, end)] === ':') {
        const key = JSON.parse(text.slice(i, end)) as string;
        const keys = seen.at(-1);
        if (keys?.has(key)) return { at: i, key };
        keys?.add(key);
      }
      i = end - 1;
    }
  }
  return null;
}

/** How often an unescaped quote is followed by a colon: at least the number of keys in the text. */
export function countKeys(text: string): number {
  let count = 0;
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    let before = colon - 1;
    let code = text.charCodeAt(before);
    while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(--before);
    if (code === QUOTE && !isEscaped(text, before)) count++;
  }
  return count;
}

const LITERAL = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)/y;
const STRING_PART = /[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The offset behind the literal or string at `at`, or -1 - offset of what is wrong with it. */
function scalar(text: string, at: number): number {
  if (text[at] !== '"') {
    LITERAL.lastIndex = at;
    return LITERAL.test(text) ? LITERAL.lastIndex : -1 - at;
  }
  STRING_PART.lastIndex = at + 1;
  let end = at + 1;
  while (STRING_PART.test(text)) end = STRING_PART.lastIndex;
  return text[end] === '"' ? end + 1 : -1 - end;
}

/** An error behind so many open brackets is no slip of a hand, and need not be found. */
const MOST_OPEN = 10_000;

/** Where a text stops being JSON and what would have been expected there, or null if it is JSON. */
export function syntaxError(text: string): { readonly at: number; readonly message: string } | null {
  const open: string[] = [];
  let expectKey = false;
  let at = skipSpace(text, 0);
  const error = (offset: number, expected: string) => ({ at: offset, message: `${expected} expected` });
  for (;;) {
    if (expectKey) {
      const end = text[at] === '"' ? scalar(text, at) : -1 - at;
      if (end < 0) return error(-1 - end, text[at] === '"' ? 'End of string' : 'Key in quotes');
      at = skipSpace(text, end);
      if (text[at] !== ':') return error(at, 'Colon');
      at = skipSpace(text, at + 1);
    }
    const bracket = text[at];
    if (bracket === '{' || bracket === '[') {
      at = skipSpace(text, at + 1);
      const close = bracket === '{' ? '}' : ']';
      if (text[at] !== close) {
        if (open.length === MOST_OPEN) return { at, message: `Nested deeper than ${MOST_OPEN} levels` };
        open.push(close);
        expectKey = bracket === '{';
        continue;
      }
      at++;
    } else {
      const end = scalar(text, at);
      if (end < 0) return error(-1 - end, bracket === '"' ? 'End of string' : 'Value');
      at = end;
    }
    for (at = skipSpace(text, at); open.length > 0 && text[at] === open.at(-1);) {
      open.pop();
      at = skipSpace(text, at + 1);
    }
    const close = open.at(-1);
    if (close === undefined) return at === text.length ? null : error(at, 'End of file');
    if (text[at] !== ',') return error(at, `Comma or ${close}`);
    expectKey = close === '}';
    at = skipSpace(text, at + 1);
  }
}

/** Line and column of an offset, both from 1, columns in UTF-16 code units. */
export function lineColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
    line++;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}
