/**
 * CoNLL-U with one sentence of ours per sentence: labels and details are comments, tokens have their form only.
 * Words are those of `Intl.Segmenter` (UAX #29), named in the file because corpus tools cut otherwise.
 */
import type { AnnotationSet, ExportedArticle, ExportedSentence } from './exportedArticle';
import { detailTexts, escapeLine, joinList } from './features';
import type { Write, WriteOptions } from './format';
import { deniedText } from './records';

export const writeConllu: Write = async function* (articles, options) {
  const segmenters = new Map<string, Intl.Segmenter>();
  for await (const article of articles) {
    const segmenter =
      segmenters.get(article.language) ?? new Intl.Segmenter(article.language, { granularity: 'word' });
    segmenters.set(article.language, segmenter);
    for (const set of article.sets) {
      const lines = [...documentHead(article, set, options)];
      for (const sentence of set.sentences) {
        lines.push(...sentenceHead(article, set, sentence, options));
        lines.push(...tokenLines(article.text.slice(sentence.start, sentence.end), segmenter), '');
      }
      if (set.sentences.length > 0) yield { file: 'sentences.conllu', text: `${lines.join('\n')}\n` };
    }
  }
};

/** Ids may hold neither white space nor a slash. */
function idOf({ path }: ExportedArticle, { annotator }: AnnotationSet): string {
  return `${path.replace(/[\s/%]/g, encodeURIComponent)}@${annotator.id}`;
}

function documentHead(
  article: ExportedArticle,
  set: AnnotationSet,
  { unit }: WriteOptions,
): readonly string[] {
  return [
    `# newdoc id = ${idOf(article, set)}`,
    `# article = ${escapeLine(article.path)}`,
    `# language = ${article.language}`,
    `# annotator = ${set.annotator.id}`,
    `# offsets = ${unit}`,
    '# tokenizer = Intl.Segmenter',
  ];
}

function* sentenceHead(
  article: ExportedArticle,
  set: AnnotationSet,
  sentence: ExportedSentence,
  { unit }: WriteOptions,
): Generator<string> {
  const { number, start, end, labels, tags, read } = sentence;
  yield `# sent_id = ${idOf(article, set)}-${number}`;
  yield `# text = ${plain(article.text.slice(start, end))}`;
  yield `# start = ${article.offsets.to(unit, start)}`;
  yield `# end = ${article.offsets.to(unit, end)}`;
  yield `# read = ${read ? 'yes' : 'no'}`;
  yield `# label = ${labels.join('|') || '_'}`;
  for (const tag of tags) {
    yield `# ${tag.tag}.id = ${tag.id}`;
    for (const [name, value] of detailTexts(tag)) yield `# ${tag.tag}.${name} = ${escapeLine(value)}`;
    if (tag.denies.length > 0) {
      yield `# ${tag.tag}.denies = ${escapeLine(joinList(tag.denies.map(deniedText)))}`;
    }
    if (tag.created !== undefined) yield `# ${tag.tag}.created = ${tag.created}`;
  }
}

/**
 * The text that the tokens and their `SpaceAfter` make up: one blank for white space, and for control characters,
 * which readers take for line ends.
 */
function plain(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function* tokenLines(text: string, segmenter: Intl.Segmenter): Generator<string> {
  let form: string | undefined;
  let number = 0;
  const line = (word: string, last: string) => `${++number}\t${word}\t_\t_\t_\t_\t_\t_\t_\t${last}`;
  for (const { segment } of segmenter.segment(plain(text))) {
    const isBlank = segment === ' ';
    if (form !== undefined) yield line(form, isBlank ? '_' : 'SpaceAfter=No');
    form = isBlank ? undefined : segment;
  }
  if (form !== undefined) yield line(form, '_');
}
