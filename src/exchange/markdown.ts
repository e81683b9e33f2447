/** A report in Markdown (CommonMark): for every article the tagged sentences in their order, with their details. */
import type { AnnotationSet, ExportedArticle, ExportedTag } from './exportedArticle';
import type { Write } from './format';
import { phrase, type Translate } from './phrase';
import { progressWords, tagRows, TAG_WORDS } from './report';

export const writeMarkdown: Write = async function* (articles, { translate }) {
  const file = 'report.md';
  yield { file, text: `# ${escape(translate(phrase`Annotations`))}\n` };
  for await (const article of articles) {
    const sections = article.sets.map((set) => setMarkdown(article, set, translate)).join('');
    yield { file, text: `\n## ${inline(article.path)}\n${sections}` };
  }
};

function setMarkdown(article: ExportedArticle, set: AnnotationSet, translate: Translate): string {
  const groups = set.sentences.filter(({ tags }) => tags.length > 0);
  const tagged = groups.map(({ tags }) => groupMarkdown(article, tags, translate)).join('');
  return `\n### ${inline(set.annotator.name)}\n\n${escape(progressWords(set, translate))}\n${tagged}`;
}

/** The tags of a sentence below its text, which stands once unless they stand on parts of it. */
function groupMarkdown(article: ExportedArticle, tags: readonly ExportedTag[], translate: Translate): string {
  let quote: string | undefined;
  let text = '';
  for (const tag of tags) {
    if (tag.quote !== quote) {
      const line = article.lines.positionAt(tag.start).line + 1;
      text += `\n${translate(phrase`Line ${line}`)}:\n\n${quoted(tag.quote)}\n\n`;
      quote = tag.quote;
    }
    text += tagMarkdown(article, tag, translate);
  }
  return text;
}

function tagMarkdown(article: ExportedArticle, tag: ExportedTag, translate: Translate): string {
  const { mark, name } = TAG_WORDS[tag.tag];
  const rows = tagRows(article, tag, translate, inline).map(([title, value]) => `  - ${title}: ${value}\n`);
  return `- **${mark} ${translate(name)}**\n${rows.join('')}`;
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
