import * as vscode from 'vscode';
import { canonicalText } from '../../article';
import { wordsOf } from '../../annotation';
import { Refusal } from '../refusal';
import { isForeign } from './articles';
import { folderOf } from '../uris';

/** How many words of the first line make the proposed name. */
const WORDS = 6;

/** Makes an article of the text in the clipboard (UTF-8, LF), under a name that is asked for, and annotates it. */
export async function newArticleFromClipboard(): Promise<void> {
  const text = canonicalText(await vscode.env.clipboard.readText()).trim();
  if (!text) throw new Refusal(vscode.l10n.t('The clipboard holds no text.'));
  const proposed = `${nameFor(text)}.txt`;
  const article = await askWhere(proposed);
  if (!article) return;
  await vscode.workspace.fs.writeFile(article, new TextEncoder().encode(`${text}\n`));
  await vscode.window.showTextDocument(article, { preview: false });
  await vscode.commands.executeCommand('claimmark.startAnnotating');
}

/** `hafenbrand-in-marlund` */
function nameFor(text: string): string {
  const [firstLine = ''] = text.split('\n', 1);
  const words = wordsOf(firstLine).slice(0, WORDS);
  return (
    words
      .join('-')
      .replaceAll(/[^\p{L}\p{M}\p{N}-]/gu, '')
      .toLowerCase() || 'article'
  );
}

/** A file that does not exist yet; undefined if the question was dismissed. */
async function askWhere(proposed: string): Promise<vscode.Uri | undefined> {
  const folder = folderForNew();
  if (!folder) {
    return vscode.window.showSaveDialog({
      defaultUri: vscode.Uri.file(proposed),
      title: vscode.l10n.t('New article'),
    });
  }
  const fileOf = (name: string) =>
    vscode.Uri.joinPath(folder, /\.(?:txt|md|markdown)$/i.test(name) ? name : `${name}.txt`);
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('New article'),
    prompt: vscode.l10n.t('Its name in {0}', vscode.workspace.asRelativePath(folder, true)),
    value: proposed,
    valueSelection: [0, proposed.lastIndexOf('.')],
    ignoreFocusOut: true,
    validateInput: async (value) => {
      const trimmed = value.trim();
      if (!trimmed || /[\\/:*?"<>|]/.test(trimmed) || trimmed.startsWith('.')) {
        return vscode.l10n.t('A file name without \\ / : * ? " < > | is needed.');
      }
      return (await exists(fileOf(trimmed)))
        ? vscode.l10n.t('There is a file of this name already.')
        : undefined;
    },
  });
  return name === undefined ? undefined : fileOf(name.trim());
}

/** Beside the article in the active editor, else in the first folder of the workspace. */
function folderForNew(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  const isFile = document && !document.isUntitled && !isForeign(document.uri);
  return isFile ? folderOf(document.uri) : vscode.workspace.workspaceFolders?.[0]?.uri;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
