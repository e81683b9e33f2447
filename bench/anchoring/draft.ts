/**
 * An article as the edit simulator sees it: sentences of pieces, each piece knowing which piece of the old
 * article it is. Edits change, drop, add and move pieces, so the true place of every old sentence is known.
 */

/** A word or a single other character with the white space before it. */
export interface Piece {
  readonly text: string;
  readonly gap: string;
  /** Number of the piece in the old article; -1 if it was not there. */
  readonly origin: number;
}

/** The first piece's gap is the sentence's own: ' ', '\n' or '\n\n'. */
export interface DraftSentence {
  readonly gap: string;
  readonly pieces: readonly Piece[];
}

export type Draft = readonly DraftSentence[];

export interface SourceArticle {
  readonly name: string;
  readonly language: string;
  readonly draft: Draft;
}

/** Scripts that write no blanks between words: there a run of letters is cut as ICU's dictionaries say. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const wordCutter = new Intl.Segmenter('ja', { granularity: 'word' });

/** Cuts a sentence into pieces that belong to no old article yet. */
export function piecesOf(sentence: string): Piece[] {
  return Array.from(
    sentence.matchAll(/(\s*)([\p{L}\p{N}\p{M}]+|[\ud800-\udbff][\udc00-\udfff]|\S)/gu),
    ({ index, 1: gap = '', 2: run = '' }) => {
      const words = unspaced.test(run)
        ? Array.from(wordCutter.segment(run), ({ segment }) => segment)
        : [run];
      return words.map((text, word) => ({
        text,
        gap: index === 0 || word > 0 ? '' : gap.replaceAll(/\s+/g, ' '),
        origin: -1,
      }));
    },
  ).flat();
}

/** Numbers all pieces: the draft becomes an old article. */
export function settle(draft: Draft): Draft {
  let origin = 0;
  return draft.map((sentence) => ({
    gap: sentence.gap,
    pieces: sentence.pieces.map((piece) => ({ ...piece, origin: origin++ })),
  }));
}

/** How pieces and the white space between them are written out. */
export interface Writer {
  readonly piece: (text: string) => string;
  readonly gap: (gap: string, column: number, next: number) => string;
  readonly head: string;
}

export const plainWriter: Writer = { piece: (text) => text, gap: (gap) => gap, head: '' };

export interface Written {
  readonly text: string;
  /** `[start, end)` of the old piece of that number; undefined if it is gone. */
  readonly places: readonly (readonly [number, number] | undefined)[];
}

export function write(draft: Draft, writer: Writer = plainWriter): Written {
  const parts: string[] = [writer.head];
  let length = writer.head.length;
  let column = 0;
  const places: (readonly [number, number] | undefined)[] = [];
  const add = (part: string): void => {
    parts.push(part);
    length += part.length;
    const line = part.lastIndexOf('\n');
    column = line < 0 ? column + part.length : part.length - line - 1;
  };
  draft.forEach((sentence, number) => {
    sentence.pieces.forEach((piece, index) => {
      const text = writer.piece(piece.text);
      const gap = index === 0 ? (number === 0 ? '' : sentence.gap) : piece.gap;
      if (gap !== '') {
        let next = text.length;
        for (let k = index + 1; sentence.pieces[k]?.gap === ''; k += 1)
          next += sentence.pieces[k]!.text.length;
        add(writer.gap(gap, column, next));
      }
      if (piece.origin >= 0) places[piece.origin] = [length, length + text.length];
      add(text);
    });
  });
  return { text: parts.join(''), places };
}

/** Where the surviving ones of the old pieces `[from, to)` stand, first to last; null if none survives. */
export function placeOf(written: Written, from: number, to: number): readonly [number, number] | null {
  let start = Infinity;
  let end = -1;
  for (let origin = from; origin < to; origin += 1) {
    const place = written.places[origin];
    if (place === undefined) continue;
    start = Math.min(start, place[0]);
    end = Math.max(end, place[1]);
  }
  return end < 0 ? null : [start, end];
}

/** `[from, to)` of the pieces of each sentence of an old article. */
export function pieceRanges(draft: Draft): (readonly [number, number])[] {
  let from = 0;
  return draft.map(({ pieces }) => {
    const range = [from, from + pieces.length] as const;
    from += pieces.length;
    return range;
  });
}
