import {
  anchorAt,
  canonicalText,
  equalInFormat,
  hashText,
  reanchor,
  type Anchor,
  type Candidate,
  type Placement,
} from '../article';
import { trim } from '../annotation';
import { Offsets } from './offsets';
import { shown, type Source, type TagRecord } from './records';
import { phrase, type Phrase } from './phrase';

/** Where an imported tag stands in the article, or why it cannot stand there, as a sentence without full stop. */
export type ImportPlacement =
  | {
      /** `changed`: found, but the words differ; the anchor keeps the words of the input. */
      readonly state: 'exact' | 'changed';
      readonly anchor: Anchor;
      /** Whether the input gave another place. */
      readonly moved: boolean;
    }
  | { readonly state: 'refused'; readonly reason: Phrase };

const nowhere: Anchor = { start: 0, end: 0, quote: '', prefix: '', suffix: '' };

/**
 * Places tags in a text by their offsets and their words: where both agree at once, else as the tags of a
 * sidecar are found again in a changed text. Words that differ in format only (white space, quotation marks)
 * agree.
 */
export class Placing {
  readonly #text: string;
  readonly #offsets: Offsets;
  readonly #sameText = new Map<Source, boolean>();

  constructor(text: string) {
    this.#text = text;
    this.#offsets = new Offsets(text);
  }

  /** One placement for each record, in their order. */
  place(records: readonly TagRecord[]): readonly ImportPlacement[] {
    const found: ImportPlacement[] = [];
    const searched: { readonly index: number; readonly anchor: Anchor }[] = [];
    records.forEach((record, index) => {
      const result = this.#direct(record);
      if ('state' in result) found[index] = result;
      else searched.push({ index, anchor: result });
    });
    if (searched.length === 0) return found;
    const tags = searched.map(({ index, anchor }) => ({ id: String(index), ...anchor }));
    const { tags: placements } = reanchor(
      { article: { text: '', length: 0, language: '' }, outline: '', tags },
      this.#text,
    );
    placements.forEach((placement, number) => {
      const { index, anchor } = searched[number] ?? { index: 0, anchor: nowhere };
      found[index] = this.#result(anchor, placement);
    });
    return found;
  }

  /** The span of offsets counted in `unit` of the canonical text; undefined if it is none. */
  span(
    unit: TagRecord['unit'],
    start: number | undefined,
    end: number | undefined,
  ): [number, number] | undefined {
    if (start === undefined || end === undefined || end <= start) return undefined;
    const [from, to] = [this.#offsets.from(unit, start), this.#offsets.from(unit, end)];
    return to <= this.#text.length ? [from, to] : undefined;
  }

  /** The placement if offsets and words agree, else what is to be searched for. */
  #direct(record: TagRecord): ImportPlacement | Anchor {
    const { source, start, end, unit, quote, prefix = '', suffix = '' } = record;
    const span = this.span(unit, start, end);
    const here = span && this.#text.slice(...span);
    if (quote === undefined || quote.trim() === '') {
      return refused(phrase`there are no words to find its place by`);
    }
    if (/^sha256:[0-9a-f]{64}$/.test(quote)) return this.#hashed(quote, span);
    if (span && (here === quote || equalInFormat(here ?? '', quote))) {
      const trimmed = trim(this.#text, ...span) ?? span;
      return { state: 'exact', anchor: anchorAt(this.#text, ...trimmed), moved: false };
    }
    const words = canonicalText(quote);
    const hint = { start: span?.[0] ?? 0, end: span?.[1] ?? 0 };
    if (source.text === undefined || this.#isText(source) || start === undefined || end === undefined) {
      return { ...hint, quote: words, prefix, suffix };
    }
    const there = anchorAt(source.text, start, end);
    const context = { prefix: canonicalText(there.prefix), suffix: canonicalText(there.suffix) };
    return { ...hint, quote: words, ...context };
  }

  #hashed(hash: string, span: [number, number] | undefined): ImportPlacement {
    if (span && hashText(this.#text.slice(...span)) === hash) {
      return { state: 'exact', anchor: anchorAt(this.#text, ...span), moved: false };
    }
    return refused(phrase`the text at its offsets is another one than the hash says`);
  }

  /** Whether the other program had the same text. */
  #isText(source: Source): boolean {
    const known = this.#sameText.get(source) ?? source.text === this.#text;
    this.#sameText.set(source, known);
    return known;
  }

  #result(anchor: Anchor, placement: Placement): ImportPlacement {
    const here = ({ start, end }: Candidate): string => shown(this.#text.slice(start, end));
    switch (placement.state) {
      case 'ambiguous': {
        const places = placement.candidates.length;
        return refused(
          phrase`${shown(anchor.quote)} stands at ${places} places and nothing tells which is meant`,
        );
      }
      case 'orphan': {
        const words = shown(anchor.quote);
        return refused(
          placement.candidate
            ? phrase`${words} is not in the article; nearest is ${here(placement.candidate)}`
            : phrase`${words} is not in the article`,
        );
      }
      case 'exact':
      case 'changed': {
        const { start, end, state } = placement;
        const now = anchorAt(this.#text, start, end);
        const moved = start !== anchor.start || end !== anchor.end;
        return { state, anchor: state === 'exact' ? now : { ...now, quote: anchor.quote }, moved };
      }
    }
  }
}

function refused(reason: Phrase): ImportPlacement {
  return { state: 'refused', reason };
}
