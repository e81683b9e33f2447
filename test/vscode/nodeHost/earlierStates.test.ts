import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { acceptAll, beAnnotator, closeAll, openEditor, readSidecar, TEXT } from '../support';

describe('Earlier states', () => {
  before(() => beAnnotator('Anna'));
  afterEach(closeAll);

  it('come from git, and are restored in one step that can be undone', async () => {
    const root = fs.mkdtempSync(path.join(vscode.workspace.workspaceFolders![0]!.uri.fsPath, 'history-'));
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=Anna', '-c', 'user.email=anna@example.org', ...args], {
        cwd: root,
      });
    const article = vscode.Uri.file(path.join(root, 'article.txt'));
    fs.writeFileSync(article.fsPath, TEXT);
    await openEditor(article);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'Tag the first sentence');
    await vscode.commands.executeCommand('git.openRepository', root);
    await vscode.commands.executeCommand('claimmark.clearTags');
    assert.deepEqual((await readSidecar(article)).tags, []);
    await acceptAll('claimmark.restoreEarlierState');
    assert.deepEqual(
      (await readSidecar(article)).tags.map(({ tag }) => tag),
      ['claim'],
    );
    await openEditor(article);
    await vscode.commands.executeCommand('claimmark.undo');
    assert.deepEqual((await readSidecar(article)).tags, []);
  });
});
