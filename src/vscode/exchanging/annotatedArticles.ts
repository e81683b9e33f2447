import * as vscode from 'vscode';
import { decodeArticle, detectLanguage, InvalidUtf8Error } from '../../article';
import { articleOf, bringTo, type Annotations } from '../../annotation';
import { kindOf, type AnnotatedArticle } from '../../exchange';
import {
  byArticle,
  joinSidecars,
  namedAnnotations,
  parseBytes,
  parseSidecarName,
  type Files,
} from '../../sidecar';
import { formatOfName, ownWords } from '../articles/articles';
import type { ArticleSessions } from '../articles/articleSessions';
import { canonicalTextOf } from '../articles/documentOffsets';
import { troubleOf } from '../articles/problemMessages';
import type { Corpus } from '../files/corpus';
import { Refusal } from '../refusal';
import { isBlind, mayShow } from '../reviewing/visibility';
import { folderOf, nameOf } from '../uris';
import { isFolder, pathIn, type Places } from './places';

/** An article with the sidecars that are to be exported. */
export interface FoundArticle {
  readonly article: vscode.Uri;
  readonly sidecars: readonly { readonly uri: vscode.Uri; readonly annotator: string }[];
}

/**
 * The articles with sidecars in places, in the order of the command line: an article with all its sidecars, a
 * sidecar alone, a folder with everything below it but hidden folders and `node_modules`. The disk is asked and
 * not the search, which leaves out what settings hide and does not exist on every file system.
 */
export async function* findArticles({ uris }: Pick<Places, 'uris'>): AsyncGenerator<FoundArticle> {
  for (const uri of uris) {
    const sidecar = parseSidecarName(nameOf(uri));
    if (await isFolder(uri)) yield* walk(uri);
    else if (sidecar) {
      const article = vscode.Uri.joinPath(folderOf(uri), sidecar.article);
      yield { article, sidecars: [{ uri, annotator: sidecar.annotator }] };
    } else {
      const entries = await vscode.workspace.fs.readDirectory(folderOf(uri));
      yield* inFolder(folderOf(uri), entries, nameOf(uri));
    }
  }
}

type Entries = readonly (readonly [name: string, type: vscode.FileType])[];

async function* walk(folder: vscode.Uri): AsyncGenerator<FoundArticle> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  yield* inFolder(folder, entries);
  const folders = entries.flatMap(([name, type]) => (type === vscode.FileType.Directory ? [name] : []));
  for (const name of folders.sort()) {
    if (name.startsWith('.') || name === 'node_modules') continue;
    yield* walk(vscode.Uri.joinPath(folder, name));
  }
}

function* inFolder(folder: vscode.Uri, entries: Entries, only?: string): Generator<FoundArticle> {
  const names = entries.flatMap(([name, type]) => (type === vscode.FileType.Directory ? [] : [name]));
  for (const [name, { sidecars }] of byArticle(names.sort())) {
    if (sidecars.length === 0 || (only !== undefined && name !== only)) continue;
    yield {
      article: vscode.Uri.joinPath(folder, name),
      sidecars: sidecars.map((sidecar) => ({
        uri: vscode.Uri.joinPath(folder, sidecar.name),
        annotator: sidecar.annotator,
      })),
    };
  }
}

/**
 * What of an article may be exported by who sits here: the one place where annotating blind limits exports.
 * Everything that an export shows or writes, also the list of annotators, comes through here.
 */
export async function exportable(found: FoundArticle, corpus: Corpus): Promise<FoundArticle> {
  if (!isBlind(found.article)) return found;
  const address = corpus.ownAddress(found.article);
  const own = (address && (await corpus.read(address))) ?? undefined;
  return {
    ...found,
    sidecars: found.sidecars.filter(({ annotator }) => mayShow(found.article, annotator, own)),
  };
}

/** An article as it is now, and what its sidecars hold, for whatever text. */
export interface ReadArticle extends Pick<AnnotatedArticle, 'path' | 'text' | 'bom' | 'cr'> {
  readonly uri: vscode.Uri;
  readonly annotations: readonly Annotations[];
}

/** The annotations brought to the present text. */
export function placed({ uri, annotations, ...article }: ReadArticle): AnnotatedArticle {
  const options = { format: formatOfName(uri), ...ownWords(uri) };
  const language = annotations[0]?.article.language ?? detectLanguage(article.text);
  const all = annotations.map((one) => bringTo(one, articleOf(one, article.text, options)));
  return { ...article, language, annotations: all };
}

/** Reads articles one by one as their text is now, saved or not. */
export class ArticleReader {
  readonly #files: Files;
  readonly #sessions: ArticleSessions;
  /** What could not be read, one sentence each; it is left out. */
  readonly problems: string[] = [];
  /** How many articles were read. */
  count = 0;

  constructor(files: Files, sessions: ArticleSessions) {
    this.#files = files;
    this.#sessions = sessions;
  }

  async *read(
    articles: readonly FoundArticle[],
    root: vscode.Uri,
    token: vscode.CancellationToken,
    onRead: () => void,
  ): AsyncGenerator<ReadArticle, void, undefined> {
    for (const { article, sidecars } of articles) {
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      this.count += 1;
      onRead();
      await this.#sessions.find(article)?.settled();
      const source = await this.#textOf(article);
      if (!source) continue;
      const read = await Promise.all(sidecars.map((sidecar) => this.#annotationsOf(sidecar)));
      const annotations = read.filter((one) => one !== undefined);
      if (annotations.length > 0) yield { uri: article, path: pathIn(root, article), annotations, ...source };
    }
  }

  async #textOf(article: vscode.Uri): Promise<Pick<AnnotatedArticle, 'text' | 'bom' | 'cr'> | undefined> {
    const name = vscode.workspace.asRelativePath(article);
    const bytes = await this.#files.read(article.toString());
    if (!bytes) {
      this.problems.push(vscode.l10n.t('{0}: there are tags of this article, but not the article.', name));
      return undefined;
    }
    const kind = kindOf(bytes);
    const key = article.toString();
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
    if (open?.isDirty) return { ...kind, text: canonicalTextOf(open) };
    try {
      return { ...kind, text: decodeArticle(bytes) };
    } catch (error) {
      if (!(error instanceof InvalidUtf8Error)) throw error;
      this.problems.push(
        vscode.l10n.t(
          '{0}, line {1}: {2}',
          name,
          error.line,
          vscode.l10n.t('The article is not valid UTF-8.'),
        ),
      );
      return undefined;
    }
  }

  async #annotationsOf({
    uri,
    annotator,
  }: FoundArticle['sidecars'][number]): Promise<Annotations | undefined> {
    const path = uri.toString();
    const bytes = await this.#files.read(path);
    if (!bytes) return undefined;
    const parsed = parseBytes(bytes);
    const annotations = namedAnnotations({ annotator, parsed });
    if (annotations) return annotations;
    const trouble = troubleOf({ path, annotator, parsed });
    if (trouble) this.problems.push(trouble);
    return undefined;
  }
}

/** @throws Refusal if there are none */
export async function findExportable(
  places: Places,
  corpus: Corpus,
  token: vscode.CancellationToken,
): Promise<readonly FoundArticle[]> {
  const found = new Map<string, FoundArticle>();
  for await (const one of findArticles(places)) {
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    const { article, sidecars } = await exportable(one, corpus);
    if (sidecars.length === 0) continue;
    // Several places can name one article, or one of its sidecars each.
    const known = found.get(article.toString())?.sidecars ?? [];
    found.set(article.toString(), { article, sidecars: joinSidecars(known, sidecars) });
  }
  if (found.size === 0) throw new Refusal(vscode.l10n.t('There are no annotations here.'));
  return [...found.values()];
}
