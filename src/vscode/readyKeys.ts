import * as vscode from 'vscode';
import { contributesOf } from './manifest';

/** What a command is given that is run for nothing but {@link readyKeys}. */
export const READY = 'ready';

let ready: Promise<void> | undefined;

/**
 * Readies the commands of keys. VS Code lets the first use of each command wait for a round trip to the extension, in
 * which the second use of another command overtakes it: fast keys would act in another order than they were pressed.
 * So each command is used once, through VS Code, before the first article is in use.
 */
export function readyKeys(extension: vscode.Extension<unknown>): Promise<void> {
  const { keybindings } = contributesOf(extension);
  const commands = Array.from(new Set(keybindings.map(({ command }) => command)));
  ready ??= Promise.all(
    commands.map((command) =>
      vscode.commands.executeCommand('runCommands', { commands: [{ command, args: READY }] }),
    ),
  ).then(() => undefined);
  return ready;
}
