/** What a UTF-16 code unit means to the segmenter. The scan stops at units from `openBracket` on only. */
export const Kind = {
  other: 0,
  blank: 1,
  /** Zero-width characters, direction marks, soft hyphen: neither blank nor visible. */
  invisible: 2,
  quote: 3,
  /** Markdown emphasis, which may stand between a mark and the blank. */
  emphasis: 4,
  dash: 5,
  /** Punctuation that goes on with the sentence. */
  comma: 6,
  bullet: 7,
  openBracket: 8,
  closeBracket: 9,
  straightQuote: 10,
  /** Breaks that no wrapping makes; a line feed inside a block is a blank. */
  lineBreak: 11,
  stop: 12,
  /** Question and exclamation marks. */
  mark: 13,
  ellipsis: 14,
  /** Marks that end a sentence without a blank: 。！？ and danda. */
  fullMark: 15,
} as const;

const openBrackets = '([{（［｛「『【《〈〔';
const closeBrackets = ')]}）］｝」』】》〉〕';

const charactersOf: readonly [kind: number, characters: string][] = [
  [
    Kind.blank,
    '\t\n\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
  ],
  [
    Kind.invisible,
    '\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff',
  ],
  [Kind.quote, "„“”‟«»‚‘’‛‹›'´`＂"],
  [Kind.emphasis, '*_~'],
  [Kind.dash, '-‐‑‒–—―'],
  [Kind.comma, ',;:،؛、，；：/&=+%|'],
  [Kind.bullet, '•‣⁃◦▪▫■□●○·∙→►✓'],
  [Kind.openBracket, openBrackets],
  [Kind.closeBracket, closeBrackets],
  [Kind.straightQuote, '"'],
  [Kind.lineBreak, '\u000b\f\u0085\u2028\u2029'],
  [Kind.stop, '.'],
  [Kind.mark, '!?؟‼⁇⁈⁉‽'],
  [Kind.ellipsis, '…‥'],
  [Kind.fullMark, '。！？｡।॥۔።．'],
];

const kinds = new Uint8Array(0x10000);
for (const [kind, characters] of charactersOf) {
  for (let i = 0; i < characters.length; i++) kinds[characters.charCodeAt(i)] = kind;
}

/**
 * Finds the next unit that the segmenter may have to look at: the ASCII ones, line feed and bar (they end blocks, so
 * that no search runs far behind its block), and every unit of a script with marks of its own. A few ranges are
 * searched ten times as fast as the exact set.
 */
const events = /[\n!"().?[\]{|}\u0085\u0590-\u1fff\u2025-\u2049\u2e80-\ud7ff\uf900-\uffff]/g;

/** The first unit of kind `openBracket` or more in `[from, end)`; `end` if there is none. */
export function nextEvent(text: string, from: number, end: number): number {
  for (let at = from; at < end;) {
    events.lastIndex = at;
    if (!events.test(text)) return end;
    at = events.lastIndex - 1;
    while (at < end && kindOf(text.charCodeAt(at)) < Kind.openBracket) {
      // In other scripts event after event would be none.
      if (text.charCodeAt(++at) < 0x590) break;
    }
    if (at < end && kindOf(text.charCodeAt(at)) >= Kind.openBracket) return at;
  }
  return end;
}

export function kindOf(code: number): number {
  return kinds[code] ?? Kind.other;
}

export function isSpace(kind: number): boolean {
  return kind === Kind.blank || kind === Kind.invisible || kind === Kind.lineBreak;
}

/** Letter case of a code unit; half of a surrogate pair is a symbol. */
export const Case = { unknown: 0, upper: 1, lower: 2, caseless: 3, digit: 4, symbol: 5 } as const;

const cases = new Uint8Array(0x10000);

export function caseOf(code: number): number {
  const known = cases[code] ?? Case.symbol;
  if (known !== Case.unknown) return known;
  return (cases[code] = classify(String.fromCharCode(code)));
}

function classify(character: string): number {
  if (/\p{Nd}/u.test(character)) return Case.digit;
  if (/[\p{Lu}\p{Lt}]/u.test(character)) return Case.upper;
  if (/\p{Ll}/u.test(character)) return Case.lower;
  return /[\p{L}\p{M}]/u.test(character) ? Case.caseless : Case.symbol;
}

/** Letters, combining marks and digits. */
export function isWordUnit(code: number): boolean {
  return caseOf(code) !== Case.symbol;
}

/** Chinese and Japanese characters, which are written without blanks. */
export function isIdeographic(code: number): boolean {
  return code >= 0x2e80 && code <= 0x9fff;
}

/** Lower case for look-ups, the same in every locale; Turkish "İ" becomes a plain "i". */
export function fold(word: string): string {
  return (word.startsWith('İ') ? `i${word.slice(1)}` : word).toLowerCase();
}

/** The word with a capital, for look-ups as well. */
export function capitalise(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** The code of the bracket that closes `open`. */
export function closingBracket(open: number): number {
  return closeBrackets.charCodeAt(openBrackets.indexOf(String.fromCharCode(open)));
}

/** HTML entities that survive a careless conversion to text, and what each one stood for. */
const entities = new Map([
  ['nbsp', '\u00a0'],
  ['#160', '\u00a0'],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
  ['shy', '\u00ad'],
  ['quot', '"'],
  ['#34', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['#039', "'"],
  ['laquo', '«'],
  ['raquo', '»'],
  ['lsaquo', '‹'],
  ['rsaquo', '›'],
  ['bdquo', '„'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['sbquo', '‚'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['hellip', '…'],
  ['ndash', '–'],
  ['mdash', '—'],
]);
const longestEntity = 8;

/** The entity at `at`: the code it stands for and its length in the text (`&quot;` is `"`, 6). */
export function entityAt(
  text: string,
  at: number,
  end: number,
): { code: number; length: number } | undefined {
  const run = text.slice(at + 1, Math.min(end, at + longestEntity));
  const length = run.indexOf(';');
  const character = length < 0 ? undefined : entities.get(run.slice(0, length));
  return character === undefined ? undefined : { code: character.charCodeAt(0), length: length + 2 };
}
