import * as vscode from 'vscode';
import type { ActiveArticle } from '../articles/activeArticle';
import type { ArticleSessions } from '../articles/articleSessions';
import { ContextKey } from '../contextKeys';
import { giveKeys } from '../giveKeys';
import { Refusal } from '../refusal';
import { sentenceFrame } from '../screen/sentenceFrame';
import { indicesFrom, type SentenceCursor } from './sentenceCursor';
import type { StillText } from './stillText';

/**
 * Annotate mode: single keys act on the sentence that is framed. It belongs to articles, not to editors, and
 * holds the text still.
 */
export class AnnotateMode implements vscode.Disposable {
  readonly #sessions: ArticleSessions;
  readonly #cursor: SentenceCursor;
  readonly #annotating = new ContextKey<boolean>('claimmark.annotating');
  /** Addresses of the articles in annotate mode. */
  readonly #articles = new Set<string>();
  readonly #still: StillText;
  readonly #changed = new vscode.EventEmitter<void>();
  /** An article came into annotate mode or left it. */
  readonly onDidChange = this.#changed.event;
  readonly #frame = sentenceFrame();
  readonly #framed = new WeakSet<vscode.TextEditor>();
  readonly #subscriptions: readonly { dispose(): unknown }[];
  #screenReader = false;

  constructor(sessions: ArticleSessions, cursor: SentenceCursor, still: StillText) {
    this.#still = still;
    this.#sessions = sessions;
    this.#cursor = cursor;
    this.#subscriptions = [
      this.#changed,
      this.#frame,
      this.#cursor.onDidMove((editor) => {
        this.#draw(editor);
      }),
      sessions.onDidChange(({ document }) => {
        this.#drawAll(document);
      }),
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of editors) this.#draw(editor);
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.#update();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0 || !this.has(document)) return;
        void this.#leave(document);
        void vscode.window.showInformationMessage(
          vscode.l10n.t('The text of the article has changed. Annotate mode has ended.'),
        );
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (this.has(document)) void this.#leave(document);
      }),
    ];
  }

  /** Whether the document is in annotate mode. */
  has(document: vscode.TextDocument): boolean {
    return this.#articles.has(document.uri.toString());
  }

  /** Whether the current sentence is also selected, so that a screen reader speaks it. */
  get selects(): boolean {
    const document = vscode.window.activeTextEditor?.document;
    if (vscode.workspace.getConfiguration('claimmark', document?.uri).get<boolean>('select')) return true;
    return (
      this.#screenReader ||
      vscode.workspace.getConfiguration('editor', document?.uri).get('accessibilitySupport') === 'on'
    );
  }

  /** There is no API to ask for a screen reader, but keys know of one, and say so when they are pressed. */
  keyPressed([given]: readonly unknown[]): void {
    if ((given as { readonly screenReader?: unknown } | undefined)?.screenReader === true) {
      this.#screenReader = true;
    }
  }

  /** @throws Refusal if the article cannot be annotated or has no sentences */
  async start({ editor, session, selections }: ActiveArticle): Promise<void> {
    const { document } = editor;
    if (session.refusal) throw new Refusal(session.refusal);
    if (session.sentenceCount === 0) throw new Refusal(vscode.l10n.t('This article has no sentences yet.'));
    if (document.isDirty) {
      void this.#offerToSave(document);
      return;
    }
    await giveKeys(editor);
    await this.#still.hold(document, this);
    this.#articles.add(document.uri.toString());
    const active = vscode.window.activeTextEditor;
    if (active?.document === document) {
      this.goTo({ editor: active, session }, indicesFrom(session, selections)[0]);
    }
    this.#update();
  }

  /** Leaves the mode; the article can be written again, as soon as it is in the active editor. */
  async stop(document: vscode.TextDocument): Promise<void> {
    if (this.has(document)) await this.#leave(document);
  }

  /** Makes a sentence the current one. */
  goTo({ editor, session }: Pick<ActiveArticle, 'editor' | 'session'>, index: number | undefined): void {
    if (index !== undefined) this.#cursor.goTo(editor, session, index, this.selects);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #offerToSave(document: vscode.TextDocument): Promise<void> {
    const saveAndStart = vscode.l10n.t('Save and Start');
    const picked = await vscode.window.showWarningMessage(
      vscode.l10n.t(
        'The article has unsaved changes. Save it before you annotate: the text is held still then.',
      ),
      saveAndStart,
    );
    if (picked !== saveAndStart || !(await document.save())) return;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('claimmark.startAnnotating');
  }

  #leave(document: vscode.TextDocument): Promise<void> {
    this.#articles.delete(document.uri.toString());
    this.#update();
    return this.#still.release(document, this);
  }

  #update(): void {
    const editor = vscode.window.activeTextEditor;
    void this.#annotating.set(editor !== undefined && this.has(editor.document));
    for (const visible of vscode.window.visibleTextEditors) this.#draw(visible);
    this.#changed.fire();
  }

  #drawAll(document: vscode.TextDocument): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === document) this.#draw(editor);
    }
  }

  /** The cursor's sentences in annotate mode, one box per visual line. */
  #draw(editor: vscode.TextEditor): void {
    const session = this.has(editor.document) ? this.#sessions.of(editor.document) : undefined;
    if (!session && !this.#framed.delete(editor)) return;
    if (session) this.#framed.add(editor);
    const ranges = session
      ? indicesFrom(session, this.#cursor.selections(editor)).map((index) => session.rangeOf(index))
      : [];
    editor.setDecorations(this.#frame, ranges);
  }
}
