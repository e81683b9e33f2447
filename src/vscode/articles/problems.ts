import * as vscode from 'vscode';
import type { ArticleSessions } from './articleSessions';
import type { ArticleSession } from './articleSession';
import { problemMessage } from './problemMessages';

/** Shows what is wrong with sidecars in the Problems view, each at its file and line. */
export class Problems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('claimmark');
  readonly #subscription: vscode.Disposable;

  constructor(sessions: ArticleSessions) {
    this.#subscription = sessions.onDidChange((session) => {
      this.#update(session);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#collection.dispose();
  }

  #update(session: ArticleSession): void {
    for (const { path, parsed } of session.sidecars) {
      const diagnostics = parsed.problems.map((problem) => {
        const position = new vscode.Position(problem.line - 1, problem.column - 1);
        const range = new vscode.Range(position, position.translate(0, 1));
        const diagnostic = new vscode.Diagnostic(range, problemMessage(problem));
        diagnostic.source = 'Claimmark';
        diagnostic.code = problem.code;
        return diagnostic;
      });
      this.#collection.set(vscode.Uri.parse(path, true), diagnostics);
    }
  }
}
