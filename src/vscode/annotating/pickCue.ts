import * as vscode from 'vscode';

interface Item extends vscode.QuickPickItem {
  /** What choosing it does: a whole cue, one word more or less, or nothing: then the question is answered. */
  readonly cue?: readonly string[];
  readonly word?: number;
}

/**
 * Asks for the words that mark a tag, in one list: first what is chosen so far, which Enter takes, then whole
 * cues that are common, then the words of the sentence, of which one can choose several.
 * @param words the sentence's, in their order, which is also the order of the cue
 * @param common cues found in the sentence, the commonest first
 * @returns undefined if the question was dismissed
 */
export function pickCue(
  words: readonly string[],
  common: readonly (readonly string[])[],
  current: readonly string[],
): Promise<readonly string[] | undefined> {
  let chosen: ReadonlySet<number> = new Set(placesOf(words, current));
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = vscode.l10n.t('Cue');
  pick.placeholder = vscode.l10n.t('Type or choose the words that mark it; several for “wies … zurück”');
  const cue = () => words.filter((_, index) => chosen.has(index));
  const show = () => {
    pick.items = itemsFor(words, common, cue(), chosen);
    const [first] = pick.items;
    if (first) pick.activeItems = [first];
  };
  show();
  pick.show();
  return new Promise((resolve) => {
    const answer = (result: readonly string[]) => {
      resolve(result);
      pick.hide();
    };
    pick.onDidAccept(() => {
      const [item] = pick.activeItems;
      if (item?.cue) {
        answer(item.cue);
      } else if (item?.word !== undefined) {
        chosen = toggled(chosen, item.word);
        pick.value = '';
        show();
      } else answer(cue());
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
  });
}

function itemsFor(
  words: readonly string[],
  common: readonly (readonly string[])[],
  cue: readonly string[],
  chosen: ReadonlySet<number>,
): readonly Item[] {
  const first: Item = {
    label: cue.length > 0 ? `$(check-all) ${cue.join(' … ')}` : vscode.l10n.t('No cue'),
    description: vscode.l10n.t('as it is'),
  };
  const separator = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    first,
    ...(common.length > 0 ? [separator(vscode.l10n.t('common cues'))] : []),
    ...common.map((each): Item => ({ label: each.join(' … '), cue: each })),
    separator(vscode.l10n.t('words of the sentence')),
    ...words.map((word, index): Item => ({
      label: chosen.has(index) ? `$(check) ${word}` : word,
      word: index,
    })),
  ];
}

/** Where the words of a cue stand, each behind the one before it where that is possible. */
function placesOf(words: readonly string[], cue: readonly string[]): readonly number[] {
  let from = 0;
  return cue.flatMap((word) => {
    const index = words.indexOf(word, from);
    const found = index >= 0 ? index : words.indexOf(word);
    if (found < 0) return [];
    from = found + 1;
    return [found];
  });
}

function toggled(chosen: ReadonlySet<number>, index: number): ReadonlySet<number> {
  const result = new Set(chosen);
  if (!result.delete(index)) result.add(index);
  return result;
}
