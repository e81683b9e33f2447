import * as vscode from 'vscode';
import { articlePatterns, GUIDELINE_NAME } from '../articles/articles';
import { folderOf, nameOf } from '../uris';
import type { Corpus } from './corpus';

/**
 * The articles that lie beside sidecars, whoever's, in the order of their paths: a folder in which nobody annotates
 * may be full of text files that are none.
 */
export async function articlesOfWorkspace(corpus: Corpus): Promise<readonly vscode.Uri[]> {
  const exclude = '**/node_modules/**';
  const folders = new Set((await corpus.addresses()).map(({ uri }) => folderOf(uri).toString()));
  const patterns = (vscode.workspace.workspaceFolders ?? []).flatMap(articlePatterns);
  const found = await Promise.all(patterns.map((pattern) => vscode.workspace.findFiles(pattern, exclude)));
  const articles = new Map(found.flat().map((uri) => [uri.toString(), uri]));
  return Array.from(articles.values())
    .filter((uri) => folders.has(folderOf(uri).toString()) && nameOf(uri) !== GUIDELINE_NAME)
    .sort(byPath);
}

const collator = new Intl.Collator(undefined, { numeric: true });

export function byPath(a: vscode.Uri, b: vscode.Uri): number {
  return collator.compare(a.path, b.path);
}
