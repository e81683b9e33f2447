import type { ImportLibrary, ImportOptions } from './importLibrary';
import type { Remark } from './importPlan';
import {
  harmless,
  shown,
  type Candidate,
  type InputRecord,
  type Refusal,
  type SentenceRecord,
  type SentencesRecord,
  type TagRecord,
} from './records';
import { english, phrase, type Phrase } from './phrase';

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

/** Sorts what is read by article. */
export class Input {
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
        reason ??= forbidden.test(path)
          ? phrase`the path ${shown(path)} has control characters`
          : phrase`the path ${shown(path)} leaves the folder of the articles`;
        continue;
      }
      const exists = this.#exists.get(inside) ?? this.#library.exists(inside);
      this.#exists.set(inside, exists);
      if (await exists) return { path: inside, annotator: annotator && harmless(annotator) };
      reason ??= phrase`there is no article ${shown(inside)}`;
    }
    return reason ?? phrase`it names no article`;
  }
}

const forbidden = /\p{Cc}|\p{Cs}/u;

/** The path if it stays inside the folder, without `.` parts; undefined for any other. */
function insidePath(path: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(path) || forbidden.test(path) || path.length > 4096) return undefined;
  const parts = path.split('/').filter((part, index) => part !== '.' || index > 0);
  const isInside = parts.every(
    (part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\\'),
  );
  return isInside && parts.length > 0 ? parts.join('/') : undefined;
}
