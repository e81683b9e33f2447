import type { Block, Layout } from './blocks';
import { markup, VisibleText } from './markdownInline';
import { segmentBlock } from './sentences';
import type { Span } from './span';

/**
 * The sentences of a block, whose own text is `text`, as spans of the canonical text. In Markdown no sentence
 * ends inside of a link's target or of code, and markup that opens or closes at the end of a sentence belongs
 * to it.
 */
export function blockSentences(text: string, block: Block, { format, rules }: Layout): Span[] {
  if (!block.prose) return [];
  const visible = format === 'markdown' && markup.test(text) ? new VisibleText(text) : undefined;
  const line = visible?.text ?? text;
  return segmentBlock(line, 0, line.length, rules).map((span): Span => {
    const [start, end] = visible?.toSource(span) ?? span;
    return [block.start + start, block.start + end];
  });
}
