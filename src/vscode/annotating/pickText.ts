import * as vscode from 'vscode';

export interface PickTextOptions {
  readonly title: string;
  readonly placeholder: string;
  /** What is there now; Enter keeps it. */
  readonly value: string;
  /** The item for “nothing”. */
  readonly none: string;
  /** What can be completed, by where it comes from, the best first. */
  readonly candidates: readonly Candidates[];
  /** More of them, which take a moment to find. */
  readonly later: Promise<Candidates>;
}

export interface Candidates {
  readonly label: string;
  readonly texts: readonly string[];
}

interface Item extends vscode.QuickPickItem {
  readonly text?: string;
}

/**
 * Asks for a text in one line, free or one of the candidates. The first item is always what Enter takes: what is
 * there as long as nothing is typed, then what is typed. Undefined if the question was dismissed.
 */
export function pickText(options: PickTextOptions): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = options.title;
  pick.placeholder = options.placeholder;
  pick.value = options.value;
  let candidates = options.candidates;
  const show = (chosen?: string) => {
    pick.items = itemsFor({ ...options, candidates }, pick.value);
    const active = pick.items.find(({ text }) => text !== undefined && text === chosen) ?? pick.items[0];
    if (active) pick.activeItems = [active];
  };
  show();
  pick.busy = true;
  pick.show();
  return new Promise((resolve, reject) => {
    options.later.then((more) => {
      candidates = [...candidates, more];
      pick.busy = false;
      // Who has gone down the list meanwhile stays where he is.
      show(pick.activeItems[0]?.text);
    }, reject);
    pick.onDidChangeValue(() => {
      show();
    });
    pick.onDidAccept(() => {
      const [picked] = pick.activeItems;
      resolve((picked?.text ?? pick.value).trim());
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
  });
}

/** VS Code's own filter would hide what is not typed; what is there already is not typed, so we filter. */
function itemsFor({ value, none, candidates }: PickTextOptions, typed: string): readonly Item[] {
  const text = typed.trim();
  const wanted = text === value ? '' : fold(text);
  const first: Item = text
    ? { label: text, text, alwaysShow: true }
    : { label: none, text: '', alwaysShow: true };
  const seen = new Set([text]);
  const others = candidates.flatMap(({ label, texts }): Item[] => {
    const fitting = texts.filter((candidate) => !seen.has(candidate) && fold(candidate).includes(wanted));
    for (const candidate of fitting) seen.add(candidate);
    if (fitting.length === 0) return [];
    const separator: Item = { label, kind: vscode.QuickPickItemKind.Separator };
    const begins = (candidate: string) => Number(fold(candidate).startsWith(wanted));
    const items = fitting
      .sort((a, b) => begins(b) - begins(a))
      .map((candidate): Item => ({ label: candidate, text: candidate, alwaysShow: true }));
    return [separator, ...items];
  });
  return [first, ...others];
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
