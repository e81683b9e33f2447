import * as vscode from 'vscode';
import { addTo, decodeArticle, InvalidUtf8Error } from '../../article';
import { describeArticle, emptyAnnotations, type Annotations } from '../../annotation';
import { Comparison, entriesOf, sideOf, type Entry } from '../../review';
import { FileError, type Files } from '../../sidecar';
import type { ArticleSession } from '../articles/articleSession';
import type { ArticleSessions } from '../articles/articleSessions';
import type { Identity } from '../articles/identity';
import type { Corpus, SidecarAddress } from '../files/corpus';
import { forEach, Slices } from '../slices';
import { colleagueSide, leftOutOf, type Comparisons } from './comparisons';
import { namesBySlug } from './people';
import { mayShow } from './visibility';

/** Changes of files that come together are looked at together; milliseconds. */
const PAUSE = 200;

/** Each article is several files, and the first ones are to be there soon. */
const ARTICLES_AT_ONCE = 12;

/** An entry with the names of those who are named in it. */
export type ListedEntry = Entry & { readonly names: ReadonlyMap<string, string> };

/** What one article has to review. */
interface Listed {
  readonly entries: readonly ListedEntry[];
  /** By sidecar (address), what of it is not compared. */
  readonly leftOut: ReadonlyMap<string, string>;
}

export interface ReviewSources {
  readonly sessions: ArticleSessions;
  readonly comparisons: Comparisons;
  readonly corpus: Corpus;
  readonly files: Files;
  readonly identity: Identity;
}

/**
 * What there is to review in the workspace. Nothing is read before it is asked for; then the list follows the
 * files, and open articles as they are on the screen.
 */
export class ReviewList implements vscode.Disposable {
  readonly #sessions: ArticleSessions;
  readonly #comparisons: Comparisons;
  readonly #corpus: Corpus;
  readonly #files: Files;
  readonly #identity: Identity;
  readonly #report: (error: unknown) => void;
  readonly #byArticle = new Map<string, Listed>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #slices = new Slices();
  readonly #subscriptions: readonly { dispose(): unknown }[];
  #loading: Promise<void> | undefined;
  /** Counts how often everything was begun anew: what an earlier run still finds is not wanted. */
  #run = 0;
  #loadedRun = -1;
  readonly #stale = new Set<string>();
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(
    { sessions, comparisons, corpus, files, identity }: ReviewSources,
    report: (error: unknown) => void,
  ) {
    this.#sessions = sessions;
    this.#comparisons = comparisons;
    this.#corpus = corpus;
    this.#files = files;
    this.#identity = identity;
    this.#report = report;
    this.#subscriptions = [
      this.#changed,
      comparisons.onDidChange((session) => {
        if (!this.#loading) return;
        this.#takeOver(session);
        this.#changed.fire();
      }),
      corpus.onDidChange((address) => {
        if (!address) this.#reset();
        // An open article is told of by its session.
        else if (this.#loading && !sessions.find(address.article)) this.#lookAgain(address.article);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('claimmark.blind')) this.#reset();
      }),
    ];
  }

  /** All that was found so far, article by article, each in the order of its text. */
  get entries(): readonly ListedEntry[] {
    const articles = Array.from(this.#byArticle).sort(([a], [b]) => (a < b ? -1 : 1));
    return articles.flatMap(([, { entries }]) => entries);
  }

  /** By sidecar (address), what of it is not compared. */
  get leftOut(): ReadonlyMap<string, string> {
    return new Map(Array.from(this.#byArticle.values()).flatMap(({ leftOut }) => Array.from(leftOut)));
  }

  /** Whether all articles have been looked at. */
  get isLoaded(): boolean {
    return this.#loadedRun === this.#run;
  }

  /** Resolves when all articles have been looked at. */
  load(): Promise<void> {
    if (!this.#loading) {
      const loading = this.#loadAll(++this.#run);
      this.#loading = loading;
      loading.catch(() => {
        if (this.#loading === loading) this.#loading = undefined;
      });
    }
    return this.#loading;
  }

  dispose(): void {
    clearTimeout(this.#pause);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #reset(): void {
    if (!this.#loading) return;
    this.#loading = undefined;
    this.#byArticle.clear();
    this.#changed.fire();
    this.load().catch(this.#report);
  }

  async #loadAll(run: number): Promise<void> {
    let told = this.#slices.count;
    const look = async (addresses: readonly SidecarAddress[]) => {
      await this.#look(addresses, run);
      if (told === this.#slices.count) return;
      told = this.#slices.count;
      this.#changed.fire();
    };
    await forEach((await this.#addressesByArticle()).values(), look, ARTICLES_AT_ONCE);
    // The files' watcher may not have told yet of what an open article has read already.
    for (const session of this.#sessions.all()) this.#takeOver(session);
    this.#loadedRun = run;
    this.#changed.fire();
  }

  async #addressesByArticle(): Promise<ReadonlyMap<string, readonly SidecarAddress[]>> {
    const byArticle = new Map<string, SidecarAddress[]>();
    for (const address of await this.#corpus.addresses()) {
      addTo(byArticle, address.article.toString(), address);
    }
    return byArticle;
  }

  #lookAgain(article: vscode.Uri): void {
    this.#stale.add(article.toString());
    clearTimeout(this.#pause);
    const look = async () => {
      const byArticle = await this.#addressesByArticle();
      const stale = Array.from(this.#stale);
      this.#stale.clear();
      await forEach(stale, async (key) => {
        this.#byArticle.delete(key);
        await this.#look(byArticle.get(key) ?? [], this.#run);
      });
      this.#changed.fire();
    };
    this.#pause = setTimeout(() => {
      look().catch(this.#report);
    }, PAUSE);
  }

  async #look(addresses: readonly SidecarAddress[], run: number): Promise<void> {
    const [first] = addresses;
    if (!first) return;
    const { article } = first;
    const session = this.#sessions.find(article);
    if (session) {
      this.#takeOver(session);
      return;
    }
    const found = await this.#compare(article, addresses);
    if (found && run === this.#run) this.#byArticle.set(article.toString(), found);
  }

  /** Compares only when somebody asks: an open article changes with every key of its annotator. */
  #takeOver(session: ArticleSession): void {
    let known: readonly ListedEntry[] | undefined;
    const compare = () => entriesIn(this.#comparisons.of(session));
    this.#byArticle.set(session.document.uri.toString(), {
      get entries() {
        return (known ??= compare());
      },
      leftOut: this.#comparisons.leftOutIn(session),
    });
  }

  /** An article on disk; undefined if there is nothing to compare. */
  async #compare(article: vscode.Uri, addresses: readonly SidecarAddress[]): Promise<Listed | undefined> {
    const me = this.#identity.current ?? { id: '', name: '' };
    if (!addresses.some(({ annotator }) => annotator !== me.id)) return undefined;
    const mine = addresses.find(({ annotator }) => annotator === me.id);
    const own = (mine && (await this.#corpus.read(mine))) ?? undefined;
    const shown = addresses.filter(
      ({ annotator }) => annotator !== me.id && mayShow(article, annotator, own),
    );
    const text = shown.length > 0 ? await this.#textOf(article) : undefined;
    if (text === undefined) return undefined;
    const read = await Promise.all(
      shown.map(async (address) => ({ ...address, annotations: await this.#corpus.read(address) })),
    );
    await this.#slices.turn();
    const colleagues = read.flatMap(({ annotator, annotations }) =>
      annotations ? [colleagueSide(annotations, annotator, text)] : [],
    );
    const nothing = (): Annotations => emptyAnnotations(describeArticle(text, '', 0, []), me);
    const comparison = new Comparison(article.toString(), text, sideOf(own ?? nothing(), text), colleagues);
    const leftOut = read.flatMap(({ uri, annotations }): [string, string][] => {
      const message = annotations && leftOutOf(annotations);
      return message ? [[uri.toString(), message]] : [];
    });
    return { entries: entriesIn(comparison), leftOut: new Map(leftOut) };
  }

  /** Undefined if there is no article, or one that is not UTF-8: that is told when it is opened. */
  async #textOf(article: vscode.Uri): Promise<string | undefined> {
    try {
      const bytes = await this.#files.read(article.toString());
      return bytes ? decodeArticle(bytes) : undefined;
    } catch (error) {
      if (error instanceof InvalidUtf8Error || error instanceof FileError) return undefined;
      throw error;
    }
  }
}

function entriesIn(comparison: Comparison): readonly ListedEntry[] {
  const names = namesBySlug([comparison.own, ...comparison.colleagues]);
  return entriesOf(comparison).map((entry) => ({ ...entry, names }));
}
