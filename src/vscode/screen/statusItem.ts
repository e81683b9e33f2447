import * as vscode from 'vscode';
import type { ArticleSession } from '../articles/articleSession';
import { namesOf } from '../tagNames';

/** What else the item tells. */
export interface StatusFlags {
  readonly annotating: boolean;
  readonly hidesTags: boolean;
}

/** The one status item: where the cursor is, what its sentence carries, and whether something needs a look. */
export class StatusItem implements vscode.Disposable {
  readonly #item: vscode.StatusBarItem;

  constructor() {
    this.#item = vscode.window.createStatusBarItem('claimmark.status', vscode.StatusBarAlignment.Right, 99);
    this.#item.name = 'Claimmark';
    this.#item.command = 'claimmark.showMenu';
  }

  dispose(): void {
    this.#item.dispose();
  }

  hide(): void {
    this.#item.hide();
  }

  show(session: ArticleSession, position: vscode.Position, { annotating, hidesTags }: StatusFlags): void {
    const total = session.sentenceCount;
    const index = session.sentenceIndexAt(position);
    const tags = index === undefined ? [] : session.tagNamesOn(index);
    const place = index === undefined ? `–/${total}` : `${index + 1}/${total}`;
    const names = namesOf(tags);
    const troubles = session.troubles();
    const icons = [annotating ? '$(edit) ' : '', hidesTags ? '$(eye-closed) ' : ''].join('');
    const text = `${icons}${names ? `${place} · ${names}` : place}`;
    this.#item.text = troubles.length > 0 ? `$(warning) ${text}` : text;
    this.#item.tooltip = tooltip(session, troubles);
    this.#item.backgroundColor =
      troubles.length > 0 ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    const spoken =
      index === undefined
        ? vscode.l10n.t('Claimmark: no sentence here, {0} in the article', total)
        : vscode.l10n.t(
            'Claimmark: sentence {0} of {1}, {2}',
            index + 1,
            total,
            names || vscode.l10n.t('no tags'),
          );
    this.#item.accessibilityInformation = {
      label: [
        spoken,
        ...(annotating ? [vscode.l10n.t('Annotate mode')] : []),
        ...(hidesTags ? [vscode.l10n.t('Tags are hidden')] : []),
        ...troubles,
      ].join('. '),
      role: 'button',
    };
    this.#item.show();
  }
}

function tooltip(session: ArticleSession, troubles: readonly string[]): vscode.MarkdownString {
  const lines = [
    vscode.l10n.t('Language: {0}', languageName(session.language)),
    session.annotator.name
      ? vscode.l10n.t('Annotator: {0}', session.annotator.name)
      : vscode.l10n.t('Annotator: not chosen yet'),
    ...troubles.map((trouble) => `$(warning) ${escapeMarkdown(trouble)}`),
  ];
  return new vscode.MarkdownString(lines.join('  \n'), true);
}

/** The language's name in the language of the interface. */
export function languageName(language: string): string {
  return new Intl.DisplayNames([vscode.env.language], { type: 'language' }).of(language) ?? language;
}

/** Text from files is shown as plain text, whatever it contains. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~$&@:]/g, '\\$&');
}
