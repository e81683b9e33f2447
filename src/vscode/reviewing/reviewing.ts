import * as vscode from 'vscode';
import type { ArticleSessions } from '../articles/articleSessions';
import type { CommandTable } from '../commands';
import type { Targets } from '../targets';
import type { DrawnColleagues } from './colleagueDecorations';
import { ColleagueHover } from './colleagueHover';
import { ColleagueScreen } from './colleagueScreen';
import { Comparisons } from './comparisons';
import { ShownAnnotators } from './shownAnnotators';

/** All that shows what colleagues wrote. */
export class Reviewing implements vscode.Disposable {
  readonly comparisons: Comparisons;
  readonly shown: ShownAnnotators;
  readonly #sessions: ArticleSessions;
  readonly #screen: ColleagueScreen;
  readonly #subscriptions: readonly { dispose(): unknown }[];

  constructor(sessions: ArticleSessions, targets: Targets) {
    this.#sessions = sessions;
    this.comparisons = new Comparisons(sessions);
    this.shown = new ShownAnnotators(this.comparisons, targets);
    this.#screen = new ColleagueScreen(sessions, this.comparisons, this.shown);
    this.#subscriptions = [
      this.comparisons,
      this.shown,
      this.#screen,
      vscode.languages.registerHoverProvider(
        [{ language: 'plaintext' }, { language: 'markdown' }],
        new ColleagueHover(sessions, this.comparisons, this.shown),
      ),
    ];
  }

  commands(): CommandTable {
    return this.shown.commands();
  }

  /** What is drawn of colleagues in an article. */
  drawnIn(document: vscode.TextDocument): DrawnColleagues | undefined {
    const session = this.#sessions.of(document);
    return session && this.#screen.drawnIn(session);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
