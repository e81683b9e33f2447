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
});
