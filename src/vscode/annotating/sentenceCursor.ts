import * as vscode from 'vscode';
import { sentenceFrom } from '../../annotation';
import type { ArticleSession } from '../articles/articleSession';
import { canonicalOffset } from '../articles/documentOffsets';

/**
 * Where the cursors of editors stand. A cursor that a command moves is there at once: the editor's own answer
 * comes a round trip later, when the next key may have been pressed already.
 */
export class SentenceCursor implements vscode.Disposable {
  /** The selection that the editor echoed last, and those that were set since, the newest last. */
  readonly #expected = new WeakMap<vscode.TextEditor, vscode.Selection[]>();
  readonly #moved = new vscode.EventEmitter<vscode.TextEditor>();
  readonly onDidMove = this.#moved.event;
  readonly #subscription: vscode.Disposable;
  /** Settles when the commands are done that will have moved a cursor. */
  #moving: Promise<void> | undefined;

  constructor() {
    this.#subscription = vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const expected = this.#expected.get(textEditor);
      const echo = expected?.findIndex((selection) => selections[0]?.isEqual(selection)) ?? -1;
      if (echo < 0) this.#expected.delete(textEditor);
      else expected?.splice(0, echo);
      this.#moved.fire(textEditor);
    });
  }

  /**
   * Runs what acts where the cursor stands: at once, so that keys pressed one after the other act in that order, or
   * as soon as those before it have moved the cursor. So fast keys act as slow ones do.
   */
  act<T>(run: () => Promise<T>): Promise<T> {
    return this.#moving?.then(() => this.act(run)) ?? run();
  }

  /** Runs what will have moved the cursor when it is done; keys pressed behind it wait for that. */
  move(run: () => Promise<void>): Promise<void> {
    return this.act(() => {
      const work = run();
      const done = () => {
        if (this.#moving === moving) this.#moving = undefined;
      };
      const moving: Promise<void> = work.then(done, done);
      this.#moving = moving;
      return work;
    });
  }

  /** Where the cursors of an editor stand. */
  selections(editor: vscode.TextEditor): readonly vscode.Selection[] {
    const expected = this.#expected.get(editor) ?? [];
    const newest = expected.at(-1);
    // Until the newest is echoed, the editor shows an older one; anything else was set by somebody else.
    const isOurs = expected.some((selection) => editor.selections[0]?.isEqual(selection));
    return newest && isOurs ? [newest] : editor.selections;
  }

  /**
   * Puts the cursor at the end of a sentence, or selects it, and scrolls there with what follows it. At the
   * beginning the editor would highlight the first word wherever it occurs.
   */
  goTo(editor: vscode.TextEditor, session: ArticleSession, index: number, select: boolean): void {
    const range = session.rangeOf(index);
    // Where the next sentence begins at once, the end is no place in this one.
    const place = session.sentenceIndexAt(range.end) === index ? range.end : range.start;
    this.set(
      editor,
      select ? new vscode.Selection(range.end, range.start) : new vscode.Selection(place, place),
    );
    const next = index + 1 < session.sentenceCount ? session.rangeOf(index + 1) : range;
    const few = next.end.line - range.start.line <= LINES_AHEAD;
    editor.revealRange(
      few ? range.union(next) : range,
      vscode.TextEditorRevealType.InCenterIfOutsideViewport,
    );
  }

  /** Sets the selection of an editor. */
  set(editor: vscode.TextEditor, selection: vscode.Selection): void {
    if (!this.selections(editor)[0]?.isEqual(selection)) {
      const expected = this.#expected.get(editor) ?? [];
      this.#expected.set(editor, [...expected, selection]);
      editor.selection = selection;
    }
    this.#moved.fire(editor);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#moved.dispose();
  }
}

/** The numbers of the sentences that selections touch; where they touch none, of the next one. */
export function indicesFrom(
  session: ArticleSession,
  selections: readonly vscode.Selection[],
): readonly number[] {
  const indices = session.indicesIn(selections);
  const [first] = selections;
  if (indices.length > 0 || !first) return indices;
  const index = sentenceFrom(session.placed.sentences, canonicalOffset(session.document, first.active));
  return index === undefined ? [] : [index];
}

/** How far below the current sentence the next one may end to be scrolled into view with it. */
const LINES_AHEAD = 20;
