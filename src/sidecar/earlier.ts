import { FileError, type Files } from './files';
import { fileKey } from './journal';

/** Copies kept per sidecar. */
const MOST_COPIES = 20;

/** A copy of a sidecar as it was before a session first wrote it. */
export interface EarlierState {
  readonly path: string;
  /** ISO date-time, UTC. */
  readonly taken: string;
}

/** Earlier states of sidecars: the last copies of each, in a folder of this user's. */
export class EarlierStates {
  readonly #files: Files;
  readonly #folder: string;

  constructor(files: Files, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  /** Keeps a copy, and lets the oldest go. A copy that cannot be kept must not hinder the work it guards. */
  async keep(sidecar: string, bytes: Uint8Array): Promise<boolean> {
    try {
      const folder = this.#folderOf(sidecar);
      await this.#files.createFolder(folder);
      const names = new Set(await this.#files.list(folder));
      let taken = Date.now();
      while (names.has(nameAt(taken))) taken++;
      await this.#files.update(this.#files.join(folder, nameAt(taken)), () => bytes);
      for (const { path } of (await this.list(sidecar)).slice(MOST_COPIES)) {
        await this.#files.update(path, () => null);
      }
      return true;
    } catch (error) {
      if (error instanceof FileError) return false;
      throw error;
    }
  }

  /** The copies of a sidecar, the newest first. */
  async list(sidecar: string): Promise<readonly EarlierState[]> {
    const folder = this.#folderOf(sidecar);
    return (await this.#files.list(folder))
      .filter((name) => /^\d.*\.json$/.test(name))
      .sort()
      .reverse()
      .map((name) => ({
        path: this.#files.join(folder, name),
        taken: name.replace(/T(\d+)-(\d+)-(.*)\.json$/, 'T$1:$2:$3'),
      }));
  }

  #folderOf(sidecar: string): string {
    return this.#files.join(this.#folder, fileKey(sidecar));
  }
}

/** The name of a copy, sorted as the time is; colons may not stand in names everywhere. */
const nameAt = (time: number) => `${new Date(time).toISOString().replaceAll(':', '-')}.json`;
