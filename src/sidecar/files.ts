/** What can go wrong with a file, independent of platform, and the sentence that says so. */
const SENTENCES = {
  'not-found': 'The file does not exist',
  exists: 'There is already a file of this name',
  'no-space': 'There is no space left on the disk',
  'no-permission': 'The file may not be read or written',
  'read-only': 'The file system is read-only',
  'name-too-long': 'The name is too long for the file system',
  busy: 'Another program holds the file',
  unavailable: 'The file cannot be reached',
} as const;

export type FileErrorCode = keyof typeof SENTENCES;

/** An operation on a file that failed; the message is a sentence that names the file. */
export class FileError extends Error {
  readonly code: FileErrorCode;
  readonly path: string;

  constructor(code: FileErrorCode, path: string, cause?: unknown) {
    super(`${SENTENCES[code]}: ${path}`, { cause });
    this.name = 'FileError';
    this.code = code;
    this.path = path;
  }
}

/** Gives the new bytes of a file; the very object it was given leaves it alone, null removes it. */
export type Transform = (before: Uint8Array | null) => Uint8Array | null;

/**
 * The files that the room works on. Paths are opaque: file paths on the command line, URIs in the editor.
 * Every method rejects with a {@link FileError}.
 */
export interface Files {
  /** The bytes of a file; null if it does not exist. */
  read(path: string): Promise<Uint8Array | null>;

  /** The names of the files in a folder, in no order; empty if the folder does not exist. */
  list(folder: string): Promise<readonly string[]>;

  /**
   * Reads, transforms and writes while nobody else who uses this port does so with the same file, as far as
   * the file system allows. Readers see the old bytes or the new ones whole. `transform` can be called again
   * if the file changed meanwhile, and what it throws is passed on with the file untouched.
   */
  update(
    path: string,
    transform: Transform,
  ): Promise<{ readonly before: Uint8Array | null; readonly after: Uint8Array | null }>;

  /** Never overwrites: rejects with `exists` if there is a file at `to`. */
  rename(from: string, to: string): Promise<void>;

  /** Makes a folder and those around it; no error if it is there. */
  createFolder(folder: string): Promise<void>;

  /** The folder and the name of a file. */
  split(path: string): { readonly folder: string; readonly name: string };

  join(folder: string, name: string): string;
}

/** Runs tasks of one key one after the other, in the order they came. */
export class Queues {
  readonly #last = new Map<string, Promise<unknown>>();

  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const previous = this.#last.get(key) ?? Promise.resolve();
    // A task that failed has told its own caller; the next one runs all the same.
    const result = previous.then(task, task);
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(key, settled);
    void settled.then(() => {
      if (this.#last.get(key) === settled) this.#last.delete(key);
    });
    return result;
  }
}

/** Whether two files have the same bytes; null is no file. */
export function sameBytes(a: Uint8Array | null, b: Uint8Array | null): boolean {
  if (a === b) return true;
  if (a?.length !== b?.length || !a || !b) return false;
  // Plain loops and four bytes at once: these are the megabytes of each write.
  const [words, others] = [wordsOf(a), wordsOf(b)];
  const known = words.length === others.length ? words.length : 0;
  for (let index = 0; index < known; index++) if (words[index] !== others[index]) return false;
  for (let index = known * 4; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

/** As many bytes as can be looked at four at a time, from the first on. */
function wordsOf({ buffer, byteOffset, length }: Uint8Array): Uint32Array {
  return byteOffset % 4 === 0 ? new Uint32Array(buffer, byteOffset, length >> 2) : new Uint32Array();
}
