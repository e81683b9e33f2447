import * as vscode from 'vscode';
import { isArticle } from '../articles/articles';
import { Refusal } from '../refusal';

import { folderOf } from '../uris';

/** Articles, sidecars and folders that somebody chose to work on. */
export interface Places {
  readonly uris: readonly vscode.Uri[];
  /** A folder that holds them all. Paths in exported and imported files start from it. */
  readonly root: vscode.Uri;
}

/** The places, from the folder that is named alone or that holds all that are named; as on the command line. */
export async function placesOf(uris: readonly vscode.Uri[]): Promise<Places> {
  const folders = await Promise.all(uris.map(async (uri) => ((await isFolder(uri)) ? uri : folderOf(uri))));
  const [first, ...others] = folders;
  if (!first) throw new Refusal(vscode.l10n.t('Open a folder or an article first.'));
  if (others.some(({ scheme, authority }) => scheme !== first.scheme || authority !== first.authority)) {
    throw new Refusal(vscode.l10n.t('The folders lie on different file systems. Choose one of them.'));
  }
  const root = folders.reduce((common, folder) => {
    const parts = common.path.split('/');
    const differ = folder.path.split('/').findIndex((part, index) => part !== parts[index]);
    const kept = parts.slice(0, differ < 0 ? folder.path.split('/').length : differ);
    return common.with({ path: kept.join('/') || '/' });
  });
  return { uris, root };
}

/** The path of what lies in a folder, with `/`. */
export function pathIn(root: vscode.Uri, uri: vscode.Uri): string {
  return uri.path.slice(root.path.endsWith('/') ? root.path.length : root.path.length + 1);
}

/** An address from a setting: absolute, or a path in the first folder of the workspace. */
export function resolve(path: string): vscode.Uri {
  if (/^[a-z][a-z0-9+.-]+:\//i.test(path)) return vscode.Uri.parse(path, true);
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (path.startsWith('/')) return folder ? folder.uri.with({ path }) : vscode.Uri.file(path);
  if (!folder) throw new Refusal(vscode.l10n.t('Open a folder or an article first.'));
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return Boolean((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory);
  } catch {
    return false;
  }
}

export interface PlaceItem extends vscode.QuickPickItem {
  readonly uris: readonly vscode.Uri[];
}

/** What can be worked on from here: the active article, its folder, the workspace and its folders. */
export function placeItems(): readonly PlaceItem[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const items: PlaceItem[] = [];
  const add = (label: string, ...uris: readonly vscode.Uri[]) => {
    const known = items.some((item) => item.uris.join() === uris.join());
    const [first] = uris;
    if (known || !first) return;
    const description = uris.length > 1 ? '' : vscode.workspace.asRelativePath(first, folders.length > 1);
    items.push({ label, description, uris });
  };
  const document = vscode.window.activeTextEditor?.document;
  if (document && !document.isUntitled && isArticle(document)) {
    const folder = folderOf(document.uri);
    add(vscode.l10n.t('$(file) This article'), document.uri);
    if (!folders.some(({ uri }) => uri.toString() === folder.toString())) {
      add(vscode.l10n.t('$(folder) This folder'), folder);
    }
  }
  add(vscode.l10n.t('$(root-folder) The whole workspace'), ...folders.map(({ uri }) => uri));
  for (const { uri } of folders) add(vscode.l10n.t('$(folder) This folder'), uri);
  return items;
}
