import { FileError, Queues, type FileErrorCode, type Files, type Transform } from './files';

/** Files in memory, for tests and trials. Paths are separated by `/`; folders need not be made. */
export class MemoryFiles implements Files {
  readonly contents = new Map<string, Uint8Array>();

  /** Set to let operations fail as a disk would. */
  fault: ((operation: 'read' | 'list' | 'write' | 'rename', path: string) => FileErrorCode | null) | null =
    null;

  readonly #queues = new Queues();

  read(path: string): Promise<Uint8Array | null> {
    return this.#attempt('read', path, () => this.contents.get(path) ?? null);
  }

  list(folder: string): Promise<readonly string[]> {
    return this.#attempt('list', folder, () =>
      [...this.contents.keys()]
        .map((path) => this.split(path))
        .filter((file) => file.folder === folder)
        .map((file) => file.name),
    );
  }

  update(path: string, transform: Transform) {
    return this.#queues.run(path, () =>
      this.#attempt('read', path, () => {
        const before = this.contents.get(path) ?? null;
        const after = transform(before);
        if (after !== before) this.#fail('write', path);
        if (after === null) this.contents.delete(path);
        else this.contents.set(path, after);
        return { before, after };
      }),
    );
  }

  rename(from: string, to: string): Promise<void> {
    return this.#attempt('rename', from, () => {
      const bytes = this.contents.get(from);
      if (!bytes) throw new FileError('not-found', from);
      if (this.contents.has(to)) throw new FileError('exists', to);
      this.contents.delete(from);
      this.contents.set(to, bytes);
    });
  }

  createFolder(): Promise<void> {
    return Promise.resolve();
  }

  split(path: string) {
    const slash = path.lastIndexOf('/');
    return { folder: path.slice(0, slash), name: path.slice(slash + 1) };
  }

  join(folder: string, name: string): string {
    return `${folder}/${name}`;
  }

  #fail(operation: 'read' | 'list' | 'write' | 'rename', path: string): void {
    const code = this.fault?.(operation, path);
    if (code) throw new FileError(code, path);
  }

  async #attempt<T>(operation: 'read' | 'list' | 'rename', path: string, task: () => T): Promise<T> {
    await Promise.resolve();
    this.#fail(operation, path);
    return task();
  }
}
