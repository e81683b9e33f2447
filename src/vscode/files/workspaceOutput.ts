import * as vscode from 'vscode';
import type { Output } from '../../exchange';

/**
 * Files of any file system that VS Code can reach, by URI. They can only be written as a whole, so memory holds
 * the one that is under way.
 */
export class WorkspaceOutput implements Output {
  #path = '';
  #pieces: Uint8Array[] = [];

  async append(path: string, text: string): Promise<void> {
    if (path !== this.#path) await this.finish();
    this.#path = path;
    this.#pieces.push(new TextEncoder().encode(text));
  }

  async finish(): Promise<void> {
    if (this.#path === '') return;
    const bytes = new Uint8Array(this.#pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of this.#pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    const uri = vscode.Uri.parse(this.#path, true);
    await this.discard();
    await vscode.workspace.fs.writeFile(uri, bytes);
  }

  discard(): Promise<void> {
    this.#path = '';
    this.#pieces = [];
    return Promise.resolve();
  }
}
