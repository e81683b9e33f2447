import type { Annotations } from '../annotation';

/** Who looks at an article. */
export interface Viewer {
  /** The setting `claimmark.blind`. */
  readonly blind: boolean;
  /** What the viewer has annotated in this article; undefined if nothing yet. */
  readonly own: Annotations | undefined;
}

/**
 * Whether the viewer may see a record that `writer` (a slug) wrote about this article. Everything that shows
 * colleagues' tags, reviews or counts asks here: while annotating blind they stay hidden, also those of models
 * and of the adjudication, until one has finished the article or asked for them to be revealed.
 */
export function maySee(writer: string, { blind, own }: Viewer): boolean {
  if (!blind) return true;
  if (!own) return false;
  return writer === own.annotator.id || own.done !== null || own.revealed !== null;
}
