import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('The manifest', () => {
  it('lists exactly the commands that are registered', async () => {
    const extension = vscode.extensions.getExtension('claimmark.claimmark');
    await extension?.activate();
    const { contributes } = extension?.packageJSON as {
      readonly contributes: { readonly commands: readonly { readonly command: string }[] };
    };
    const registered = (await vscode.commands.getCommands(true)).filter((id) => id.startsWith('claimmark.'));
    assert.deepEqual(registered.sort(), contributes.commands.map(({ command }) => command).sort());
  });
});
