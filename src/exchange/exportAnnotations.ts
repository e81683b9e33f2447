import { exportedArticle, Pseudonyms, type AnnotatedArticle, type ExportedArticle } from './exportedArticle';
import { ExportReport } from './exportReport';
import { ExchangeError, type Chunk, type Format, type Variant, type WriteOptions } from './format';
import { lossesOf } from './formats';
import type { OffsetUnit } from './offsets';
import { english, phrase, type Translate } from './phrase';

export interface ExportOptions {
  /** Id of one of the format's variants; the first one if missing. */
  readonly variant?: string;
  /** The format's usual unit if missing. */
  readonly offsets?: OffsetUnit;
  /** Annotators become `a1`, `a2` …; dates and notes are left out. */
  readonly pseudonyms?: boolean;
  /** Hashes instead of quotations. */
  readonly withoutQuotes?: boolean;
  /** For spreadsheets: byte order mark, and cells that would be taken for formulas defused. CSV and TSV only. */
  readonly excel?: boolean;
  /** Between the cells of CSV. */
  readonly delimiter?: ',' | ';';
  /** Into the language of the reports for people; English if missing. */
  readonly translate?: Translate;
}

/** An export under way: iterate over the chunks, then ask what the format could not carry. */
export interface Export {
  readonly chunks: AsyncGenerator<Chunk, void, undefined>;
  /** Complete when all chunks are there. */
  readonly report: ExportReport;
}

/**
 * Writes articles in a format. One article after the other is asked for, written and forgotten, so memory
 * does not grow with their number.
 * @throws ExchangeError at once if the format cannot do what the options ask
 */
export function exportAnnotations(
  articles: AsyncIterable<AnnotatedArticle>,
  format: Format,
  options: ExportOptions = {},
): Export {
  const variant = variantOf(format, options.variant);
  const report = new ExportReport(lossesOf(variant));
  const chunks = format.write(prepared(articles, options, report), writeOptions(format, variant, options));
  return { chunks, report };
}

async function* prepared(
  articles: AsyncIterable<AnnotatedArticle>,
  options: ExportOptions,
  report: ExportReport,
): AsyncGenerator<ExportedArticle, void, undefined> {
  const pseudonyms = options.pseudonyms ? new Pseudonyms() : undefined;
  for await (const article of articles) {
    const exported = exportedArticle(article, pseudonyms);
    report.add(article, exported);
    yield exported;
  }
}

function variantOf(format: Format, id: string | undefined): Variant {
  const variant = id === undefined ? format.variants[0] : format.variants.find((known) => known.id === id);
  if (variant) return variant;
  const known = format.variants.map((one) => one.id).join(', ');
  throw new ExchangeError(phrase`${format.name} has no variant "${id ?? ''}"; it has ${known}.`);
}

function writeOptions(format: Format, variant: Variant, options: ExportOptions): WriteOptions {
  const unit = options.offsets ?? format.units[0] ?? 'utf16';
  if (options.offsets !== undefined && !format.units.includes(options.offsets)) {
    throw new ExchangeError(
      format.units.length > 0
        ? phrase`${format.name} counts offsets in ${format.units.join(', ')} only.`
        : phrase`${format.name} has no offsets.`,
    );
  }
  if (options.withoutQuotes && !format.withoutQuotes) {
    throw new ExchangeError(
      phrase`${format.name} holds the text itself; it cannot be written without quotations.`,
    );
  }
  const isTable = format.id === 'csv' || format.id === 'tsv';
  if (options.excel && !isTable)
    throw new ExchangeError(phrase`${format.name} is no table for a spreadsheet.`);
  if (options.delimiter !== undefined && format.id !== 'csv') {
    throw new ExchangeError(phrase`${format.name} has no delimiter to choose.`);
  }
  return {
    variant: variant.id,
    unit,
    withoutQuotes: options.withoutQuotes ?? false,
    excel: options.excel ?? false,
    delimiter: options.delimiter ?? ',',
    translate: options.translate ?? english,
  };
}
