import * as vscode from 'vscode';

/** Gives the keys to an editor, also where it is the active one: a button, a menu or a view may have them. */
export async function giveKeys({ document, viewColumn }: vscode.TextEditor): Promise<void> {
  await vscode.window.showTextDocument(document, viewColumn ?? vscode.ViewColumn.Active);
}
