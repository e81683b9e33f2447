import * as vscode from 'vscode';
import type { ArticleSessions } from './articleSessions';
import type { ArticleSession } from './articleSession';
import { problemMessage } from './problemMessages';

const COPY = 'conflict-copy';

/** What can be done about a problem, by its code. */
const COMMANDS: Readonly<Record<string, string>> = {
  [COPY]: 'claimmark.mergeCopy',
  'conflict-markers': 'claimmark.mergeBothSides',
};

/** Shows what is wrong with the sidecars of open articles in the Problems view, each at its file and line. */
export class Problems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('claimmark');
  /** The files that problems are shown of, by article. */
  readonly #shown = new Map<string, readonly vscode.Uri[]>();
  readonly #subscriptions: readonly { dispose(): unknown }[];

  constructor(sessions: ArticleSessions) {
    this.#subscriptions = [
      this.#collection,
      sessions.onDidChange((session) => {
        this.#update(session);
      }),
      // Nobody would notice when it is mended.
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#forget(uri.toString());
      }),
      vscode.languages.registerCodeActionsProvider(
        { pattern: '**/*.claimmark*.json' },
        { provideCodeActions: (_document, _range, { diagnostics }) => diagnostics.flatMap(quickFix) },
        { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
      ),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #forget(article: string): void {
    for (const uri of this.#shown.get(article) ?? []) this.#collection.delete(uri);
    this.#shown.delete(article);
  }

  #update(session: ArticleSession): void {
    const article = session.document.uri.toString();
    this.#forget(article);
    const sidecars = session.sidecars.map(({ path, parsed }): readonly [vscode.Uri, vscode.Diagnostic[]] => [
      vscode.Uri.parse(path, true),
      parsed.problems.map((problem) =>
        problemAt(problem.line, problem.column, problemMessage(problem), problem.code),
      ),
    ]);
    const message = vscode.l10n.t(
      'This looks like a copy of a sidecar that a cloud service made of a conflict.',
    );
    const copies = session.copies.map((path): readonly [vscode.Uri, vscode.Diagnostic[]] => {
      const problem = problemAt(1, 1, message, COPY);
      problem.severity = vscode.DiagnosticSeverity.Warning;
      return [vscode.Uri.parse(path, true), [problem]];
    });
    const all = [...sidecars, ...copies].filter(([, diagnostics]) => diagnostics.length > 0);
    for (const [uri, diagnostics] of all) this.#collection.set(uri, diagnostics);
    this.#shown.set(
      article,
      all.map(([uri]) => uri),
    );
  }
}

/** Line and column from 1. */
export function problemAt(line: number, column: number, message: string, code: string): vscode.Diagnostic {
  const position = new vscode.Position(line - 1, column - 1);
  const diagnostic = new vscode.Diagnostic(new vscode.Range(position, position.translate(0, 1)), message);
  diagnostic.source = 'Claimmark';
  diagnostic.code = code;
  return diagnostic;
}

function quickFix(diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
  const command = COMMANDS[typeof diagnostic.code === 'string' ? diagnostic.code : ''];
  if (!command) return [];
  const title =
    diagnostic.code === COPY ? vscode.l10n.t('Merge into my tags') : vscode.l10n.t('Merge both sides');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.isPreferred = true;
  action.command = { command, title };
  return [action];
}
