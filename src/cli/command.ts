import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CERTAINTIES, SOURCE_KINDS, TAG_NAMES } from '../annotation';
import { FORMATS } from '../exchange';

/** Wrong usage or unreadable input: the message goes to stderr, the exit code is 2. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** Where a command writes. */
export interface Output {
  /** One object as one line of JSON, for machines. */
  json(value: object): void;
  /** Text as it is. */
  text(text: string): void;
  /** Much text, piece by piece: resolves when the reader has taken it, to false if there is no reader any more. */
  stream(text: string): Promise<boolean>;
  /** A line for people, on stderr. */
  note(message: string): void;
}

/** Exit codes: fine, findings, wrong usage or unreadable input. */
export const FINE = 0;
export const FINDINGS = 1;
export const FAILED = 2;

export interface Command {
  /** What stands before the options. */
  readonly operands: string;
  readonly summary: string;
  readonly options: readonly OptionName[];
  /** Gives the exit code. */
  run(args: Arguments, output: Output): Promise<number>;
}

interface Option {
  /** What its value is called; '' for a switch. */
  readonly value: string;
  readonly help: string;
  readonly multiple?: true;
  /** '' is among them where an empty value removes a detail. */
  readonly allowed?: readonly string[];
}

const VARIANTS = FORMATS.filter(({ variants }) => variants.length > 1)
  .map(({ id, variants }) => `${id} ${variants.map((variant) => variant.id).join('|')}`)
  .join(', ');

/** All options of all commands: one name, one meaning. */
const OPTIONS = {
  annotator: {
    value: 'ID',
    help: 'the annotator, by slug; to choose among several, once for each',
    multiple: true,
  },
  annotators: { value: 'ID,ID…', help: 'whom to compare; otherwise everybody but models' },
  name: { value: 'NAME', help: 'the annotator’s name, for a new sidecar' },
  language: { value: 'CODE', help: 'ISO 639-1; otherwise detected' },
  tag: { value: 'TAG', help: TAG_NAMES.join(', '), allowed: TAG_NAMES },
  sentence: { value: 'N', help: 'number of the sentence, from 0' },
  at: { value: 'OFFSET', help: 'a place in the sentence, in UTF-16 code units' },
  source: { value: 'TEXT', help: 'who says it' },
  kind: { value: 'KIND', help: `kind of source: ${SOURCE_KINDS.join(', ')}`, allowed: ['', ...SOURCE_KINDS] },
  cue: { value: 'WORD', help: 'a word that marks the tag; once for each, in order', multiple: true },
  via: { value: 'TEXT', help: 'who passed it on' },
  certainty: {
    value: 'DEGREE',
    help: `of the text: ${CERTAINTIES.join(', ')}`,
    allowed: ['', ...CERTAINTIES],
  },
  unsure: { value: '', help: 'the annotator is unsure' },
  note: { value: 'TEXT', help: 'a remark' },
  denies: {
    value: 'ID',
    help: 'the tag denied (annotator/id), or a claim in words; repeatable',
    multiple: true,
  },
  remove: { value: '', help: 'take the tag off' },
  json: { value: '', help: 'one JSON object per problem' },
  output: { value: 'FILE', help: 'where to write; otherwise stdout' },
  article: {
    value: 'FILE',
    help: 'the article, or its sidecar’s path (%P of git): anchors are brought to its text first',
  },
  format: {
    value: 'FORMAT',
    help: FORMATS.map(({ id }) => id).join(', '),
    allowed: FORMATS.map(({ id }) => id),
  },
  variant: { value: 'VARIANT', help: `of the format: ${VARIANTS}` },
  out: { value: 'PATH', help: 'file or folder to write; - or nothing is stdout' },
  adjudicated: { value: '', help: 'the adjudicated tags only' },
  offsets: {
    value: 'UNIT',
    help: 'utf16 or codepoint, if the format has a choice',
    allowed: ['utf16', 'codepoint'],
  },
  pseudonyms: { value: '', help: 'a1, a2 … for annotators, without dates and notes' },
  'no-quotes': { value: '', help: 'hashes for quotations' },
  excel: { value: '', help: 'for spreadsheets: byte order mark, formulas defused' },
  delimiter: { value: 'CHARACTER', help: 'of CSV: , or ;', allowed: [',', ';'] },
  articles: { value: 'FOLDER', help: 'where the articles are; otherwise the current folder' },
  from: { value: 'ID', help: 'whose tags to take, if the input names several annotators' },
  partial: { value: '', help: 'import what fits even if something does not' },
  'dry-run': { value: '', help: 'write nothing' },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof OPTIONS;

type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/** The operands and options of one call. */
export class Arguments {
  readonly operands: readonly string[];
  readonly #values: Values;

  private constructor(operands: readonly string[], values: Values) {
    this.operands = operands;
    this.#values = values;
  }

  /** Throws a Failure that says what is wrong. */
  static parse(args: readonly string[], names: readonly OptionName[]): Arguments {
    const options: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean', short: 'h' } };
    for (const name of names) {
      const option: Option = OPTIONS[name];
      options[name] = {
        type: option.value === '' ? 'boolean' : 'string',
        multiple: option.multiple ?? false,
      };
    }
    try {
      const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
      for (const name of names) checkAllowed(name, values[name]);
      return new Arguments(positionals, values);
    } catch (error) {
      if (error instanceof TypeError) throw new Failure(error.message);
      throw error;
    }
  }

  has(name: OptionName | 'help'): boolean {
    return this.#values[name] !== undefined;
  }

  /** The value; of an option that was repeated, the last one. */
  get(name: OptionName): string | undefined {
    const value = this.#values[name];
    const last = typeof value === 'object' ? value.at(-1) : value;
    return typeof last === 'string' ? last : undefined;
  }

  all(name: OptionName): readonly string[] | undefined {
    const value = this.#values[name];
    return typeof value === 'object' ? value.map(String) : undefined;
  }

  need(name: OptionName): string {
    const value = this.get(name);
    if (value === undefined) throw new Failure(`--${name} is missing`);
    return value;
  }

  /** A whole number from 0. */
  number(name: OptionName): number | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    if (!/^\d{1,15}$/.test(value)) throw new Failure(`--${name} takes a whole number from 0, not "${value}"`);
    return Number(value);
  }

  /** The operands if their number is right. */
  count(least: number, most = Infinity): readonly string[] {
    const { length } = this.operands;
    if (length < least || length > most)
      throw new Failure(length < least ? 'A file is missing' : 'Too many files');
    return this.operands;
  }
}

function checkAllowed(name: OptionName, value: Values[string]): void {
  const { allowed }: Option = OPTIONS[name];
  if (!allowed || typeof value !== 'string' || allowed.includes(value)) return;
  throw new Failure(`--${name} takes ${allowed.filter(Boolean).join(', ')}, not "${value}"`);
}

/** The help of one command. */
export function helpOf(name: string, { operands, summary, options }: Command): string {
  const lines = options.map((option) => {
    const { value, help }: Option = OPTIONS[option];
    return `  ${`--${option} ${value}`.padEnd(20)} ${help}`;
  });
  return [`claimmark ${name} ${operands}`, '', summary, ...(lines.length ? ['', ...lines] : []), ''].join(
    '\n',
  );
}
