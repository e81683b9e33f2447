import * as vscode from 'vscode';
import { openQuestions, type Question } from '../../annotation';
import type { ArticleSession } from '../articles/articleSession';
import type { ArticleSessions } from '../articles/articleSessions';
import { rangeOf } from '../articles/documentOffsets';
import { namesOf } from '../tagNames';

const CODE = 'changed-tag';

/** Lists the tags that need a look in the Problems view, each with the command that asks about them. */
export class QuestionProblems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('claimmark.changedTags');
  readonly #subscriptions: readonly { dispose(): unknown }[];

  constructor(sessions: ArticleSessions) {
    this.#subscriptions = [
      this.#collection,
      sessions.onDidChange((session) => {
        this.#collection.set(session.document.uri, diagnosticsOf(session));
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#collection.delete(uri);
      }),
      vscode.languages.registerCodeActionsProvider(
        [{ language: 'plaintext' }, { language: 'markdown' }],
        { provideCodeActions: (_document, _range, { diagnostics }) => quickFixes(diagnostics) },
        { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
      ),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

function quickFixes(problems: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  const diagnostics = problems.filter(({ code }) => code === CODE);
  if (diagnostics.length === 0) return [];
  const title = vscode.l10n.t('Review changed tags');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = diagnostics;
  action.isPreferred = true;
  action.command = { command: 'claimmark.reviewChangedTags', title };
  return [action];
}

function diagnosticsOf(session: ArticleSession): vscode.Diagnostic[] {
  return openQuestions(session.placed).map((question) => {
    const [place] = question.places;
    const range = rangeOf(session.document, place ? [place.start, place.end] : [0, 0]);
    const quiet = question.kind === 'spelling';
    const severity = quiet ? vscode.DiagnosticSeverity.Hint : vscode.DiagnosticSeverity.Information;
    const diagnostic = new vscode.Diagnostic(range, messageOf(question), severity);
    diagnostic.source = 'Claimmark';
    diagnostic.code = CODE;
    return diagnostic;
  });
}

function messageOf({ kind, tags, before }: Question): string {
  const names = namesOf(tags.map(({ tag }) => tag));
  const quote = before.replace(/\s+/g, ' ');
  switch (kind) {
    case 'changed':
      return vscode.l10n.t('{0}: the sentence has changed since it was tagged: “{1}”', names, quote);
    case 'spelling':
      return vscode.l10n.t('{0}: the spelling has changed since it was tagged: “{1}”', names, quote);
    case 'ambiguous':
      return vscode.l10n.t('{0}: several sentences fit what was tagged: “{1}”', names, quote);
    case 'orphan':
      return vscode.l10n.t('{0}: the tagged sentence is gone: “{1}”', names, quote);
  }
}
