import * as vscode from 'vscode';
import type { AnnotateMode } from '../annotating/annotateMode';
import type { SentenceCursor } from '../annotating/sentenceCursor';
import type { StillText } from '../annotating/stillText';
import type { ArticleSession } from '../articles/articleSession';
import type { ArticleSessions } from '../articles/articleSessions';
import { rangeOf } from '../articles/documentOffsets';
import { ContextKey } from '../contextKeys';
import { giveKeys } from '../giveKeys';
import { say } from '../say';
import { entryInWords } from './entryWords';
import { Frame } from './frame';
import type { ListedEntry, ReviewList } from './reviewList';
import type { Parts } from './parts';
import type { SeenEntries } from './seenEntries';

/**
 * Review mode: single keys judge the entry whose sentence is framed, and go on to the next one, from article to
 * article in the order of the list. The text is held still.
 */
export class ReviewMode implements vscode.Disposable {
  readonly #sessions: ArticleSessions;
  readonly #annotating: AnnotateMode;
  readonly #cursor: SentenceCursor;
  readonly #still: StillText;
  readonly #list: ReviewList;
  readonly #seen: SeenEntries;
  readonly #reviewing = new ContextKey<boolean>('claimmark.reviewing');
  readonly #changed = new vscode.EventEmitter<void>();
  /** Another entry is the current one, or none. */
  readonly onDidChange = this.#changed.event;
  readonly #frame = new Frame();
  readonly #subscriptions: readonly { dispose(): unknown }[];
  /** The keys of entries in the order in which they are gone through; those that come later are put at its end. */
  #path: string[] = [];
  #key: string | undefined;
  /** The article whose text is held still. */
  #held: vscode.TextDocument | undefined;

  constructor(
    parts: Pick<Parts, 'sessions' | 'annotating' | 'cursor' | 'still'>,
    list: ReviewList,
    seen: SeenEntries,
  ) {
    this.#sessions = parts.sessions;
    this.#annotating = parts.annotating;
    this.#cursor = parts.cursor;
    this.#still = parts.still;
    this.#list = list;
    this.#seen = seen;
    const update = () => {
      this.#update();
    };
    this.#subscriptions = [
      this.#changed,
      this.#frame,
      list.onDidChange(update),
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.window.onDidChangeVisibleTextEditors(update),
      parts.annotating.onDidChange(() => {
        // Its keys are others: only one of the modes can have an article.
        if (this.#held && parts.annotating.has(this.#held)) void this.stop();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === this.#held && contentChanges.length > 0) void this.stop();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document === this.#held) void this.stop();
      }),
    ];
  }

  /** The entry that keys act on. */
  get current(): ListedEntry | undefined {
    return this.#key === undefined ? undefined : this.find(this.#key);
  }

  /** Whether the active editor shows the article that is held. */
  get isActive(): boolean {
    const active = vscode.window.activeTextEditor;
    return active !== undefined && active.document === this.#held;
  }

  find(key: string): ListedEntry | undefined {
    return this.#list.entries.find((entry) => entry.key === key);
  }

  /** Goes to the first open entry of an article, else of the list. */
  async start(article: string | undefined): Promise<void> {
    await this.#list.load();
    this.#path = this.#ordered(this.#list.entries);
    const open = new Map(this.#open().map((entry) => [entry.key, entry]));
    const path = this.#path.flatMap((key) => open.get(key) ?? []);
    const first = path.find((entry) => entry.article === article) ?? path[0];
    if (first) {
      await this.show(first);
      await this.focus();
    } else say(NOTHING_LEFT());
  }

  /** Gives the keys to the article: the review can begin in a view. */
  async focus(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor && editor.document === this.#held) await giveKeys(editor);
  }

  /** Makes an entry the current one and shows where it stands. */
  async show(entry: ListedEntry): Promise<void> {
    this.#key = entry.key;
    if (!this.#path.includes(entry.key)) this.#path = this.#ordered(this.#list.entries);
    this.#changed.fire();
    const uri = vscode.Uri.parse(entry.article, true);
    const isShown = vscode.window.activeTextEditor?.document.uri.toString() === entry.article;
    const editor = isShown
      ? vscode.window.activeTextEditor
      : await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    if (!editor) return;
    await this.#sessions.use(editor.document);
    // What a key pressed meanwhile made the current entry is shown by that key.
    if (this.#key !== entry.key) return;
    await this.#hold(editor);
    const { span } = this.current ?? entry;
    if (span) {
      const { start, end } = rangeOf(editor.document, span);
      this.#cursor.set(editor, new vscode.Selection(end, end));
      editor.revealRange(new vscode.Range(start, end), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
    this.#update();
  }

  /** Goes to the next (1) or previous (-1) open entry, at once: a key pressed right after acts on that one. */
  async move(step: 1 | -1): Promise<void> {
    const next = this.#neighbour(step);
    if (!next) {
      say(NOTHING_LEFT());
      return;
    }
    await this.show(next);
  }

  /** What one goes to; undefined if nothing else is open. */
  #neighbour(step: 1 | -1): ListedEntry | undefined {
    const known = new Set(this.#path);
    this.#path.push(...this.#ordered(this.#list.entries.filter(({ key }) => !known.has(key))));
    const open = new Map(this.#open().map((entry) => [entry.key, entry]));
    const { length } = this.#path;
    const here = this.#key === undefined ? -1 : this.#path.indexOf(this.#key);
    for (let distance = 1; distance <= length; distance++) {
      const key = this.#path[(((here + step * distance) % length) + length) % length] ?? '';
      const entry = open.get(key);
      if (entry && key !== this.#key) return entry;
    }
    return undefined;
  }

  async stop(): Promise<void> {
    const held = this.#held;
    this.#held = undefined;
    this.#key = undefined;
    this.#changed.fire();
    this.#update();
    if (held) await this.#still.release(held, this);
  }

  /** The session of an entry's article, if it is open. */
  openSessionOf({ article }: ListedEntry): ArticleSession | undefined {
    return this.#sessions.find(vscode.Uri.parse(article, true));
  }

  /** The session of an entry's article, which is opened if need be. */
  async sessionOf(entry: ListedEntry): Promise<ArticleSession> {
    const session = this.openSessionOf(entry);
    if (session) return session;
    const uri = vscode.Uri.parse(entry.article, true);
    return this.#sessions.use(await vscode.workspace.openTextDocument(uri));
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #hold(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    if (this.#held === document) return;
    const before = this.#held;
    this.#held = document;
    await this.#still.hold(document, this);
    await this.#annotating.stop(document);
    if (before) await this.#still.release(before, this);
  }

  /** The keys of entries in the order in which they are gone through. */
  #ordered(entries: readonly ListedEntry[]): string[] {
    const groups = this.#seen.groups(entries);
    return [
      ...groups.new,
      ...groups.unsure,
      ...groups.differences,
      ...groups.comments,
      ...groups.verdicts,
    ].map(({ key }) => key);
  }

  #open(): readonly ListedEntry[] {
    return this.#list.entries.filter(({ open }) => open);
  }

  #update(): void {
    void this.#reviewing.set(this.isActive);
    const entry = this.current;
    const isHere = entry !== undefined && entry.article === this.#held?.uri.toString();
    this.#frame.draw(isHere ? this.#held : undefined, entry?.span, entry ? entryInWords(entry) : '');
  }
}

const NOTHING_LEFT = () => vscode.l10n.t('There is nothing left to review.');
