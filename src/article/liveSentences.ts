import { segment, type SegmentOptions } from './segment';
import type { Span } from './span';

export interface TextSource {
  readonly length: number;
  slice(start: number, end: number): string;
}
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
export class LiveSentences {
  #spans: Span[];
  constructor(
    readonly source: TextSource,
    readonly options: SegmentOptions & { language: string; sentences: readonly Span[] },
  ) {
    this.#spans = [...options.sentences];
  }
  get length(): number {
    return this.#spans.length;
  }
  at(index: number): Span {
    const span = this.#spans[index];
    if (!span) throw new RangeError(String(index));
    return span;
  }
  spans(): readonly Span[] {
    return this.#spans;
  }
  #firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.#spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#spans[middle]?.[1] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  indexAt(offset: number): number | undefined {
    const index = this.#firstEndingAfter(offset);
    if ((this.#spans[index]?.[0] ?? Infinity) <= offset) return index;
    return index > 0 && this.#spans[index - 1]?.[1] === offset ? index - 1 : undefined;
  }
  indicesIn(start: number, end: number): number[] {
    const indices: number[] = [];
    for (let index = this.#firstEndingAfter(start); (this.#spans[index]?.[0] ?? Infinity) < end; index++)
      indices.push(index);
    return indices;
  }
  edit({ start, end, text }: Edit): { from: number; removed: number; added: number } {
    const growth = text.length - (end - start);
    let from = this.#firstEndingAfter(start - 1);
    if ((this.#spans[from]?.[1] ?? Infinity) < start) from++;
    let to = from;
    while ((this.#spans[to]?.[0] ?? Infinity) <= end) to++;
    const first = this.#spans[from];
    const last = this.#spans[to - 1];
    const regionStart = Math.min(start, to > from ? (first?.[0] ?? start) : start);
    const regionEnd = Math.max(end, to > from ? (last?.[1] ?? end) : end) + growth;
    const fresh = segment(this.source.slice(regionStart, regionEnd), this.options.language, this.options).map(
      ([a, b]): Span => [a + regionStart, b + regionStart],
    );
    const rest = this.#spans.slice(to).map(([a, b]): Span => [a + growth, b + growth]);
    this.#spans = [...this.#spans.slice(0, from), ...fresh, ...rest];
    return { from, removed: to - from, added: fresh.length };
  }
}
