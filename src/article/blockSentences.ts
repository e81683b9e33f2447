import type { Block, Layout } from './blocks';
import { markup, VisibleText } from './markdownInline';
import { segmentBlock } from './sentences';
import type { Span } from './span';

/**
 * The sentences of a block, as spans of the canonical text. `text` holds the block; it begins at offset
 * `textStart`. In Markdown no sentence ends inside of a link's target or of code, and markup that opens or closes
 * at the end of a sentence belongs to it.
 */
export function blockSentences(
  text: string,
  textStart: number,
  block: Block,
  { format, rules }: Layout,
): Span[] {
  if (!block.prose) return [];
  const start = block.start - textStart;
  const end = block.end - textStart;
  const source = format === 'markdown' ? text.slice(start, end) : '';
  if (!markup.test(source)) return shifted(segmentBlock(text, start, end, rules), textStart);
  const visible = new VisibleText(source);
  const spans = segmentBlock(visible.text, 0, visible.text.length, rules);
  return shifted(
    spans.map((span) => visible.toSource(span)),
    block.start,
  );
}

function shifted(spans: Span[], by: number): Span[] {
  return by === 0 ? spans : spans.map(([start, end]) => [start + by, end + by]);
}
