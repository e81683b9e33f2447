// What a tag costs inside the real VS Code, from the command to the sidecar on disk and the decoration set. The
// rows are ratios and growth; the milliseconds are those of this machine at this moment.
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../src/extension';
import { openingReviewView } from './reviewView';

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

const api = async () =>
  (await vscode.extensions.getExtension<ExtensionApi>('claimmark.claimmark')?.activate()) ??
  Promise.reject(new Error('The extension is not there.'));

/** An article with a sidecar in which the first `tags` of its sentences, one per line, are claims. */
async function taggedArticle(
  folder: string,
  name: string,
  sentences: number,
  tags: number,
): Promise<vscode.Uri> {
  const file = path.join(folder, name);
  fs.writeFileSync(
    file,
    Array.from(
      { length: sentences },
      (_, index) => `Das Ministerium nannte die Zahl ${index + 1} falsch.`,
    ).join('\n'),
  );
  const editor = await vscode.window.showTextDocument(vscode.Uri.file(file));
  editor.selection = new vscode.Selection(0, 0, tags - 1, 5);
  await vscode.commands.executeCommand('claimmark.tagClaim');
  return editor.document.uri;
}

/** The commands of annotate mode at 20 a second for ten seconds, with both views open and 2,000 tags there. */
async function annotating(folder: string): Promise<void> {
  const article = await taggedArticle(folder, 'annotating.txt', 2300, 2000);
  const { views, tagged } = await api();
  await vscode.commands.executeCommand('claimmark.articleView.focus');
  await vscode.window.showTextDocument(article);
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Error('The article is not shown.');
  editor.selection = new vscode.Selection(2000, 3, 2000, 3);
  await vscode.commands.executeCommand('claimmark.startAnnotating');
  const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
  await pause(3000);
  const asked = () => views.article.itemsAsked + views.corpus.itemsAsked;
  const askedBefore = asked();
  const commands = ['annotateClaim', 'annotateAttribution', 'annotateClaimAndAttribution', 'annotateDenial'];
  const names = [['claim'], ['attribution'], ['attribution', 'claim'], ['attribution', 'denial']];
  const times: number[] = [];
  const presses = 200;
  const start = performance.now();
  const done: Promise<unknown>[] = [];
  for (let press = 0; press < presses; press++) {
    await pause(Math.max(0, start + press * 50 - performance.now()));
    const before = performance.now();
    const command = vscode.commands.executeCommand(`claimmark.${commands[press % commands.length] ?? ''}`);
    done.push(Promise.resolve(command).then(() => times.push(performance.now() - before)));
  }
  await Promise.all(done);
  await pause(1000);
  const { tags } = JSON.parse(fs.readFileSync(`${article.fsPath}.anna.claimmark.json`, 'utf8')) as {
    readonly tags: readonly { readonly tag: string; readonly quote: string }[];
  };
  const right = Array.from({ length: presses }, (_, press) => {
    const on = tags.filter(({ quote }) => quote.endsWith(` ${2001 + press} falsch.`)).map(({ tag }) => tag);
    return on.sort().join() === (names[press % names.length] ?? []).join();
  }).filter(Boolean).length;
  const perTag = (asked() - askedBefore) / presses;
  row(`20 presses a second: ${right} of ${presses} with their effect in the sidecar, in their order`);
  row(
    `20 presses a second: ${median(times).toFixed(0)} ms from command to disk and decoration at 2000 tags (median)`,
  );
  row(
    `items that VS Code asked of both views: ${perTag.toFixed(1)} per press; sentences drawn: ${tagged(editor.document).length}`,
  );
  await vscode.commands.executeCommand('claimmark.stopAnnotating');
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
}

/** From the command that shows an article until its tags are drawn, by its sentences, all tagged. */
async function switching(folder: string): Promise<void> {
  const sizes = [100, 1000, 5000];
  const times: number[] = [];
  const { tagged, onDidChange } = await api();
  for (const size of sizes) {
    const article = await taggedArticle(folder, `switching-${size}.txt`, size, size);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'x' }));
    const again: number[] = [];
    for (let round = 0; round < 7; round++) {
      again.push(
        await milliseconds(async () => {
          const editor = await vscode.window.showTextDocument(article);
          if (tagged(editor.document).length === size) return;
          await new Promise<void>((resolve) => {
            const subscription = onDidChange(() => {
              if (tagged(editor.document).length < size) return;
              subscription.dispose();
              resolve();
            });
          });
        }),
      );
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: 'x' }));
    }
    times.push(median(again));
  }
  report('switching to an open article until it is drawn', 'tagged sentences', sizes, times);
}

async function byLength(folder: string): Promise<void> {
  const kilobytes = [1, 10, 100, 1000, 5000];
  const times: number[] = [];
  for (const size of kilobytes) {
    const text = PARAGRAPH.repeat(Math.ceil((size * 1000) / PARAGRAPH.length));
    times.push(await tagging(folder, `length-${size}.txt`, text, 1));
  }
  report('command to disk and decoration, by length', 'KB', kilobytes, times);
}

async function byTags(folder: string): Promise<void> {
  const tags = [10, 100, 1000, 2000, 5000];
  const times: number[] = [];
  for (const count of tags) {
    times.push(await tagging(folder, `tags-${count}.txt`, PARAGRAPH.repeat(1700), count));
  }
  report('command to disk and decoration, by tags', 'tags', tags, times);
}

async function byArticles(folder: string): Promise<void> {
  const articles = [1, 100, 2000];
  const times: number[] = [];
  for (const count of articles) {
    const crowded = fs.mkdtempSync(path.join(folder, 'crowd-'));
    for (let index = 0; index < count; index++) {
      fs.writeFileSync(path.join(crowded, `other-${index}.txt`), PARAGRAPH);
    }
    times.push(await tagging(crowded, 'article.txt', PARAGRAPH.repeat(20), 1));
  }
  report('command to disk and decoration, by articles beside it', 'articles', articles, times);
}

/** What is measured, by the words that choose it. */
const PARTS: Readonly<Record<string, (folder: string) => Promise<void>>> = {
  'vscode activation': async () => {
    row(await activation());
  },
  'vscode tagging': async (folder) => {
    await byLength(folder);
    await byTags(folder);
    await byArticles(folder);
  },
  'vscode annotate mode': annotating,
  'vscode switching': switching,
  review: async (folder) => openingReviewView(folder, (await api()).views.review, row),
};

/** Called by VS Code as its tests are. */
export async function run(): Promise<void> {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  if (!workspace) throw new Error('The benchmark needs a workspace folder.');
  const folder = fs.mkdtempSync(path.join(workspace.uri.fsPath, 'bench-'));
  await vscode.workspace
    .getConfiguration('claimmark')
    .update('annotator', 'Anna', vscode.ConfigurationTarget.Global);
  const wanted = new RegExp(vscode.workspace.getConfiguration('claimmark-test').get<string>('grep') ?? '');
  for (const [name, measure] of Object.entries(PARTS)) {
    if (wanted.test(name)) await measure(folder);
  }
  console.log('claimmark-test {"type":"end"}');
}
