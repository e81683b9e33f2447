/** A report in HTML: one file that needs nothing else, with every article's text, its tags marked, and their details. */
import { escapeHtml } from '../article';
import type { AnnotationSet, ExportedArticle, ExportedTag } from './exportedArticle';
import type { Write } from './format';
import { phrase, type Translate } from './phrase';
import { progressWords, stretches, tagRows, TAG_WORDS, type Stretch } from './report';

const style = `:root{color-scheme:light dark;--claim:#0a5fb4;--denial:#b3261e;--attribution:#6a4c00}
@media(prefers-color-scheme:dark){:root{--claim:#8ec5ff;--denial:#ffb4ab;--attribution:#f0c75e}}
body{font:1rem/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.3rem;overflow-wrap:anywhere}h2{font-size:1.1rem}
.text{white-space:pre-wrap;overflow-wrap:anywhere;border-inline-start:3px solid;padding-inline-start:1rem}
mark{background:none;color:inherit;text-decoration:underline 2px;text-underline-offset:.25em}
.claim{text-decoration-color:var(--claim)}
.denial{text-decoration-color:var(--denial);text-decoration-style:wavy}
.attribution{text-decoration-color:var(--attribution);text-decoration-style:dotted}
.several{text-decoration-style:double}
.label{font-size:.75rem;font-weight:600;border:1px solid;border-radius:.3em;padding:0 .3em;margin-inline-end:.3em;white-space:nowrap;text-decoration:none}
.label.claim{color:var(--claim)}.label.denial{color:var(--denial)}.label.attribution{color:var(--attribution)}
li{margin-block:1rem}q{font-style:italic}dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;margin:.3rem 0}
dt{font-weight:600}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
@media print{body{max-width:none}li{break-inside:avoid}}`;

/** The language of the words, BCP 47, is one of them. */
const head = (translate: Translate): string => `<!DOCTYPE html>
<html lang="${translate(phrase`en`)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${translate(phrase`Annotations`)}</title>
<style>${style}</style>
</head>
<body>
`;

export const writeHtml: Write = async function* (articles, { translate }) {
  const file = 'report.html';
  yield { file, text: head(translate) };
  for await (const article of articles) yield { file, text: articleHtml(article, translate) };
  yield { file, text: '</body>\n</html>\n' };
};

function articleHtml(article: ExportedArticle, translate: Translate): string {
  const sections = article.sets.map((set) => setHtml(article, set, translate)).join('');
  return `<article>\n<h1 dir="auto">${escapeHtml(article.path)}</h1>\n${sections}</article>\n`;
}

function setHtml(article: ExportedArticle, set: AnnotationSet, translate: Translate): string {
  const { annotator, tags } = set;
  const text = stretches(article.text, tags)
    .map((stretch) => stretchHtml(stretch, set, translate))
    .join('');
  const items = tags.map((tag) => tagHtml(article, set, tag, translate)).join('');
  return `<section>
<h2 dir="auto">${escapeHtml(annotator.name)}</h2>
<p>${escapeHtml(progressWords(set, translate))}</p>
<div class="text" dir="auto" lang="${escapeHtml(article.language)}">${text}</div>
${items === '' ? '' : `<ol>\n${items}</ol>\n`}</section>
`;
}

function stretchHtml({ text, tags, begins }: Stretch, set: AnnotationSet, translate: Translate): string {
  const labels = begins
    .map(
      (tag) =>
        `<a class="label ${tag.tag}" dir="auto" href="#${anchorOf(set, tag)}">${labelText(tag, translate)}</a>`,
    )
    .join('');
  const names = [...new Set(tags.map(({ tag }) => tag))];
  if (names.length === 0) return escapeHtml(text);
  const classes = names.length > 1 ? `${names.join(' ')} several` : names.join(' ');
  return `${labels}<mark class="${classes}">${escapeHtml(text)}</mark>`;
}

function tagHtml(
  article: ExportedArticle,
  set: AnnotationSet,
  tag: ExportedTag,
  translate: Translate,
): string {
  const link = (text: string, of: string) =>
    `<a href="#${escapeHtml(of.replace('/', '-'))}">${escapeHtml(text)}</a>`;
  const rows = tagRows(article, tag, translate, escapeHtml, link).map(
    ([name, html]) => `<dt>${name}</dt><dd dir="auto">${html}</dd>`,
  );
  return `<li id="${anchorOf(set, tag)}"><span class="label ${tag.tag}">${labelText(tag, translate)}</span>
<q dir="auto">${escapeHtml(tag.quote)}</q>
${rows.length > 0 ? `<dl>${rows.join('')}</dl>\n` : ''}</li>
`;
}

function anchorOf({ annotator }: AnnotationSet, tag: ExportedTag): string {
  return escapeHtml(`${annotator.id}-${tag.id}`);
}

function labelText({ tag }: ExportedTag, translate: Translate): string {
  return `${TAG_WORDS[tag].mark} ${translate(TAG_WORDS[tag].name)}`;
}
