import type { Agreement } from './agreement';
import { numericColumns, type Block } from './reportBlocks';
import { reportContent } from './reportContent';
import { ENGLISH, type ReportStrings } from './reportStrings';

/** The report as Markdown: the same content, without its pictures. */
export function reportMarkdown(agreement: Agreement, strings: ReportStrings = ENGLISH): string {
  const blocks = reportContent(agreement, strings).map(markdownOf);
  return [`# ${escape(strings.title)}`, ...blocks].join('\n\n') + '\n';
}

/** Whatever Markdown or HTML in it could mean is taken from a text; it stays on one line. */
function escape(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_[\]>#|~!$]/g, '\\$&');
}

function markdownOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${escape(block.text)}`;
    case 'paragraph':
      return escape(block.text);
    case 'list':
      return block.items.map(({ text }) => `- ${escape(text)}`).join('\n');
    case 'table': {
      const isNumber = numericColumns(block.rows, block.head.length);
      const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
      return [
        `*${escape(block.caption)}*`,
        '',
        row(block.head.map(escape)),
        row(isNumber.map((numeric) => (numeric ? '---:' : '---'))),
        ...block.rows.map((cells) => row(cells.map(({ text }) => escape(text)))),
      ].join('\n');
    }
  }
}
