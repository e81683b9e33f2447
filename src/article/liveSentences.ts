import { layoutOf } from './blocks';
import { rulesFor } from './language';
import { LiveBlocks } from './liveBlocks';
import { PositionList } from './positionList';
import type { SegmentOptions } from './segment';
import type { Span } from './span';
import type { TextSource } from './textWindow';

/** `[start, end)` of a canonical text is replaced by `text`; offsets are those before the edit. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Sentences `[from, from + removed)` of a list became `added` others. */
export interface Splice {
  readonly from: number;
  readonly removed: number;
  readonly added: number;
}

export interface LiveSentencesOptions extends SegmentOptions {
  /** ISO 639-1. */
  readonly language: string;
  /** The sentences of an outline: in order, disjoint. */
  readonly sentences?: readonly Span[] | undefined;
}

/** How an outline differs from the segmenter at a place. */
const Override = { join: 0, split: 1 } as const;

/**
 * The sentences of an article that is being edited. Without an outline they are at all times those that `segment`
 * finds. With one an edit cuts anew the sentences it touches and leaves all others alone; splits and joins within
 * them, in which the outline differs from the segmenter, stay too unless their place is deleted.
 *
 * An edit asks the source for the blocks it touches, and moves lists by the distance to the edit before: its cost
 * does not grow with the article.
 */
export class LiveSentences {
  readonly #source: TextSource;
  readonly #blocks: LiveBlocks;
  /** Start and end of each sentence, in turn. */
  readonly #limits = new PositionList();
  /** `Override` by where a split sentence begins again, or a joined one would begin. */
  readonly #overrides = new PositionList();
  #isOutline: boolean;

  /** Reads the whole text, once. Whenever an edit is told, the source must show the text after it. */
  constructor(source: TextSource, options: LiveSentencesOptions) {
    const { language, format = 'plain', abbreviations, lowerCaseNames, sentences } = options;
    const text = source.slice(0, source.length);
    this.#source = source;
    this.#blocks = new LiveBlocks(
      text,
      layoutOf(text, format, rulesFor(language, abbreviations, lowerCaseNames)),
    );
    this.#isOutline = sentences !== undefined;
    const cut = this.#blocks.sentences(text, 0, text.length);
    this.#limits.splice(0, 0, (sentences ?? cut).flat());
    if (sentences) this.#override(sentences, cut);
  }

  get length(): number {
    return this.#limits.size / 2;
  }

  at(index: number): Span {
    if (index < 0 || index >= this.length) throw new RangeError(`There is no sentence ${index}.`);
    return [this.#limits.at(2 * index), this.#limits.at(2 * index + 1)];
  }

  spans(): Span[] {
    return this.#slice(0, this.length);
  }

  /** The sentence that holds the offset or ends at it; undefined between sentences. */
  indexAt(offset: number): number | undefined {
    const index = this.#firstEndingAt(offset + 1);
    if (index < this.length && this.at(index)[0] <= offset) return index;
    return index > 0 && this.at(index - 1)[1] === offset ? index - 1 : undefined;
  }

  /** The sentences that share text with `[start, end)`. */
  indicesIn(start: number, end: number): number[] {
    const first = this.#firstEndingAt(start + 1);
    return Array.from({ length: Math.max(0, this.#firstStartingAt(end) - first) }, (_, i) => first + i);
  }

  /** From now on the sentences are an outline: somebody has annotated them. */
  keep(): void {
    this.#isOutline = true;
  }

  /**
   * Follows edits; each counts in the text that the ones before it left. So several of one moment that come from
   * the last in the text to the first can all count in the text before. The source shows the text after all of
   * them. Returns what they did to the list, one change after the other.
   */
  edit(edits: readonly Edit[]): Splice[] {
    const touched = new PositionList();
    for (const { start, end, text } of edits) {
      this.#blocks.edit(start, end, text.length);
      this.#overrides.remove(start + 1, end);
      for (const list of [this.#overrides, this.#limits, touched]) list.edit(start, end, text.length);
      addRange(touched, start, start + text.length);
    }
    const splices: Splice[] = [];
    for (let i = touched.size - 2; i >= 0; i -= 2)
      splices.push(this.#recut(touched.at(i), touched.at(i + 1)));
    return splices;
  }

  #firstEndingAt(offset: number): number {
    return this.#limits.lowerBound(offset) >> 1;
  }

  #firstStartingAt(offset: number): number {
    return (this.#limits.lowerBound(offset) + 1) >> 1;
  }

  #slice(from: number, to: number): Span[] {
    return Array.from({ length: Math.max(0, to - from) }, (_, i) => this.at(from + i));
  }

  /** Cuts anew around the text `[start, end)`, which is new. */
  #recut(start: number, end: number): Splice {
    const region = this.#blocks.rescan(this.#source, start, end);
    const cut = this.#blocks.sentences(this.#source, ...region);
    if (this.#isOutline) return this.#recutTouched(start, end, region, cut);
    const from = this.#firstEndingAt(region[0]);
    const to = region[1] < this.#source.length ? this.#firstStartingAt(region[1]) : this.length;
    return this.#replace(from, to, cut, start, end);
  }

  #recutTouched(start: number, end: number, region: Span, cut: readonly Span[]): Splice {
    let from = this.#firstEndingAt(start);
    let to = this.#firstStartingAt(end + 1);
    // The segmenter can see one sentence in new text and what stands beside it.
    const reaching = cut.filter((span) => touches(span, start, end));
    if (from > 0 && this.at(from - 1)[1] > (reaching[0]?.[0] ?? start)) from--;
    if (to < this.length && this.at(to)[0] < (reaching.at(-1)?.[1] ?? end)) to++;
    const gap: Span = [from > 0 ? this.at(from - 1)[1] : 0, to < this.length ? this.at(to)[0] : Infinity];

    // A sentence joined from several blocks reaches beyond the region.
    const reach: Span = from < to ? [this.at(from)[0], this.at(to - 1)[1]] : region;
    const seen: Span = [Math.min(reach[0], region[0]), Math.max(reach[1], region[1])];
    const fresh: Span[] = [];
    const isSeen = seen[0] === region[0] && seen[1] === region[1];
    for (const span of this.#overridden(isSeen ? cut : this.#blocks.sentences(this.#source, ...seen))) {
      const inGap = this.#trimmed(span, Math.max(span[0], gap[0]), Math.min(span[1], gap[1]));
      // Text that was no prose before belongs to no sentence.
      if (inGap ?? this.indicesIn(...span).length === 0) fresh.push(inGap ?? span);
    }
    const first = Math.min(from, this.#firstEndingAt(seen[0] + 1));
    const behind = Math.max(to, this.#firstStartingAt(seen[1]));
    const sentences = [...this.#slice(first, from), ...fresh, ...this.#slice(to, behind)];
    return this.#replace(
      first,
      behind,
      sentences.sort((a, b) => a[0] - b[0]),
      start,
      end,
    );
  }

  /** Notes where an outline differs from what the segmenter cut. */
  #override(outline: readonly Span[], cut: readonly Span[]): void {
    const overrides = [
      ...startsInside(outline, cut).map((position) => ({ position, kind: Override.split })),
      ...startsInside(cut, outline).map((position) => ({ position, kind: Override.join })),
    ].sort((a, b) => a.position - b.position);
    this.#overrides.splice(
      0,
      0,
      overrides.map(({ position }) => position),
      overrides.map(({ kind }) => kind),
    );
  }

  /** What the segmenter cut, split and joined as in the outline. */
  #overridden(cut: readonly Span[]): Span[] {
    const result: Span[] = [];
    for (const span of cut) {
      const previous = result.at(-1);
      let start = span[0];
      if (previous && this.#overridesIn(previous[1], start + 1, Override.join).length > 0) {
        result.pop();
        start = previous[0];
      }
      for (const position of this.#overridesIn(span[0] + 1, span[1], Override.split)) {
        const left = this.#trimmed(span, start, position);
        if (left) result.push(left);
        start = position;
      }
      const right = this.#trimmed(span, start, span[1]);
      if (right) result.push(right);
    }
    return result;
  }

  #overridesIn(start: number, end: number, kind: number): number[] {
    const positions: number[] = [];
    for (let i = this.#overrides.lowerBound(start); i < this.#overrides.size; i++) {
      const position = this.#overrides.at(i);
      if (position >= end) break;
      if (this.#overrides.valueAt(i) === kind) positions.push(position);
    }
    return positions;
  }

  /** `[start, end)` of a sentence without the white space around it; undefined if nothing is left. */
  #trimmed(sentence: Span, start: number, end: number): Span | undefined {
    if (start >= end) return undefined;
    if (start === sentence[0] && end === sentence[1]) return sentence;
    const text = this.#source.slice(start, end);
    const from = start + text.length - text.trimStart().length;
    const to = start + text.trimEnd().length;
    return from < to ? [from, to] : undefined;
  }

  /** Puts sentences in the place of `[from, to)`; those that are as before and untouched do not count as changed. */
  #replace(from: number, to: number, sentences: readonly Span[], start: number, end: number): Splice {
    const isSame = (index: number, span: Span | undefined): boolean => {
      const [oldStart, oldEnd] = this.at(index);
      return span?.[0] === oldStart && span[1] === oldEnd && !touches(span, start, end);
    };
    let first = 0;
    let behind = sentences.length;
    for (; from < to && first < behind && isSame(from, sentences[first]); first++) from++;
    for (; from < to && first < behind && isSame(to - 1, sentences[behind - 1]); behind--) to--;
    this.#limits.splice(2 * from, 2 * (to - from), sentences.slice(first, behind).flat());
    return { from, removed: to - from, added: behind - first };
  }
}

function touches(span: Span, start: number, end: number): boolean {
  return span[0] <= end && span[1] >= start;
}

/** The starts of `spans` that lie within, and not at the start of, one of `others`. */
function startsInside(spans: readonly Span[], others: readonly Span[]): number[] {
  let i = 0;
  return spans.flatMap(([start]) => {
    while ((others[i]?.[1] ?? Infinity) <= start) i++;
    return (others[i]?.[0] ?? Infinity) < start ? [start] : [];
  });
}

/** Adds `[start, end]` to starts and ends of disjoint ranges; those it touches become one with it. */
function addRange(ranges: PositionList, start: number, end: number): void {
  let from = ranges.lowerBound(start);
  let to = ranges.lowerBound(end + 1);
  const first = from % 2 === 1 ? ranges.at(--from) : start;
  const last = to % 2 === 1 ? ranges.at(to++) : end;
  ranges.splice(from, to - from, [first, last]);
}
