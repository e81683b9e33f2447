/** A part `[start, end)` of a canonical text that is cut into sentences on its own. */
export interface Block {
  readonly start: number;
  readonly end: number;
  /** False for what holds no sentences: front matter, code, comments, rules. */
  readonly prose: boolean;
}

/**
 * One step of a scan: what begins in the line it was asked for. The step depends on `state`, on the text up
 * to `next` and on the two lines behind it, on nothing else.
 */
export interface ScanStep {
  readonly blocks: readonly Block[];
  /** Where the next step begins: a line start, or the end of the text. */
  readonly next: number;
  /** What the next step must know of the text before it; 0 at the start of a text. */
  readonly state: number;
}
