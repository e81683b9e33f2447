import * as vscode from 'vscode';

/** A text of the manifest, in which VS Code has put the words already: with the English ones where they are others. */
type Words = string | { readonly value: string };

/** The parts of the extension's manifest that tell of keys. */
interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: Words }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly when: string;
    }[];
  };
}

/** Lists the keys of a mode, told by its context key; choosing one runs its command. */
export async function showKeys(
  extension: vscode.Extension<unknown>,
  { context, title }: { readonly context: string; readonly title: string },
): Promise<void> {
  const { contributes } = extension.packageJSON as Manifest;
  const titles = new Map(
    contributes.commands.map(({ command, title }) => [
      command,
      typeof title === 'string' ? title : title.value,
    ]),
  );
  const seen = new Set<string>();
  const keys = contributes.keybindings.filter(({ command, key, when }) => {
    const isNew = !seen.has(command) && when.startsWith(context) && !key.startsWith('ctrl');
    if (isNew) seen.add(command);
    return isNew;
  });
  const items = keys.map(({ command, key }) => ({
    label: titles.get(command) ?? command,
    description: key,
    command,
  }));
  const change = {
    label: vscode.l10n.t('$(settings-gear) Change keys…'),
    description: '',
    command: 'workbench.action.openGlobalKeybindings',
  };
  const picked = await vscode.window.showQuickPick([...items, change], { title, matchOnDescription: true });
  if (!picked) return;
  const given = picked === change ? [`@ext:${extension.id}`] : [];
  await vscode.commands.executeCommand(picked.command, ...given);
}
