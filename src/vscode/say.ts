import * as vscode from 'vscode';

/** How long a message stays, in milliseconds. */
const TIME = 6000;

/** Tells in the status bar what a command did, where nothing has to be decided. */
export function say(message: string): void {
  vscode.window.setStatusBarMessage(message, TIME);
}
