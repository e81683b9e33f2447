/**
 * CSV and TSV, one row for each tag: RFC 4180 (quotes doubled, CRLF between rows), for spreadsheets on demand
 * with a byte order mark, `;` and defused formulas. A byte order mark tells the reader that cells are defused.
 */
import { DETAIL_NAMES } from '../annotation';
import { hashText } from '../article';
import type { AnnotationSet, ExportedArticle, ExportedTag } from './exportedArticle';
import { ALL_DETAILS, detailText, isDetail, joinList, splitList } from './features';
import type { Chunk, Write, WriteOptions } from './format';
import { decoded, fileRefusal } from './input';
import type { OffsetUnit } from './offsets';
import {
  dateOf,
  deniedText,
  readDetails,
  idOf,
  offsetOf,
  parseDenied,
  Refused,
  refusing,
  tagNameOf,
  textOf,
  type InputFile,
  type InputRecord,
} from './records';
import { phrase } from './phrase';

const byteOrderMark = '\ufeff';

/** A spreadsheet would take a cell that begins so for a formula; the apostrophe makes the mark reversible. */
const formula = /^['=+\-@\t\r]/;

function columns(unit: OffsetUnit): readonly string[] {
  return [
    ...['article', 'sentence', 'line', 'annotator', 'id', 'tag', 'text', `start_${unit}`, `end_${unit}`],
    ...DETAIL_NAMES,
    ...['denies', 'created'],
  ];
}

export const writeCsv: Write = (articles, options) => write(articles, options, options.delimiter, 'tags.csv');
export const writeTsv: Write = (articles, options) => write(articles, options, '\t', 'tags.tsv');

async function* write(
  articles: AsyncIterable<ExportedArticle>,
  options: WriteOptions,
  delimiter: string,
  file: string,
): AsyncGenerator<Chunk, void, undefined> {
  const special = new RegExp(`["\\r\\n${delimiter}]`);
  const row = (cells: readonly string[]): string =>
    `${cells.map((cell) => quoted(cell, special, options.excel)).join(delimiter)}\r\n`;
  yield { file, text: (options.excel ? byteOrderMark : '') + row(columns(options.unit)) };
  for await (const article of articles) {
    let text = '';
    for (const set of article.sets) {
      for (const sentence of set.sentences) {
        for (const tag of sentence.tags) text += row(cellsOf(article, set, sentence.number, tag, options));
      }
    }
    if (text !== '') yield { file, text };
  }
}

function cellsOf(
  { path, offsets, lines }: ExportedArticle,
  { annotator }: AnnotationSet,
  sentence: number,
  tag: ExportedTag,
  { unit, withoutQuotes }: WriteOptions,
): readonly string[] {
  return [
    path,
    String(sentence),
    String(lines.positionAt(tag.start).line + 1),
    annotator.id,
    tag.id,
    tag.tag,
    withoutQuotes ? hashText(tag.quote) : tag.quote,
    String(offsets.to(unit, tag.start)),
    String(offsets.to(unit, tag.end)),
    ...DETAIL_NAMES.map((name) => detailText(tag[name])),
    joinList(tag.denies.map(deniedText)),
    tag.created ?? '',
  ];
}

/** A cell with the characters that are `special` between cells in quotation marks. */
function quoted(cell: string, special: RegExp, excel: boolean): string {
  const safe = excel && formula.test(cell) ? `'${cell}` : cell;
  return special.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const readCsv = (file: InputFile) => read(file, '');
export const readTsv = (file: InputFile) => read(file, '\t');

/** `separator` is empty where the header row has to tell it. */
async function* read(file: InputFile, separator: string): AsyncGenerator<InputRecord, void, undefined> {
  let header: readonly string[] | undefined;
  const parser = new RowParser(separator);
  try {
    for await (const piece of decoded(file, true)) {
      for (const row of parser.push(piece)) yield* next(row);
    }
    for (const row of parser.end()) yield* next(row);
  } catch (error) {
    yield fileRefusal(file, error, parser.line);
  }

  function* next({ line, cells }: Row): Generator<InputRecord, void, undefined> {
    if (header === undefined) {
      header = cells.map((cell) => cell.trim());
      const missing = ['article', 'tag', 'text'].filter((name) => !header?.includes(name));
      if (missing.length === 0) return;
      throw new Refused(phrase`the header row has no column ${missing.join(', ')}`);
    }
    const place = { file: file.name, line };
    const names = header;
    yield* refusing(place, function* () {
      if (cells.length > names.length) {
        throw new Refused(phrase`${cells.length} cells in a table of ${names.length} columns`);
      }
      yield tagRecord(place, new Map(names.map((name, index) => [name, cells[index] ?? ''])));
    });
  }
}

function tagRecord(place: { file: string; line: number }, row: ReadonlyMap<string, string>): InputRecord {
  const path = textOf(row.get('article'), 'article');
  if (path === undefined) throw new Refused(phrase`the row names no article`);
  const unit: OffsetUnit = row.has('start_utf16') ? 'utf16' : 'codepoint';
  return {
    kind: 'tag',
    place,
    source: { candidates: [{ path, annotator: textOf(row.get('annotator'), 'annotator') }] },
    tag: tagNameOf(row.get('tag')),
    start: offsetOf(row.get(`start_${unit}`), 'start'),
    end: offsetOf(row.get(`end_${unit}`), 'end'),
    unit,
    quote: textOf(row.get('text'), 'text'),
    details: readDetails((name) => row.get(name)),
    denies: splitList(row.get('denies') ?? '').map(parseDenied),
    id: idOf(row.get('id')),
    created: dateOf(row.get('created')),
    carried: new Set(ALL_DETAILS.filter((name) => row.has(isDetail(name) ? name : 'denies'))),
  };
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows of a text that comes in pieces. */
class RowParser {
  /** The line, from 1, on which the row begins that is being read. */
  line = 1;
  #separator: string;
  #defused = false;
  #begun = false;
  #rest = '';
  #lineNow = 1;
  #cells: string[] = [];

  constructor(separator: string) {
    this.#separator = separator;
  }

  *push(piece: string): Generator<Row, void, undefined> {
    this.#rest += piece;
    // The header row tells the separator, so it has to be there as a whole.
    if (this.#begun || /[\r\n]/.test(this.#rest)) {
      this.#begin();
      yield* this.#rows(false);
    }
    if (this.#rest.length > longestCell)
      throw new Refused(phrase`a cell is longer than ${longestCell} characters`);
  }

  *end(): Generator<Row, void, undefined> {
    if (this.#rest === '' && this.#cells.length === 0) return;
    this.#begin();
    this.#rest += '\n';
    yield* this.#rows(true);
    if (this.#rest !== '') throw new Refused(phrase`a quotation mark opens a cell and is never closed`);
  }

  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#defused = this.#rest.startsWith(byteOrderMark);
    if (this.#defused) this.#rest = this.#rest.slice(1);
    if (this.#separator !== '') return;
    const [head = ''] = this.#rest.split(/[\r\n]/, 1);
    const count = (character: string): number => head.split(character).length;
    this.#separator = count(';') > count(',') ? ';' : ',';
  }

  /** Cells end at a separator or a line end; what may go on in the next piece stays in `#rest`. */
  *#rows(last: boolean): Generator<Row, void, undefined> {
    const text = this.#rest;
    let at = 0;
    while (at < text.length) {
      const cell = text[at] === '"' ? quotedCell(text, at) : this.#plainCell(text, at);
      // A CR at the very end may be half of a CRLF, and a quotation mark there half of a doubled one.
      if (cell === undefined || (!last && cell.end + 1 >= text.length)) break;
      const { value, end } = cell;
      this.#lineNow += countLines(value);
      this.#cells.push(this.#defused && /^'['=+\-@\t\r]/.test(value) ? value.slice(1) : value);
      if (text[end] === this.#separator) {
        at = end + 1;
        continue;
      }
      if (text[end] !== '\r' && text[end] !== '\n') {
        throw new Refused(phrase`text stands behind the closing quotation mark of a cell`);
      }
      at = end + (text.startsWith('\r\n', end) ? 2 : 1);
      this.#lineNow += 1;
      const row = { line: this.line, cells: this.#cells };
      this.#cells = [];
      if (row.cells.length > 1 || row.cells[0] !== '') yield row;
      this.line = this.#lineNow;
    }
    this.#rest = text.slice(at);
  }

  #plainCell(text: string, at: number): Cell | undefined {
    for (let end = at; end < text.length; end++) {
      const character = text[end];
      if (character === this.#separator || character === '\n' || character === '\r') {
        return { value: text.slice(at, end), end };
      }
    }
    return undefined;
  }
}

/** UTF-16 code units: an open quotation mark must not make the rest of a large file one cell. */
const longestCell = 4 * 2 ** 20;

interface Cell {
  readonly value: string;
  /** Offset of what ends the cell. */
  readonly end: number;
}

function quotedCell(text: string, at: number): Cell | undefined {
  let end = text.indexOf('"', at + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0 || end + 1 >= text.length) return undefined;
  return { value: text.slice(at + 1, end).replaceAll('""', '"'), end: end + 1 };
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
