import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { serialise } from '../../../src/sidecar';
import { annotationsOf, writeColleague } from '../colleague';
import { beAnnotator, closeAll, openEditor, TEXT } from '../support';

describe('Sharing tags', () => {
  before(() => beAnnotator('Anna'));
  afterEach(closeAll);

  it('commits own sidecars and nothing else, pushes them, and gets those of colleagues', async () => {
    // VS Code does not open every repository outside of its workspace.
    const root = fs.mkdtempSync(path.join(vscode.workspace.workspaceFolders![0]!.uri.fsPath, 'share-'));
    const remote = fs.mkdtempSync(path.join(os.tmpdir(), 'claimmark-remote-'));
    const identity = ['-c', 'user.name=Anna', '-c', 'user.email=anna@example.org'];
    const git = (...given: string[]) =>
      execFileSync('git', [...identity, ...given], { cwd: root, encoding: 'utf8' });
    const article = vscode.Uri.file(path.join(root, 'article.txt'));
    fs.writeFileSync(article.fsPath, TEXT);
    execFileSync('git', ['init', '--bare', '--quiet', remote]);
    git('init', '--quiet');
    git('config', 'user.name', 'Anna');
    git('config', 'user.email', 'anna@example.org');
    git('add', '.');
    git('commit', '--quiet', '-m', 'Add an article');
    git('remote', 'add', 'origin', remote);
    git('push', '--quiet', '--set-upstream', 'origin', 'HEAD');
    await openEditor(article);
    await vscode.commands.executeCommand('claimmark.tagClaim');
    await writeColleague(article, TEXT, { id: 'bert', given: [{}] });
    fs.writeFileSync(path.join(root, 'draft.md'), 'Ein Entwurf.');
    await vscode.commands.executeCommand('git.openRepository', root);
    await vscode.commands.executeCommand('claimmark.shareTags');
    const committed = git('show', '--name-only', '--format=', 'HEAD').trim();
    assert.equal(committed, 'article.txt.anna.claimmark.json');
    assert.equal(git('rev-parse', '@{upstream}'), git('rev-parse', 'HEAD'));

    const colleague = fs.mkdtempSync(path.join(os.tmpdir(), 'claimmark-colleague-'));
    execFileSync('git', ['clone', '--quiet', remote, colleague]);
    const theirs = annotationsOf(TEXT, { id: 'carla', given: [{ tags: ['claim'] }] });
    const name = 'article.txt.carla.claimmark.json';
    fs.writeFileSync(path.join(colleague, name), serialise(theirs));
    for (const given of [
      ['add', '.'],
      ['commit', '--quiet', '-m', 'Tags of Carla'],
      ['push', '--quiet'],
    ]) {
      execFileSync('git', [...identity, ...given], { cwd: colleague });
    }
    await vscode.commands.executeCommand('claimmark.getTags');
    assert.equal(fs.readFileSync(path.join(root, name), 'utf8'), serialise(theirs));

    await vscode.commands.executeCommand('claimmark.tagAttribution');
    git('add', 'draft.md');
    await vscode.commands.executeCommand('claimmark.shareTags');
    assert.equal(git('diff', '--cached', '--name-only').trim(), 'draft.md');
    assert.equal(git('show', '--name-only', '--format=', 'HEAD').trim(), name);
  });
});
