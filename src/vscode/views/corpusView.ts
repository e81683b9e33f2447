import * as vscode from 'vscode';
import { countTags } from '../../annotation';
import type { Files } from '../../sidecar';
import { articlePatterns } from '../articles/articles';
import type { ArticleSession } from '../articles/articleSession';
import type { ArticleSessions } from '../articles/articleSessions';
import type { CommandTable } from '../commands';
import { articlesOfWorkspace, byPath } from '../files/articlesOfWorkspace';
import type { Corpus, CorpusSidecar, SidecarAddress } from '../files/corpus';
import { forEach, Slices } from '../slices';
import { folderOf } from '../uris';
import { articleRows, corpusRows, type ArticleFacts, type ArticleRows } from './corpusRows';
import { RowTree } from './rowTree';
import { textStateOf, textStateOnDisk, type TextState } from './textState';

/** All articles are drawn: not as often as one. Milliseconds. */
const PAUSE = 200;

/**
 * The view of the articles of the workspace. It reads nothing before it is shown for the first time, and then each
 * article again when it or one of its sidecars changes.
 */
export class CorpusView implements vscode.Disposable {
  readonly #sessions: ArticleSessions;
  readonly #corpus: Corpus;
  readonly #files: Files;
  readonly #report: (error: unknown) => void;
  readonly tree: RowTree;
  readonly #subscriptions: readonly { dispose(): unknown }[];
  #watchers: readonly vscode.Disposable[] = [];
  #articles: Promise<Map<string, Article>> | undefined;
  /** The folders in which there are sidecars: other text files are no articles. */
  #folders: ReadonlySet<string> = new Set();
  /** The articles that have to be looked at again, by address, with the sidecars that changed. */
  readonly #stale = new Map<string, Map<string, SidecarAddress>>();
  /** In the order of their paths; undefined if some came or went. */
  #sorted: readonly Article[] | undefined;
  readonly #slices = new Slices();
  #loading = new vscode.CancellationTokenSource();

  constructor(sessions: ArticleSessions, corpus: Corpus, files: Files, report: (error: unknown) => void) {
    this.#sessions = sessions;
    this.#corpus = corpus;
    this.#files = files;
    this.#report = report;
    this.tree = new RowTree(
      'claimmark.corpusView',
      {
        load: async () => {
          await this.#latest();
        },
        update: () => {
          this.#update().catch(report);
        },
      },
      PAUSE,
    );
    this.#subscriptions = [
      this.tree,
      sessions.onDidChange(({ document }) => {
        this.#lookAgain(document.uri);
      }),
      corpus.onDidChange((address) => {
        // In a folder where somebody annotates for the first time all text files are articles now.
        if (address && this.#folders.has(folderOf(address.uri).toString())) {
          this.#lookAgain(address.article, address);
        } else if (!address || vscode.workspace.getWorkspaceFolder(address.uri)) this.#reset();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('claimmark.articles')) this.#reset();
      }),
    ];
  }

  commands(): CommandTable {
    return {
      'claimmark.refreshCorpus': () => {
        this.#reset();
        return Promise.resolve();
      },
    };
  }

  dispose(): void {
    this.#loading.cancel();
    for (const subscription of [...this.#subscriptions, ...this.#watchers]) subscription.dispose();
  }

  /** Begins anew, at once if the view is visible. */
  #reset(): void {
    this.#loading.cancel();
    this.#loading = new vscode.CancellationTokenSource();
    const wasLoaded = this.#articles !== undefined;
    this.#articles = undefined;
    if (wasLoaded && this.tree.view.visible) this.#latest().catch(this.#report);
  }

  /** The articles, those of the newest beginning if it begins anew meanwhile. */
  async #latest(): Promise<Map<string, Article>> {
    for (;;) {
      const { token } = this.#loading;
      try {
        return await this.#loaded();
      } catch (error) {
        if (token === this.#loading.token) throw error;
      }
    }
  }

  #loaded(): Promise<Map<string, Article>> {
    if (!this.#articles) {
      const { token } = this.#loading;
      const articles = this.#load(token);
      this.#articles = articles;
      articles
        .then(
          (loaded) => this.#checkTexts(loaded, token),
          // Who waits for them tells of the failure.
          () => {
            if (this.#articles === articles) this.#articles = undefined;
          },
        )
        .catch(this.#report);
    }
    return this.#articles;
  }

  #load(token: vscode.CancellationToken): Promise<Map<string, Article>> {
    const location = { viewId: 'claimmark.corpusView' };
    return Promise.resolve(
      vscode.window.withProgress({ location }, async () => {
        this.#watch();
        const [uris, sidecars] = await Promise.all([
          articlesOfWorkspace(this.#corpus),
          this.#corpus.sidecars({ token }),
        ]);
        if (token.isCancellationRequested) throw new vscode.CancellationError();
        const articles = new Map<string, Article>();
        this.#folders = new Set(sidecars.map(({ uri }) => folderOf(uri).toString()));
        this.#sorted = undefined;
        for (const uri of uris) articles.set(uri.toString(), new Article(uri));
        for (const sidecar of sidecars) articleIn(articles, sidecar.article).put(sidecar, sidecar);
        for (const article of articles.values()) {
          await this.#slices.turn();
          this.#draw(article);
        }
        this.#show(articles);
        return articles;
      }),
    );
  }

  /** Articles that come and go are no matter of sidecars. */
  #watch(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    const patterns = (vscode.workspace.workspaceFolders ?? []).flatMap(articlePatterns);
    this.#watchers = patterns.flatMap((pattern) => {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      const lookAgain = (uri: vscode.Uri) => {
        this.#lookAgain(uri);
      };
      return [
        watcher,
        ...[watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete].map((event) => event(lookAgain)),
      ];
    });
  }

  /** Compares all articles with their tags, after the list is there. */
  async #checkTexts(articles: Map<string, Article>, token: vscode.CancellationToken): Promise<void> {
    const location = { viewId: 'claimmark.corpusView' };
    await vscode.window.withProgress({ location }, () =>
      forEach(articles.values(), async (article) => {
        if (token.isCancellationRequested) throw new vscode.CancellationError();
        await this.#slices.turn();
        if (!article.state) await this.#check(article);
        if (article.state?.missing || article.state?.changed || article.state?.placeless)
          this.tree.schedule();
      }),
    );
  }

  async #check(article: Article): Promise<void> {
    const session = this.#sessions.find(article.uri);
    if (session) article.state = textStateOf(session);
    else if (article.sidecars.size > 0) {
      const own = await this.#corpus.ownOf(article.uri);
      article.state = await textStateOnDisk(this.#files, this.#corpus, article.uri, own);
    } else article.state = undefined;
    this.#draw(article);
  }

  #lookAgain(article: vscode.Uri, sidecar?: SidecarAddress): void {
    if (!this.#articles || !this.#folders.has(folderOf(article).toString())) return;
    const key = article.toString();
    const sidecars = this.#stale.get(key) ?? new Map<string, SidecarAddress>();
    this.#stale.set(key, sidecars);
    if (sidecar) sidecars.set(sidecar.uri.toString(), sidecar);
    this.tree.schedule();
  }

  async #update(): Promise<void> {
    const articles = await this.#latest();
    const stale = Array.from(this.#stale);
    this.#stale.clear();
    await forEach(stale, ([key, sidecars]) => this.#refresh(articles, vscode.Uri.parse(key, true), sidecars));
    if (articles === (await this.#articles)) this.#show(articles);
  }

  /** Looks at one article again, and at those of its sidecars that changed. */
  async #refresh(
    articles: Map<string, Article>,
    uri: vscode.Uri,
    sidecars: ReadonlyMap<string, SidecarAddress>,
  ): Promise<void> {
    const size = articles.size;
    const article = articleIn(articles, uri);
    const session = this.#sessions.find(uri);
    for (const [key, address] of sidecars) {
      // The session of an open article knows more than its own sidecar, and sooner.
      const isKnown = session?.sidecarPath === key && article.sidecars.has(key);
      if (!isKnown || !session.hasSidecar) article.put(address, await this.#corpus.find(address));
    }
    await this.#check(article);
    const isGone = article.sidecars.size === 0 && !(await this.#files.read(uri.toString()));
    if (isGone) articles.delete(uri.toString());
    if (articles.size !== size) this.#sorted = undefined;
  }

  #draw(article: Article): void {
    article.rows = articleRows(this.#factsOf(article));
  }

  #factsOf({ uri, sidecars, state }: Article): ArticleFacts {
    const troubled = Array.from(sidecars.values()).filter(({ problems }) => problems.length > 0);
    const common = { article: uri, troubled, ...(state && { state }) };
    const session = this.#sessions.find(uri);
    if (session) return { ...common, ...factsOfSession(session) };
    const own = this.#corpus.ownAddress(uri);
    const digest = own && sidecars.get(own.uri.toString())?.digest;
    return digest ? { ...common, progress: digest.progress, counts: digest.counts } : common;
  }

  #show(articles: Map<string, Article>): void {
    this.#sorted ??= Array.from(articles.values()).sort((a, b) => byPath(a.uri, b.uri));
    this.tree.set(corpusRows(this.#sorted.flatMap(({ rows }) => rows ?? [])));
  }
}

/** An article of the workspace, and what is known of it. */
class Article {
  readonly sidecars = new Map<string, CorpusSidecar>();
  state: TextState | undefined;
  rows: ArticleRows | undefined;

  constructor(readonly uri: vscode.Uri) {}

  put({ uri }: SidecarAddress, sidecar: CorpusSidecar | null): void {
    if (sidecar) this.sidecars.set(uri.toString(), sidecar);
    else this.sidecars.delete(uri.toString());
  }
}

function articleIn(articles: Map<string, Article>, uri: vscode.Uri): Article {
  const key = uri.toString();
  const article = articles.get(key) ?? new Article(uri);
  articles.set(key, article);
  return article;
}

function factsOfSession(session: ArticleSession): Pick<ArticleFacts, 'progress' | 'counts'> {
  const { progress } = session;
  return { counts: countTags(session.placed.annotations.tags), ...(progress && { progress }) };
}
