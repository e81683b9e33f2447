import type { Place } from './differences';

/** A cell or an item; its text may come from files and is anything. */
export interface Text {
  readonly text: string;
  readonly isNumber?: boolean;
  /** What a link on it leads to. */
  readonly place?: Place;
}

/** Values of 0 to 1 (α: −1 to 1) drawn beside a table that says the same in numbers. */
export type Picture =
  | { readonly kind: 'bars'; readonly bars: readonly { readonly label: string; readonly share: number }[] }
  | {
      readonly kind: 'intervals';
      readonly rows: readonly {
        readonly label: string;
        readonly value: number;
        readonly low: number;
        readonly high: number;
      }[];
    }
  | {
      readonly kind: 'matrix';
      readonly labels: readonly string[];
      readonly shares: readonly (readonly number[])[];
    };

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly Text[])[];
      readonly picture?: Picture;
    };

/** Which of the first `count` columns hold numbers. */
export function numericColumns(rows: readonly (readonly Text[])[], count: number): readonly boolean[] {
  return Array.from({ length: count }, (_, column) => rows.some((row) => row[column]?.isNumber === true));
}

export const plain = (text: string): Text => ({ text });
export const number = (text: string): Text => ({ text, isNumber: true });
