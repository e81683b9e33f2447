/** Articles with everything in them that exports get wrong, and tags set by the real commands. */
import * as vscode from 'vscode';
import { beAnnotator, closeAll, cursorAt, openEditor, until, api } from './support';

/** Byte order mark, CRLF, astral and combining characters, U+2028, no-break space, repeated sentences. */
const REPORT = [
  '\ufeffKiew 🇺🇦 meldet einen Angriff auf Odessa. Moskau bestreitet das.',
  'Das sagte „Zoe\u0301“\u00a0Müller der Agentur. Moskau bestreitet das.',
  'Der Trenner\u2028steht mitten im Satz. Hier ist nichts.',
].join('\r\n\r\n');
/** Markdown, a sentence over several lines, right-to-left text, and what tables take for a formula. */
const SECOND = [
  '# Bericht',
  'Der Minister wies am Montag den Vorwurf,\ner habe gelogen,\nentschieden zurück. Danach ging er.',
  'אמר הדובר: "לא נכון".',
  '=Summe bleibt Summe, sagte er.',
].join('\n\n');

export interface Corpus {
  /** With the tags of Anna and Bert. */
  readonly folder: vscode.Uri;
  /** The same articles without any. */
  readonly empty: vscode.Uri;
}

const run = (command: string) => vscode.commands.executeCommand(`claimmark.${command}`);

export function workspaceFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('The tests need a workspace folder.');
  return folder.uri;
}

/** Writes and tags the articles: three tags on one sentence, two annotators, one article finished. */
export async function taggedCorpus(): Promise<Corpus> {
  const base = vscode.Uri.joinPath(workspaceFolder(), `exchange-${Date.now()}`);
  const folder = vscode.Uri.joinPath(base, 'corpus');
  const empty = vscode.Uri.joinPath(base, 'empty');
  for (const place of [folder, empty]) {
    await write(vscode.Uri.joinPath(place, 'report.txt'), REPORT);
    await write(vscode.Uri.joinPath(place, 'sub', 'second.md'), SECOND);
  }
  const report = vscode.Uri.joinPath(folder, 'report.txt');
  const second = vscode.Uri.joinPath(folder, 'sub', 'second.md');
  // VS Code would offer to remove them, and answers its own question in tests.
  await vscode.workspace
    .getConfiguration('editor')
    .update('unusualLineTerminators', 'off', vscode.ConfigurationTarget.Global);
  await beAnnotator('Anna');
  await tag(report, 'Kiew', 'tagClaim', 'toggleUnsure');
  await tag(report, 'bestreitet', 'tagDenial');
  await tag(report, 'Müller', 'tagClaim', 'tagDenial', 'tagAttribution');
  await tag(report, 'Trenner', 'tagClaim');
  await tag(second, 'Minister', 'tagDenial', 'tagAttribution');
  await tag(second, 'הדובר', 'tagAttribution');
  await tag(second, '=Summe', 'tagAttribution', 'finishArticle');
  await closeAll();
  await beAnnotator('Bert');
  await tag(report, 'Kiew', 'tagDenial');
  await closeAll();
  await beAnnotator('Anna');
  return { folder, empty };
}

export async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

export async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));
}

/** The files below a folder by their paths, with their texts. */
export async function filesBelow(folder: vscode.Uri, path = ''): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, type] of await vscode.workspace.fs.readDirectory(folder)) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.Directory) Object.assign(found, await filesBelow(uri, `${path}${name}/`));
    else found[`${path}${name}`] = await readText(uri);
  }
  return found;
}

async function tag(article: vscode.Uri, words: string, ...commands: readonly string[]): Promise<void> {
  const editor = await openEditor(article);
  const { inUse } = await api();
  cursorAt(editor, words);
  for (const command of commands) await run(command);
  await until(editor.document, () => (inUse(editor.document) ? true : undefined));
}
