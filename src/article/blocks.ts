import type { Block, ScanStep } from './block';
import type { LanguageRules } from './language';
import { scanMarkdown } from './markdownBlocks';
import { TextWindow } from './textWindow';
import { isSoftWrap, wrapColumnOf } from './softWraps';

export type ArticleFormat = 'plain' | 'markdown';

/** What decides how a text falls into blocks. */
export interface Layout {
  readonly format: ArticleFormat;
  /** The column a plain text is hard-wrapped at, else 0; see `wrapColumnOf`. */
  readonly wrapColumn: number;
  readonly rules: LanguageRules;
}

export function layoutOf(text: string, format: ArticleFormat, rules: LanguageRules): Layout {
  // Markdown says itself what its line breaks mean.
  return { format, wrapColumn: format === 'plain' ? wrapColumnOf(text, rules) : 0, rules };
}

/**
 * The blocks of a canonical text in order; what lies between them is blank or markup. In plain text a block is
 * a line, or the lines of a hard-wrapped paragraph. In Markdown it is a heading, a paragraph, an item, a table
 * cell and so on, without the marker before it (markers of continuation lines stay inside), or the part of it
 * before a hard break. Linear in the length of the text.
 */
export function blocksOf(text: string, layout: Layout): Block[] {
  const window = new TextWindow(text, 0, text.length);
  const blocks: Block[] = [];
  let state = 0;
  for (let at = 0; at < text.length;) {
    const step = scanBlocks(window, at, state, layout);
    for (const block of step.blocks) blocks.push(block);
    ({ next: at, state } = step);
  }
  return blocks;
}

export function scanBlocks(window: TextWindow, at: number, state: number, layout: Layout): ScanStep {
  return layout.format === 'markdown' ? scanMarkdown(window, at, state) : scanPlain(window, at, layout);
}

function scanPlain(window: TextWindow, at: number, { wrapColumn, rules }: Layout): ScanStep {
  let end = window.lineEnd(at);
  const blocks: Block[] = [];
  if (!window.isBlank(at, end)) {
    for (let start = at; wrapColumn > 0 && end < window.length;) {
      const nextEnd = window.lineEnd(end + 1);
      if (window.isBlank(end + 1, nextEnd)) break;
      if (!isSoftWrap(window.slice(start, end), window.slice(end + 1, nextEnd), wrapColumn, rules)) break;
      start = end + 1;
      end = nextEnd;
    }
    blocks.push({ start: at, end, prose: true });
  }
  return { blocks, next: Math.min(end + 1, window.length), state: 0 };
}
