import * as vscode from 'vscode';

/**
 * Holds the text of articles still while keys act on their sentences: they are read-only for the session, by VS
 * Code's own commands, which know the active editor only. An article is free again when nobody holds it any more.
 */
export class StillText implements vscode.Disposable {
  /** Who holds an article, by its address. */
  readonly #holders = new Map<string, Set<object>>();
  /** Those that were let go while another editor was active, and are still read-only. */
  readonly #stillReadOnly = new Set<string>();
  readonly #subscription: vscode.Disposable;

  constructor() {
    this.#subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
      void this.#makeWritable(editor);
    });
  }

  /** Holds the article in the active editor. */
  async hold(document: vscode.TextDocument, holder: object): Promise<void> {
    const key = document.uri.toString();
    const holders = this.#holders.get(key) ?? new Set();
    this.#holders.set(key, holders.add(holder));
    this.#stillReadOnly.delete(key);
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
  }

  /** Lets an article go; it can be written again as soon as it is in the active editor. */
  async release(document: vscode.TextDocument, holder: object): Promise<void> {
    const key = document.uri.toString();
    const holders = this.#holders.get(key);
    if (!holders?.delete(holder) || holders.size > 0) return;
    this.#holders.delete(key);
    this.#stillReadOnly.add(key);
    await this.#makeWritable(vscode.window.activeTextEditor);
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #makeWritable(editor: vscode.TextEditor | undefined): Promise<void> {
    if (!editor || !this.#stillReadOnly.delete(editor.document.uri.toString())) return;
    await vscode.commands.executeCommand('workbench.action.files.resetActiveEditorReadonlyInSession');
  }
}
