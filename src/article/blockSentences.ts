import type { ArticleFormat, Block } from './blocks';
import { markup, VisibleText } from './markdownInline';
import type { Span } from './span';

/** Cuts a text on one line into sentences: trimmed, in order, disjoint. */
export type LineSegmenter = (line: string) => readonly Span[];

/**
 * The sentences of a block, as spans of the canonical text. `text` is the block's own text. Its line breaks are
 * white space, and no sentence ends inside of a link's target or of code.
 */
export function blockSentences(
  text: string,
  block: Block,
  format: ArticleFormat,
  segmentLine: LineSegmenter,
): Span[] {
  if (!block.prose) return [];
  const shift = ([start, end]: Span): Span => [block.start + start, block.start + end];
  if (format === 'plain') return segmentLine(text.replaceAll('\n', ' ')).map(shift);
  if (!markup.test(text)) return segmentLine(text).map(shift);
  const visible = new VisibleText(text);
  return segmentLine(visible.text).map((span) => shift(visible.toSource(span)));
}
