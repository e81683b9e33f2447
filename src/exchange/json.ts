/**
 * Reads JSON (RFC 8259) and remembers where objects stand, so that a message about a record can name its
 * line whatever engine runs this: `JSON.parse` tells no places, and its messages differ from host to host.
 */
import { LineIndex } from '../article';
import { english, phrase, type Phrase } from './phrase';

/** Nesting beyond this is hostile or an accident, and would overflow the stack. */
const deepest = 200;

export class JsonError extends Error {
  override readonly name = 'JsonError';

  constructor(
    readonly phrase: Phrase,
    /** From 1. */
    readonly line: number,
    /** From 1, in UTF-16 code units. */
    readonly column: number,
  ) {
    super(english(phrase));
  }
}

export interface JsonDocument {
  readonly value: unknown;
  /** The line, from 1, on which an object or list of this document begins. */
  readonly lineOf: (value: unknown) => number;
}

/** @throws JsonError */
export function parseJson(text: string): JsonDocument {
  const reader = new JsonReader(text);
  const value = reader.document();
  const lines = new LineIndex(text);
  return {
    value,
    lineOf: (part) => lines.positionAt(isObject(part) ? (reader.places.get(part) ?? 0) : 0).line + 1,
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const space = /[ \t\n\r]*/y;
const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

class JsonReader {
  readonly places = new WeakMap<object, number>();
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    this.#skipSpace();
    const value = this.#value(0);
    if (this.#at < this.#text.length) throw this.#error(phrase`end of file expected`);
    return value;
  }

  #value(depth: number): unknown {
    if (depth > deepest) throw this.#error(phrase`nested deeper than ${deepest} levels`);
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#list(depth);
      case '"':
        return this.#string();
      case undefined:
      default: {
        const word = this.#match(literal);
        if (word === undefined) throw this.#error(phrase`value expected`);
        this.#skipSpace();
        return JSON.parse(word) as unknown;
      }
    }
  }

  #object(depth: number): unknown {
    const from = this.#at;
    const members: [string, unknown][] = [];
    this.#skip(1);
    while (this.#text[this.#at] !== '}') {
      if (members.length > 0) this.#expect(',', phrase`"," or "}" expected`);
      if (this.#text[this.#at] !== '"') throw this.#error(phrase`key in quotes expected`);
      const key = this.#string();
      this.#expect(':', phrase`":" expected`);
      members.push([key, this.#value(depth + 1)]);
    }
    this.#skip(1);
    // `fromEntries` makes `__proto__` an own key like any other.
    const object = Object.fromEntries(members);
    this.places.set(object, from);
    return object;
  }

  #list(depth: number): unknown {
    const from = this.#at;
    const items: unknown[] = [];
    this.#skip(1);
    while (this.#text[this.#at] !== ']') {
      if (items.length > 0) this.#expect(',', phrase`"," or "]" expected`);
      items.push(this.#value(depth + 1));
    }
    this.#skip(1);
    this.places.set(items, from);
    return items;
  }

  #string(): string {
    const from = this.#at;
    let end = this.#text.indexOf('"', from + 1);
    while (end >= 0 && this.#isEscaped(end)) end = this.#text.indexOf('"', end + 1);
    if (end < 0) throw this.#error(phrase`string without end`);
    const raw = this.#text.slice(from, end + 1);
    let value: string;
    try {
      value = JSON.parse(raw) as string;
    } catch {
      throw this.#error(phrase`string with a bad escape or a raw control character`);
    }
    this.#skip(raw.length);
    return value;
  }

  #isEscaped(at: number): boolean {
    let slash = at;
    while (this.#text[slash - 1] === '\\') slash--;
    return (at - slash) % 2 === 1;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #expect(character: string, expected: Phrase): void {
    if (this.#text[this.#at] !== character) throw this.#error(expected);
    this.#skip(1);
  }

  #skip(length: number): void {
    this.#at += length;
    this.#skipSpace();
  }

  #skipSpace(): void {
    space.lastIndex = this.#at;
    space.test(this.#text);
    this.#at = space.lastIndex;
  }

  #error(reason: Phrase): JsonError {
    const { line, character } = new LineIndex(this.#text).positionAt(this.#at);
    return new JsonError(reason, line + 1, character + 1);
  }
}
