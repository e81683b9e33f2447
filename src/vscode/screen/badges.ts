import * as vscode from 'vscode';
import { badgeOf, type Progress } from '../../annotation';
import { parseSidecarName } from '../../sidecar';
import { isForeign } from '../articles/articles';
import type { ArticleSessions } from '../articles/articleSessions';
import type { Corpus } from '../files/corpus';
import { nameOf } from '../uris';

/** Shows on the files of the Explorer how far the annotator is, for articles with an own sidecar. */
export class Badges implements vscode.FileDecorationProvider, vscode.Disposable {
  readonly #sessions: ArticleSessions;
  readonly #corpus: Corpus;
  readonly #changed = new vscode.EventEmitter<vscode.Uri | undefined>();
  readonly onDidChangeFileDecorations = this.#changed.event;
  readonly #subscriptions: readonly { dispose(): unknown }[];

  constructor(sessions: ArticleSessions, corpus: Corpus) {
    this.#sessions = sessions;
    this.#corpus = corpus;
    this.#subscriptions = [
      this.#changed,
      corpus.onDidChange((sidecar) => {
        this.#changed.fire(sidecar?.article);
      }),
      vscode.window.registerFileDecorationProvider(this),
    ];
  }

  async provideFileDecoration(uri: vscode.Uri): Promise<vscode.FileDecoration | undefined> {
    if (isForeign(uri) || parseSidecarName(nameOf(uri))) return undefined;
    const session = this.#sessions.find(uri);
    const progress = session ? session.progress : (await this.#corpus.ownOf(uri))?.digest.progress;
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
