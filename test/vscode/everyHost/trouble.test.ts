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
  when,
} from '../support';

/** Runs a command and resolves with whether it left a sidecar; messages never block it. */
async function tagRefused(uri: vscode.Uri): Promise<boolean> {
  await vscode.commands.executeCommand('claimmark.tagClaim');
  return !(await exists(sidecarOf(uri)));
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

describe('When something is wrong', () => {
  before(() => beAnnotator('Anna'));
  afterEach(closeAll);

  it('reports a sidecar that does not parse at its line, refuses tags and leaves every byte', async () => {
    const uri = await newFile(TEXT);
    const text = '{\n"format": "claimmark",\n"version": oops\n}\n';
    await writeText(sidecarOf(uri), text);
    const { document } = await openEditor(uri);
    await until(document, () => vscode.languages.getDiagnostics(sidecarOf(uri))[0]);
    const [problem] = vscode.languages.getDiagnostics(sidecarOf(uri));
    assert.equal(problem?.range.start.line, 2);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    assert.equal(await textOf(sidecarOf(uri)), text);
  });

  it('forgets it when the article is closed', async () => {
    const uri = await newFile(TEXT);
    await writeText(sidecarOf(uri), '{');
    const told = (wanted: boolean) =>
      when(
        vscode.languages.onDidChangeDiagnostics,
        () => vscode.languages.getDiagnostics(sidecarOf(uri)).length > 0 === wanted,
      );
    // What an extension opens stays open for minutes after its editor is closed.
    await vscode.commands.executeCommand('vscode.open', uri);
    await told(true);
    // Closing all would ask where a test before left an article unsaved.
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await told(false);
  });

  it('opens a sidecar of a higher version read-only', async () => {
    const uri = await newFile(TEXT);
    await openEditor(uri);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    await closeAll();
    const text = (await textOf(sidecarOf(uri))).replace('"version": 1', '"version": 2');
    await writeText(sidecarOf(uri), text);
    const { document } = await openEditor(uri);
    await until(document, () => vscode.languages.getDiagnostics(sidecarOf(uri))[0]);
    await vscode.commands.executeCommand('claimmark.tagDenial');
    assert.equal(await textOf(sidecarOf(uri)), text);
  });

  it('keeps an article of 0 bytes untagged', async () => {
    const uri = await newFile('');
    await openEditor(uri);
    assert.ok(await tagRefused(uri));
  });

  it('refuses bytes that are not UTF-8', async () => {
    const uri = await newFile(new Uint8Array([0x44, 0x69, 0x65, 0x20, 0xfc, 0x62, 0x65, 0x6c, 0x2e]));
    await openEditor(uri);
    assert.ok(await tagRefused(uri));
  });

  it('tags one line of 30,000 characters and an article of 5 MB', async () => {
    const line = 'Das Amt bestätigte den Bericht nicht. '.repeat(800);
    for (const text of [line, `${line.slice(0, 5000)}\n\n`.repeat(1000)]) {
      const uri = await newFile(text);
      await openEditor(uri);
      await vscode.commands.executeCommand('claimmark.tagDenial');
      const [tag] = (await readSidecar(uri)).tags;
      assert.equal(tag?.quote, 'Das Amt bestätigte den Bericht nicht.');
      await closeAll();
    }
  });

  it('says so when a name is too long for a sidecar beside it', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const uri = vscode.Uri.joinPath(folder, `${'n'.repeat(246)}.txt`);
    await writeText(uri, TEXT);
    await openEditor(uri);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    assert.deepEqual((await api()).tagged(await vscode.workspace.openTextDocument(uri)), []);
  });

  it('keeps the sidecar when the article is deleted', async () => {
    const uri = await newFile(TEXT);
    await openEditor(uri);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    await vscode.workspace.fs.delete(uri);
    assert.ok(await exists(sidecarOf(uri)));
  });

  it('leaves an untitled document alone', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: TEXT });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    assert.equal((await api()).inUse(document), false);
  });
});
