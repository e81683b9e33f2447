import * as vscode from 'vscode';
import type { TagName } from '../annotation';

/** The tag's name in the language of the interface. */
export function nameOf(tag: TagName): string {
  switch (tag) {
    case 'claim':
      return vscode.l10n.t('claim');
    case 'denial':
      return vscode.l10n.t('denial');
    case 'attribution':
      return vscode.l10n.t('attribution');
  }
}

export function namesOf(tags: readonly TagName[]): string {
  return tags.map(nameOf).join(', ');
}

/** What the tag means, in one sentence. */
export function definitionOf(tag: TagName): string {
  switch (tag) {
    case 'claim':
      return vscode.l10n.t('Something is asserted that could be checked and could turn out false.');
    case 'denial':
      return vscode.l10n.t('Somebody rejects a proposition, an accusation or a demand.');
    case 'attribution':
      return vscode.l10n.t('Words, thoughts or findings are ascribed to a source.');
  }
}
