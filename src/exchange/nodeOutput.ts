import { promises as fs } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Output } from './output';

/** Files on disk, each under a hidden name in its folder until it is whole, one at a time. Memory holds one piece. */
export class NodeOutput implements Output {
  #path = '';
  #file: FileHandle | undefined;

  async append(path: string, text: string): Promise<void> {
    if (path !== this.#path) {
      await this.finish();
      await fs.mkdir(dirname(path), { recursive: true });
      this.#path = path;
      this.#file = await fs.open(this.#unfinished, 'w');
    }
    await this.#file?.appendFile(text);
  }

  async finish(): Promise<void> {
    if (!this.#file) return;
    await this.#file.close();
    this.#file = undefined;
    await fs.rename(this.#unfinished, this.#path);
  }

  async discard(): Promise<void> {
    await this.#file?.close();
    if (this.#file) await fs.rm(this.#unfinished, { force: true });
    this.#file = undefined;
  }

  get #unfinished(): string {
    // Without the file's own name, which can be as long as a name may be.
    return join(dirname(this.#path), `.${process.pid}.claimmark-tmp`);
  }
}
