import * as vscode from 'vscode';
import { decodeArticle, InvalidUtf8Error } from '../../article';
import { canonicalTextOf } from './documentOffsets';

/**
 * Why the document cannot be annotated in its encoding; undefined if it can. Offsets only mean the same to
 * everybody if the file is UTF-8 and VS Code reads it as such.
 */
export async function encodingTrouble(document: vscode.TextDocument): Promise<string | undefined> {
  const text = canonicalTextOf(document);
  const { isDirty } = document;
  const bytes = await vscode.workspace.fs.readFile(document.uri);
  try {
    const onDisk = decodeArticle(bytes);
    if (isDirty || document.isDirty || onDisk === text) return undefined;
    // Where only letters outside ASCII differ, VS Code decodes the file otherwise; any other difference is a
    // change on disk that VS Code has not noticed yet.
    return asciiOf(text) === asciiOf(onDisk)
      ? vscode.l10n.t('The article is open in another encoding than UTF-8. Reopen or save it with UTF-8.')
      : undefined;
  } catch (error) {
    if (error instanceof InvalidUtf8Error) {
      // Saved as VS Code shows it when it takes it for UTF-8, its letters would be lost.
      return vscode.l10n.t(
        'The article is not valid UTF-8 (line {0}). Reopen it with its encoding, then save it with UTF-8.',
        error.line,
      );
    }
    throw error;
  }
}

function asciiOf(text: string): string {
  return text.replaceAll(/[^\n -~]/g, '');
}
