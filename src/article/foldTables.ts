/**
 * Data of the folds: which characters are one and the same in print, HTML's character references, and
 * the bytes of Windows-1252.
 */

/** What the format fold does with a UTF-16 code unit; `copy` is everything that no list names. */
export const unitClass = {
  copy: 0,
  space: 1,
  drop: 2,
  double: 3,
  single: 4,
  hyphen: 5,
  ellipsis: 6,
  dot: 7,
  ideograph: 8,
} as const;

const classRanges: readonly (readonly [unit: number, first: number, last?: number])[] = [
  [unitClass.drop, 0x00, 0x08],
  [unitClass.drop, 0x0e, 0x1f],
  [unitClass.drop, 0x7f, 0x9f],
  [unitClass.space, 0x09, 0x0d],
  [unitClass.space, 0x20],
  [unitClass.space, 0x85],
  [unitClass.space, 0xa0],
  [unitClass.space, 0x1680],
  [unitClass.space, 0x2000, 0x200a],
  [unitClass.space, 0x2028, 0x2029],
  [unitClass.space, 0x202f],
  [unitClass.space, 0x205f],
  [unitClass.space, 0x3000],
  // Soft hyphen, zero width, direction marks, variation selectors, byte order mark.
  [unitClass.drop, 0xad],
  [unitClass.drop, 0x34f],
  [unitClass.drop, 0x61c],
  [unitClass.drop, 0x180e],
  [unitClass.drop, 0x200b, 0x200f],
  [unitClass.drop, 0x202a, 0x202e],
  [unitClass.drop, 0x2060, 0x206f],
  [unitClass.drop, 0xfe00, 0xfe0f],
  [unitClass.drop, 0xfeff],
  [unitClass.double, 0xab],
  [unitClass.double, 0xbb],
  [unitClass.double, 0x201c, 0x201f],
  [unitClass.double, 0x2033],
  [unitClass.double, 0x301d, 0x301f],
  [unitClass.double, 0xff02],
  [unitClass.single, 0x60],
  [unitClass.single, 0xb4],
  [unitClass.single, 0x2b9],
  [unitClass.single, 0x2bb, 0x2bd],
  [unitClass.single, 0x2018, 0x201b],
  [unitClass.single, 0x2032],
  [unitClass.single, 0x2039, 0x203a],
  [unitClass.single, 0xff07],
  [unitClass.hyphen, 0x2d],
  [unitClass.hyphen, 0x2010, 0x2015],
  [unitClass.hyphen, 0x2212],
  [unitClass.hyphen, 0xfe58],
  [unitClass.hyphen, 0xfe63],
  [unitClass.hyphen, 0xff0d],
  [unitClass.ellipsis, 0x2026],
  [unitClass.dot, 0x2e],
  // Scripts written without spaces: a line break between two of these is no word break.
  [unitClass.ideograph, 0x2e80, 0x2fdf],
  [unitClass.ideograph, 0x3001, 0x301c],
  [unitClass.ideograph, 0x3020, 0x30ff],
  [unitClass.ideograph, 0x31f0, 0x31ff],
  [unitClass.ideograph, 0x3400, 0x4dbf],
  [unitClass.ideograph, 0x4e00, 0x9fff],
  [unitClass.ideograph, 0xf900, 0xfaff],
  [unitClass.ideograph, 0xff01],
  [unitClass.ideograph, 0xff08, 0xff0c],
  [unitClass.ideograph, 0xff0e],
  [unitClass.ideograph, 0xff1a, 0xff1f],
];

/** The class of every UTF-16 code unit. */
export const classOfUnit: Uint8Array = (() => {
  const classes = new Uint8Array(0x10000);
  for (const [unit, first, last = first] of classRanges) classes.fill(unit, first, last + 1);
  return classes;
})();

/** Letters whose plain form Unicode's decomposition does not give, lower case. */
export const plainLetters: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ß', 'ss'],
  ['ẞ', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ł', 'l'],
  ['ı', 'i'],
  ['ŋ', 'n'],
  ['ς', 'σ'],
]);

/**
 * The characters that Windows-1252 shows for the bytes 0x80 to 0x9F; an empty place is a byte it does not
 * assign (WHATWG Encoding Standard, index windows-1252, which maps those to the control of that number).
 */
const windows1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Byte of a character under Windows-1252 or Latin-1, or -1. */
export function byteOf(unit: number): number {
  if (unit < 0x100) return unit;
  const index = windows1252.indexOf(String.fromCharCode(unit));
  return index < 0 ? -1 : 0x80 + index;
}

/** HTML sends the references `&#128;` to `&#159;` through Windows-1252. */
export function characterOfReference(code: number): string | undefined {
  if (code >= 0x80 && code <= 0x9f) {
    const character = windows1252.charAt(code - 0x80);
    return character === ' ' ? undefined : character;
  }
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return String.fromCodePoint(code);
}

/** U+00A0 to U+00FF in their order (HTML 4, section 24.2). */
const latin1Names =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 ' +
  'acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde ' +
  'Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute ' +
  'Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde ' +
  'auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ' +
  'ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const otherNames: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  apos: "'",
  OElig: 'Œ',
  oelig: 'œ',
  Scaron: 'Š',
  scaron: 'š',
  Zcaron: 'Ž',
  zcaron: 'ž',
  Yuml: 'Ÿ',
  fnof: 'ƒ',
  circ: 'ˆ',
  tilde: '˜',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  zwnj: '\u200c',
  zwj: '\u200d',
  lrm: '\u200e',
  rlm: '\u200f',
  hyphen: '‐',
  ndash: '–',
  mdash: '—',
  horbar: '―',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  lsaquo: '‹',
  rsaquo: '›',
  dagger: '†',
  Dagger: '‡',
  bull: '•',
  hellip: '…',
  permil: '‰',
  prime: '′',
  Prime: '″',
  euro: '€',
  trade: '™',
  minus: '−',
  larr: '←',
  uarr: '↑',
  rarr: '→',
  darr: '↓',
  ne: '≠',
  le: '≤',
  ge: '≥',
};

/** Named character references that news text is found to hold. */
export const namedReferences: ReadonlyMap<string, string> = new Map([
  ...Object.entries(otherNames),
  ...latin1Names.split(' ').map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
]);
