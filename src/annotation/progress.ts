import { decodeOutline } from '../article';
import type { Annotations } from './model';
import { ReadMarks } from './readMarks';

/** How far an annotator is with an article. */
export interface Progress {
  readonly done: boolean;
  /** Sentences with a read-mark or a tag. */
  readonly read: number;
  readonly total: number;
}

/** How far the annotator of a sidecar is, from the sidecar alone: in the text it was written for. */
export function progressOf({ done, outline, read, tags }: Annotations): Progress {
  const sentences = decodeOutline(outline)?.sentences ?? [];
  const marks = new ReadMarks(sentences.length, read);
  const starts = new Map(sentences.map(({ start }, index) => [start, index]));
  for (const { start } of tags) marks.set(starts.get(start) ?? -1, true);
  return { done: done !== null, read: marks.count, total: sentences.length };
}

/** At most two characters: `✓` when finished, else the percentage read, at most 99. */
export function badgeOf({ done, read, total }: Progress): string {
  if (done) return '✓';
  return String(total === 0 ? 0 : Math.min(99, Math.floor((read / total) * 100)));
}
