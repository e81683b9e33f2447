import * as vscode from 'vscode';
import type { Span, WordingChange } from '../../article';
import { rangeOf } from '../articles/documentOffsets';
import { sentenceFrame } from '../screen/sentenceFrame';

/** Frames the sentence that a question is about, and shows in it what became of which words. */
export class Marks implements vscode.Disposable {
  readonly #frame = sentenceFrame();
  readonly #words = vscode.window.createTextEditorDecorationType({
    fontWeight: 'bold',
    backgroundColor: new vscode.ThemeColor('diffEditor.insertedTextBackground'),
    border: '1px dashed',
    borderColor: new vscode.ThemeColor('claimmark.needsLookBorder'),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });

  dispose(): void {
    this.#frame.dispose();
    this.#words.dispose();
  }

  /** Shows a place, scrolled below the question; `changes` are in offsets of its text. */
  show(editor: vscode.TextEditor, place: Span, changes: readonly WordingChange[]): void {
    const { document } = editor;
    const range = rangeOf(document, place);
    editor.setDecorations(this.#frame, [range]);
    editor.setDecorations(
      this.#words,
      changes.map(({ start, end, old }): vscode.DecorationOptions => ({
        range: rangeOf(document, [place[0] + start, place[0] + end]),
        ...(old && { renderOptions: { before: struckOut(old) } }),
      })),
    );
    revealBelowQuestion(editor, range);
  }

  hide(editor: vscode.TextEditor): void {
    editor.setDecorations(this.#frame, []);
    editor.setDecorations(this.#words, []);
  }
}

function struckOut(words: string): vscode.ThemableDecorationAttachmentRenderOptions {
  return {
    contentText: words.replace(/\s+/g, ' '),
    textDecoration: 'line-through; opacity: 0.8',
    fontStyle: 'italic',
    fontWeight: 'normal',
    margin: '0 0.3em 0 0',
  };
}

/** Questions cover the upper part of an editor: what they are about goes into the lower one. */
function revealBelowQuestion(editor: vscode.TextEditor, range: vscode.Range): void {
  const [visible] = editor.visibleRanges;
  const quarter = visible ? Math.floor((visible.end.line - visible.start.line) / 4) : 0;
  const line = Math.max(0, range.start.line - quarter);
  editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.InCenter);
}
