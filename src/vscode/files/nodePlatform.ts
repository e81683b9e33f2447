import { realpath } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Output } from '../../exchange';
import { NodeOutput } from '../../exchange/nodeOutput';
import type { Files } from '../../sidecar';
import { NodeFiles } from '../../sidecar/nodeFiles';
import { WorkspaceFiles } from './workspaceFiles';
import { WorkspaceOutput } from './workspaceOutput';

const isOnDisk = (uri: string) => uri.startsWith('file:');
const path = (uri: string) => vscode.Uri.parse(uri, true).fsPath;

/** The files of a desktop or remote host: the disk directly, locked and atomic; the rest through VS Code. */
export function createFiles(): Files {
  const disk = new NodeFiles();
  const others = new WorkspaceFiles();
  return {
    read: (uri) => (isOnDisk(uri) ? disk.read(path(uri)) : others.read(uri)),
    list: (uri) => (isOnDisk(uri) ? disk.list(path(uri)) : others.list(uri)),
    update: (uri, transform) =>
      isOnDisk(uri) ? disk.update(path(uri), transform) : others.update(uri, transform),
    rename: (from, to) =>
      isOnDisk(from) && isOnDisk(to) ? disk.rename(path(from), path(to)) : others.rename(from, to),
    createFolder: (uri) => (isOnDisk(uri) ? disk.createFolder(path(uri)) : others.createFolder(uri)),
    split: (uri) => others.split(uri),
    join: (folder, name) => others.join(folder, name),
  };
}

/** Takes the files of one export, by URI. */
export function createOutput(): Output {
  const disk = new NodeOutput();
  const others = new WorkspaceOutput();
  const each = async (run: (output: Output) => Promise<void>) => {
    await run(disk);
    await run(others);
  };
  return {
    append: (uri, text) => (isOnDisk(uri) ? disk.append(path(uri), text) : others.append(uri, text)),
    finish: () => each((output) => output.finish()),
    discard: () => each((output) => output.discard()),
  };
}

/** Where a file or folder really lies, all links followed. */
export async function withoutLinks(uri: vscode.Uri): Promise<vscode.Uri> {
  return uri.scheme === 'file' ? vscode.Uri.file(await realpath(uri.fsPath)) : uri;
}
