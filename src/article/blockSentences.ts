import type { Block, Layout } from './blocks';
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
  const own = format === 'markdown' ? text.slice(start, end) : '';
  if (!markup.test(own)) {
    const spans = segmentBlock(text, start, end, rules);
    return offset === 0 ? spans : spans.map(([from, to]): Span => [from + offset, to + offset]);
  }
  const visible = new VisibleText(own);
  return segmentBlock(visible.text, 0, visible.text.length, rules).map((span): Span => {
    const [from, to] = visible.toSource(span);
    return [block.start + from, block.start + to];
  });
}
