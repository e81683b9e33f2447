import * as vscode from 'vscode';
import { badgeOf, type Progress } from '../../annotation';
import { parseSidecarName } from '../../sidecar';
import { isForeign } from '../articles/articles';
import type { ArticleSessions } from '../articles/articleSessions';
import type { OwnSidecars } from '../files/ownSidecars';
import { nameOf } from '../uris';

/** Shows on the files of the Explorer how far the annotator is, for articles with an own sidecar. */
export class Badges implements vscode.FileDecorationProvider, vscode.Disposable {
  readonly #sessions: ArticleSessions;
  readonly #own: OwnSidecars;
  readonly #changed = new vscode.EventEmitter<vscode.Uri | undefined>();
  readonly onDidChangeFileDecorations = this.#changed.event;
  readonly #subscriptions: readonly { dispose(): unknown }[];

  constructor(sessions: ArticleSessions, own: OwnSidecars) {
    this.#sessions = sessions;
    this.#own = own;
    this.#subscriptions = [
      this.#changed,
      own.onDidChange((article) => {
        this.#changed.fire(article);
      }),
      vscode.window.registerFileDecorationProvider(this),
    ];
  }

  async provideFileDecoration(uri: vscode.Uri): Promise<vscode.FileDecoration | undefined> {
    if (isForeign(uri) || parseSidecarName(nameOf(uri))) return undefined;
    const session = this.#sessions.find(uri);
    const progress = session ? session.progress : (await this.#own.of(uri))?.progress;
    return progress && new vscode.FileDecoration(badgeOf(progress), tooltip(progress));
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

function tooltip({ done, read, total }: Progress): string {
  return done
    ? vscode.l10n.t('Finished, {0} of {1} sentences read', read, total)
    : vscode.l10n.t('{0} of {1} sentences read', read, total);
}
