import * as vscode from 'vscode';
import type { Span } from '../../article';
import { rangeOf } from '../articles/documentOffsets';
import { escapeMarkdown } from '../screen/statusItem';

/** The frame around what is to be decided, with what is asked behind it. */
export class Frame implements vscode.Disposable {
  readonly #type = vscode.window.createTextEditorDecorationType({
    // Of several borders on one text VS Code draws one, and tags have theirs.
    outline: '2px solid',
    outlineColor: new vscode.ThemeColor('claimmark.currentSentenceBorder'),
    overviewRulerColor: new vscode.ThemeColor('claimmark.currentSentenceBorder'),
    overviewRulerLane: vscode.OverviewRulerLane.Full,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    after: {
      color: new vscode.ThemeColor('claimmark.colleagueForeground'),
      fontStyle: 'normal',
      margin: '0 0 0 1em',
      textDecoration: 'none; font-size: 0.9em',
    },
  });

  /** Frames a span in the editors that show the document, and nothing else in any editor. */
  draw(document: vscode.TextDocument | undefined, span: Span | undefined, words: string): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const framed = editor.document === document && span;
      const ranges = framed
        ? [
            {
              range: rangeOf(document, framed),
              renderOptions: { after: { contentText: words } },
              // What stands behind a sentence is not wrapped: the hover tells it whole.
              hoverMessage: new vscode.MarkdownString(escapeMarkdown(words)),
            },
          ]
        : [];
      editor.setDecorations(this.#type, ranges);
    }
  }

  dispose(): void {
    this.#type.dispose();
  }
}
