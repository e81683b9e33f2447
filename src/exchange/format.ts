import type { ExportedArticle } from './exportedArticle';
import type { Feature } from './features';
import type { ReadRecords } from './records';
import type { OffsetUnit } from './offsets';
import { english, type Phrase, type Translate } from './phrase';

/** An export or import that cannot be done as asked; the message is a sentence for people. */
export class ExchangeError extends Error {
  override readonly name = 'ExchangeError';

  constructor(readonly phrase: Phrase) {
    super(english(phrase));
  }
}

/** A piece of an output file. Pieces of one file follow one another; a file never comes twice. */
export interface Chunk {
  /** Path below the output folder, with `/`. A format of one file gives a proposal for its name. */
  readonly file: string;
  readonly text: string;
}

/** What the formats are told about an export. */
export interface WriteOptions {
  readonly variant: string;
  readonly unit: OffsetUnit;
  /** Hashes instead of quotations. */
  readonly withoutQuotes: boolean;
  /** For spreadsheets: byte order mark, and cells that would be taken for formulas defused. */
  readonly excel: boolean;
  readonly delimiter: ',' | ';';
  /** Into the language of the reports for people. */
  readonly translate: Translate;
}

export type Write = (
  articles: AsyncIterable<ExportedArticle>,
  options: WriteOptions,
) => AsyncGenerator<Chunk, void, undefined>;

/** One of the forms that a format can take. */
export interface Variant {
  readonly id: string;
  /** What it holds, in a few words. */
  readonly holds: Phrase;
  /** Everything else of {@link FEATURES} is lost. */
  readonly carries: readonly Feature[];
}

/** One row of the table of formats. */
export interface Format {
  /** As on the command line. */
  readonly id: string;
  readonly name: string;
  /** What it is for, in one line. */
  readonly purpose: Phrase;
  /** Of a file, with the full stop. */
  readonly extension: string;
  /** `several`: a folder with files for each article and annotator. */
  readonly files: 'one' | 'several';
  /** The units its offsets can be counted in, the usual one first; empty if it has no offsets. */
  readonly units: readonly OffsetUnit[];
  /** Whether it can be written without any text of the articles. */
  readonly withoutQuotes: boolean;
  /** The usual one first. */
  readonly variants: readonly [Variant, ...Variant[]];
  /** Files that its programs need beside the output: name and content. */
  readonly companions: readonly { readonly name: string; readonly text: string }[];
  /** What one has to know at the other end. */
  readonly hints: readonly Phrase[];
  readonly write: Write;
  /** Missing where the format is for reading by people and corpus tools only. */
  readonly read?: ReadRecords;
}
