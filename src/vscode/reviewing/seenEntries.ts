import type * as vscode from 'vscode';
import { groupEntries, type GroupName } from '../../review';
import type { ListedEntry } from './reviewList';

const KEY = 'claimmark.reviewSeen';

/**
 * Which entries were listed when the annotator last looked. What is listed now counts as seen the next time the
 * view comes into sight. On the first look nothing is new.
 */
export class SeenEntries {
  readonly #memento: vscode.Memento;
  #before: ReadonlySet<string> | undefined;
  #stored: readonly string[] | undefined;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
    this.#stored = memento.get<readonly string[]>(KEY);
    this.#before = this.#stored && new Set(this.#stored);
  }

  groups(entries: readonly ListedEntry[]): Readonly<Record<GroupName, readonly ListedEntry[]>> {
    const before = this.#before;
    return groupEntries(entries, (key) => before !== undefined && !before.has(key));
  }

  /** The list came into sight: what it showed before is not new any more. */
  look(): void {
    if (this.#stored) this.#before = new Set(this.#stored);
  }

  /** The list is on the screen as it is. */
  async shown(entries: readonly ListedEntry[]): Promise<void> {
    const keys = entries.map(({ key }) => key).sort();
    if (
      this.#stored &&
      keys.length === this.#stored.length &&
      keys.every((key, index) => key === this.#stored?.[index])
    ) {
      return;
    }
    this.#stored = keys;
    await this.#memento.update(KEY, keys);
  }
}
