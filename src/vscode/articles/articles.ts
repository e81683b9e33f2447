import * as vscode from 'vscode';
import { nameOf } from '../uris';
import type { ArticleOptions } from '../../annotation';

/** Schemes whose documents are views of something else: never articles, whatever their name. */
const FOREIGN_SCHEMES = new Set([
  'claimmark-guideline',
  'git',
  'gitfs',
  'comment',
  'output',
  'vscode',
  'vscode-userdata',
  'vscode-settings',
  'vscode-scm',
  'search-editor',
  'walkThrough',
  'walkThroughSnippet',
  'vscode-notebook-cell',
  'vscode-interactive-input',
  'chat-editing-text-model',
  'claimmark-list',
  'vscode-chat-code-block',
]);

/** The team's guideline, in a folder of the workspace: a Markdown file that is no article. */
export const GUIDELINE_NAME = 'claimmark-guideline.md';

/** Whether what has this address is a view of something else. */
export function isForeign(uri: vscode.Uri): boolean {
  return FOREIGN_SCHEMES.has(uri.scheme);
}

/** Where the articles of a workspace folder are, by the setting `claimmark.articles`. */
export function articlePatterns(folder: vscode.WorkspaceFolder): readonly vscode.RelativePattern[] {
  const patterns = vscode.workspace.getConfiguration('claimmark', folder.uri).get<string[]>('articles', []);
  return patterns.map((pattern) => new vscode.RelativePattern(folder, pattern));
}

/**
 * Whether a document may be annotated, by its scheme and the setting `claimmark.articles`. Everybody asks
 * here. An `untitled:` document counts, so that the commands can say why it cannot be tagged yet.
 */
export function isArticle(document: vscode.TextDocument): boolean {
  if (isForeign(document.uri) || nameOf(document.uri) === GUIDELINE_NAME) return false;
  if (document.isUntitled) return document.languageId === 'plaintext' || document.languageId === 'markdown';
  const patterns = vscode.workspace.getConfiguration('claimmark', document.uri).get<string[]>('articles', []);
  return patterns.length > 0 && vscode.languages.match(selector(document.uri, patterns), document) > 0;
}

/** A pattern counts from its workspace folder; without one it counts from the root of the file system. */
function selector(uri: vscode.Uri, patterns: readonly string[]): vscode.DocumentSelector {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return patterns.map((pattern) => ({
    scheme: uri.scheme,
    pattern: folder ? new vscode.RelativePattern(folder, pattern) : pattern,
  }));
}

export function formatOf(document: vscode.TextDocument): 'plain' | 'markdown' {
  return document.languageId === 'markdown' ? 'markdown' : formatOfName(document.uri);
}

export function formatOfName({ path }: vscode.Uri): 'plain' | 'markdown' {
  return /\.(?:md|markdown)$/i.test(path) ? 'markdown' : 'plain';
}

/** The team's own words from the setting: with a full stop abbreviations, without it lower-case names. */
export function ownWords(article: vscode.Uri): Pick<ArticleOptions, 'abbreviations' | 'lowerCaseNames'> {
  const words = vscode.workspace
    .getConfiguration('claimmark', article)
    .get<readonly string[]>('abbreviations', []);
  return {
    abbreviations: words.filter((word) => word.endsWith('.')),
    lowerCaseNames: words.filter((word) => !word.endsWith('.')),
  };
}
