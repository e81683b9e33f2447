import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import {
  acceptAll,
  beAnnotator,
  closeAll,
  exists,
  openEditor,
  readSidecar,
  sidecarOf,
  TEXT,
} from '../support';

describe('Sidecars', () => {
  let folder: string;
  let article: vscode.Uri;

  beforeEach(async () => {
    await beAnnotator('Anna');
    folder = fs.mkdtempSync(path.join(vscode.workspace.workspaceFolders![0]!.uri.fsPath, 'moved-'));
    article = vscode.Uri.file(path.join(folder, 'article.txt'));
    fs.writeFileSync(article.fsPath, `${TEXT} ${path.basename(folder)} blieb grau.`);
    await openEditor(article);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    await closeAll();
  });
  afterEach(async () => {
    await closeAll();
    await beAnnotator('Anna');
  });

  it('are found to belong to an article that was moved outside of VS Code', async () => {
    const other = path.join(folder, 'archive');
    fs.mkdirSync(other);
    const moved = vscode.Uri.file(path.join(other, 'renamed.txt'));
    fs.renameSync(article.fsPath, moved.fsPath);
    fs.copyFileSync(sidecarOf(article).fsPath, sidecarOf(article, 'bert').fsPath);
    // Enter can come before VS Code has ticked what is proposed; then nothing is moved.
    while (!fs.existsSync(sidecarOf(moved).fsPath)) await acceptAll('claimmark.relinkArticles');
    assert.equal((await readSidecar(moved)).tags.length, 1);
    assert.ok(await exists(sidecarOf(moved, 'bert')));
    assert.equal(await exists(sidecarOf(article)), false);
  });

  it('are renamed with their annotator, and go on being written', async () => {
    const bert = sidecarOf(article, 'bert');
    const text = fs.readFileSync(sidecarOf(article).fsPath, 'utf8').replace('"id": "anna"', '"id": "bert"');
    fs.writeFileSync(bert.fsPath, text);
    const { tags } = await readSidecar(article);
    await acceptAll('claimmark.renameAnnotator', 'Anna Neu');
    const renamed = await readSidecar(article, 'anna-neu');
    assert.deepEqual(renamed.annotator, { id: 'anna-neu', name: 'Anna Neu' });
    assert.deepEqual(renamed.tags, tags);
    assert.equal(await exists(sidecarOf(article)), false);
    assert.equal(fs.readFileSync(bert.fsPath, 'utf8'), text);
    await openEditor(article);
    await vscode.commands.executeCommand('claimmark.tagDenial');
    assert.equal((await readSidecar(article, 'anna-neu')).tags.length, 2);
  });

  it('are renamed when they can be, where the annotator’s new name could not reach them', async () => {
    const closed = path.join(folder, 'closed');
    fs.mkdirSync(closed);
    const other = vscode.Uri.file(path.join(closed, 'other.txt'));
    fs.copyFileSync(article.fsPath, other.fsPath);
    fs.copyFileSync(sidecarOf(article).fsPath, sidecarOf(other).fsPath);
    const { tags } = await readSidecar(article);
    fs.chmodSync(closed, 0o555);
    await acceptAll('claimmark.renameAnnotator', 'Anna Zwei');
    assert.ok(await exists(sidecarOf(article, 'anna-zwei')));
    assert.ok(await exists(sidecarOf(other)));
    fs.chmodSync(closed, 0o755);
    // Where sidecars of other tests could not be renamed either, it asks again.
    await acceptAll('claimmark.renameAnnotator', 'Anna Zwei');
    const renamed = await readSidecar(other, 'anna-zwei');
    assert.deepEqual(renamed.annotator, { id: 'anna-zwei', name: 'Anna Zwei' });
    assert.deepEqual(renamed.tags, tags);
    assert.equal(await exists(sidecarOf(other)), false);
  });
});
