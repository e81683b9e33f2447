import * as vscode from 'vscode';
import { FileError, parseSidecarName, sidecarName, type Files } from '../../sidecar';
import type { ArticleSessions } from '../articles/articleSessions';
import { folderOf, nameOf } from '../uris';

/**
 * Lets sidecars follow without a question when an article is renamed or moved in VS Code, and back when that
 * is undone. All annotators' files move: moving a file is not writing it.
 */
export class Moves implements vscode.Disposable {
  readonly #files: Files;
  readonly #sessions: ArticleSessions;
  readonly #subscription: vscode.Disposable;

  constructor(files: Files, sessions: ArticleSessions, report: (error: unknown) => void) {
    this.#files = files;
    this.#sessions = sessions;
    this.#subscription = vscode.workspace.onDidRenameFiles((event) => {
      for (const { oldUri, newUri } of event.files) this.#follow(oldUri, newUri).catch(report);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #follow(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    const { moved, left } = await moveSidecars(this.#files, from, to);
    warnOfLeft(from, left);
    if (moved > 0) await this.#sessions.lookAgain(to);
  }
}

/** Moves all annotators' sidecars of an article; `left` says of each that could not be moved why. */
export async function moveSidecars(
  files: Files,
  from: vscode.Uri,
  to: vscode.Uri,
): Promise<{ readonly moved: number; readonly left: readonly string[] }> {
  const oldFolder = folderOf(from).toString();
  const newFolder = folderOf(to).toString();
  const left: string[] = [];
  let moved = 0;
  for (const name of await files.list(oldFolder)) {
    const sidecar = parseSidecarName(name);
    if (sidecar?.article !== nameOf(from)) continue;
    try {
      const newName = sidecarName({ ...sidecar, article: nameOf(to) });
      await files.rename(files.join(oldFolder, name), files.join(newFolder, newName));
      moved++;
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      left.push(error.message);
    }
  }
  return { moved, left };
}

export function warnOfLeft(article: vscode.Uri, left: readonly string[]): void {
  if (left.length === 0) return;
  void vscode.window.showWarningMessage(
    vscode.l10n.t('Sidecars of “{0}” stayed where they were. {1}', nameOf(article), left.join(' ')),
  );
}
