import * as vscode from 'vscode';
import { summarise, type Change } from '../../annotation';
import type { ArticleSession } from '../articles/articleSession';
import type { ArticleSessions } from '../articles/articleSessions';
import type { AnnotateMode } from './annotateMode';
import type { CommandTable } from '../commands';
import { ContextKey } from '../contextKeys';
import { inWords } from './operationWords';
import type { SentenceCursor } from './sentenceCursor';
import { say } from '../say';

/**
 * Undo and redo of operations. VS Code's own history knows only text, so its keys come here while there are
 * operations in an article's history. The command decides whose turn it is, one step after the other, and hands
 * everything else on to VS Code: a context key that told the turn would be late by a round trip.
 */
export class Undo implements vscode.Disposable {
  readonly #sessions: ArticleSessions;
  readonly #cursor: SentenceCursor;
  readonly #mode: AnnotateMode;
  readonly #canUndo = new ContextKey<boolean>('claimmark.canUndo');
  readonly #canRedo = new ContextKey<boolean>('claimmark.canRedo');
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(sessions: ArticleSessions, cursor: SentenceCursor, mode: AnnotateMode) {
    this.#sessions = sessions;
    this.#cursor = cursor;
    this.#mode = mode;
    const update = () => {
      const document = vscode.window.activeTextEditor?.document;
      const session = document && sessions.of(document);
      void this.#canUndo.set(session?.canUndo ?? false);
      void this.#canRedo.set(session?.canRedo ?? false);
    };
    this.#subscriptions = [
      sessions.onDidChangeHistory(update),
      sessions.onDidChange(update),
      vscode.window.onDidChangeActiveTextEditor(update),
    ];
    update();
  }

  commands(): CommandTable {
    return {
      'claimmark.undo': () => this.#cursor.move(() => this.#step('undo')),
      'claimmark.redo': () => this.#cursor.move(() => this.#step('redo')),
    };
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #step(step: 'undo' | 'redo'): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const session = editor && this.#sessions.of(editor.document);
    const [before] = editor ? this.#cursor.selections(editor) : [];
    const change = await session?.[step]();
    if (editor && session && change) this.#tell({ editor, session, before }, step, change);
    // In annotate mode the text is not touched, whatever there is to undo.
    else if (editor && this.#mode.has(editor.document))
      say(step === 'undo' ? vscode.l10n.t('Nothing to undo here.') : vscode.l10n.t('Nothing to redo here.'));
    else await vscode.commands.executeCommand(step);
  }

  /** Says what happened, and goes where it happened unless the cursor was moved meanwhile. */
  #tell({ editor, session, before }: Place, step: 'undo' | 'redo', change: Change): void {
    const { sentences } = session.placed;
    const summary = summarise(change, sentences);
    const words = inWords(summary);
    say(step === 'undo' ? vscode.l10n.t('Undone: {0}', words) : vscode.l10n.t('Redone: {0}', words));
    const [index] = summary.sentences;
    if (index === undefined || vscode.window.activeTextEditor !== editor) return;
    const selections = this.#cursor.selections(editor);
    if (before && !selections[0]?.isEqual(before)) return;
    const here = session.indicesIn(selections);
    if (!here.includes(index)) this.#cursor.goTo(editor, session, index, this.#mode.selects);
  }
}

/** Where a step was asked for, and the cursor then. */
interface Place {
  readonly editor: vscode.TextEditor;
  readonly session: ArticleSession;
  readonly before: vscode.Selection | undefined;
}
