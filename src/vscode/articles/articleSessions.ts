import * as vscode from 'vscode';
import { History, type Annotator, type Change } from '../../annotation';
import {
  parseBytes,
  parseCopyName,
  parseSidecarName,
  slugRefusal,
  type Files,
  type SidecarStore,
} from '../../sidecar';
import { Refusal } from '../refusal';
import { ArticleSession, type GuidelineOf } from './articleSession';
import { isArticle } from './articles';
import type { Identity } from './identity';
import { folderOf, nameOf } from '../uris';

/** Opens the sidecars of one annotator. */
export type OpenStore = (annotator: Annotator) => SidecarStore;

/** What the sessions of articles are made with. */
export interface Means {
  readonly files: Files;
  readonly openStore: OpenStore;
  readonly identity: Identity;
  readonly guideline: GuidelineOf;
  /** Is waited for before an article is in use. */
  readonly prepare: () => Promise<unknown>;
  /** Takes failures of what nobody waits for. */
  readonly report: (error: unknown) => void;
}

/** Reads for somebody who has not said yet who annotates; no file is anybody's of that name. */
const NOBODY: Annotator = { id: '', name: '' };

/**
 * The articles in use: open ones that have a sidecar, or on which a command was used. Any other text file
 * costs one look into its folder when it is first shown.
 */
export class ArticleSessions implements vscode.Disposable {
  readonly #files: Files;
  readonly #openStore: OpenStore;
  readonly #report: (error: unknown) => void;
  readonly #identity: Identity;
  readonly #guideline: GuidelineOf;
  readonly #prepare: () => Promise<unknown>;
  #store: SidecarStore;
  readonly #sessions = new Map<string, Promise<ArticleSession | undefined>>();
  readonly #ready = new Map<string, ArticleSession>();
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #changed = new vscode.EventEmitter<ArticleSession>();
  /** A session came into being, or what it shows changed. */
  readonly onDidChange = this.#changed.event;
  readonly #created = new vscode.EventEmitter<ArticleSession>();
  /** The annotator's first sidecar of an article was written. */
  readonly onDidCreateSidecar = this.#created.event;
  readonly #historyChanged = new vscode.EventEmitter<ArticleSession>();
  /** What can be undone and redone in an article may have changed. */
  readonly onDidChangeHistory = this.#historyChanged.event;
  readonly #performed = new vscode.EventEmitter<{
    readonly session: ArticleSession;
    readonly change: Change;
  }>();
  /** An operation was done that can be undone. */
  readonly onDidPerform = this.#performed.event;
  readonly #annotatorChanged = new vscode.EventEmitter<void>();
  /** Somebody else annotates now. */
  readonly onDidChangeAnnotator = this.#annotatorChanged.event;
  /** What was done in this window, by annotator and article; it outlives the sessions. */
  readonly #histories = new Map<string, History>();
  readonly #subscriptions: readonly { dispose(): unknown }[];

  constructor({ files, openStore, identity, guideline, prepare, report }: Means) {
    this.#files = files;
    this.#prepare = prepare;
    this.#report = report;
    this.#openStore = openStore;
    this.#identity = identity;
    this.#guideline = guideline;
    this.#store = openStore(identity.current ?? NOBODY);
    this.#subscriptions = [
      this.#changed,
      this.#created,
      this.#historyChanged,
      this.#performed,
      this.#annotatorChanged,
      vscode.workspace.onDidChangeTextDocument((event) => {
        this.of(event.document)?.edited(event).catch(report);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        this.of(document)?.saved().catch(report);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#close(document.uri.toString());
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('claimmark.annotator')) this.#reopen();
        if (event.affectsConfiguration('claimmark.articles')) this.#forgetUnused();
      }),
    ];
  }

  /** The session of a document in use, once it has been read. */
  of(document: vscode.TextDocument): ArticleSession | undefined {
    return this.#ready.get(document.uri.toString());
  }

  /** The session of an open article, by its address. */
  find(article: vscode.Uri): ArticleSession | undefined {
    return this.#ready.get(article.toString());
  }

  /** The session of a document, if nothing has to be asked before it is written. */
  ready(document: vscode.TextDocument): ArticleSession | undefined {
    const session = this.of(document);
    return session && session.annotator.name === this.#identity.current?.name ? session : undefined;
  }

  all(): Iterable<ArticleSession> {
    return this.#ready.values();
  }

  /** A document came on the screen: it is in use if it has a sidecar. */
  async show(document: vscode.TextDocument): Promise<void> {
    if (!isArticle(document) || document.isUntitled) return;
    await this.#session(document, () => this.#hasSidecar(document.uri));
  }

  /** The session of a document on which a command was used. Asks who annotates if that is not known. */
  async use(document: vscode.TextDocument): Promise<ArticleSession> {
    if (document.isUntitled) {
      throw new Refusal(vscode.l10n.t('Save the article first: its tags are kept in a file beside it.'));
    }
    if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false) {
      throw new Refusal(
        vscode.l10n.t('This file system is read-only: tags could not be kept beside the article.'),
      );
    }
    if (!this.#identity.current) {
      const annotator = await this.#identity.ensure(await this.#annotatorsIn(document.uri), document.uri);
      if (!annotator) throw new vscode.CancellationError();
      this.#reopen();
    }
    const session = await this.#session(document, () => Promise.resolve(true));
    if (!session) {
      // It was looked at before and had no sidecar then.
      this.#sessions.delete(document.uri.toString());
      return this.use(document);
    }
    const { name } = this.#identity.current ?? {};
    if (session.annotator.name === name) return session;
    if (!(await this.#identity.confirm(session.annotator))) await this.changeAnnotator();
    return this.use(document);
  }

  /** Asks who annotates, whoever it is now. */
  async changeAnnotator(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const resource = document?.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
    const known = resource ? await this.#annotatorsIn(resource) : [];
    if (await this.#identity.ask(known, resource)) this.#reopen();
  }

  dispose(): void {
    for (const key of Array.from(this.#sessions.keys())) this.#close(key);
    for (const watcher of this.#watchers.values()) watcher.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** One session per document, opened once; `wanted` decides whether there is to be one. */
  async #session(
    document: vscode.TextDocument,
    wanted: () => Promise<boolean>,
  ): Promise<ArticleSession | undefined> {
    const key = document.uri.toString();
    let session = this.#sessions.get(key);
    if (!session) {
      session = this.#open(document, wanted);
      this.#sessions.set(key, session);
      session.catch(() => this.#sessions.delete(key));
    }
    return session;
  }

  async #open(
    document: vscode.TextDocument,
    wanted: () => Promise<boolean>,
  ): Promise<ArticleSession | undefined> {
    const key = document.uri.toString();
    if (!(await wanted())) return undefined;
    await this.#prepare();
    const store = this.#store;
    const session = await ArticleSession.open(document, store, this.#historyOf(key), this.#guideline);
    const closed = !this.#sessions.has(key) || document.isClosed;
    // Meanwhile somebody else may have begun to annotate.
    if (closed || store !== this.#store) {
      session.dispose();
      return closed ? undefined : this.#open(document, wanted);
    }
    this.#ready.set(key, session);
    session.onDidChange(() => {
      this.#changed.fire(session);
    });
    session.onDidCreateSidecar(() => {
      this.#created.fire(session);
    });
    session.onDidChangeHistory(() => {
      this.#historyChanged.fire(session);
    });
    session.onDidPerform((change) => {
      this.#performed.fire({ session, change });
    });
    this.#watch(folderOf(document.uri));
    this.#changed.fire(session);
    return session;
  }

  #historyOf(article: string): History {
    const key = `${this.#store.annotator.id} ${article}`;
    const history = this.#histories.get(key) ?? new History();
    this.#histories.set(key, history);
    return history;
  }

  #close(key: string): void {
    this.#sessions.delete(key);
    this.#ready.get(key)?.dispose();
    this.#ready.delete(key);
  }

  /** Another annotator sees other tags: everything that is open is read again; what is being opened sees to itself. */
  #reopen(): void {
    const { id, name } = this.#identity.current ?? NOBODY;
    if (id === this.#store.annotator.id && name === this.#store.annotator.name) return;
    const documents = Array.from(this.#ready.values(), ({ document }) => document);
    for (const { uri } of documents) this.#close(uri.toString());
    this.#store = this.#openStore(this.#identity.current ?? NOBODY);
    for (const document of documents)
      this.#session(document, () => Promise.resolve(true)).catch(this.#report);
    this.#annotatorChanged.fire();
  }

  /** Whether operations of this annotator are known not to be on disk. */
  get hasPending(): boolean {
    return this.#store.pending().length > 0;
  }

  /** Tries to write the operations that are not on disk, also what earlier sessions left. */
  async writePending(): Promise<void> {
    for (const { article } of await this.#store.recover()) {
      const written =
        this.#ready.get(article)?.writePending() ?? this.#writeClosed(vscode.Uri.parse(article, true));
      await written.catch(this.#report);
    }
  }

  /** Writes what is pending for an article that nobody looks at. */
  async #writeClosed(article: vscode.Uri): Promise<void> {
    if ((await this.#files.read(article.toString())) === null) return;
    const document = await vscode.workspace.openTextDocument(article);
    const session = await ArticleSession.open(document, this.#store, new History(), this.#guideline);
    try {
      await session.writePending();
    } finally {
      session.dispose();
    }
  }

  /** Sidecars came to lie beside an article: one that is open is in use now. */
  async lookAgain(article: vscode.Uri): Promise<void> {
    const key = article.toString();
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
    const known = this.#sessions.get(key);
    if (!document || (await known)) return;
    if (this.#sessions.get(key) === known) this.#sessions.delete(key);
    await this.show(document);
  }

  /** What was not wanted before is looked at again when it is next shown. */
  #forgetUnused(): void {
    for (const key of Array.from(this.#sessions.keys()))
      if (!this.#ready.has(key)) this.#sessions.delete(key);
  }

  /** Sidecars that change in a folder, here or elsewhere, are read again. */
  #watch(folder: vscode.Uri): void {
    const key = folder.toString();
    if (this.#watchers.has(key)) return;
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, '*.claimmark*.json'),
    );
    const reload = async (uri: vscode.Uri) => {
      const article = (parseSidecarName(nameOf(uri)) ?? parseCopyName(nameOf(uri)))?.article;
      if (article === undefined) return;
      const session = this.#ready.get(vscode.Uri.joinPath(folder, article).toString());
      const path = uri.toString();
      if (session && !(await this.#store.isEcho(path))) await session.reload();
    };
    const reloadInBackground = (uri: vscode.Uri) => {
      reload(uri).catch(this.#report);
    };
    watcher.onDidCreate(reloadInBackground);
    watcher.onDidChange(reloadInBackground);
    watcher.onDidDelete(reloadInBackground);
    this.#watchers.set(key, watcher);
  }

  async #hasSidecar(article: vscode.Uri): Promise<boolean> {
    const names = await this.#files.list(folderOf(article).toString());
    return names.some((name) => parseSidecarName(name)?.article === nameOf(article));
  }

  /** The people who have sidecars in the folder of this article. */
  async #annotatorsIn(article: vscode.Uri): Promise<readonly Annotator[]> {
    const folder = folderOf(article).toString();
    const people = new Map<string, string>();
    for (const name of await this.#files.list(folder)) {
      const sidecar = parseSidecarName(name);
      if (sidecar && slugRefusal(sidecar.annotator) === null) people.set(sidecar.annotator, name);
    }
    return Promise.all(
      Array.from(people, async ([id, name]): Promise<Annotator> => {
        const bytes = await this.#files.read(this.#files.join(folder, name));
        return { id, name: (bytes && parseBytes(bytes).annotations?.annotator.name) ?? id };
      }),
    );
  }
}
