import * as vscode from 'vscode';
import type { Files } from '../../sidecar';
import { NodeFiles } from '../../sidecar/nodeFiles';
import { WorkspaceFiles } from './workspaceFiles';

/** The files of a desktop or remote host: the disk directly, locked and atomic; the rest through VS Code. */
export function createFiles(): Files {
  const disk = new NodeFiles();
  const others = new WorkspaceFiles();
  const isOnDisk = (uri: string) => uri.startsWith('file:');
  const path = (uri: string) => vscode.Uri.parse(uri, true).fsPath;
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
