import * as vscode from 'vscode';
import type { Case } from '../../review';
import type { ArticleSessions } from '../articles/articleSessions';
import type { CommandTable } from '../commands';
import type { ShownTree } from '../views/rowTree';
import { AdjudicateMode } from './adjudicateMode';
import type { DrawnColleagues } from './colleagueDecorations';
import { ColleagueHover } from './colleagueHover';
import { ColleagueScreen } from './colleagueScreen';
import { Comparisons } from './comparisons';
import { exampleCommands } from './guidelineExample';
import { LeftOutProblems } from './leftOutProblems';
import type { Parts } from './parts';
import { ReviewCommands } from './reviewCommands';
import { ReviewList, type ListedEntry } from './reviewList';
import { ReviewMode } from './reviewMode';
import { ReviewView } from './reviewView';
import { SeenEntries } from './seenEntries';
import { sharingCommands } from './sharing';
import { ShownAnnotators } from './shownAnnotators';

/** All that shows what colleagues wrote, and what is said about it. */
export class Reviewing implements vscode.Disposable {
  readonly comparisons: Comparisons;
  readonly shown: ShownAnnotators;
  readonly #sessions: ArticleSessions;
  readonly #parts: Parts;
  readonly #screen: ColleagueScreen;
  readonly #seen: SeenEntries;
  readonly #list: ReviewList;
  readonly #mode: ReviewMode;
  readonly #view: ReviewView;
  readonly #adjudicate: AdjudicateMode;
  readonly #subscriptions: readonly { dispose(): unknown }[];

  constructor(parts: Parts) {
    const { sessions, targets } = parts;
    this.#sessions = sessions;
    this.#parts = parts;
    this.comparisons = new Comparisons(sessions);
    this.shown = new ShownAnnotators(this.comparisons, targets);
    this.#screen = new ColleagueScreen(sessions, this.comparisons, this.shown);
    this.#seen = new SeenEntries(parts.memento);
    this.#list = new ReviewList({ ...parts, comparisons: this.comparisons }, parts.report);
    this.#mode = new ReviewMode(parts, this.#list, this.#seen);
    this.#view = new ReviewView(this.#list, this.#mode, this.#seen, parts.report);
    this.#adjudicate = new AdjudicateMode(parts, this.comparisons);
    this.#subscriptions = [
      this.comparisons,
      this.shown,
      this.#screen,
      this.#list,
      this.#mode,
      this.#view,
      this.#adjudicate,
      new LeftOutProblems(sessions, this.comparisons, this.#list),
      // Their keys are the same: one of the modes at a time.
      this.#mode.onDidChange(() => {
        if (this.#mode.current && this.#adjudicate.current) void this.#adjudicate.stop();
      }),
      this.#adjudicate.onDidChange(() => {
        if (this.#mode.current && this.#adjudicate.current) void this.#mode.stop();
      }),
      vscode.languages.registerHoverProvider(
        [{ language: 'plaintext' }, { language: 'markdown' }],
        new ColleagueHover(sessions, this.comparisons, this.shown),
      ),
    ];
  }

  commands(): CommandTable {
    return {
      ...this.shown.commands(),
      ...new ReviewCommands(this.#mode, this.#parts.cursor).commands(),
      ...exampleCommands(this.#mode, this.#parts.targets, this.#parts.guidelines),
      ...this.#adjudicate.commands(),
      ...sharingCommands(this.#parts.corpus, this.#parts.identity),
    };
  }

  /** What the Review view shows. */
  get tree(): ShownTree {
    return this.#view.tree;
  }

  /** The entry that the keys of review mode act on. */
  get current(): ListedEntry | undefined {
    return this.#mode.current;
  }

  /** The sentence that the keys of adjudicate mode decide. */
  get adjudicated(): Case | undefined {
    return this.#adjudicate.current;
  }

  /** The keys of the mode that the active editor is in, if it is one of reviewing. */
  get keys(): { readonly context: string; readonly title: string } | undefined {
    if (this.#adjudicate.isActive) {
      return { context: 'claimmark.adjudicating', title: vscode.l10n.t('Keys of adjudicate mode') };
    }
    return this.#mode.isActive
      ? { context: 'claimmark.reviewing', title: vscode.l10n.t('Keys of review mode') }
      : undefined;
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
