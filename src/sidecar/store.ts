import { applyChange, bringTo, emptyAnnotations, isEmpty, newId } from '../annotation';
import type { Annotations, Annotator, ArticleNow, Change, Placed } from '../annotation';
import { EarlierStates, type EarlierState } from './earlier';
import { FileError, Queues, sameBytes, type Files } from './files';
import { Journal, type Operation } from './journal';
import { parseCopyName, parseSidecarName, sidecarName } from './names';
import { parse, parseBytes, decode, type Parsed, type Problem, type ProblemCode } from './parse';
import { bytesOf, compareTags, originalOf, serialise, textOf, write, type Original } from './serialise';

export interface StoreOptions {
  readonly files: Files;
  /** Whose sidecars this store writes; all others it only reads. */
  readonly annotator: Annotator;
  /** Who decides, for a store that is opened as the adjudication. */
  readonly adjudicator?: Annotator;
  /** Folder for operations that may not have reached their sidecar; none: they are kept in memory only. */
  readonly journal?: string;
  /** Folder for earlier states; none: no copies are made. */
  readonly earlier?: string;
}

/** A sidecar file as it is on disk. */
export interface SidecarFile {
  readonly path: string;
  /** Slug, of the file's name. */
  readonly annotator: string;
  readonly parsed: Parsed;
}

/** What a sidecar holds. Its file's name says whose it is; what it says of that itself is only a display name. */
export function namedAnnotations({
  annotator: id,
  parsed: { annotations },
}: Pick<SidecarFile, 'annotator' | 'parsed'>): Annotations | null {
  if (!annotations || annotations.annotator.id === id) return annotations;
  return { ...annotations, annotator: { ...annotations.annotator, id } };
}

/** What lies beside an article. */
export interface Beside {
  readonly own: SidecarFile | null;
  readonly others: readonly SidecarFile[];
  /** Paths of files that look like a sidecar but are not named like one: copies by cloud services. */
  readonly copies: readonly string[];
}

/** What an operation led to: what the sidecar holds, placed in the article as it was given. */
export interface Applied extends Placed {
  /** null: it is on disk. Else it is pending, and this is why. */
  readonly error: FileError | null;
}

/** Operations of one sidecar that are not on disk. */
export interface Pending {
  readonly article: string;
  readonly sidecar: string;
  readonly operations: number;
  /** Why the last attempt failed; null if an earlier session left them. */
  readonly error: FileError | null;
}

/** A sidecar that must not be written. The message names file, line and reason. */
export class SidecarError extends Error {
  readonly path: string;
  readonly code: ProblemCode | 'other-annotator' | 'other-adjudicator';
  readonly problems: readonly Problem[];

  constructor(path: string, code: SidecarError['code'], message: string, problems: readonly Problem[] = []) {
    super(`${path}${problems[0] ? `:${problems[0].line}` : ''}: ${message}`);
    this.name = 'SidecarError';
    this.path = path;
    this.code = code;
    this.problems = problems;
  }
}

/** A sidecar as this store wrote it last: as long as its bytes are these, it need not be read. */
interface Latest {
  readonly sidecar: string;
  readonly bytes: Uint8Array;
  readonly parsed: Parsed;
  readonly original: Original;
}

interface Waiting extends Pending {
  /** Those that the journal could not take either. */
  readonly unjournaled: readonly Operation[];
}

/**
 * The sidecars as one annotator sees them: all are read, those of this annotator are written. There is no
 * way to name another's file to it.
 */
export class SidecarStore {
  readonly annotator: Annotator;
  readonly #options: StoreOptions;
  readonly #files: Files;
  readonly #journal: Journal | null;
  readonly #earlier: EarlierStates | null;
  readonly #queues = new Queues();
  readonly #waiting = new Map<string, Waiting>();
  readonly #written = new Map<string, Uint8Array | null>();
  readonly #copied = new Set<string>();
  #latest: Latest | undefined;

  constructor(options: StoreOptions) {
    this.#options = options;
    this.#files = options.files;
    this.annotator = options.annotator;
    this.#journal = options.journal === undefined ? null : new Journal(options.files, options.journal);
    this.#earlier = options.earlier === undefined ? null : new EarlierStates(options.files, options.earlier);
  }

  /** The path of this annotator's sidecar of an article, which need not exist. Throws a FileError if its name is too long. */
  pathFor(article: string): string {
    const { folder, name } = this.#files.split(article);
    return this.#files.join(folder, sidecarName({ article: name, annotator: this.annotator.id }));
  }

  /** Reads all sidecars beside an article. Files that cannot be parsed come with their problems. */
  async read(article: string): Promise<Beside> {
    const { folder, name: articleName } = this.#files.split(article);
    const names = await this.#files.list(folder);
    const sidecars = names.flatMap((name) => {
      const parts = parseSidecarName(name);
      return parts?.article === articleName ? [{ path: this.#files.join(folder, name), ...parts }] : [];
    });
    const files = await Promise.all(sidecars.map(({ path, annotator }) => this.#read(path, annotator)));
    const present = files.filter((file) => file !== null);
    return {
      own: present.find(({ annotator }) => annotator === this.annotator.id) ?? null,
      others: present.filter(({ annotator }) => annotator !== this.annotator.id),
      copies: names
        .filter((name) => parseCopyName(name)?.article === articleName)
        .map((name) => this.#files.join(folder, name)),
    };
  }

  /**
   * Applies an operation to this annotator's sidecar of the article as it is now, and writes it. An empty
   * change writes only what moved with the text. Rejects with a SidecarError if the file must not be written,
   * with a FileError if it cannot even be read; then nothing happened. If only writing fails, the operation
   * is kept, and written with the next one or by {@link retry}.
   */
  apply(article: string, now: ArticleNow, change: Change): Promise<Applied> {
    const sidecar = this.pathFor(article);
    return this.#queues.run(sidecar, async () => {
      const added = isEmpty(change) ? [] : [{ id: newId(), change }];
      const noted = await this.#note(sidecar, article, added);
      try {
        return await this.#write(sidecar, article, now, noted);
      } catch (error) {
        await this.#forget(sidecar, added);
        throw error;
      }
    });
  }

  /** Tries again to write what is pending for an article, brought to the article as it is now. */
  retry(article: string, now: ArticleNow): Promise<Applied> {
    return this.apply(article, now, {});
  }

  /** Takes up what earlier sessions could not finish; call it once, then {@link retry} what is pending. */
  async recover(): Promise<readonly Pending[]> {
    for (const { sidecar, article, operations } of (await this.#journal?.entries()) ?? []) {
      const mine = parseSidecarName(this.#files.split(sidecar).name)?.annotator === this.annotator.id;
      if (!mine || this.#waiting.has(sidecar)) continue;
      const count = operations.length;
      this.#waiting.set(sidecar, { article, sidecar, operations: count, error: null, unjournaled: [] });
    }
    return this.pending();
  }

  /** What is not on disk. */
  pending(): readonly Pending[] {
    return [...this.#waiting.values()];
  }

  /** Whether a file is as this store itself left it, once its operations under way are done: then nothing is new. */
  isEcho(path: string): Promise<boolean> {
    return this.#queues.run(path, async () => {
      const written = this.#written.get(path);
      return written !== undefined && sameBytes(written, await this.#files.read(path));
    });
  }

  /** Copies of this annotator's sidecar from before earlier sessions wrote it, the newest first. */
  async earlierStates(article: string): Promise<readonly EarlierState[]> {
    return (await this.#earlier?.list(this.pathFor(article))) ?? [];
  }

  async #read(path: string, annotator: string): Promise<SidecarFile | null> {
    const bytes = await this.#files.read(path);
    return bytes && { path, annotator, parsed: parseBytes(bytes) };
  }

  async #write(
    sidecar: string,
    article: string,
    now: ArticleNow,
    { all, unjournaled }: Noted,
  ): Promise<Applied> {
    const result: { placed?: Placed } = {};
    const transform = (before: Uint8Array | null) => {
      const { placed, bytes } = this.#next(sidecar, before, now, all);
      result.placed = placed;
      this.#written.set(sidecar, bytes);
      return bytes;
    };
    let error: FileError | null = null;
    try {
      await this.#keepEarlier(sidecar);
      const { after } = await this.#files.update(sidecar, transform);
      // Only what a later read shows is on disk; if another program was quicker, it is applied to what that wrote.
      if (!sameBytes(await this.#files.read(sidecar), after)) await this.#files.update(sidecar, transform);
      await this.#forget(sidecar, all);
      this.#waiting.delete(sidecar);
    } catch (failure) {
      if (!(failure instanceof FileError)) throw failure;
      error = failure;
      if (!result.placed) transform(await this.#files.read(sidecar));
      if (all.length > 0) {
        this.#waiting.set(sidecar, { article, sidecar, operations: all.length, error, unjournaled });
      }
    }
    return { ...(result.placed ?? bringTo(this.#empty(now), now)), error };
  }

  /** The sidecar after the operations; the bytes are those given if nothing changed. */
  #next(sidecar: string, before: Uint8Array | null, now: ArticleNow, operations: readonly Operation[]) {
    const takesOver = operations.some(
      ({ change: { adjudicator } }) =>
        adjudicator?.after && adjudicator.after.id === this.#options.adjudicator?.id,
    );
    const latest = before && this.#latestOf(sidecar, before);
    const found =
      before === null
        ? this.#empty(now)
        : this.#writable(sidecar, latest?.parsed ?? parseBytes(before), takesOver);
    let placed = bringTo(found, now);
    for (const { change } of operations) placed = bringTo(applyChange(placed, now, change), now);
    if (placed.annotations === found) return { placed, bytes: before };
    // In the order in which a reader finds them.
    const next = { ...placed.annotations, tags: placed.annotations.tags.toSorted(compareTags) };
    const originals = before === null ? [] : [latest?.original ?? originalOf(decode(before) ?? '')];
    const written = write(next, ...originals);
    const [problem] = parse(latest ? serialise(newIn(next, found)) : textOf(written)).problems;
    if (problem) throw new SidecarError(sidecar, problem.code, `would not be valid: ${problem.message}`);
    const encoded = bytesOf(written);
    const bytes = before && sameBytes(before, encoded) ? before : encoded;
    const parsed: Parsed = { writable: true, annotations: next, problems: [] };
    this.#latest = { sidecar, bytes, parsed, original: written };
    return { placed: { ...placed, annotations: next }, bytes };
  }

  #latestOf(sidecar: string, bytes: Uint8Array): Latest | undefined {
    const latest = this.#latest;
    return latest?.sidecar === sidecar && sameBytes(latest.bytes, bytes) ? latest : undefined;
  }

  #empty(now: ArticleNow): Annotations {
    const { annotator, adjudicator } = this.#options;
    const empty = emptyAnnotations(now, annotator);
    return adjudicator ? { ...empty, adjudicator } : empty;
  }

  /** `takesOver`: the adjudication may be somebody else's so far. */
  #writable(sidecar: string, parsed: Parsed, takesOver: boolean): Annotations {
    const { annotator, adjudicator } = this.#options;
    if (!parsed.writable) {
      const [problem] = parsed.problems;
      throw new SidecarError(sidecar, problem?.code ?? 'invalid', problem?.message ?? '', parsed.problems);
    }
    const { annotations } = parsed;
    if (annotations.annotator.id !== annotator.id) {
      const message = `The file says that it is by "${annotations.annotator.id}", its name says "${annotator.id}".`;
      throw new SidecarError(sidecar, 'other-annotator', message);
    }
    if (annotations.adjudicator?.id !== adjudicator?.id && !takesOver) {
      const name = annotations.adjudicator?.name ?? '';
      throw new SidecarError(sidecar, 'other-adjudicator', `The adjudication is written by ${name}.`);
    }
    return annotations;
  }

  async #keepEarlier(sidecar: string): Promise<void> {
    if (!this.#earlier || this.#copied.has(sidecar)) return;
    const bytes = await this.#files.read(sidecar);
    if (bytes === null || (await this.#earlier.keep(sidecar, bytes))) this.#copied.add(sidecar);
  }

  /**
   * Journals operations, and tells all that are to be applied: other windows and earlier sessions may have
   * left some. If the journal fails, memory has them, and the sidecar may still take them.
   */
  async #note(sidecar: string, article: string, added: readonly Operation[]): Promise<Noted> {
    const operations = [...(this.#waiting.get(sidecar)?.unjournaled ?? []), ...added];
    const inMemory = { all: operations, unjournaled: operations };
    if (!this.#journal) return inMemory;
    const journal = this.#journal;
    const noted = operations.length > 0 ? journal.add({ sidecar, article, operations }) : journal.of(sidecar);
    return (await unlessFileError(noted.then((all) => ({ all, unjournaled: [] })))) ?? inMemory;
  }

  /** A leftover in the journal does no harm: what it says is already so. */
  async #forget(sidecar: string, operations: readonly Operation[]): Promise<void> {
    if (operations.length > 0 && this.#journal) {
      await unlessFileError(this.#journal.drop(sidecar, operations));
    }
  }
}

interface Noted {
  readonly all: readonly Operation[];
  readonly unjournaled: readonly Operation[];
}

async function unlessFileError<T>(result: Promise<T>): Promise<T | null> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof FileError) return null;
    throw error;
  }
}

/** What has to be read of `next` to know that all of it can be, if `before` can be: what it has not. */
function newIn(next: Annotations, before: Annotations): Annotations {
  const ids = new Set([...next.tags, ...next.reviews].map(({ id }) => id));
  if (ids.size < next.tags.length + next.reviews.length) return next;
  const known = new Set<unknown>([...before.tags, ...before.reviews]);
  const isNew = (record: unknown) => !known.has(record);
  return { ...next, tags: next.tags.filter(isNew), reviews: next.reviews.filter(isNew) };
}
