import type { Change } from '../annotation';
import { hashText } from '../article';
import { decode } from './parse';
import type { Files } from './files';

/** One operation of the annotator, as data, until it is known to stand in the sidecar. */
export interface Operation {
  readonly id: string;
  readonly change: Change;
}

/** The operations of one sidecar that are not known to be on disk, in the order they were made. */
export interface JournalEntry {
  readonly sidecar: string;
  readonly article: string;
  readonly operations: readonly Operation[];
}

/**
 * Operations that may not have reached their sidecar: one file per sidecar, in a folder that all windows of
 * this user share, always written whole. An operation says how records are afterwards, so applying it to a
 * sidecar that has it already changes nothing.
 */
export class Journal {
  readonly #files: Files;
  readonly #folder: string;

  constructor(files: Files, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  /** Adds operations to those of the sidecar, and gives all of them. */
  async add({ sidecar, article, operations }: JournalEntry): Promise<readonly Operation[]> {
    let all = operations;
    await this.#files.createFolder(this.#folder);
    await this.#files.update(this.#pathOf(sidecar), (before) => {
      all = [...(read(before)?.operations ?? []), ...operations];
      const entry: JournalEntry = { sidecar, article, operations: all };
      return new TextEncoder().encode(JSON.stringify(entry));
    });
    return all;
  }

  /** The operations of the sidecar. */
  async of(sidecar: string): Promise<readonly Operation[]> {
    return read(await this.#files.read(this.#pathOf(sidecar)))?.operations ?? [];
  }

  /** Forgets operations; the file goes with the last one. */
  async drop(sidecar: string, operations: readonly Operation[]): Promise<void> {
    const ids = new Set(operations.map(({ id }) => id));
    await this.#files.update(this.#pathOf(sidecar), (before) => {
      const entry = read(before);
      const left = entry?.operations.filter(({ id }) => !ids.has(id)) ?? [];
      if (!entry || left.length === 0) return null;
      return left.length === entry.operations.length
        ? before
        : new TextEncoder().encode(JSON.stringify({ ...entry, operations: left }));
    });
  }

  /** What earlier sessions left, of all sidecars. */
  async entries(): Promise<readonly JournalEntry[]> {
    const names = (await this.#files.list(this.#folder)).filter((name) => name.endsWith('.json'));
    const paths = names.map((name) => this.#files.join(this.#folder, name));
    const found = await Promise.all(paths.map(async (path) => read(await this.#files.read(path))));
    return found.filter((entry) => entry !== null);
  }

  #pathOf(sidecar: string): string {
    return this.#files.join(this.#folder, `${fileKey(sidecar)}.json`);
  }
}

/** A name for what is kept about a path: paths are too long, and have characters that names may not have. */
export function fileKey(path: string): string {
  return hashText(path).slice('sha256:'.length, 'sha256:'.length + 32);
}

/** A journal file; null if there is none or it is torn, which only a file system without rename can do. */
function read(bytes: Uint8Array | null): JournalEntry | null {
  try {
    const value = JSON.parse((bytes && decode(bytes)) ?? 'null') as JournalEntry | null;
    const whole = typeof value?.sidecar === 'string' && Array.isArray(value.operations);
    return whole ? value : null;
  } catch {
    return null;
  }
}
