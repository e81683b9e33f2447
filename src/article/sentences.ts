import { BlockReader } from './blockReader';
import type { Next } from './blockReader';
import {
  Case,
  Kind,
  closingBracket,
  fold,
  isIdeographic,
  isSpace,
  isWordUnit,
  kindOf,
  nextEvent,
} from './characters';
import { endsAtFullStop } from './fullStop';
import type { LanguageRules } from './language';
import type { Span } from './span';

/** A bracket that opens inside a sentence and closes within so many units holds no sentence end. */
const bracketReach = 240;
/** More stops than that are an ellipsis and a full stop. */
const ellipsisStops = 3;

const space = 0x20;
const fullStop = 0x2e;
const leftBracket = 0x5b;
const openingOnly = '„‚‛‟';
const footnote = /^\[ ?\d{1,3} ?\]/;
const emoji =
  /^(?:[:;=]['o-]?[()DPp|](?!\p{L})|(?:\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}\u200d\ufe0f]*)+)/u;
const longestEmoji = 80;
const nameAndVerb = /^\p{Lu}\S*(?: \p{Lu}\S*){0,3} (\p{Ll}+)/u;
const longestNameAndVerb = 60;

/** "." alone; "…" and the like; "?", "!" or "...."; a mark that needs no blank. */
type Mark = 'stop' | 'ellipsis' | 'strong' | 'full';

/**
 * The sentences of one block `[start, end)` of the text, trimmed, in order. A line feed inside the block is a
 * blank: whether a line ends a block is for the block to say. Depends on nothing outside the block; linear in its
 * length.
 */
export function segmentBlock(text: string, start: number, end: number, rules: LanguageRules): Span[] {
  return new BlockSegmenter(new BlockReader(text, start, end, rules)).run();
}

class BlockSegmenter {
  readonly #block: BlockReader;
  /** Ends of the sentences so far. */
  readonly #cuts: number[] = [];
  /** Where the sentence's first word is; before it is found, how far was searched. */
  #first: number;
  /** The outermost bracket that opened inside a sentence. */
  #bracket:
    { at: number; open: number; close: number; depth: number; cuts: number; first: number } | undefined;
  /** The number of the list item the line or sentence began with, and what follows the number. */
  #item: { value: number; style: string } | undefined;
  /** Whether the last straight quotation mark of the line opened. */
  #quoteOpen = false;
  /** Whether the line itself began in lower case. */
  #lowerCase: boolean | undefined;
  #lineStart: number;

  constructor(block: BlockReader) {
    this.#block = block;
    this.#first = block.start;
    this.#lineStart = block.start;
  }

  run(): Span[] {
    const { text, start, end } = this.#block;
    for (let at = nextEvent(text, start, end); at < end; at = nextEvent(text, at, end)) {
      switch (kindOf(text.charCodeAt(at))) {
        case Kind.openBracket:
          this.#openBracket(at++);
          break;
        case Kind.closeBracket:
          this.#itemMarker(at);
          this.#closeBracket(at++);
          break;
        case Kind.straightQuote:
          this.#quoteOpen = this.#opensQuote(at++);
          break;
        case Kind.lineBreak:
          this.#lineBreak(at++);
          break;
        default:
          at = this.#marks(at);
      }
    }
    return this.#spans();
  }

  #spans(): Span[] {
    const block = this.#block;
    const spans: Span[] = [];
    let from = block.start;
    this.#cuts.push(block.end);
    for (const to of this.#cuts) {
      for (let length = 1; from < to && length > 0; from += length) length = block.spaceLength(from);
      let end = to;
      while (end > from && isSpace(block.kind(end - 1))) end--;
      if (end > from) spans.push([from, end]);
      from = to;
    }
    return spans;
  }

  #cut(at: number): void {
    this.#cuts.push(at);
    this.#first = at;
  }

  /** Whether a word of the sentence stands before `at`; the search goes on where it stopped. */
  #hasText(at: number): boolean {
    while (this.#first < at && !isWordUnit(this.#block.code(this.#first))) this.#first++;
    return this.#first < at;
  }

  #openBracket(at: number): void {
    const bracket = this.#bracket;
    const open = this.#block.code(at);
    if (bracket && at - bracket.at <= bracketReach) {
      if (open === bracket.open) bracket.depth++;
      return;
    }
    this.#bracket = this.#hasText(at)
      ? { at, open, close: closingBracket(open), depth: 1, cuts: this.#cuts.length, first: this.#first }
      : undefined;
  }

  /** The end of a bracket inside a sentence takes back the cuts within it. */
  #closeBracket(at: number): void {
    const bracket = this.#bracket;
    if (!bracket || this.#block.code(at) !== bracket.close || --bracket.depth > 0) return;
    this.#bracket = undefined;
    if (at - bracket.at > bracketReach || this.#cuts.length === bracket.cuts) return;
    const last = this.#cuts.at(-1) ?? at;
    this.#cuts.length = bracket.cuts;
    this.#first = bracket.first;
    // "… ausgeführt.) Mehr": the sentence ends with the bracket.
    const next = last > at ? this.#block.next(this.#block.skipBlank(last), true) : undefined;
    if (next && this.#block.isStarter(next.at)) this.#cut(last);
  }

  #opensQuote(at: number): boolean {
    const before = at === this.#block.start || isSpace(this.#block.kind(at - 1));
    const behind = at + 1 === this.#block.end || isSpace(this.#block.kind(at + 1));
    return before === behind ? !this.#quoteOpen : before;
  }

  #lineBreak(at: number): void {
    this.#cut(at);
    this.#lineStart = at;
    this.#lowerCase = undefined;
    this.#bracket = undefined;
    this.#item = undefined;
    this.#quoteOpen = false;
  }

  /** Decides on the run of marks at `at`; returns where the scan goes on. */
  #marks(at: number): number {
    const block = this.#block;
    const { mark, end } = this.#markRun(at);
    if (mark === 'stop') {
      // Inside numbers, addresses and dotted abbreviations.
      const behind = block.case(end);
      if (behind === Case.digit || behind === Case.lower || this.#itemMarker(at)) return end;
    }
    if (!this.#hasText(at) || this.#isBracketed(at, end)) return end;
    if (block.code(end) === space && block.case(end + 1) === Case.upper) {
      // Nothing between the mark and the next word, as nearly always.
      if (this.#ends(mark, at, end, end, plainNext(end + 1))) this.#cut(end);
      return end;
    }
    let close = this.#closers(end);
    let behind = block.skipBlank(close);
    for (
      let more = this.#spacedCloser(close, behind);
      more > behind;
      more = this.#spacedCloser(close, behind)
    ) {
      close = more;
      behind = block.skipBlank(close);
    }
    if (behind >= block.end) return end;
    const next = block.next(behind, behind > close);
    if (next && this.#ends(mark, at, end, close, next)) this.#cut(close);
    return end;
  }

  /** Marks alone in a bracket tell of an omission: "[...]". */
  #isBracketed(at: number, end: number): boolean {
    return this.#block.kind(at - 1) === Kind.openBracket && this.#block.kind(end) === Kind.closeBracket;
  }

  /** Marks that belong together: "?!", "...", ". . .". */
  #markRun(at: number): { mark: Mark; end: number } {
    const block = this.#block;
    let stops = 0;
    let mark: Mark | undefined;
    let end = at;
    for (; end < block.end; end++) {
      const kind = block.kind(end);
      if (kind === Kind.stop) stops++;
      else if (kind === Kind.ellipsis) mark ??= 'ellipsis';
      else if (kind === Kind.mark) mark = mark === 'full' ? 'full' : 'strong';
      else if (kind === Kind.fullMark) mark = 'full';
      else if (stops === 0 || kind !== Kind.blank || block.kind(end + 1) !== Kind.stop) break;
    }
    if (stops > ellipsisStops) mark ??= 'strong';
    return { mark: mark ?? (stops > 1 ? 'ellipsis' : 'stop'), end };
  }

  /** Over everything glued to the marks that closes: brackets, quotes, emphasis, superscript and "[1]". */
  #closers(from: number): number {
    const block = this.#block;
    for (let at = from; ;) {
      const kind = block.kind(at);
      let length = 0;
      if (kind === Kind.closeBracket || isSuperscript(block.code(at))) length = 1;
      else if (kind === Kind.emphasis) length = this.#emphasisLength(at);
      else if (isQuote(kind)) length = this.#closesQuote(block.code(at), at + 1) ? 1 : 0;
      else if (kind === Kind.openBracket) length = this.#footnoteLength(at);
      else {
        const entity = block.entity(at);
        if (entity && isQuote(kindOf(entity.code)) && this.#closesQuote(entity.code, at + entity.length)) {
          length = entity.length;
        }
      }
      if (length === 0) return at;
      at += length;
    }
  }

  /** Whether a quotation mark glued to what stands before closes; `behind` is where it ends. */
  #closesQuote(code: number, behind: number): boolean {
    if (openingOnly.includes(String.fromCharCode(code))) return false;
    return !isWordUnit(this.#block.code(behind)) || this.#closesByItself(code);
  }

  /** What a quotation mark is if the blanks around it tell nothing. */
  #closesByItself(code: number): boolean {
    if (kindOf(code) === Kind.straightQuote) return this.#quoteOpen;
    return this.#block.rules.closingQuotes.includes(String.fromCharCode(code));
  }

  /** Emphasis ends before anything but a word. */
  #emphasisLength(at: number): number {
    let end = at;
    while (this.#block.kind(end) === Kind.emphasis) end++;
    return isWordUnit(this.#block.code(end)) ? 0 : end - at;
  }

  #footnoteLength(at: number): number {
    if (this.#block.code(at) !== leftBracket) return 0;
    return footnote.exec(this.#block.slice(at, 8))?.[0].length ?? 0;
  }

  /** The end of a closing quote, footnote or emoji at `at`, set off by a blank; `at` if there is none. */
  #spacedCloser(close: number, at: number): number {
    const block = this.#block;
    if (at === close) return at;
    const kind = block.kind(at);
    if (isQuote(kind)) {
      const alone = at + 1 === block.end || isSpace(block.kind(at + 1));
      return alone && this.#closesByItself(block.code(at)) ? this.#closers(at + 1) : at;
    }
    if (kind === Kind.openBracket) return at + this.#footnoteLength(at);
    if (kind === Kind.comma ? !':;='.includes(block.text.charAt(at)) : block.code(at) < 0x2190) return at;
    return at + (emoji.exec(block.slice(at, longestEmoji))?.[0].length ?? 0);
  }

  #ends(mark: Mark, at: number, marksEnd: number, close: number, next: Next): boolean {
    const block = this.#block;
    if (mark === 'full') {
      const goesOn =
        close > marksEnd && !next.blank && block.rules.afterQuote.includes(block.text.charAt(next.at));
      return !goesOn;
    }
    if (!next.blank) return this.#endsGlued(mark, at, marksEnd, close, next);
    if (next.case === Case.lower && !next.remark && !this.#beginsInLowerCase(next)) return false;
    switch (mark) {
      case 'stop':
        return endsAtFullStop(block, this.#first, at, next);
      case 'strong':
        return !this.#goesOn(at, marksEnd, close, next) || block.isStarter(next.at);
      case 'ellipsis':
        return this.#endsAtEllipsis(at, marksEnd, next);
    }
  }

  /** "– wirklich! – Geld", "Yahoo! Mail", "\"Why?\" Smith asked" */
  #goesOn(at: number, marksEnd: number, close: number, next: Next): boolean {
    const block = this.#block;
    const { exclaimedNames, speechVerbs } = block.rules;
    if (next.dash || (marksEnd === at + 1 && exclaimedNames.has(block.wordBefore(at)))) return true;
    if (close === marksEnd) return false;
    const speech = nameAndVerb.exec(block.slice(next.at, longestNameAndVerb));
    return speech?.[1] !== undefined && speechVerbs.has(speech[1]);
  }

  /** Set off by a blank it may be an omission; stops set off from each other always are. */
  #endsAtEllipsis(at: number, marksEnd: number, next: Next): boolean {
    const block = this.#block;
    if (block.kind(at + 1) === Kind.blank && marksEnd > at + 1) return false;
    const set = block.kind(at - 1) === Kind.blank && block.rules.capitalisedNouns;
    return (next.case !== Case.digit && !set) || block.isStarter(next.at);
  }

  /** Without a blank only a starter after a plain word begins a sentence ("Ende.Der neue"). */
  #endsGlued(mark: Mark, at: number, marksEnd: number, close: number, next: Next): boolean {
    const block = this.#block;
    if (isIdeographic(block.code(at - 1)))
      return mark === 'strong' || (mark === 'stop' && isIdeographic(block.code(next.at)));
    if (next.case !== Case.upper || !block.isStarter(next.at)) return false;
    const behind = block.code(next.at + block.wordAt(next.at).length);
    if (kindOf(behind) !== Kind.blank && behind !== fullStop) return false;
    if (close > marksEnd || mark === 'strong' || isQuote(block.kind(at - 1))) return true;
    const token = block.text.slice(Math.max(block.tokenStart(at), this.#first), at);
    if (block.rules.abbreviations.has(token)) return false;
    return /^(?:.+\p{Ll}|\d+)$/u.test(token) && !token.includes('.');
  }

  /** Names such as "iPhone", those of the tables and the team, and lines that are written in small letters. */
  #beginsInLowerCase(next: Next): boolean {
    const block = this.#block;
    const { lowerCaseNames } = block.rules;
    const run = /^[^\s\u00a0]*/.exec(block.slice(next.at, 40))?.[0] ?? '';
    if (lowerCaseNames.has(block.wordAt(next.at)) || lowerCaseNames.has(run.replace(/[^\p{L}\p{N}]+$/u, '')))
      return true;
    if (/^(?:[a-z]\p{Lu}\p{Ll}|www\.|https?:)/u.test(run)) return true;
    this.#lowerCase ??=
      block.case(block.next(block.skipBlank(this.#lineStart), true)?.at ?? 0) === Case.lower;
    return this.#lowerCase;
  }

  /**
   * Numbers and letters of list items: one that begins the line or sentence belongs to it, and its successor in
   * the same style begins the next item ("1) The first 2) The second"). True if one was dealt with.
   */
  #itemMarker(at: number): boolean {
    const block = this.#block;
    const from = itemStart(block, at);
    if (from === at) return false;
    const style = block.text.slice(at, block.kind(at + 1) === Kind.closeBracket ? at + 2 : at + 1);
    if (!isSpace(block.kind(at + style.length))) return false;
    const value = itemValue(block.text.slice(from, at));
    if (!this.#hasText(from)) {
      this.#item = { value, style };
      return true;
    }
    if (this.#item?.style !== style || this.#item.value + 1 !== value) return false;
    let cut = from;
    while (cut > block.start && (block.kind(cut - 1) === Kind.bullet || isSpace(block.kind(cut - 1)))) cut--;
    if (cut === from) return false;
    const word = block.wordBefore(cut);
    const { hasOrdinals, starters, beforeOrdinal } = block.rules;
    // "1. FC Köln in der 2. Liga"
    if (style === '.' && hasOrdinals && (starters.has(word) || beforeOrdinal.has(word))) return false;
    const next = block.next(block.skipBlank(at + style.length), true);
    if (!next || next.case === Case.lower || block.rules.afterOrdinal.has(fold(block.wordAt(next.at))))
      return false;
    this.#cut(cut);
    this.#item = { value, style };
    return true;
  }
}

function plainNext(at: number): Next {
  return { at, case: Case.upper, blank: true, dash: false, remark: false };
}

/** The start of the number of up to three digits or the small letter before `at`; `at` if there is none. */
function itemStart(block: BlockReader, at: number): number {
  let from = at;
  while (at - from < 3 && isDigit(block.code(from - 1))) from--;
  if (from === at && isSmallLetter(block.code(at - 1))) from--;
  return from < at && isWordUnit(block.code(from - 1)) ? at : from;
}

function itemValue(token: string): number {
  return isDigit(token.charCodeAt(0)) ? Number(token) : token.charCodeAt(0);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isSmallLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isQuote(kind: number): boolean {
  return kind === Kind.quote || kind === Kind.straightQuote;
}

function isSuperscript(code: number): boolean {
  return code === 0xb2 || code === 0xb3 || code === 0xb9 || (code >= 0x2070 && code <= 0x2079);
}
