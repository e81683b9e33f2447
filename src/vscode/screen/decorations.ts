import * as vscode from 'vscode';
import type { TagName } from '../../annotation';
import { COMBINATIONS, lookOf } from './palette';

/** A tagged sentence whose text changed is drawn apart until its annotator has looked at it. */
export type DecorationState = 'exact' | 'needsLook';
const STATES: readonly DecorationState[] = ['exact', 'needsLook'];

/** One tagged sentence to draw. */
export interface TaggedRange {
  readonly tags: readonly TagName[];
  readonly state: DecorationState;
  readonly range: vscode.Range;
}

/** The decoration types, one per combination of tags and state, made when first drawn. */
export class Decorations implements vscode.Disposable {
  readonly #types = new Map<string, vscode.TextEditorDecorationType>();

  /** Draws exactly `tagged` in the editor, with one call per type. */
  draw(editor: vscode.TextEditor, tagged: readonly TaggedRange[]): void {
    const ranges = new Map<string, vscode.Range[]>();
    for (const { tags, state, range } of tagged) {
      const key = keyOf(tags, state);
      const list = ranges.get(key);
      if (list) list.push(range);
      else ranges.set(key, [range]);
    }
    for (const tags of COMBINATIONS) {
      for (const state of STATES) {
        const key = keyOf(tags, state);
        const wanted = ranges.get(key);
        if (wanted) editor.setDecorations(this.#type(key, tags, state), wanted);
        else if (this.#types.has(key)) editor.setDecorations(this.#type(key, tags, state), []);
      }
    }
  }

  clear(editor: vscode.TextEditor): void {
    for (const type of this.#types.values()) editor.setDecorations(type, []);
  }

  dispose(): void {
    for (const type of this.#types.values()) type.dispose();
    this.#types.clear();
  }

  #type(key: string, tags: readonly TagName[], state: DecorationState): vscode.TextEditorDecorationType {
    let type = this.#types.get(key);
    if (!type) {
      type = vscode.window.createTextEditorDecorationType(optionsOf(tags, state));
      this.#types.set(key, type);
    }
    return type;
  }
}

function keyOf(tags: readonly TagName[], state: DecorationState): string {
  return `${tags.join('+')} ${state}`;
}

function optionsOf(tags: readonly TagName[], state: DecorationState): vscode.DecorationRenderOptions {
  const look = lookOf(tags);
  const needsLook = state === 'needsLook';
  const foreground = new vscode.ThemeColor(look.foreground);
  // textDecoration takes no ThemeColor, but the CSS variable of one.
  const underlineColor = `var(--vscode-${look.foreground.replace('.', '-')})`;
  return {
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    backgroundColor: new vscode.ThemeColor(look.background),
    textDecoration: `underline ${look.underline} ${underlineColor}; text-underline-offset: 2px`,
    border: needsLook ? '1px dashed' : '1px solid',
    borderColor: new vscode.ThemeColor(needsLook ? 'claimmark.needsLookBorder' : 'claimmark.tagBorder'),
    overviewRulerColor: needsLook ? new vscode.ThemeColor('claimmark.needsLookBorder') : foreground,
    overviewRulerLane: vscode.OverviewRulerLane.Center,
    after: {
      contentText: needsLook ? `${look.letters}?` : look.letters,
      color: foreground,
      fontWeight: 'bold',
      fontStyle: 'normal',
      margin: '0 0 0 0.35em',
      textDecoration: 'none; font-size: 0.8em',
    },
  };
}
