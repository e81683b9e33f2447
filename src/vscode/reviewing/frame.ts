import * as vscode from 'vscode';
import type { Span } from '../../article';
import { rangeOf } from '../articles/documentOffsets';
import { inLabel } from '../plainText';
import { remark, remarkType } from '../screen/remarks';
import { sentenceFrame } from '../screen/sentenceFrame';
import { escapeMarkdown } from '../screen/statusItem';

/** The frame around what is to be decided, with what is asked as a remark, and whole in the status bar. */
export class Frame implements vscode.Disposable {
  readonly #outline = sentenceFrame();
  readonly #remark = remarkType('claimmark.colleagueForeground');
  readonly #item = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Left);

  #isShown = false;

  constructor() {
    this.#item.name = vscode.l10n.t('Claimmark: What Is to Be Decided');
    this.#item.command = 'claimmark.showKeys';
  }

  /** Frames a span in the editors that show the document, and nothing else in any editor. */
  draw(document: vscode.TextDocument | undefined, span: Span | undefined, words: string): void {
    const isShown = document !== undefined && span !== undefined;
    if (!isShown && !this.#isShown) return;
    this.#isShown = isShown;
    for (const editor of vscode.window.visibleTextEditors) {
      const framed = editor.document === document && span ? rangeOf(document, span) : undefined;
      // What does not fit beside the text is told whole by the hover.
      const hoverMessage = new vscode.MarkdownString(escapeMarkdown(words));
      editor.setDecorations(this.#outline, framed ? [{ range: framed, hoverMessage }] : []);
      editor.setDecorations(this.#remark, framed ? [remark(editor.document, framed.end.line, words)] : []);
    }
    this.#item.text = inLabel(words);
    this.#item.tooltip = words;
    this.#item.accessibilityInformation = { label: words };
    if (isShown) this.#item.show();
    else this.#item.hide();
  }

  dispose(): void {
    this.#outline.dispose();
    this.#remark.dispose();
    this.#item.dispose();
  }
}
