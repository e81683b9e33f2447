import type * as vscode from 'vscode';
import type { Span } from '../../article';
import { stands, tagNamesOf, type LiveArticle, type Placed, type Tag, type TagName } from '../../annotation';
import type { TaggedRange } from '../screen/decorations';
import { canonicalOffset, rangeOf } from './documentOffsets';

/** What is shown of an open article: its sentences and the annotator's tags on them, in terms of its document. */
export class ShownArticle {
  #ranges = {
    version: -1,
    byStart: new Map<number, { readonly end: number; readonly range: vscode.Range }>(),
  };

  constructor(
    readonly document: vscode.TextDocument,
    protected readonly live: LiveArticle,
  ) {}

  get language(): string {
    return this.live.language;
  }

  get sentenceCount(): number {
    return this.live.sentences.length;
  }

  /** The number of the sentence at the position; undefined between sentences. */
  sentenceIndexAt(position: vscode.Position): number | undefined {
    return this.live.sentences.indexAt(canonicalOffset(this.document, position));
  }

  rangeOf(index: number): vscode.Range {
    return rangeOf(this.document, this.live.sentences.at(index));
  }

  /** The same, kept as long as the text is the same: for all that is drawn with each operation. */
  #drawnRangeOf(index: number): vscode.Range {
    const { version } = this.document;
    if (this.#ranges.version !== version) this.#ranges = { version, byStart: new Map() };
    const [start, end] = this.live.sentences.at(index);
    const known = this.#ranges.byStart.get(start);
    if (known?.end === end) return known.range;
    const range = this.rangeOf(index);
    this.#ranges.byStart.set(start, { end, range });
    return range;
  }

  spanOf(index: number): Span {
    return this.live.sentences.at(index);
  }

  /** The numbers of the sentences that share text with `[start, end)`. */
  indicesBetween(start: number, end: number): readonly number[] {
    return this.live.sentences.indicesIn(start, end);
  }

  /** The words of the sentence, in canonical text. */
  textOf(index: number): string {
    return this.document.getText(this.rangeOf(index)).replace(/\r\n?/g, '\n');
  }

  tagsOn(index: number): readonly Tag[] {
    return this.live.tagsOn(index);
  }

  /** The numbers of the sentences on which a tag stands. */
  indicesOf({ id }: Pick<Tag, 'id'>): readonly number[] {
    const place = this.live.places.get(id);
    if (!stands(place)) return [];
    return this.live.sentences.indicesIn(place.start, place.end);
  }

  /** The tags of all sentences that carry any, by sentence number. */
  tagsBySentence(): ReadonlyMap<number, readonly Tag[]> {
    return this.live.tagsBySentence();
  }

  /** Whether the sentence has a read-mark or a tag, or the article is done. */
  isRead(index: number): boolean {
    return this.live.isRead(index) || this.live.tagsOn(index).length > 0;
  }

  /** What is shown now. */
  get placed(): Placed {
    return this.live.placed();
  }

  tagNamesOn(index: number): readonly TagName[] {
    return tagNamesOf(this.live.tagsOn(index));
  }

  needsLook(index: number): boolean {
    return this.#needLook(this.live.tagsOn(index));
  }

  /** Every tagged sentence, for drawing. */
  taggedRanges(): readonly TaggedRange[] {
    return Array.from(this.live.tagsBySentence(), ([index, tags]): TaggedRange => ({
      tags: tagNamesOf(tags),
      state: this.#needLook(tags) ? 'needsLook' : 'exact',
      range: this.#drawnRangeOf(index),
    }));
  }

  /** The numbers of the sentences that the selections touch; an empty one touches the sentence it stands in. */
  indicesIn(selections: readonly vscode.Selection[]): readonly number[] {
    const indices = new Set<number>();
    for (const selection of selections) {
      const start = canonicalOffset(this.document, selection.start);
      const end = canonicalOffset(this.document, selection.end);
      if (selection.isEmpty) {
        const index = this.live.sentences.indexAt(start);
        if (index !== undefined) indices.add(index);
      } else {
        for (const index of this.live.sentences.indicesIn(start, end)) indices.add(index);
      }
    }
    return Array.from(indices).sort((a, b) => a - b);
  }

  #needLook(tags: readonly Tag[]): boolean {
    return tags.some(({ id }) => this.live.places.get(id)?.state !== 'exact');
  }
}
