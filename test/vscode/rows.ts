import type { ExtensionApi } from '../../src/extension';
import type { ShownTree } from '../../src/vscode/views/rowTree';
import type { Row } from '../../src/vscode/views/rows';
import { api, when } from './support';

/** Waits until the rows of a view fulfil the condition. */
export async function shows(
  view: keyof ExtensionApi['views'],
  condition: (rows: readonly Row[]) => boolean,
): Promise<ShownTree> {
  const tree = (await api()).views[view];
  return when(tree.onDidSet, () => condition(tree.rows) && tree);
}

/** All rows, parents before their children. */
export function flat(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap((row) => [row, ...flat(row.children ?? [])]);
}
