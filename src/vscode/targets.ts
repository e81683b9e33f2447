import * as vscode from 'vscode';
import type { Span } from '../article';
import type { AnnotateMode } from './annotating/annotateMode';
import type { ActiveArticle } from './articles/activeArticle';
import type { ArticleSessions } from './articles/articleSessions';
import { isArticle } from './articles/articles';
import { rangeOf } from './articles/documentOffsets';
import { indicesFrom, type SentenceCursor } from './annotating/sentenceCursor';
import { Refusal } from './refusal';

/** The sentences that a command works on. */
export interface Target extends ActiveArticle {
  /** Their numbers, at least one. */
  readonly indices: readonly number[];
  readonly sentences: readonly Span[];
}

/** Where a link or a row leads: an article, or the sentence of it that begins at the offset. */
export interface Place {
  readonly article: string;
  readonly offset?: number | undefined;
}

/** Finds out what a command works on. For articles in use it answers without waiting for anything but an undo. */
export class Targets {
  readonly #sessions: ArticleSessions;
  readonly #cursor: SentenceCursor;
  readonly #mode: AnnotateMode;

  constructor(sessions: ArticleSessions, cursor: SentenceCursor, mode: AnnotateMode) {
    this.#sessions = sessions;
    this.#cursor = cursor;
    this.#mode = mode;
  }

  /**
   * Runs an operation on the article in the active editor: if it is in use as soon as the cursor is where the keys
   * before have moved it, so that keys act in the order in which they are pressed.
   * @throws Refusal if there is none, or one that cannot be annotated
   */
  article(operation: (active: ActiveArticle) => Promise<void>): Promise<void> {
    return this.#cursor.act(() => this.#inArticle(operation));
  }

  /**
   * Runs an operation on the sentences that the active editor's cursors touch; in annotate mode, on those that
   * are framed.
   * @throws Refusal also if they touch none
   */
  sentences(operation: (target: Target) => Promise<void>): Promise<void> {
    return this.article((active) => {
      const { session } = active;
      const indices = this.#indicesIn(active);
      if (indices.length === 0) throw new Refusal(vscode.l10n.t('The cursor stands in no sentence.'));
      const sentences = indices.map((index) => session.spanOf(index));
      return operation({ ...active, indices, sentences });
    });
  }

  /** The number from which going forwards (1) or backwards (-1) begins; -1 before the first sentence. */
  originOf(active: ActiveArticle, step: 1 | -1): number {
    const indices = this.#indicesIn(active);
    const origin = step === 1 ? indices.at(-1) : indices[0];
    if (origin !== undefined) return origin;
    const [next = 0] = indicesFrom(active.session, active.selections);
    return step === 1 ? next - 1 : next;
  }

  /** Opens the article of a place and puts the cursor there: a link's command then works as a key's. */
  async show({ article, offset }: Place): Promise<void> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(article, true));
    const editor = await vscode.window.showTextDocument(document);
    if (offset === undefined) return;
    const { start } = rangeOf(document, [offset, offset]);
    this.#cursor.set(editor, new vscode.Selection(start, start));
    editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  async #inArticle(operation: (active: ActiveArticle) => Promise<void>): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor || !isArticle(editor.document)) {
      throw new Refusal(vscode.l10n.t('Open an article (a text or Markdown file) to tag its sentences.'));
    }
    const selections = this.#cursor.selections(editor);
    const ready = this.#sessions.ready(editor.document);
    const session = ready ?? (await this.#sessions.use(editor.document));
    await operation({ editor, session, selections });
  }

  #indicesIn({ editor, session, selections }: ActiveArticle): readonly number[] {
    return this.#mode.has(editor.document) ? indicesFrom(session, selections) : session.indicesIn(selections);
  }
}

/** Whether an argument of a command is a place; menus give other things. */
export function isPlace(argument: unknown): argument is Place {
  const { article, offset } = (argument ?? {}) as Partial<Place>;
  return typeof article === 'string' && (offset === undefined || Number.isSafeInteger(offset));
}
