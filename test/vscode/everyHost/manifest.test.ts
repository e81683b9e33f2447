import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('The manifest', () => {
  it('lists exactly the commands that are registered', async () => {
    const extension = vscode.extensions.getExtension('claimmark.claimmark');
    await extension?.activate();
    const { contributes } = extension?.packageJSON as {
      readonly contributes: {
        readonly commands: readonly { readonly command: string }[];
        readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
      };
    };
    // VS Code registers some for each view: to focus it, to open it.
    const views = Object.values(contributes.views).flatMap((of) => of.map(({ id }) => `${id}.`));
    const registered = (await vscode.commands.getCommands(true)).filter(
      (id) => id.startsWith('claimmark.') && !views.some((view) => id.startsWith(view)),
    );
    assert.deepEqual(registered.sort(), contributes.commands.map(({ command }) => command).sort());
  });
});
