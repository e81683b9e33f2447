import { ADJUDICATED, type Annotations, type Annotator, type ArticleOptions } from '../annotation';
import { ExchangeError, type Format } from './format';
import { ArticleImport, type Linking } from './articleImport';
import type { ImportPlan, Remark } from './importPlan';
import {
  shown,
  type Candidate,
  type InputFile,
  type InputRecord,
  type Refusal,
  type SentenceRecord,
  type SentencesRecord,
  type TagRecord,
} from './records';
import { english, phrase, type Phrase } from './phrase';

/** The articles that an import may belong to. Paths are relative, with `/`, and stay inside the folder. */
export interface ImportLibrary {
  exists(path: string): Promise<boolean>;
  /** The canonical text, and what the annotator's sidecar holds; null if there is no such article. */
  open(path: string): Promise<OpenedArticle | null>;
}

export interface OpenedArticle {
  readonly text: string;
  readonly own: Annotations | null;
  readonly options?: ArticleOptions;
}

export interface ImportOptions {
  /** Whose tags they become. A model (`model-…`) has its tags in these articles replaced as a whole. */
  readonly annotator: Annotator;
  /** ISO date or date-time for `created` of tags that have none. */
  readonly now: string;
  /** Which of several annotators the input names; the one of the same slug if missing. */
  readonly from?: string;
}

/** A record together with the annotator whom the input names for it. */
export interface Attributed<T> {
  readonly record: T;
  readonly annotator: string | undefined;
}

/** What the input holds for one article. */
export interface ArticleRecords {
  readonly tags: Attributed<TagRecord>[];
  readonly sentences: Attributed<SentenceRecord>[];
  readonly outlines: Attributed<SentencesRecord>[];
}

/**
 * Reads files of a format and finds out what importing them would do. Whatever the files hold, nothing is
 * thrown but an {@link ExchangeError} for what cannot be asked and errors of the library.
 */
export async function planImport(
  files: readonly InputFile[],
  format: Format,
  library: ImportLibrary,
  options: ImportOptions,
): Promise<ImportPlan> {
  const { annotator } = options;
  if (!format.read)
    throw new ExchangeError(phrase`${format.name} is for reading by people; it cannot be imported.`);
  if (annotator.id === ADJUDICATED) {
    throw new ExchangeError(phrase`The adjudicated tags are made by adjudication, not by import.`);
  }
  const input = new Input(library);
  for (const file of files) {
    for await (const record of format.read(file)) await input.add(record);
  }
  const { mine, leftOut } = input.of(options);
  const isModel = annotator.id.startsWith('model-');
  const linking: Linking = { tags: new Map(), keys: new Map(), used: new Set() };
  const imports: ArticleImport[] = [];
  const refused = [...input.refused];
  for (const path of [...mine.keys()].sort()) {
    const opened = await library.open(path);
    const records = mine.get(path);
    if (!opened || !records) continue;
    imports.push(new ArticleImport(path, opened, records, options, isModel, linking));
  }
  // Links can lead to tags of articles that come later: they are made when all tags have their ids.
  const articles = imports.map((article) => article.plan());
  for (const article of imports) refused.push(...article.refused);
  const remarks = imports.flatMap((article) => article.remarks);
  return { annotator, articles, refused, remarks, leftOut };
}

/** Sorts what is read by article. */
class Input {
  readonly refused: Remark[] = [];
  readonly #library: ImportLibrary;
  readonly #articles = new Map<string, ArticleRecords>();
  readonly #exists = new Map<string, Promise<boolean>>();
  readonly #missing = new Set<string>();

  constructor(library: ImportLibrary) {
    this.#library = library;
  }

  async add(record: InputRecord): Promise<void> {
    if (record.kind === 'refusal') {
      this.#refuse(record);
      return;
    }
    const found = await this.#find(record.source.candidates);
    if ('text' in found) {
      // A sentence without tags says nothing that its article's first one has not said.
      const known = `${record.place.file}\n${english(found)}`;
      if (record.kind === 'tag' || !this.#missing.has(known)) {
        this.#refuse({ kind: 'refusal', place: record.place, reason: found });
      }
      this.#missing.add(known);
      return;
    }
    const { path, annotator } = found;
    const records = this.#articles.get(path) ?? { tags: [], sentences: [], outlines: [] };
    this.#articles.set(path, records);
    if (record.kind === 'tag') records.tags.push({ record, annotator });
    else if (record.kind === 'sentence') records.sentences.push({ record, annotator });
    else records.outlines.push({ record, annotator });
  }

  /** The records of the annotator who is asked for, and how many tags others have. */
  of({ annotator: { id }, from }: ImportOptions): {
    readonly mine: ReadonlyMap<string, ArticleRecords>;
    readonly leftOut: ReadonlyMap<string, number>;
  } {
    const tags = new Map<string, number>();
    for (const records of this.#articles.values()) {
      for (const { annotator } of [...records.tags, ...records.sentences, ...records.outlines]) {
        if (annotator !== undefined && !tags.has(annotator)) tags.set(annotator, 0);
      }
      for (const { annotator } of records.tags) {
        if (annotator !== undefined) tags.set(annotator, (tags.get(annotator) ?? 0) + 1);
      }
    }
    if (from === undefined && tags.size <= 1) return { mine: this.#articles, leftOut: new Map() };
    const wanted = from ?? id;
    const isMine = <T>({ annotator }: Attributed<T>): boolean =>
      annotator === wanted || (from === undefined && annotator === undefined && tags.has(wanted));
    const mine = new Map<string, ArticleRecords>();
    for (const [path, records] of this.#articles) {
      const own = {
        tags: records.tags.filter(isMine),
        sentences: records.sentences.filter(isMine),
        outlines: records.outlines.filter(isMine),
      };
      if (own.tags.length + own.sentences.length + own.outlines.length > 0) mine.set(path, own);
    }
    tags.delete(wanted);
    return { mine, leftOut: tags };
  }

  #refuse({ place, reason }: Refusal): void {
    this.refused.push({ place, text: reason });
  }

  /** The first candidate whose article exists, or why there is none. */
  async #find(candidates: readonly Candidate[]): Promise<Candidate | Phrase> {
    let reason: Phrase | undefined;
    for (const { path, annotator } of candidates) {
      const inside = insidePath(path);
      if (inside === undefined) {
        reason ??= phrase`the path ${shown(path)} leaves the folder of the articles`;
        continue;
      }
      const exists = this.#exists.get(inside) ?? this.#library.exists(inside);
      this.#exists.set(inside, exists);
      if (await exists) return { path: inside, annotator };
      reason ??= phrase`there is no article ${shown(inside)}`;
    }
    return reason ?? phrase`it names no article`;
  }
}

/** The path if it stays inside the folder, without `.` parts; undefined for any other. */
function insidePath(path: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|\p{Cc}|\p{Cs}/iu.test(path) || path.length > 4096) return undefined;
  const parts = path.split('/').filter((part, index) => part !== '.' || index > 0);
  const isInside = parts.every(
    (part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\\'),
  );
  return isInside && parts.length > 0 ? parts.join('/') : undefined;
}
