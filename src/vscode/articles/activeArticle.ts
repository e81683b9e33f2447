import type * as vscode from 'vscode';
import type { ArticleSession } from './articleSession';

/** The article in the active editor. */
export interface ActiveArticle {
  readonly editor: vscode.TextEditor;
  readonly session: ArticleSession;
  /** Where its cursors stood when the command was given. */
  readonly selections: readonly vscode.Selection[];
}
