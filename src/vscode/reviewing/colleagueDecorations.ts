import * as vscode from 'vscode';
import { addTo } from '../../article';
import { lookOf } from '../screen/palette';
import type { TagName } from '../../annotation';

/** A sentence on which colleagues have tags that are drawn. */
export interface ColleagueRange {
  readonly range: vscode.Range;
  /** By colleague: initials, and the tags given. */
  readonly by: readonly { readonly initials: string; readonly tags: readonly TagName[] }[];
}

/** What is drawn of colleagues in an article. */
export interface DrawnColleagues {
  readonly tagged: readonly ColleagueRange[];
  /** The sentences that are marked because annotators differ. */
  readonly differences: readonly vscode.Range[];
}

/** Each text behind a sentence is a decoration type of its own; more than these are made anew. */
const MOST_LABELS = 200;

/**
 * Draws colleagues' tags apart from one's own: an outline instead of a background, and initials before the
 * letters. Differences get another outline, a sign, and the right lane of the overview ruler.
 */
export class ColleagueDecorations implements vscode.Disposable {
  readonly #tagged = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    outline: '1px dotted',
    outlineColor: new vscode.ThemeColor('claimmark.colleagueOutline'),
  });
  readonly #different = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    outline: '2px dashed',
    outlineColor: new vscode.ThemeColor('claimmark.differenceOutline'),
    overviewRulerColor: new vscode.ThemeColor('claimmark.differenceOutline'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });
  readonly #labels = new Map<string, vscode.TextEditorDecorationType>();

  /** Draws exactly this in the editor. */
  draw(editor: vscode.TextEditor, { tagged, differences }: DrawnColleagues): void {
    const different = new Set(differences.map(keyOf));
    editor.setDecorations(this.#different, differences);
    editor.setDecorations(
      this.#tagged,
      tagged.map(({ range }) => range).filter((range) => !different.has(keyOf(range))),
    );
    const labels = new Map<string, vscode.Range[]>();
    const labelled = new Set<string>();
    for (const { range, by } of tagged) {
      const key = keyOf(range);
      labelled.add(key);
      const texts = by.map(({ initials, tags }) => `${initials} ${lookOf(tags).letters}`);
      // Own letters stand before or behind this: VS Code orders texts at one place as it likes.
      addTo(labels, `${different.has(key) ? '≠ ' : ''}[${texts.join(' · ')}]`, range);
    }
    for (const range of differences) if (!labelled.has(keyOf(range))) addTo(labels, '≠', range);
    if (this.#labels.size > MOST_LABELS) this.#disposeLabels();
    for (const [label, type] of this.#labels) {
      if (!labels.has(label)) editor.setDecorations(type, []);
    }
    for (const [label, ranges] of labels) editor.setDecorations(this.#label(label), ranges);
  }

  dispose(): void {
    this.#tagged.dispose();
    this.#different.dispose();
    this.#disposeLabels();
  }

  #label(label: string): vscode.TextEditorDecorationType {
    let type = this.#labels.get(label);
    if (!type) {
      type = vscode.window.createTextEditorDecorationType({
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
        after: {
          contentText: label,
          color: new vscode.ThemeColor('claimmark.colleagueForeground'),
          fontStyle: 'normal',
          margin: '0 0 0 0.5em',
          textDecoration: 'none; font-size: 0.8em',
        },
      });
      this.#labels.set(label, type);
    }
    return type;
  }

  #disposeLabels(): void {
    for (const type of this.#labels.values()) type.dispose();
    this.#labels.clear();
  }
}

const keyOf = ({ start, end }: vscode.Range) =>
  `${start.line}:${start.character}-${end.line}:${end.character}`;
