import * as vscode from 'vscode';
import type { TagName } from '../../annotation';
import {
  changedRanges,
  rangesByType,
  typeOf,
  type DecorationState,
  type RangesByType,
  type Tagged,
} from './drawnRanges';
import { lookOf } from './palette';

export type TaggedRange = Tagged<vscode.Range>;

/** The decoration types, some per combination of tags and state, made when first drawn. */
export class Decorations implements vscode.Disposable {
  readonly #types = new Map<string, vscode.TextEditorDecorationType>();
  /** What editors show, and the version of the document since which nothing moved it. */
  readonly #drawn = new WeakMap<
    vscode.TextEditor,
    { readonly version: number; readonly ranges: RangesByType<vscode.Range> }
  >();

  /** Draws exactly `tagged` in the editor, with one call per type that has other ranges than before. */
  draw(editor: vscode.TextEditor, tagged: readonly TaggedRange[]): void {
    const { version } = editor.document;
    const drawn = this.#drawn.get(editor);
    const ranges = rangesByType(tagged);
    if (Array.from(ranges.keys()).some((name) => !this.#types.has(name))) this.#makeTypes(tagged);
    // Edits moved what was drawn: all of it is drawn again.
    const moved = drawn && drawn.version !== version;
    const before = moved ? new Map(Array.from(drawn.ranges.keys(), (name) => [name, []])) : drawn?.ranges;
    for (const [name, changed] of changedRanges(before ?? new Map(), ranges)) {
      const type = this.#types.get(name);
      if (type) editor.setDecorations(type, changed);
    }
    this.#drawn.set(editor, { version, ranges });
  }

  #makeTypes(tagged: readonly TaggedRange[]): void {
    for (const each of tagged) {
      const name = typeOf(each);
      if (this.#types.has(name)) continue;
      this.#types.set(name, vscode.window.createTextEditorDecorationType(optionsOf(each.tags, each.state)));
    }
  }

  dispose(): void {
    for (const type of this.#types.values()) type.dispose();
    this.#types.clear();
  }
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
