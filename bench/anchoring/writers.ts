/** File formats: ways to write the same article out. */
import { plainWriter } from './draft';
import type { Writer } from './draft';
import type { Random } from './random';

export type WriterKind = (random: Random) => Writer;

const replaced =
  (replace: (text: string) => string): WriterKind =>
  () => ({ ...plainWriter, piece: replace });

const misread = (text: string): string =>
  new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));

const references: Readonly<Record<string, string>> = {
  ä: '&auml;',
  ö: '&ouml;',
  ü: '&uuml;',
  Ä: '&Auml;',
  Ö: '&Ouml;',
  Ü: '&Uuml;',
  ß: '&szlig;',
  é: '&eacute;',
  '"': '&quot;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '„': '&bdquo;',
  '“': '&ldquo;',
  '”': '&rdquo;',
  '–': '&ndash;',
  '…': '&hellip;',
  "'": '&#39;',
  '’': '&#x2019;',
};
const writtenOut: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
};

const byTable =
  (table: Readonly<Record<string, string>>) =>
  (text: string): string =>
    Array.from(text, (character) => table[character] ?? character).join('');

const straight = (text: string): string =>
  text
    .replaceAll(/[„“”«»]/g, '"')
    .replaceAll(/[‚‘’‹›]/g, "'")
    .replaceAll(/[–—]/g, '-')
    .replaceAll('…', '...');

const wrapAt =
  (width: number): Writer['gap'] =>
  (gap, column, next) => {
    if (gap.includes('\n')) return gap;
    return column + 1 + next > width ? '\n' : gap;
  };

const noisyGap =
  (random: Random): Writer['gap'] =>
  (gap) => {
    if (gap.includes('\n')) return random.chance(0.5) ? gap : `${random.pick([' ', '\t', ''])}\n${gap}`;
    return random.chance(0.3) ? random.pick(['  ', '\u00a0', '\u2009', ' \u200b', '\t', '\u202f ']) : gap;
  };

const hyphenated =
  (random: Random) =>
  (text: string): string => {
    if (text.length < 6 || !random.chance(0.3)) return text;
    const at = 2 + random.below(text.length - 3);
    return `${text.slice(0, at)}${random.pick(['\u00ad', '\u200b', '\u2060'])}${text.slice(at)}`;
  };

/** The formats by name. `lossy` ones lose what no fold can give back. */
export const writers = {
  plain: () => plainWriter,
  'reflow at 80': () => ({ ...plainWriter, gap: wrapAt(80) }),
  unwrap: () => ({ ...plainWriter, gap: (gap) => (gap === '' ? '' : ' ') }),
  crlf: () => ({ ...plainWriter, gap: (gap) => gap.replaceAll('\n', '\r\n') }),
  'straight quotes': replaced(straight),
  nfd: replaced((text) => text.normalize('NFD')),
  'white space, BOM, soft hyphens': (random) => ({
    piece: hyphenated(random),
    gap: noisyGap(random),
    head: '\ufeff',
  }),
  'HTML entities': replaced(byTable(references)),
  mojibake: replaced(misread),
  'umlauts written out': replaced(byTable(writtenOut)),
  'question marks': replaced((text) => text.replaceAll(/[^\x00-\x7f]/gu, '?')),
  'all formats': (random) => {
    const hyphenate = hyphenated(random);
    const wrap = wrapAt(72);
    return {
      head: '\ufeff',
      piece: (text) => byTable(references)(hyphenate(straight(text)).normalize('NFD')),
      gap: (gap, column, next) => wrap(gap, column, next).replaceAll('\n', '\r\n'),
    };
  },
} satisfies Record<string, WriterKind>;
