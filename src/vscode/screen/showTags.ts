import * as vscode from 'vscode';
import { TAG_NAMES, type TagName } from '../../annotation';
import { nameOf } from '../tagNames';

/** Asks which of the annotator's tags to show: all, none or one kind. Undefined if dismissed. */
export async function pickShownTags(shown: readonly TagName[]): Promise<readonly TagName[] | undefined> {
  const choices: (vscode.QuickPickItem & { readonly tags: readonly TagName[] })[] = [
    { label: vscode.l10n.t('$(eye) All tags'), tags: TAG_NAMES },
    { label: vscode.l10n.t('$(eye-closed) No tags'), tags: [] },
    ...TAG_NAMES.map((tag) => ({ label: vscode.l10n.t('$(tag) Only {0}', nameOf(tag)), tags: [tag] })),
  ];
  // The first is what Enter takes: it shows what is hidden, or hides all.
  const [all, none, ...kinds] = choices;
  const first = shown.length === TAG_NAMES.length ? [none, all] : [all, none];
  const items = [...first, ...kinds].filter((item) => item !== undefined);
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Which of your tags are shown'),
  });
  return picked?.tags;
}
