import { Case, Kind, caseOf, entityAt, fold, isSpace, isWordUnit, kindOf } from './characters';
import type { LanguageRules } from './language';

/** Longer runs are no abbreviation, initial or number, and longer runs of openers open nothing. */
export const longestToken = 40;

const ampersand = 0x26;
const fullStop = 0x2e;

/** What stands behind a run of marks and everything that closes with it. */
export interface Next {
  /** The first unit that is neither blank nor opens something. */
  readonly at: number;
  readonly case: number;
  /** A blank stands before. */
  readonly blank: boolean;
  /** A dash stands before. */
  readonly dash: boolean;
  /** A square bracket stands before: a remark by another hand, whose letter case tells nothing. */
  readonly remark: boolean;
}

/** Reads one block of a text; outside `[start, end)` it reads NUL. Every look around is bounded. */
export class BlockReader {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly rules: LanguageRules;

  constructor(text: string, start: number, end: number, rules: LanguageRules) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.rules = rules;
  }

  code(at: number): number {
    return at >= this.start && at < this.end ? this.text.charCodeAt(at) : 0;
  }

  kind(at: number): number {
    return kindOf(this.code(at));
  }

  case(at: number): number {
    return caseOf(this.code(at));
  }

  /** At most `length` units from `at`. */
  slice(at: number, length: number): string {
    return this.text.slice(at, Math.min(this.end, at + length));
  }

  entity(at: number): { code: number; length: number } | undefined {
    return this.code(at) === ampersand ? entityAt(this.text, at, this.end) : undefined;
  }

  /** The length of the white space at `at`: a unit, `&nbsp;`, or 0. */
  spaceLength(at: number): number {
    if (isSpace(this.kind(at))) return 1;
    const entity = this.entity(at);
    return entity && isSpace(kindOf(entity.code)) ? entity.length : 0;
  }

  /** Over blanks and `&nbsp;`. */
  skipBlank(from: number): number {
    let at = from;
    while (at < this.end) {
      const length = this.kind(at) === Kind.lineBreak ? 0 : this.spaceLength(at);
      if (length === 0) break;
      at += length;
    }
    return at;
  }

  /** Back over white space. */
  skipBack(from: number): number {
    let at = from;
    while (at > this.start && isSpace(this.kind(at - 1))) at--;
    return at;
  }

  /** The start of the letters, digits, apostrophes and inner full stops before `at`. */
  tokenStart(at: number): number {
    const limit = Math.max(this.start, at - longestToken);
    let from = at;
    while (from > limit && isTokenUnit(this.text.charCodeAt(from - 1))) from--;
    while (from < at && !isWordUnit(this.text.charCodeAt(from))) from++;
    return from;
  }

  /** The word before `at`, folded. */
  wordBefore(at: number): string {
    const stop = this.skipBack(at);
    return fold(this.text.slice(this.tokenStart(stop), stop)).replace(/\.$/, '');
  }

  /** What follows at `from`; undefined if it is punctuation that goes on with the sentence, or a line break. */
  next(from: number, blank: boolean): Next | undefined {
    let at = from;
    let dash = false;
    let remark = false;
    for (const limit = Math.min(this.end, from + longestToken); at < limit; at++) {
      const kind = this.kind(at);
      if (kind === Kind.other) {
        if (!isInverted(this.text.charCodeAt(at))) break;
      } else if (kind === Kind.comma) {
        const entity = this.entity(at);
        if (!entity) return undefined;
        at += entity.length - 1;
      } else if (kind === Kind.openBracket) {
        remark ||= this.text[at] === '[';
        at += Math.max(0, (omission.exec(this.slice(at, longestOmission))?.[0].length ?? 0) - 1);
      } else if (kind === Kind.closeBracket || kind >= Kind.lineBreak) return undefined;
      else if (kind === Kind.dash) dash = true;
    }
    return { at, case: this.case(at), blank, dash, remark };
  }

  /** The letters and digits at `at`. */
  wordAt(at: number): string {
    const limit = Math.min(this.end, at + longestToken);
    let end = at;
    while (end < limit && isWordUnit(this.text.charCodeAt(end))) end++;
    return this.text.slice(at, end);
  }

  /** A function word at `at`; neither the first half of a compound ("In-House") nor an initial ("A. Smith"). */
  isStarter(at: number): boolean {
    const word = this.wordAt(at);
    const { starters } = this.rules;
    // A second capital: "DIE".
    if (!starters.has(word) && !(this.case(at + 1) === Case.upper && starters.has(fold(word)))) return false;
    const after = this.code(at + word.length);
    return kindOf(after) !== Kind.dash && !(after === fullStop && word.length === 1);
  }
}

/** "(...)" */
const omission = /^[([] ?(?:\.\.\.|…) ?[)\]]/;
const longestOmission = 7;

/** "¿", "¡" */
function isInverted(code: number): boolean {
  return code === 0xbf || code === 0xa1;
}

function isTokenUnit(code: number): boolean {
  return isWordUnit(code) || code === fullStop || code === 0x27 || code === 0x2019 || code === 0xb0;
}
