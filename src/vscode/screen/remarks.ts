import * as vscode from 'vscode';

/** The look of a remark on a sentence, which is no part of the article. */
export function remarkType(color: string): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    after: {
      color: new vscode.ThemeColor(color),
      fontStyle: 'normal',
      margin: '0 0 0 1em',
      textDecoration: 'none; font-size: 0.9em',
    },
  });
}

/**
 * The remark on a sentence that ends in a line. It stands in the empty line below, or where there is none behind the
 * line: behind the sentence it would move the text.
 */
export function remark(document: vscode.TextDocument, line: number, words: string): vscode.DecorationOptions {
  const below = line + 1 < document.lineCount ? document.lineAt(line + 1) : undefined;
  const { end } = (below?.isEmptyOrWhitespace ? below : document.lineAt(line)).range;
  return { range: new vscode.Range(end, end), renderOptions: { after: { contentText: `↳ ${words}` } } };
}
