import * as vscode from 'vscode';
import { problemAt } from '../articles/problems';
import type { ArticleSessions } from '../articles/articleSessions';
import type { Comparisons } from './comparisons';
import type { ReviewList } from './reviewList';

/** Tells in the Problems view of which sidecars not all is compared. */
export class LeftOutProblems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('claimmark.review');
  readonly #subscriptions: readonly { dispose(): unknown }[];
  #isEmpty = true;

  constructor(sessions: ArticleSessions, comparisons: Comparisons, list: ReviewList) {
    const update = () => {
      const open = Array.from(sessions.all(), (session) => Array.from(comparisons.leftOutIn(session)));
      const leftOut = new Map([...list.leftOut, ...open.flat()]);
      if (this.#isEmpty && leftOut.size === 0) return;
      this.#isEmpty = leftOut.size === 0;
      this.#collection.clear();
      for (const [path, message] of leftOut) {
        const problem = problemAt(1, 1, message, 'too-many-tags');
        problem.severity = vscode.DiagnosticSeverity.Warning;
        this.#collection.set(vscode.Uri.parse(path, true), [problem]);
      }
    };
    this.#subscriptions = [this.#collection, comparisons.onDidChange(update), list.onDidChange(update)];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
