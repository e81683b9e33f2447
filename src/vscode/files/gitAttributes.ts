import * as vscode from 'vscode';
import type { Files } from '../../sidecar';
import { gitRootOf } from './git';

const LINE = '*.claimmark.json text eol=lf';
const NEVER = 'claimmark.gitAttributes.never';
const ASKED = 'claimmark.gitAttributes.asked';

/**
 * Offers once, when the first sidecar is written in a repository, to let git keep the line ends of sidecars:
 * without that a checkout on Windows changes every byte of them.
 */
export class GitAttributes {
  readonly #files: Files;
  readonly #state: vscode.Memento;

  constructor(files: Files, state: vscode.Memento) {
    this.#files = files;
    this.#state = state;
  }

  async offer(article: vscode.Uri): Promise<void> {
    const root = await gitRootOf(article);
    const asked = this.#state.get<readonly string[]>(ASKED, []);
    if (!root || asked.includes(root.toString()) || this.#state.get<boolean>(NEVER) === true) return;
    await this.#state.update(ASKED, [...asked, root.toString()]);
    const path = vscode.Uri.joinPath(root, '.gitattributes').toString();
    if (textOf(await this.#files.read(path)).includes('.claimmark.json')) return;
    const add = vscode.l10n.t('Add the line');
    const never = vscode.l10n.t("Don't ask again");
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('Add “{0}” to .gitattributes, so that git leaves the line ends of sidecars alone?', LINE),
      add,
      never,
    );
    if (answer === never) await this.#state.update(NEVER, true);
    if (answer === add) {
      await this.#files.update(path, (bytes) => {
        const text = textOf(bytes);
        const separator = text === '' || text.endsWith('\n') ? '' : '\n';
        return new TextEncoder().encode(`${text}${separator}${LINE}\n`);
      });
    }
  }
}

function textOf(bytes: Uint8Array | null): string {
  return bytes ? new TextDecoder().decode(bytes) : '';
}
