import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, beAnnotator, closeAll, exists, openEditor, readSidecar, sidecarOf, TEXT } from '../support';

/** A virtual file system of one folder. */
class Memory implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changes.event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const bytes = this.#files.get(path);
    if (!bytes && path !== '/') throw vscode.FileSystemError.FileNotFound(path);
    const type = bytes ? vscode.FileType.File : vscode.FileType.Directory;
    return { type, ctime: 0, mtime: 0, size: bytes?.length ?? 0 };
  }

  readDirectory(): [string, vscode.FileType][] {
    return Array.from(this.#files.keys(), (path) => [path.slice(1), vscode.FileType.File]);
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const bytes = this.#files.get(path);
    if (!bytes) throw vscode.FileSystemError.FileNotFound(path);
    return bytes;
  }

  writeFile({ path }: vscode.Uri, bytes: Uint8Array): void {
    this.#files.set(path, bytes);
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete({ path }: vscode.Uri): void {
    this.#files.delete(path);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.#files.set(to.path, this.readFile(from));
    this.#files.delete(from.path);
  }
}

describe('Other file systems', () => {
  const article = new TextEncoder().encode(TEXT);
  let registered: vscode.Disposable | undefined;

  before(() => beAnnotator('Anna'));
  afterEach(async () => {
    await closeAll();
    registered?.dispose();
  });

  function register(scheme: string, isReadonly: boolean): vscode.Uri {
    const files = new Memory();
    const uri = vscode.Uri.from({ scheme, path: '/article.txt' });
    files.writeFile(uri, article);
    registered = vscode.workspace.registerFileSystemProvider(scheme, files, { isReadonly });
    return uri;
  }

  it('keep tags beside the article where they can be written', async () => {
    const uri = register('claimmark-virtual', false);
    const editor = await openEditor(uri);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    assert.equal((await readSidecar(uri)).tags[0]?.quote, TEXT.split('\n')[0]);
    assert.equal((await api()).tagged(editor.document).length, 1);
  });

  it('are left alone where they are read-only', async () => {
    const uri = register('claimmark-readonly', true);
    const editor = await openEditor(uri);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    assert.equal(await exists(sidecarOf(uri)), false);
    assert.deepEqual((await api()).tagged(editor.document), []);
  });
});
