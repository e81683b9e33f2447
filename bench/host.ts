// What a tag costs inside the real VS Code, from the command to the sidecar on disk and the decoration set. The
// rows are ratios and growth; the milliseconds are those of this machine at this moment.
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';

const PARAGRAPH =
  'Das Ministerium wies den Vorwurf am Montag zurück. „Die Angaben sind frei erfunden“, sagte ein Sprecher. ' +
  'Nach Darstellung der Behörde fehlten dafür 22,5 Mio. Euro.\n\n';

function row(text: string): void {
  console.log(`claimmark-test ${JSON.stringify({ type: 'passed', title: text })}`);
}

async function milliseconds(work: () => Thenable<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** The median of single tags, put on and taken off again, in an article of this text with this many tags. */
async function tagging(folder: string, name: string, text: string, tags: number): Promise<number> {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  const editor = await vscode.window.showTextDocument(vscode.Uri.file(file));
  const sentences = Math.ceil(tags / 3);
  if (tags > 1) {
    editor.selection = new vscode.Selection(0, 0, sentences * 2, 0);
    await vscode.commands.executeCommand('claimmark.tagClaim');
  }
  editor.selection = new vscode.Selection(0, 3, 0, 3);
  await vscode.commands.executeCommand('claimmark.tagDenial');
  const times: number[] = [];
  for (let round = 0; round < 15; round++) {
    times.push(await milliseconds(() => vscode.commands.executeCommand('claimmark.tagAttribution')));
  }
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  return median(times);
}

function report(title: string, unit: string, sizes: readonly number[], times: readonly number[]): void {
  const first = times[0] ?? NaN;
  for (const [index, size] of sizes.entries()) {
    const time = times[index] ?? NaN;
    row(`${title}: ${size} ${unit}: ${time.toFixed(1)} ms, × ${(time / first).toFixed(1)} of the smallest`);
  }
}

/**
 * What VS Code itself measured of the activation at its start: the columns "Load Code" and "Call Activate" of its
 * startup performance report, the latter being `activate` until it returns.
 */
async function activation(): Promise<string> {
  await vscode.extensions.getExtension('claimmark.claimmark')?.activate();
  await vscode.commands.executeCommand('perfview.show');
  const report = vscode.window.activeTextEditor?.document.getText() ?? '';
  const [load = '?', call = '?'] =
    /^\| claimmark\.claimmark +\| \w+ +\| (\d+) +\| (\d+)/m.exec(report)?.slice(1) ?? [];
  return `load of the bundle: ${load} ms; activate until it returns: ${call} ms`;
}

/** Called by VS Code as its tests are. */
export async function run(): Promise<void> {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  if (!workspace) throw new Error('The benchmark needs a workspace folder.');
  const folder = fs.mkdtempSync(path.join(workspace.uri.fsPath, 'bench-'));
  row(await activation());
  await vscode.workspace
    .getConfiguration('claimmark')
    .update('annotator', 'Anna', vscode.ConfigurationTarget.Global);

  const kilobytes = [1, 10, 100, 1000, 5000];
  const byLength: number[] = [];
  for (const size of kilobytes) {
    const text = PARAGRAPH.repeat(Math.ceil((size * 1000) / PARAGRAPH.length));
    byLength.push(await tagging(folder, `length-${size}.txt`, text, 1));
  }
  report('command to disk and decoration, by length', 'KB', kilobytes, byLength);

  const tags = [10, 100, 1000, 2000, 5000];
  const byTags: number[] = [];
  for (const count of tags) {
    byTags.push(await tagging(folder, `tags-${count}.txt`, PARAGRAPH.repeat(1700), count));
  }
  report('command to disk and decoration, by tags', 'tags', tags, byTags);

  const articles = [1, 100, 2000];
  const byArticles: number[] = [];
  for (const count of articles) {
    const crowded = fs.mkdtempSync(path.join(folder, 'crowd-'));
    for (let index = 0; index < count; index++) {
      fs.writeFileSync(path.join(crowded, `other-${index}.txt`), PARAGRAPH);
    }
    byArticles.push(await tagging(crowded, 'article.txt', PARAGRAPH.repeat(20), 1));
  }
  report('command to disk and decoration, by articles beside it', 'articles', articles, byArticles);
  console.log('claimmark-test {"type":"end"}');
}
