import * as vscode from 'vscode';

/** One line of a question: an answer, or something to read. */
export interface Line<A> {
  readonly label: string;
  readonly description?: string;
  /** What choosing the line says; without it the line is only there to be read. */
  readonly answer?: A;
  /** The letter or digit that gives the answer at once. */
  readonly key?: string;
}

/** A heading over the lines that follow it. */
export interface Heading {
  readonly heading: string;
}

export interface KeyQuestion<A> {
  readonly title: string;
  /** What a screen reader speaks first. */
  readonly placeholder: string;
  readonly lines: readonly (Line<A> | Heading)[];
  /** Called with the answer that Enter would give now. */
  readonly onDidLookAt?: (answer: A) => void;
}

interface Item<A> extends vscode.QuickPickItem {
  readonly line?: Line<A>;
}

/**
 * Asks a question that is answered with one key. The first answer is what Enter gives; the lines to read can be
 * gone to, so that a screen reader speaks them. Undefined if the question was dismissed.
 */
export function pickByKey<A>({
  title,
  placeholder,
  lines,
  onDidLookAt,
}: KeyQuestion<A>): Promise<A | undefined> {
  const pick = vscode.window.createQuickPick<Item<A>>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.ignoreFocusOut = true;
  const items = lines.map(itemFor);
  const show = () => {
    pick.items = items;
    const first = items.find(({ line }) => line?.answer !== undefined);
    if (first) pick.activeItems = [first];
  };
  show();
  pick.show();
  return new Promise((resolve) => {
    const give = (line: Line<A> | undefined) => {
      if (line?.answer === undefined) return;
      resolve(line.answer);
      pick.hide();
    };
    pick.onDidChangeValue((value) => {
      const key = value.trim().toLowerCase();
      const item = items.find(({ line }) => key !== '' && line?.key === key);
      pick.value = '';
      if (item) give(item.line);
      else show();
    });
    pick.onDidChangeActive(([item]) => {
      if (item?.line?.answer !== undefined) onDidLookAt?.(item.line.answer);
    });
    pick.onDidAccept(() => {
      give(pick.activeItems[0]?.line);
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
  });
}

function itemFor<A>(line: Line<A> | Heading): Item<A> {
  if ('heading' in line) return { label: line.heading, kind: vscode.QuickPickItemKind.Separator };
  const { label, description, key } = line;
  const told = [key?.toUpperCase(), description].filter((part) => part !== undefined);
  return { label, description: told.join(' · '), alwaysShow: true, line };
}
