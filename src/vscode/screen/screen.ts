import * as vscode from 'vscode';
import { TAG_NAMES, type TagName } from '../../annotation';
import type { AnnotateMode } from '../annotating/annotateMode';
import { isArticle } from '../articles/articles';
import type { ArticleSession } from '../articles/articleSession';
import type { ArticleSessions } from '../articles/articleSessions';
import { ContextKey } from '../contextKeys';
import { canonicalOffset } from '../articles/documentOffsets';
import type { ShownAnnotators } from '../reviewing/shownAnnotators';
import { Decorations, type TaggedRange } from './decorations';
import { pickShownTags } from './showTags';
import { StatusItem } from './statusItem';

/** Keeps editors, status item and context keys showing what the sessions hold. */
export class Screen implements vscode.Disposable {
  readonly #sessions: ArticleSessions;
  readonly #mode: AnnotateMode;
  readonly #annotators: ShownAnnotators;
  readonly #report: (error: unknown) => void;
  readonly #decorations = new Decorations();
  readonly #status = new StatusItem();
  /** The active editor shows an article, in use or not: the commands apply. */
  readonly #articleKey = new ContextKey<boolean>('claimmark.article');
  /** The active editor shows an article that is in use. */
  readonly #inUseKey = new ContextKey<boolean>('claimmark.inUse');
  /** The tags that are drawn. */
  #shown: readonly TagName[] = TAG_NAMES;
  readonly #subscriptions: vscode.Disposable[];

  constructor(
    sessions: ArticleSessions,
    mode: AnnotateMode,
    annotators: ShownAnnotators,
    report: (error: unknown) => void,
  ) {
    this.#annotators = annotators;
    this.#sessions = sessions;
    this.#mode = mode;
    this.#report = report;
    this.#subscriptions = [
      sessions.onDidChange((session) => {
        this.#draw(session);
      }),
      annotators.onDidChange(() => {
        this.#show(vscode.window.visibleTextEditors);
        this.#updateStatus(vscode.window.activeTextEditor);
      }),
      mode.onDidChange(() => {
        this.#updateStatus(vscode.window.activeTextEditor);
      }),
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        this.#show(editors);
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        this.#activate(editor);
      }),
      // What is an article may have become none, and the other way round.
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('claimmark.articles')) return;
        this.#show(vscode.window.visibleTextEditors);
        this.#activate(vscode.window.activeTextEditor);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) this.#updateStatus(textEditor);
      }),
    ];
    this.#show(vscode.window.visibleTextEditors);
    this.#activate(vscode.window.activeTextEditor);
  }

  /** Shows and hides one's own tags, or one kind. */
  async chooseShownTags(): Promise<void> {
    this.#shown = (await pickShownTags(this.#shown)) ?? this.#shown;
    this.#show(vscode.window.visibleTextEditors);
    this.#updateStatus(vscode.window.activeTextEditor);
  }

  dispose(): void {
    for (const part of [...this.#subscriptions, this.#decorations, this.#status]) part.dispose();
  }

  #show(editors: readonly vscode.TextEditor[]): void {
    for (const editor of editors) {
      const session = this.#sessions.of(editor.document);
      if (session) this.#decorations.draw(editor, this.#drawn(session));
      else this.#sessions.show(editor.document).catch(this.#report);
    }
  }

  #activate(editor: vscode.TextEditor | undefined): void {
    void this.#articleKey.set(editor !== undefined && isArticle(editor.document));
    this.#updateStatus(editor);
  }

  #draw(session: ArticleSession): void {
    const tagged = this.#drawn(session);
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === session.document) this.#decorations.draw(editor, tagged);
    }
    this.#updateStatus(vscode.window.activeTextEditor);
  }

  /** The tagged sentences as they are drawn. */
  #drawn(session: ArticleSession): readonly TaggedRange[] {
    const shows = this.#annotators.showsOwn(session);
    const { document } = session;
    const tagged = session
      .taggedRanges()
      .filter(({ range }) =>
        shows(canonicalOffset(document, range.start), canonicalOffset(document, range.end)),
      );
    if (this.#shown.length === TAG_NAMES.length) return tagged;
    return tagged.flatMap((each) => {
      const tags = each.tags.filter((tag) => this.#shown.includes(tag));
      return tags.length > 0 ? [{ ...each, tags }] : [];
    });
  }

  #updateStatus(editor: vscode.TextEditor | undefined): void {
    const session = editor && this.#sessions.of(editor.document);
    void this.#inUseKey.set(session !== undefined);
    if (session) {
      this.#status.show(session, editor.selection.active, {
        annotating: this.#mode.has(editor.document),
        hidesTags: this.#shown.length < TAG_NAMES.length,
      });
    } else this.#status.hide();
  }
}
