import type { ExtensionApi } from '../../src/extension';
import type { ShownTree } from '../../src/vscode/views/rowTree';
import type { Row } from '../../src/vscode/views/rows';
import { api } from './support';

/** Waits until the rows of a view fulfil the condition. */
export async function shows(
  view: keyof ExtensionApi['views'],
  condition: (rows: readonly Row[]) => boolean,
): Promise<ShownTree> {
  const tree = (await api()).views[view];
  if (condition(tree.rows)) return tree;
  return new Promise((resolve) => {
    const subscription = tree.onDidSet(() => {
      if (!condition(tree.rows)) return;
      subscription.dispose();
      resolve(tree);
    });
  });
}

/** All rows, parents before their children. */
export function flat(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap((row) => [row, ...flat(row.children ?? [])]);
}
