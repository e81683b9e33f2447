import * as vscode from 'vscode';
import type { TagName } from '../../annotation';
import type { ArticleSessions } from '../articles/articleSessions';
import { inOneLine } from '../plainText';
import { namesOf } from '../tagNames';

/**
 * VS Code asks again only when a provider comes or goes, and then takes all symbols anew. That waits until the annotator
 * pauses, so that no tag waits for it. Milliseconds.
 */
const PAUSE = 1000;
/** UTF-16 code units. */
const LONGEST_NAME = 100;

/** VS Code knows no symbols of our kind; these have icons that tell the tags apart. */
const KINDS: Readonly<Record<TagName, vscode.SymbolKind>> = {
  claim: vscode.SymbolKind.Constant,
  denial: vscode.SymbolKind.Boolean,
  attribution: vscode.SymbolKind.String,
};

/** The tagged sentences of plain text articles in use, for the outline, the breadcrumbs and "Go to Symbol". */
export class Outline implements vscode.DocumentSymbolProvider, vscode.Disposable {
  readonly #sessions: ArticleSessions;
  readonly #subscription: vscode.Disposable;
  #registration: vscode.Disposable | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(sessions: ArticleSessions) {
    this.#sessions = sessions;
    this.#subscription = sessions.onDidChange(({ document }) => {
      // Markdown has its headings there.
      if (document.languageId === 'plaintext') this.#schedule();
    });
  }

  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] | undefined {
    const session = this.#sessions.of(document);
    if (!session) return undefined;
    const tagged = Array.from(session.tagsBySentence().keys()).sort((a, b) => a - b);
    return tagged.map((index) => {
      const names = session.tagNamesOn(index);
      const range = session.rangeOf(index);
      const name = inOneLine(session.textOf(index), LONGEST_NAME);
      return new vscode.DocumentSymbol(name, namesOf(names), KINDS[names[0] ?? 'claim'], range, range);
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#registration?.dispose();
    this.#subscription.dispose();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#registration?.dispose();
      this.#registration = vscode.languages.registerDocumentSymbolProvider({ language: 'plaintext' }, this, {
        label: 'Claimmark',
      });
    }, PAUSE);
  }
}
