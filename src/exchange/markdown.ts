/** A report in Markdown (CommonMark): for every article the tagged sentences in their order, with their details. */
import type { AnnotationSet, ExportedArticle, ExportedTag } from './exportedArticle';
import type { Write } from './format';
import { detailRows, linkedTag, progressOf, TAG_WORDS } from './report';

export const writeMarkdown: Write = async function* (articles) {
  const file = 'report.md';
  yield { file, text: '# Annotations\n' };
  for await (const article of articles) {
    const sections = article.sets.map((set) => setMarkdown(article, set)).join('');
    yield { file, text: `\n## ${escape(article.path)}\n${sections}` };
  }
};

function setMarkdown(article: ExportedArticle, set: AnnotationSet): string {
  const groups = set.sentences.filter(({ tags }) => tags.length > 0);
  const tagged = groups.map(({ tags }) => groupMarkdown(article, tags)).join('');
  return `\n### ${escape(set.annotator.name)}\n\n${escape(progressOf(set))}\n${tagged}`;
}

/** The tags of a sentence below its text, which stands once unless they stand on parts of it. */
function groupMarkdown(article: ExportedArticle, tags: readonly ExportedTag[]): string {
  let quote: string | undefined;
  let text = '';
  for (const tag of tags) {
    if (tag.quote !== quote) {
      const line = article.lines.positionAt(tag.start).line + 1;
      text += `\nLine ${line}:\n\n${quoted(tag.quote)}\n\n`;
      quote = tag.quote;
    }
    text += tagMarkdown(article, tag);
  }
  return text;
}

function tagMarkdown(article: ExportedArticle, tag: ExportedTag): string {
  const { mark, name } = TAG_WORDS[tag.tag];
  const rows = detailRows(tag).map(([title, value]) => `  - ${title}: ${inline(value)}\n`);
  for (const denied of tag.denies) rows.push(`  - Denies: ${inline(deniedWords(article, denied))}\n`);
  if (tag.created !== undefined) rows.push(`  - Date: ${escape(tag.created)}\n`);
  return `- **${mark} ${name}**\n${rows.join('')}`;
}

function deniedWords(article: ExportedArticle, denied: ExportedTag['denies'][number]): string {
  if (!('of' in denied)) return denied.claim;
  const target = linkedTag(article, denied.of);
  if (target) return target.quote;
  return denied.in === undefined ? denied.of : `${denied.of} (${denied.in})`;
}

function quoted(text: string): string {
  return escape(text)
    .split('\n')
    .map((line) => `> ${line.trim()}`.trimEnd())
    .join('\n');
}

function inline(text: string): string {
  return escape(text).replace(/\s*\n\s*/g, ' / ');
}

/** Nothing in the text is taken for Markdown or HTML, wherever in a line it stands. */
function escape(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~&$]/g, '\\$&')
    .replace(/^(\s*)([-+=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2');
}
