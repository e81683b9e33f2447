import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { api, beAnnotator, closeAll, openEditor, readSidecar, sidecarOf, TEXT, until } from '../support';

describe('Permissions on disk', () => {
  let folder: string;
  let article: vscode.Uri;

  before(() => beAnnotator('Anna'));
  beforeEach(() => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    folder = fs.mkdtempSync(path.join(workspace!.uri.fsPath, 'closed-'));
    article = vscode.Uri.file(path.join(folder, 'article.txt'));
    fs.writeFileSync(article.fsPath, TEXT);
  });
  afterEach(async () => {
    fs.chmodSync(folder, 0o755);
    await closeAll();
  });

  it('keep the operation until the folder can be written, and show it as unsaved', async () => {
    const editor = await openEditor(article);
    fs.chmodSync(folder, 0o555);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    assert.equal(fs.existsSync(sidecarOf(article).fsPath), false);
    const { tagged, troubles } = await api();
    assert.equal(tagged(editor.document).length, 1);
    assert.equal(troubles(editor.document).length, 1);
    fs.chmodSync(folder, 0o755);
    await vscode.commands.executeCommand('claimmark.tagDenial');
    assert.deepEqual(
      (await readSidecar(article)).tags.map(({ tag }) => tag),
      ['claim', 'denial'],
    );
    assert.deepEqual(troubles(editor.document), []);
  });

  it('write the operation by themselves when the folder can be written again', async () => {
    const editor = await openEditor(article);
    fs.chmodSync(folder, 0o555);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    assert.equal(fs.existsSync(sidecarOf(article).fsPath), false);
    fs.chmodSync(folder, 0o755);
    const { troubles } = await api();
    await until(editor.document, () => (troubles(editor.document).length === 0 ? true : undefined));
    assert.equal((await readSidecar(article)).tags.length, 1);
  });

  it('write the operation also after its article was closed', async () => {
    await openEditor(article);
    fs.chmodSync(folder, 0o555);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    await closeAll();
    const written = new Promise<void>((resolve) => {
      const watcher = fs.watch(folder, () => {
        if (!fs.existsSync(sidecarOf(article).fsPath)) return;
        watcher.close();
        resolve();
      });
    });
    fs.chmodSync(folder, 0o755);
    await written;
    assert.equal((await readSidecar(article)).tags.length, 1);
  });

  it('write in place where only the sidecar itself can be written', async () => {
    await openEditor(article);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    fs.chmodSync(folder, 0o555);
    await vscode.commands.executeCommand('claimmark.tagDenial');
    assert.equal((await readSidecar(article)).tags.length, 2);
  });
});
