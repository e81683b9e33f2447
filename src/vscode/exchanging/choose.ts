import * as vscode from 'vscode';

interface Question {
  readonly title: string;
  readonly placeHolder: string;
}

/** Asks for one of the items, unless there is only one. Dismissing the question cancels the command. */
export async function choose<T extends vscode.QuickPickItem>(
  items: readonly T[],
  question: Question,
): Promise<T> {
  const [only] = items;
  if (only && items.length === 1) return only;
  return ask(items, question);
}

/** Asks for one of the items, even if there is only one. */
export async function ask<T extends vscode.QuickPickItem>(
  items: readonly T[],
  question: Question,
): Promise<T> {
  const options = { ...question, ignoreFocusOut: true, matchOnDescription: true, matchOnDetail: true };
  return orCancel(await vscode.window.showQuickPick(items, options));
}

/** Asks for any number of the items; those with `picked` are chosen already. */
export async function chooseSeveral<T extends vscode.QuickPickItem>(
  items: readonly T[],
  question: Question,
): Promise<readonly T[]> {
  const options = { ...question, ignoreFocusOut: true, canPickMany: true } as const;
  return orCancel(await vscode.window.showQuickPick(items, options));
}

/** What a question that can be dismissed gave. */
export function orCancel<T>(answer: T | undefined): T {
  if (answer === undefined) throw new vscode.CancellationError();
  return answer;
}
