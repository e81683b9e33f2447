import * as vscode from 'vscode';
import type { ArticleSession } from '../articles/articleSession';
import type { ArticleSessions } from '../articles/articleSessions';
import { inOneLine } from '../plainText';
import { deniedInWords } from '../screen/describeTags';
import { remark, remarkType } from '../screen/remarks';
import { detailsInWords } from '../tagNames';
import type { AnnotateMode } from './annotateMode';
import type { Links } from './links';
import { indicesFrom, type SentenceCursor } from './sentenceCursor';

/** A remark is not wrapped. In UTF-16 code units. */
const LONGEST = 120;

/** In annotate mode a remark with the details of the current sentence's tags, so that what was typed is seen. */
export class CurrentDetails implements vscode.Disposable {
  readonly #sessions: ArticleSessions;
  readonly #cursor: SentenceCursor;
  readonly #mode: AnnotateMode;
  readonly #links: Links;
  readonly #type = remarkType('descriptionForeground');
  /** What each editor shows as soon as it is known. */
  readonly #newest = new WeakMap<vscode.TextEditor, Promise<string>>();
  /** The editors in which anything is shown. */
  readonly #drawn = new WeakSet<vscode.TextEditor>();
  readonly #subscriptions: readonly { dispose(): unknown }[];

  constructor(
    sessions: ArticleSessions,
    cursor: SentenceCursor,
    mode: AnnotateMode,
    links: Links,
    report: (error: unknown) => void,
  ) {
    this.#sessions = sessions;
    this.#cursor = cursor;
    this.#mode = mode;
    this.#links = links;
    const draw = (editors: readonly vscode.TextEditor[]) => {
      for (const editor of editors) this.#draw(editor).catch(report);
    };
    this.#subscriptions = [
      this.#type,
      cursor.onDidMove((editor) => {
        draw([editor]);
      }),
      sessions.onDidChange(({ document }) => {
        draw(vscode.window.visibleTextEditors.filter((editor) => editor.document === document));
      }),
      mode.onDidChange(() => {
        draw(vscode.window.visibleTextEditors);
      }),
      vscode.window.onDidChangeVisibleTextEditors(draw),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #draw(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    const session = this.#mode.has(document) ? this.#sessions.of(document) : undefined;
    const indices = session ? indicesFrom(session, this.#cursor.selections(editor)) : [];
    const [index] = indices;
    const described = session && index !== undefined && indices.length === 1;
    const newest = described ? this.#inWords(session, index) : Promise.resolve('');
    const line = described ? session.rangeOf(index).end.line : 0;
    this.#newest.set(editor, newest);
    const words = await newest;
    // Something newer is on its way, or nothing was shown and nothing is.
    if (this.#newest.get(editor) !== newest || (!words && !this.#drawn.delete(editor))) return;
    if (words) this.#drawn.add(editor);
    editor.setDecorations(this.#type, words ? [remark(document, line, words)] : []);
  }

  async #inWords(session: ArticleSession, index: number): Promise<string> {
    const words = await Promise.all(
      session.tagsOn(index).map(async (tag) => {
        const claims = tag.denies ? await this.#links.claimsOf(session, tag) : [];
        return [...detailsInWords(tag), ...claims.map(deniedInWords)];
      }),
    );
    return inOneLine(Array.from(new Set(words.flat())).join(' · '), LONGEST);
  }
}
