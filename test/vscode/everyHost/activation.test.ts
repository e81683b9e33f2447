import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  it('happens when an article is opened', async () => {
    const extension = vscode.extensions.getExtension('claimmark.claimmark');
    assert.ok(extension);
    const [article] = await vscode.workspace.findFiles('**/*.txt', undefined, 1);
    assert.ok(article);
    await vscode.window.showTextDocument(article);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
