/** `[start, end)` in UTF-16 code units of the canonical text. */
export type Span = readonly [start: number, end: number];
