import * as vscode from 'vscode';
import { contributesOf } from '../manifest';

/** Lists the keys of a mode, told by its context key; choosing one runs its command. */
export async function showKeys(
  extension: vscode.Extension<unknown>,
  { context, title }: { readonly context: string; readonly title: string },
): Promise<void> {
  const { commands, keybindings } = contributesOf(extension);
  const titles = new Map(
    commands.map(({ command, title }) => [command, typeof title === 'string' ? title : title.value]),
  );
  const seen = new Set<string>();
  const keys = keybindings.filter(({ command, key, when }) => {
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
