import * as vscode from 'vscode';
import type { ArticleSessions } from './articleSessions';

/** Milliseconds until the next attempt: the first, and at most. */
const SOON = 2000;
const LATE = 60_000;

/**
 * Writes what could not be written: what an earlier session left behind when it ended, and operations that met a
 * full disk or a file that may not be written, as soon as that is over.
 */
export class PendingWrites implements vscode.Disposable {
  readonly #sessions: ArticleSessions;
  readonly #report: (error: unknown) => void;
  readonly #subscriptions: readonly vscode.Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = SOON;

  constructor(sessions: ArticleSessions, report: (error: unknown) => void) {
    this.#sessions = sessions;
    this.#report = report;
    this.#subscriptions = [
      sessions.onDidChange(() => {
        if (sessions.hasPending) this.#later();
      }),
      sessions.onDidChangeAnnotator(() => {
        this.#now();
      }),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused && sessions.hasPending) this.#now();
      }),
    ];
    this.#now();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #now(): void {
    clearTimeout(this.#timer);
    this.#wait = SOON;
    this.#attempt();
  }

  #later(): void {
    this.#timer ??= setTimeout(() => {
      this.#attempt();
    }, this.#wait);
  }

  #attempt(): void {
    this.#sessions
      .writePending()
      .catch(this.#report)
      .finally(() => {
        clearTimeout(this.#timer);
        this.#timer = undefined;
        this.#wait = Math.min(this.#wait * 2, LATE);
        if (this.#sessions.hasPending) this.#later();
        else this.#wait = SOON;
      });
  }
}
