import * as vscode from 'vscode';
import { articleOf, bringTo, changeTo } from '../../annotation';
import { parseBytes, type Files } from '../../sidecar';
import { Refusal, type ArticleSession } from '../articles/articleSession';

const SCHEME = 'claimmark-earlier';

/** Shows copies of a sidecar from before earlier sessions, and restores one as a single operation. */
export class EarlierStates implements vscode.Disposable {
  readonly #files: Files;
  readonly #provider: vscode.Disposable;

  constructor(files: Files) {
    this.#files = files;
    this.#provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: async ({ query }) =>
        new TextDecoder().decode((await files.read(query)) ?? new Uint8Array()),
    });
  }

  dispose(): void {
    this.#provider.dispose();
  }

  /** Asks for a state, shows the difference in VS Code's own editor, and restores it if that is confirmed. */
  async restore(session: ArticleSession): Promise<void> {
    const states = await session.earlierStates();
    const format = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'full', timeStyle: 'medium' });
    const items = states.map(({ path, taken }) => ({ label: format.format(new Date(taken)), path }));
    if (items.length === 0) {
      throw new Refusal(vscode.l10n.t('There is no earlier state of your tags of this article.'));
    }
    const picked = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Restore an earlier state of your tags'),
      placeHolder: vscode.l10n.t('Your tags as they were before you began to work at'),
    });
    if (!picked) return;
    await this.#show(session, picked.label, picked.path);
    const restore = vscode.l10n.t('Restore');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('Restore your tags as they were on {0}?', picked.label),
      restore,
    );
    if (answer === restore) await this.restoreFrom(session, picked.path);
  }

  /** Makes the session's annotations what the copy holds, in the article as it is now. */
  async restoreFrom(session: ArticleSession, path: string): Promise<void> {
    const bytes = await this.#files.read(path);
    const earlier = bytes && parseBytes(bytes).annotations;
    if (!earlier) throw new Refusal(vscode.l10n.t('The earlier state cannot be read.'));
    await session.perform((placed, article) =>
      changeTo(placed, bringTo(earlier, articleOf(earlier, article.text))),
    );
  }

  async #show(session: ArticleSession, label: string, path: string): Promise<void> {
    const now = vscode.Uri.parse(session.sidecarPath, true);
    const then = vscode.Uri.from({ scheme: SCHEME, path: now.path, query: path });
    await vscode.commands.executeCommand('vscode.diff', then, now, label);
  }
}
