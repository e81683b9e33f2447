// What opening the Review view costs inside the real VS Code.
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { Comparison, entriesOf, sideOf } from '../src/review';
import { serialise } from '../src/sidecar';
import type { ShownTree } from '../src/vscode/views/rowTree';
import type { Row } from '../src/vscode/views/rows';
import { articleNumber } from './corpus';

/** The entries that groups say they have; not all have a row. */
function entriesIn(groups: readonly Row[]): number {
  return groups.reduce((sum, { description }) => sum + parseInt(description ?? '0', 10), 0);
}

/** Resolves when VS Code has told of all files that came: what it tells later is looked at again. */
async function quiet(): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.claimmark.json');
  await new Promise<void>((resolve) => {
    let pause = setTimeout(resolve, 5000);
    watcher.onDidCreate(() => {
      clearTimeout(pause);
      pause = setTimeout(resolve, 5000);
    });
  });
  watcher.dispose();
}

/**
 * Opens the view on articles of 60 sentences and five annotators: when its first rows are there, when parts of
 * them are, how long nothing else could run meanwhile, and all of it as a ratio to JSON.parse of the sidecars.
 */
export async function openingReviewView(
  folder: string,
  tree: ShownTree,
  row: (text: string) => void,
): Promise<void> {
  const count = 1000;
  let expected = 0;
  let parsing = 0;
  for (let number = 0; number < count; number++) {
    const { article, text, annotations } = articleNumber(number);
    fs.writeFileSync(path.join(folder, article), text);
    for (const each of annotations) {
      const sidecar = serialise(each);
      fs.writeFileSync(path.join(folder, `${article}.${each.annotator.id}.claimmark.json`), sidecar);
      const before = performance.now();
      JSON.parse(sidecar);
      parsing += performance.now() - before;
    }
    const [own, ...others] = annotations.map((each) => sideOf(each, text));
    if (own) expected += entriesOf(new Comparison(article, text, own, others)).length;
  }
  await quiet();
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const began = performance.now();
  const shares = [0, 0.25, 0.5, 1];
  const reached = new Promise<readonly number[]>((resolve) => {
    const times: number[] = [];
    const subscription = tree.onDidSet(() => {
      const share = entriesIn(tree.rows) / expected;
      while (share > 0 && times.length < shares.length && share >= (shares[times.length] ?? 0)) {
        times.push(performance.now() - began);
      }
      if (times.length < shares.length) return;
      subscription.dispose();
      resolve(times);
    });
  });
  await vscode.commands.executeCommand('claimmark.reviewView.focus');
  const focused = performance.now() - began;
  const [first = NaN, ...parts] = await reached;
  clearInterval(watch);
  row(`opening the Review view of ${count} articles, 5 annotators, ${expected} entries:`);
  row(`  the view is there after ${focused.toFixed(0)} ms, its first rows after ${first.toFixed(0)} ms`);
  for (const [index, time] of parts.entries()) {
    const part = (shares[index + 1] ?? NaN) * 100;
    row(
      `  ${part} % of the entries after ${time.toFixed(0)} ms, × ${(time / parsing).toFixed(1)} of JSON.parse`,
    );
  }
  row(`  longest time in which nothing else ran: ${longest.toFixed(0)} ms`);
}
