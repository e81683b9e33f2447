import type * as vscode from 'vscode';
import type { Output } from '../../exchange';
import type { Files } from '../../sidecar';
import { WorkspaceFiles } from './workspaceFiles';
import { WorkspaceOutput } from './workspaceOutput';

/** The files of the web worker host, where VS Code's own file systems are all there is. */
export function createFiles(): Files {
  return new WorkspaceFiles();
}

/** Takes the files of one export, by URI. */
export function createOutput(): Output {
  return new WorkspaceOutput();
}

/** Where a file or folder really lies; these file systems have no links that could be followed. */
export function withoutLinks(uri: vscode.Uri): Promise<vscode.Uri> {
  return Promise.resolve(uri);
}
