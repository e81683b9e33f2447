import { randomUUID } from 'node:crypto';
import { constants, promises as fs, type Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { FileError, Queues, type FileErrorCode, type Files, type Transform } from './files';
import { hiddenName, LOCK_ENDING, TEMP_ENDING } from './names';

const CODES: Readonly<Record<string, FileErrorCode>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EEXIST: 'exists',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EFBIG: 'no-space',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'read-only',
  ENAMETOOLONG: 'name-too-long',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
};

const DENIED = new Set(['EACCES', 'EPERM', 'EROFS']);
/** What Windows answers while a virus scanner or an indexer looks at the file. */
const PASSING = new Set(['EPERM', 'EACCES', 'EBUSY']);
const TRIES = 6;

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

export interface NodeFilesOptions {
  /** Milliseconds after which a lock that nobody refreshes is taken over. */
  readonly takeOverAfter?: number;
}

/**
 * Files by `node:fs`. A file is replaced by writing a temporary file beside it and renaming that (both
 * flushed to disk), under a lock file that all processes respect. Symbolic links are followed; mode and,
 * where allowed, owner stay. In a folder that takes no new files an existing file is written in place,
 * without a lock: readers can then see it half written.
 */
export class NodeFiles implements Files {
  readonly #takeOverAfter: number;
  readonly #queues = new Queues();
  readonly #cleaned = new Set<string>();

  constructor({ takeOverAfter = 10_000 }: NodeFilesOptions = {}) {
    this.#takeOverAfter = takeOverAfter;
  }

  read(path: string): Promise<Uint8Array | null> {
    return attempt(path, () => unless('ENOENT', fs.readFile(path)));
  }

  list(folder: string): Promise<readonly string[]> {
    return attempt(folder, async () => (await unless('ENOENT', fs.readdir(folder))) ?? []);
  }

  update(path: string, transform: Transform) {
    return attempt(path, async () => {
      const target = await followLinks(path);
      return this.#queues.run(target, () =>
        this.#locked(target, async (lock) => {
          const before = await unless('ENOENT', fs.readFile(target));
          const after = transform(before);
          if (after === before) return { before, after };
          if (after === null) await retrying(() => fs.unlink(target));
          else await replace(target, after, lock);
          return { before, after };
        }),
      );
    });
  }

  rename(from: string, to: string): Promise<void> {
    return attempt(from, () =>
      this.#queues.run(from, () =>
        this.#locked(from, async () => {
          if (from.toLowerCase() === to.toLowerCase() && (await isSameFile(from, to))) {
            return fs.rename(from, to);
          }
          try {
            // Unlike a rename, a link refuses a name that is taken.
            await fs.link(from, to);
          } catch (error) {
            if (codeOf(error) === 'EEXIST') throw new FileError('exists', to, error);
            if (codeOf(error) === 'ENOENT') throw error;
            await fs.copyFile(from, to, constants.COPYFILE_EXCL);
          }
          await retrying(() => fs.unlink(from));
        }),
      ),
    );
  }

  async createFolder(folder: string): Promise<void> {
    await attempt(folder, () => fs.mkdir(folder, { recursive: true }));
  }

  split(path: string) {
    const absolute = resolve(path);
    return { folder: dirname(absolute), name: basename(absolute) };
  }

  join(folder: string, name: string): string {
    return join(folder, name);
  }

  async #locked<T>(target: string, task: (lock: Lock | null) => Promise<T>): Promise<T> {
    const lock = await Lock.acquire(target, this.#takeOverAfter);
    try {
      return await task(lock);
    } finally {
      await lock?.release();
      await this.#clean(dirname(target));
    }
  }

  /** Removes what crashed processes left in a folder, once per folder: nothing else would ever name it. */
  async #clean(folder: string): Promise<void> {
    if (this.#cleaned.has(folder)) return;
    this.#cleaned.add(folder);
    const names = await fs.readdir(folder).catch(() => []);
    for (const name of names) {
      if (!name.startsWith('.') || !(name.endsWith(LOCK_ENDING) || name.endsWith(TEMP_ENDING))) continue;
      const path = join(folder, name);
      const stat = await fs.stat(path).catch(() => null);
      if (stat === null || Date.now() - stat.mtimeMs < 6 * this.#takeOverAfter) continue;
      // Whoever may not remove it leaves it to someone who may.
      await fs.unlink(path).catch(() => undefined);
    }
  }
}

/** A lock file beside a file: made exclusively, its time stamp renewed while it is held, gone afterwards. */
class Lock {
  readonly #path: string;
  readonly #token: string;
  readonly #renewal: NodeJS.Timeout;

  private constructor(path: string, token: string, takeOverAfter: number) {
    this.#path = path;
    this.#token = token;
    this.#renewal = setInterval(() => {
      const now = new Date();
      // If the lock is gone, the check before the rename says so.
      fs.utimes(path, now, now).catch(() => undefined);
    }, takeOverAfter / 20);
    this.#renewal.unref();
  }

  /** Waits for the lock of `target`; null where the folder takes no new files but the file can be written. */
  static async acquire(target: string, takeOverAfter: number): Promise<Lock | null> {
    const path = join(dirname(target), hiddenName(basename(target), LOCK_ENDING));
    const token = randomUUID();
    let seen = '';
    let since = 0;
    for (;;) {
      try {
        await writeExclusively(path, token);
        return new Lock(path, token, takeOverAfter);
      } catch (error) {
        if (DENIED.has(codeOf(error)) && (await isWritable(target))) return null;
        if (codeOf(error) !== 'EEXIST') throw error;
      }
      const now = performance.now();
      const holder = await lookAt(path);
      if (!holder) continue;
      if (holder.sign !== seen) {
        seen = holder.sign;
        since = now;
      }
      // The clock of a share can differ from ours, so age alone does not make a lock stale.
      const age = Date.now() - holder.mtime;
      const stale = now - since > (age > takeOverAfter ? takeOverAfter / 10 : takeOverAfter);
      if (stale) await breakLock(path, seen);
      else await delay(1 + Math.random() * 9);
    }
  }

  /** Whether nobody took the lock over, as happens to a process that was stopped for long. */
  async isHeld(): Promise<boolean> {
    return (await unless('ENOENT', fs.readFile(this.#path, 'utf8'))) === this.#token;
  }

  async release(): Promise<void> {
    clearInterval(this.#renewal);
    if (await this.isHeld()) await retrying(() => unless('ENOENT', fs.unlink(this.#path)));
  }
}

async function writeExclusively(path: string, content: string): Promise<void> {
  const handle = await fs.open(path, 'wx');
  try {
    await handle.writeFile(content);
  } catch (error) {
    await fs.unlink(path);
    throw error;
  } finally {
    await handle.close();
  }
}

async function lookAt(path: string): Promise<{ readonly sign: string; readonly mtime: number } | null> {
  const stat = await unless('ENOENT', fs.lstat(path));
  const token = await unless('ENOENT', fs.readFile(path, 'utf8'));
  return stat && { sign: `${token ?? ''} ${stat.mtimeMs}`, mtime: stat.mtimeMs };
}

/** Removes a stale lock, and only that one: another waiter may have replaced it by its own meanwhile. */
async function breakLock(path: string, sign: string): Promise<void> {
  const aside = join(dirname(path), `.${randomUUID()}${LOCK_ENDING}`);
  if (
    (await unless(
      'ENOENT',
      fs.rename(path, aside).then(() => true),
    )) === null
  )
    return;
  const taken = await lookAt(aside);
  // Put back what was not meant; if a third one locked in this instant, its lock stays.
  if (taken && taken.sign !== sign) await unless('EEXIST', fs.link(aside, path));
  await unless('ENOENT', fs.unlink(aside));
}

/** Writes whole bytes in the place of a file, atomically where the folder takes a temporary file. */
async function replace(target: string, bytes: Uint8Array, lock: Lock | null): Promise<void> {
  const stat = await unless('ENOENT', fs.stat(target));
  // A rename would replace a file that its owner protects.
  if (stat) await openForWriting(target);
  if (!lock) return writeInPlace(target, bytes);
  const temp = join(dirname(target), hiddenName(basename(target), `.${randomUUID()}${TEMP_ENDING}`));
  try {
    await writeFlushed(temp, bytes, stat);
    if (!(await lock.isHeld())) throw new FileError('busy', target);
    await retrying(() => fs.rename(temp, target));
  } catch (error) {
    await unless('ENOENT', fs.unlink(temp));
    if (stat && DENIED.has(codeOf(error))) return writeInPlace(target, bytes);
    throw error;
  }
  await flushFolder(dirname(target));
}

async function writeFlushed(path: string, bytes: Uint8Array, like: Stats | null): Promise<void> {
  const handle = await fs.open(path, 'wx', like ? like.mode : 0o666);
  try {
    await handle.writeFile(bytes);
    if (like) {
      // Only root may give files away; for all others the owner is already right or cannot be kept.
      await handle.chown(like.uid, like.gid).catch(() => undefined);
      await handle.chmod(like.mode);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeInPlace(target: string, bytes: Uint8Array): Promise<void> {
  const handle = await fs.open(target, 'r+');
  try {
    await handle.writeFile(bytes);
    await handle.truncate(bytes.length);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a rename survive a power cut. Windows and some network shares know no such thing. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await fs.open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** The file behind a chain of symbolic links, which need not exist yet. */
async function followLinks(path: string, hops = 40): Promise<string> {
  const real = await unless('ENOENT', fs.realpath(path));
  if (real !== null) return real;
  const link = await fs.readlink(path).catch(() => null);
  if (link !== null && hops > 0) return followLinks(resolve(dirname(path), link), hops - 1);
  return join(await fs.realpath(dirname(path)), basename(path));
}

async function isWritable(path: string): Promise<boolean> {
  return openForWriting(path).then(
    () => true,
    () => false,
  );
}

async function openForWriting(path: string): Promise<void> {
  const handle = await fs.open(path, 'r+');
  await handle.close();
}

/** Two names of one file, as when only the case of a name changes on a disk that does not tell cases apart. */
async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((path) => unless('ENOENT', fs.stat(path))));
  return !!one && !!other && one.ino === other.ino && one.dev === other.dev;
}

async function retrying<T>(task: () => Promise<T>): Promise<T> {
  for (let pause = 20, tries = TRIES; ; pause *= 2, tries--) {
    try {
      return await task();
    } catch (error) {
      if (tries <= 1 || !PASSING.has(codeOf(error))) throw error;
      await delay(pause);
    }
  }
}

/** The result, or null if the operation fails with this one code. */
async function unless<T>(code: string, result: Promise<T>): Promise<T | null> {
  try {
    return await result;
  } catch (error) {
    if (codeOf(error) === code) return null;
    throw error;
  }
}

/** Turns the system's errors into FileErrors; what `transform` throws passes as it is. */
async function attempt<T>(path: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof FileError || !(error instanceof Error) || !('syscall' in error)) throw error;
    throw new FileError(CODES[codeOf(error)] ?? 'unavailable', path, error);
  }
}
