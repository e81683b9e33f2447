import * as vscode from 'vscode';
import type { InputFile } from '../../exchange';
import type { Files } from '../../sidecar';
import { Refusal } from '../refusal';
import { folderOf, nameOf } from '../uris';
import { isFolder, pathIn } from './places';

/** Bytes that are handed over at once. */
const PIECE = 2 ** 20;

/**
 * The files to import that were chosen: of a folder everything below it but what is hidden. Reading stops when
 * `token` is cancelled.
 */
export async function inputFiles(
  chosen: readonly vscode.Uri[],
  files: Files,
  token: vscode.CancellationToken,
): Promise<readonly InputFile[]> {
  const inputs: InputFile[] = [];
  for (const uri of chosen) {
    const wholeFolder = await isFolder(uri);
    const root = wholeFolder ? uri : folderOf(uri);
    const known = new Map<string, InputFile>();
    for (const file of wholeFolder ? await filesBelow(root) : await filesIn(root)) {
      const path = pathIn(root, file);
      known.set(path, {
        name: vscode.workspace.asRelativePath(file),
        path,
        read: () => pieces(file, files, token),
        sibling: (other) => known.get(other),
      });
    }
    const wanted = wholeFolder ? [...known.values()] : [known.get(nameOf(uri))];
    for (const input of wanted) {
      if (!input) throw new Refusal(vscode.l10n.t('There is no file “{0}”.', nameOf(uri)));
      inputs.push(input);
    }
  }
  return inputs;
}

async function* pieces(
  file: vscode.Uri,
  files: Files,
  token: vscode.CancellationToken,
): AsyncGenerator<Uint8Array> {
  const bytes = (await files.read(file.toString())) ?? new Uint8Array();
  for (let at = 0; at < bytes.length; at += PIECE) {
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    yield bytes.subarray(at, at + PIECE);
  }
}

async function filesIn(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return entries.flatMap(([name, type]) =>
    type & vscode.FileType.File ? [vscode.Uri.joinPath(folder, name)] : [],
  );
}

/** Sorted by path; what is hidden stays so. */
async function filesBelow(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const entries = (await vscode.workspace.fs.readDirectory(folder)).filter(([name]) => !name.startsWith('.'));
  const found = await Promise.all(
    entries.map(async ([name, type]) => {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.Directory) return filesBelow(uri);
      return type & vscode.FileType.File ? [uri] : [];
    }),
  );
  return found.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
}
