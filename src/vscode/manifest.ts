import type * as vscode from 'vscode';

/** A text of the manifest, in which VS Code has put the words already: with the English ones where they are others. */
type Words = string | { readonly value: string };

/** The parts of the extension's manifest that tell of commands and their keys. */
interface Contributes {
  readonly commands: readonly { readonly command: string; readonly title: Words }[];
  readonly keybindings: readonly { readonly command: string; readonly key: string; readonly when: string }[];
}

/** What the manifest of the extension contributes. */
export function contributesOf(extension: vscode.Extension<unknown>): Contributes {
  return (extension.packageJSON as { readonly contributes: Contributes }).contributes;
}
