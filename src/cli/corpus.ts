import { promises as fs } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { articleOf, bringTo } from '../annotation';
import type { Annotations, ArticleOptions, Placed } from '../annotation';
import { decodeArticle, InvalidUtf8Error } from '../article';
import {
  byArticle,
  joinSidecars,
  namedAnnotations,
  parseBytes,
  parseSidecarName,
  SidecarError,
  type SidecarFile,
} from '../sidecar';
import { NodeFiles } from '../sidecar/nodeFiles';
import { Failure } from './command';

export const files = new NodeFiles();

export interface SidecarPath {
  readonly path: string;
  readonly annotator: string;
}

/** An article with the sidecars that are asked for; paths as the user wrote them. */
export interface ArticlePaths {
  readonly article: string;
  readonly sidecars: readonly SidecarPath[];
  /** Files that look like copies of its sidecars. */
  readonly copies: readonly string[];
}

/**
 * The articles that paths name: an article with all its sidecars, a sidecar alone, or a folder with all
 * articles below it that have sidecars. Hidden folders and `node_modules` are skipped. Sorted by path; what
 * several paths name comes once.
 */
export async function findArticles(paths: readonly string[]): Promise<readonly ArticlePaths[]> {
  const found: ArticlePaths[] = [];
  for (const path of paths) {
    const stat = await fs.stat(path).catch(() => null);
    if (!stat) throw new Failure(`${path}: there is no such file or folder`);
    if (stat.isDirectory()) {
      for await (const article of walk(path)) found.push(article);
      continue;
    }
    const folder = dirname(path);
    const name = basename(path);
    const parts = parseSidecarName(name);
    if (parts) {
      const sidecars = [{ path, annotator: parts.annotator }];
      found.push({ article: join(folder, parts.article), sidecars, copies: [] });
    } else {
      const beside = group(folder, await files.list(folder)).get(name);
      found.push({ sidecars: [], copies: [], ...beside, article: path });
    }
  }
  return together(found);
}

/** Each article once, with all that was found of it. */
function together(found: readonly ArticlePaths[]): readonly ArticlePaths[] {
  const articles = new Map<string, ArticlePaths>();
  for (const one of found) {
    const key = resolve(one.article);
    const known = articles.get(key) ?? one;
    articles.set(key, {
      article: known.article,
      sidecars: joinSidecars(known.sidecars, one.sidecars),
      copies: [...new Set([...known.copies, ...one.copies])],
    });
  }
  return [...articles.values()];
}

async function* walk(folder: string): AsyncGenerator<ArticlePaths> {
  const entries = await fs.readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  yield* group(folder, names.sort()).values();
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory() || entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    yield* walk(join(folder, entry.name));
  }
}

/** The articles of one folder that have sidecars or copies of them, by name. */
function group(folder: string, names: readonly string[]): Map<string, ArticlePaths> {
  return new Map(
    Array.from(byArticle(names), ([article, { sidecars, copies }]) => [
      article,
      {
        article: join(folder, article),
        sidecars: sidecars.map(({ name, annotator }) => ({ path: join(folder, name), annotator })),
        copies: copies.map((name) => join(folder, name)),
      },
    ]),
  );
}

/** The bytes of a file. Throws a Failure that names it. */
export async function readFile(path: string): Promise<Uint8Array> {
  const bytes = await files.read(path);
  if (bytes === null) throw new Failure(`${path}: there is no such file`);
  return bytes;
}

/** The canonical text of an article. Throws a Failure that names file and line. */
export async function readText(path: string): Promise<string> {
  try {
    return decodeArticle(await readFile(path));
  } catch (error) {
    if (error instanceof InvalidUtf8Error) throw new Failure(`${path}:${error.line}: ${error.message}`);
    throw error;
  }
}

/** The annotations of the sidecar at a path. Throws a SidecarError if it has none to show. */
export async function readSidecar({ path, annotator }: SidecarPath): Promise<Annotations> {
  return annotationsOf({ path, annotator, parsed: parseBytes(await readFile(path)) });
}

/** The annotations of a sidecar, newer versions included. Throws a SidecarError if it has none to show. */
export function annotationsOf(file: SidecarFile): Annotations {
  const annotations = namedAnnotations(file);
  if (annotations) return annotations;
  const { path, parsed } = file;
  const [problem] = parsed.problems;
  throw new SidecarError(path, problem?.code ?? 'invalid', problem?.message ?? '', parsed.problems);
}

/** The sidecars of those who are asked for; of everybody if nobody is. */
export function ofAnnotators(
  asked: readonly string[] | undefined,
  sidecars: readonly SidecarPath[],
): readonly SidecarPath[] {
  return sidecars.filter(({ annotator }) => asked?.includes(annotator) ?? true);
}

/** The day, for what is made now. */
export function today(): string {
  return new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
}

/** How an article is cut, by the ending of its name. */
export function optionsFor(path: string, language?: string): ArticleOptions {
  const format = /\.(?:md|markdown)$/i.test(path) ? 'markdown' : 'plain';
  return language === undefined ? { format } : { format, language };
}

/** Annotations brought to the article's present text. */
export function placeIn(path: string, text: string, annotations: Annotations): Placed {
  return bringTo(annotations, articleOf(annotations, text, optionsFor(path)));
}
