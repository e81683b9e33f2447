import * as vscode from 'vscode';
import { definitionOf, nameOf } from './tagNames';
import type { ArticleSessions } from './articleSessions';
import { escapeMarkdown } from './statusItem';

/** Names the tags of a sentence in words. */
export class TagHover implements vscode.HoverProvider {
  readonly #sessions: ArticleSessions;

  constructor(sessions: ArticleSessions) {
    this.#sessions = sessions;
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const session = this.#sessions.of(document);
    const index = session?.sentenceIndexAt(position);
    if (!session || index === undefined) return undefined;
    const tags = session.tagNamesOn(index);
    if (tags.length === 0) return undefined;
    const lines = tags.map(
      (tag) => `**${escapeMarkdown(nameOf(tag))}** – ${escapeMarkdown(definitionOf(tag))}`,
    );
    if (session.needsLook(index)) {
      lines.push(
        `$(warning) ${escapeMarkdown(vscode.l10n.t('The text has changed since this sentence was tagged.'))}`,
      );
    }
    const contents = new vscode.MarkdownString(lines.join('  \n'), true);
    return new vscode.Hover(contents, session.rangeOf(index));
  }
}
