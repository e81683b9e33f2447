import * as vscode from 'vscode';
import type { Edit, Span } from '../../article';
import type { LiveText } from '../../annotation';

/*
 * A document counts its own line ends, the canonical text counts one LF for each. Where a document has CRLF,
 * an offset therefore differs by the number of lines before it.
 */

export function canonicalOffset(document: vscode.TextDocument, position: vscode.Position): number {
  return document.offsetAt(position) - (document.eol === vscode.EndOfLine.CRLF ? position.line : 0);
}

export function positionOf(document: vscode.TextDocument, offset: number): vscode.Position {
  if (document.eol === vscode.EndOfLine.LF) return document.positionAt(offset);
  let low = 0;
  let high = document.lineCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (canonicalOffset(document, new vscode.Position(middle, 0)) <= offset) low = middle;
    else high = middle - 1;
  }
  return new vscode.Position(low, offset - canonicalOffset(document, new vscode.Position(low, 0)));
}

export function rangeOf(document: vscode.TextDocument, [start, end]: Span): vscode.Range {
  return new vscode.Range(positionOf(document, start), positionOf(document, end));
}

/** The whole canonical text. Costs the length of the article: not for use on each key. */
export function canonicalTextOf(document: vscode.TextDocument): string {
  return document.getText().replace(/\r\n?/g, '\n');
}

/** A document as the text of a live article. */
export class LiveDocument implements LiveText {
  readonly #document: vscode.TextDocument;

  constructor(document: vscode.TextDocument) {
    this.#document = document;
  }

  get length(): number {
    const last = this.#document.lineAt(this.#document.lineCount - 1);
    return canonicalOffset(this.#document, last.range.end);
  }

  slice(start: number, end: number): string {
    return this.#document.getText(rangeOf(this.#document, [start, end])).replace(/\r\n?/g, '\n');
  }

  whole(): string {
    return canonicalTextOf(this.#document);
  }
}

/**
 * The changes of one event in canonical text. They come from the last in the text to the first, in coordinates
 * before the event. Empty if nothing but the kind of line ends changed.
 */
export function editsOf(
  document: vscode.TextDocument,
  changes: readonly vscode.TextDocumentContentChangeEvent[],
): readonly Edit[] {
  const crlf = document.eol === vscode.EndOfLine.CRLF;
  return changes.map(({ range, rangeOffset, rangeLength, text }) => ({
    start: rangeOffset - (crlf ? range.start.line : 0),
    end: rangeOffset + rangeLength - (crlf ? range.end.line : 0),
    text: text.replace(/\r\n?/g, '\n'),
  }));
}
