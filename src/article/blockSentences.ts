import type { Block } from './block';
import type { Layout } from './blocks';
import { markup, VisibleText } from './markdownInline';
import { segmentBlock } from './sentences';
import type { Span } from './span';

/**
 * The sentences of a block as spans of the canonical text. `text` holds the block, and stands itself at `offset` of
 * the canonical text. In Markdown no sentence ends inside of a link's target or of code, and markup that opens or
 * closes at the end of a sentence belongs to it.
 */
export function blockSentences(
  text: string,
  block: Block,
  { format, rules }: Layout,
  offset = block.start,
): Span[] {
  if (!block.prose) return [];
  const start = block.start - offset;
  const end = block.end - offset;
  if (format === 'plain') {
    const spans = segmentBlock(text, start, end, rules);
    return offset === 0 ? spans : spans.map(([from, to]): Span => [from + offset, to + offset]);
  }
  // Many blocks can stand in a line, and a look for the next mark ends with the line: it gets the block alone.
  const own = text.slice(start, end);
  const visible = markup.test(own) ? new VisibleText(own) : undefined;
  const line = visible?.text ?? own;
  return segmentBlock(line, 0, line.length, rules).map((span): Span => {
    const [from, to] = visible?.toSource(span) ?? span;
    return [block.start + from, block.start + to];
  });
}
