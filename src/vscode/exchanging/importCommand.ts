import * as vscode from 'vscode';
import { withoutLinks } from '#platform';
import { decodeArticle, InvalidUtf8Error } from '../../article';
import { isEmpty, isModel, type Annotator, type Change, type Placed } from '../../annotation';
import {
  countsOf,
  formatOf,
  placeText,
  planImport,
  planMarkdown,
  type Format,
  type ImportLibrary,
  type ImportPlan,
  type InputFile,
  type PlannedArticle,
} from '../../exchange';
import { SidecarError, type Files, type SidecarStore } from '../../sidecar';
import { formatOfName, ownWords } from '../articles/articles';
import type { ArticleSession } from '../articles/articleSession';
import type { ArticleSessions, OpenStore } from '../articles/articleSessions';
import { canonicalTextOf } from '../articles/documentOffsets';
import type { Identity } from '../articles/identity';
import { troubleOf } from '../articles/problemMessages';
import { Refusal } from '../refusal';
import { findArticles } from './annotatedArticles';
import { inProgress } from './exportCommand';
import { askFormat } from './exportQuestions';
import { annotatorOf, askAnnotator, askFiles, askFrom, askRoot, confirm } from './importQuestions';
import { inputFiles } from './inputFiles';
import type { Lists } from './lists';
import { placesOf } from './places';
import { importRequest } from './requests';
import { refusing, translate } from './words';

/** Reads the tags of another tool, shows what would become of them, and writes them if that is wanted. */
export class ImportCommand {
  readonly #files: Files;
  readonly #sessions: ArticleSessions;
  readonly #identity: Identity;
  readonly #openStore: OpenStore;
  readonly #lists: Lists;

  constructor(
    files: Files,
    sessions: ArticleSessions,
    identity: Identity,
    openStore: OpenStore,
    lists: Lists,
  ) {
    this.#files = files;
    this.#sessions = sessions;
    this.#identity = identity;
    this.#openStore = openStore;
    this.#lists = lists;
  }

  /** Asks for what is not given. Nothing is written before the list was shown and the question answered. */
  async run(given: readonly unknown[]): Promise<void> {
    const request = importRequest(given);
    const { uris = [] } = request;
    await refusing(async () => {
      const title = vscode.l10n.t('Import annotations');
      const format = request.format === undefined ? await askFormat('read', title) : formatOf(request.format);
      const chosen = request.files ?? (await askFiles(format));
      const { root } = await placesOf(uris.length > 0 ? uris : await askRoot());
      const annotator =
        request.annotator === undefined ? await this.#askAnnotator(root) : this.#annotator(request.annotator);
      const store = this.#openStore(annotator);
      const plan = await this.#plan(chosen, format, root, store, request.from);
      await this.#lists.show(vscode.l10n.t('Import of {0}', format.name), planMarkdown(plan, translate));
      const changed = plan.articles.filter(({ change }) => !isEmpty(change));
      if (changed.length === 0) {
        throw new Refusal(nothingToImport(plan));
      }
      await confirm(plan, request.partial ?? false);
      await this.#write(changed, plan, root, store);
    });
  }

  #annotator(slug: string): Annotator {
    const { current } = this.#identity;
    return current?.id === slug ? current : annotatorOf(slug);
  }

  async #askAnnotator(root: vscode.Uri): Promise<Annotator> {
    const models = new Set<string>();
    for await (const { sidecars } of findArticles({ uris: [root] })) {
      for (const { annotator } of sidecars) if (isModel({ id: annotator })) models.add(annotator);
    }
    const answer = await askAnnotator(this.#identity.current, [...models].sort());
    if (answer !== 'me') return answer;
    await this.#sessions.changeAnnotator();
    const { current } = this.#identity;
    if (!current) throw new vscode.CancellationError();
    return current;
  }

  /** Reads the input; asks whose tags are meant if it has none of the annotator. */
  #plan(
    chosen: readonly vscode.Uri[],
    format: Format,
    root: vscode.Uri,
    store: SidecarStore,
    from?: string,
  ): Promise<ImportPlan> {
    return inProgress(vscode.l10n.t('Reading {0}', format.name), async (_, token) => {
      const inputs = await inputFiles(chosen, this.#files, token);
      const planned = (whose?: string) => this.#planFrom(inputs, format, root, store, whose);
      const plan = await planned(from);
      const found = plan.articles.some(({ tags }) => tags.length > 0);
      return found || from !== undefined || plan.leftOut.size === 0 ? plan : planned(await askFrom(plan));
    });
  }

  #planFrom(
    inputs: readonly InputFile[],
    format: Format,
    root: vscode.Uri,
    store: SidecarStore,
    from: string | undefined,
  ): Promise<ImportPlan> {
    const now = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
    const options = { annotator: store.annotator, now, ...(from !== undefined && { from }) };
    return planImport(inputs, format, this.#library(root, store), options);
  }

  #library(root: vscode.Uri, store: SidecarStore): ImportLibrary {
    const inside = async (path: string): Promise<boolean> => {
      const file = vscode.Uri.joinPath(root, path);
      const { type } = await vscode.workspace.fs.stat(file);
      if (!(type & vscode.FileType.File)) return false;
      const [folder, real] = await Promise.all([withoutLinks(root), withoutLinks(file)]);
      return real.path.startsWith(folder.path.endsWith('/') ? folder.path : `${folder.path}/`);
    };
    return {
      exists: (path) => inside(path).catch(() => false),
      open: async (path) => {
        const article = vscode.Uri.joinPath(root, path);
        const { own } = await store.read(article.toString());
        if (own && !own.parsed.annotations) throw new Refusal(troubleOf(own) ?? own.path);
        return {
          text: await this.#textOf(article),
          own: own?.parsed.annotations ?? null,
          options: { format: formatOfName(article), ...ownWords(article) },
        };
      },
    };
  }

  /** The text as it is now, saved or not. */
  async #textOf(article: vscode.Uri): Promise<string> {
    const key = article.toString();
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
    if (open?.isDirty) return canonicalTextOf(open);
    try {
      return decodeArticle((await this.#files.read(key)) ?? new Uint8Array());
    } catch (error) {
      if (!(error instanceof InvalidUtf8Error)) throw error;
      const name = vscode.workspace.asRelativePath(article);
      throw new Refusal(
        vscode.l10n.t(
          '{0}, line {1}: {2}',
          name,
          error.line,
          vscode.l10n.t('The article is not valid UTF-8.'),
        ),
      );
    }
  }

  /** Writes article by article; what goes wrong with one is told at the end and keeps no other from its tags. */
  async #write(
    articles: readonly PlannedArticle[],
    plan: ImportPlan,
    root: vscode.Uri,
    store: SidecarStore,
  ): Promise<void> {
    const failures: string[] = [];
    const written: PlannedArticle[] = [];
    const title = vscode.l10n.t('Importing');
    await inProgress(title, async (progress, token) => {
      for (const planned of articles) {
        if (token.isCancellationRequested) break;
        progress.report({ increment: 100 / articles.length, message: planned.path });
        try {
          await this.#writeOne(vscode.Uri.joinPath(root, planned.path), planned, store);
          written.push(planned);
        } catch (error) {
          if (!(error instanceof Refusal || error instanceof SidecarError)) throw error;
          failures.push(`${planned.path}: ${error.message}`);
        }
      }
    });
    const { added, updated, removed } = countsOf({ ...plan, articles: written });
    const message = vscode.l10n.t(
      'Imported for {0} into {1} of {2} articles: new {3}, updated {4}, removed {5}.',
      plan.annotator.id,
      written.length,
      articles.length,
      added,
      updated,
      removed,
    );
    if (failures.length > 0) void vscode.window.showErrorMessage(`${message} ${failures.join(' ')}`);
    else void vscode.window.showInformationMessage(message);
  }

  /** Where the annotator has the article open, as an operation that can be undone. */
  async #writeOne(article: vscode.Uri, planned: PlannedArticle, store: SidecarStore): Promise<void> {
    const session = this.#sessions.find(article);
    if (session?.annotator.id === store.annotator.id) await perform(session, planned);
    else {
      const { error } = await store.apply(article.toString(), planned.article, planned.change);
      if (error) throw new Refusal(error.message);
      await this.#sessions.lookAgain(article);
    }
  }
}

async function perform(session: ArticleSession, { article, change }: PlannedArticle): Promise<void> {
  await session.perform((placed, now) => {
    if (now.text !== article.text) {
      throw new Refusal(vscode.l10n.t('The text was changed meanwhile; import once more.'));
    }
    return { ...change, ...cutLike(article.sentences, placed, article.state.language) };
  });
}

/** What makes the sentences those of the import, for an annotator who has worked on nothing here yet. */
function cutLike(
  sentences: PlannedArticle['article']['sentences'],
  { annotations, sentences: now }: Placed,
  language: string,
): Pick<Change, 'limits' | 'fields'> {
  const { tags, read, reviews, article, done } = annotations;
  if (tags.length + read.length + reviews.length > 0 || done !== null) return {};
  const [wanted, present] = [sentences, now].map((list) => new Set(list.map(([start]) => start)));
  const missing = sentences.filter(([start]) => !present?.has(start));
  const surplus = now.filter(([start]) => !wanted?.has(start));
  const limits = [
    ...missing.map(([at]) => ({ at, before: false, after: true })),
    ...surplus.map(([at]) => ({ at, before: true, after: false })),
  ];
  const fields = [{ name: 'language' as const, before: article.language, after: language }];
  return {
    ...(limits.length > 0 && { limits }),
    ...(article.language !== language && { fields }),
  };
}

function nothingToImport({ refused, articles }: ImportPlan): string {
  const [first] = refused;
  if (first) {
    return vscode.l10n.t(
      'Nothing of it can be imported. {0}: {1}',
      placeText(first.place),
      translate(first.text),
    );
  }
  return articles.length > 0
    ? vscode.l10n.t('There is nothing to import: all of it is here already.')
    : vscode.l10n.t('There is nothing in it to import.');
}
