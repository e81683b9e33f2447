import * as vscode from 'vscode';
import { isArticle } from './articles';
import type { ArticleSession } from './articleSession';
import type { ArticleSessions } from './articleSessions';
import { ContextKey } from './contextKeys';
import { Decorations } from './decorations';
import { StatusItem } from './statusItem';

/** Keeps editors, status item and context keys showing what the sessions hold. */
export class Screen implements vscode.Disposable {
  readonly #sessions: ArticleSessions;
  readonly #report: (error: unknown) => void;
  readonly #decorations = new Decorations();
  readonly #status = new StatusItem();
  /** The active editor shows an article, in use or not: the commands apply. */
  readonly #articleKey = new ContextKey<boolean>('claimmark.article');
  readonly #subscriptions: vscode.Disposable[];

  constructor(sessions: ArticleSessions, report: (error: unknown) => void) {
    this.#sessions = sessions;
    this.#report = report;
    this.#subscriptions = [
      sessions.onDidChange((session) => {
        this.#draw(session);
      }),
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        this.#show(editors);
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        this.#activate(editor);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) this.#updateStatus(textEditor);
      }),
    ];
    this.#show(vscode.window.visibleTextEditors);
    this.#activate(vscode.window.activeTextEditor);
  }

  dispose(): void {
    for (const part of [...this.#subscriptions, this.#decorations, this.#status]) part.dispose();
  }

  #show(editors: readonly vscode.TextEditor[]): void {
    for (const editor of editors) {
      const session = this.#sessions.of(editor.document);
      if (session) this.#decorations.draw(editor, session.taggedRanges());
      else this.#sessions.show(editor.document).catch(this.#report);
    }
  }

  #activate(editor: vscode.TextEditor | undefined): void {
    void this.#articleKey.set(editor !== undefined && isArticle(editor.document));
    this.#updateStatus(editor);
  }

  #draw(session: ArticleSession): void {
    const tagged = session.taggedRanges();
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === session.document) this.#decorations.draw(editor, tagged);
    }
    this.#updateStatus(vscode.window.activeTextEditor);
  }

  #updateStatus(editor: vscode.TextEditor | undefined): void {
    const session = editor && this.#sessions.of(editor.document);
    if (session) this.#status.show(session, editor.selection.active);
    else this.#status.hide();
  }
}
