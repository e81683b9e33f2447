import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  api,
  beAnnotator,
  closeAll,
  exists,
  newFile,
  openEditor,
  readSidecar,
  sidecarOf,
  TEXT,
  until,
} from '../support';

describe('Renaming an article', () => {
  before(() => beAnnotator('Anna'));
  afterEach(closeAll);

  async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, to);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  it('takes all sidecars along, and shows the tags under the new name', async () => {
    const uri = await newFile(TEXT);
    await openEditor(uri);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    const bert = sidecarOf(uri, 'bert');
    await vscode.workspace.fs.writeFile(bert, new TextEncoder().encode('{}'));
    const target = uri.with({ path: uri.path.replace('.txt', '-neu.txt') });
    await rename(uri, target);
    const { document } = await openEditor(target);
    const { tagged } = await api();
    await until(document, () => (tagged(document).length > 0 ? true : undefined));
    assert.equal((await readSidecar(target)).tags.length, 1);
    assert.ok(await exists(sidecarOf(target, 'bert')));
    assert.equal(await exists(sidecarOf(uri)), false);
    assert.equal(await exists(bert), false);
  });

  it('overwrites no sidecar that has the new name already', async () => {
    const uri = await newFile(TEXT);
    await openEditor(uri);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    const own = await readSidecar(uri);
    const target = uri.with({ path: uri.path.replace('.txt', '-besetzt.txt') });
    const text = '{"taken": true}';
    const taken = new TextEncoder().encode(text);
    await vscode.workspace.fs.writeFile(sidecarOf(target), taken);
    const colleague = sidecarOf(uri, 'zoe');
    await vscode.workspace.fs.writeFile(colleague, taken);
    // The other one follows, so that one knows that they have been tried.
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.zoe.claimmark.json');
    const followed = new Promise<void>((resolve) => {
      watcher.onDidCreate(({ path }) => {
        if (path === sidecarOf(target, 'zoe').path) resolve();
      });
    });
    await rename(uri, target);
    await followed;
    watcher.dispose();
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(sidecarOf(target))), text);
    assert.deepEqual(await readSidecar(uri), own);
  });
});
