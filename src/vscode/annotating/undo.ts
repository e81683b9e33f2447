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
  /** The step before; each sees what it left. */
  #before: Promise<void> = Promise.resolve();
  readonly #underWay = new Set<Step>();

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
      'claimmark.undo': () => this.#inTurn('undo'),
      'claimmark.redo': () => this.#inTurn('redo'),
    };
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #inTurn(kind: 'undo' | 'redo'): Promise<void> {
    const turn = this.#run(kind, this.#before);
    this.#before = turn.catch(() => undefined);
    return turn;
  }

  /** Takes its place among the article's operations at once, and there waits for the step before. */
  async #run(kind: 'undo' | 'redo', before: Promise<void>): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const session = editor && this.#sessions.of(editor.document);
    if (!session) {
      await before;
      await this.#handOn(kind, editor);
      return;
    }
    // The cursor is asked now: the keys pressed behind this one may be at work before anything can be awaited.
    const step: Step = { kind, editor, session, cursor: this.#cursor.selections(editor)[0] };
    this.#underWay.add(step);
    try {
      const change = await session[kind](before);
      if (change) this.#tell(step, change);
      else await this.#handOn(kind, editor);
    } finally {
      this.#underWay.delete(step);
    }
  }

  /** It is the turn of the text. In annotate mode that is not touched, whatever there is to undo. */
  async #handOn(kind: 'undo' | 'redo', editor: vscode.TextEditor | undefined): Promise<void> {
    if (!editor || !this.#mode.has(editor.document)) await vscode.commands.executeCommand(kind);
    else
      say(kind === 'undo' ? vscode.l10n.t('Nothing to undo here.') : vscode.l10n.t('Nothing to redo here.'));
  }

  /** Says what happened, and goes where it happened unless the cursor was moved meanwhile. */
  #tell({ kind, editor, session, cursor }: Step, change: Change): void {
    const { sentences } = session.placed;
    const summary = summarise(change, sentences);
    const words = inWords(summary);
    say(kind === 'undo' ? vscode.l10n.t('Undone: {0}', words) : vscode.l10n.t('Redone: {0}', words));
    const [index] = summary.sentences;
    if (index === undefined || vscode.window.activeTextEditor !== editor) return;
    const selections = this.#cursor.selections(editor);
    if (cursor && !selections[0]?.isEqual(cursor)) return;
    if (session.indicesIn(selections).includes(index)) return;
    this.#cursor.goTo(editor, session, index, this.#mode.selects);
    // The steps that were asked for at the same place go on from the new one.
    for (const step of this.#underWay) {
      if (cursor && step.editor === editor && step.cursor?.isEqual(cursor))
        [step.cursor] = this.#cursor.selections(editor);
    }
  }
}

/** A step that was asked for. */
interface Step {
  readonly kind: 'undo' | 'redo';
  readonly editor: vscode.TextEditor;
  readonly session: ArticleSession;
  /** Where the cursor stood then; steps before this one take it along. */
  cursor: vscode.Selection | undefined;
}
