/**
 * JSON Lines for pandas, Hugging Face, spaCy and Prodigy: one sentence per line, untagged ones too, or one tag
 * per line. Every line has the same keys, because table readers take the first ones for the columns.
 */
import { DETAIL_NAMES } from '../annotation';
import { hashText } from '../article';
import type { AnnotationSet, ExportedArticle, ExportedTag } from './exportedArticle';
import { ALL_DETAILS } from './features';
import type { Write, WriteOptions } from './format';
import { readJsonLines } from './input';
import type { OffsetUnit } from './offsets';
import {
  dateOf,
  deniedOf,
  readDetails,
  fieldsOf,
  idOf,
  listOf,
  offsetOf,
  Refused,
  tagNameOf,
  textOf,
  type Fields,
  type InputFile,
  type InputRecord,
  type Place,
  type Source,
} from './records';
import { phrase } from './phrase';

/** Line separators that are no line ends in JSON but are in `str.splitlines` and elsewhere. */
const separators = /[\u0085\u2028\u2029]/g;

/** A value as a line, with the line feed that ends it. */
export function jsonLine(value: unknown): string {
  const escaped = JSON.stringify(value).replace(
    separators,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${escaped}\n`;
}

export const writeJsonl: Write = async function* (articles, options) {
  const file = `${options.variant}.jsonl`;
  const linesFor = options.variant === 'tags' ? tagLines : sentenceLines;
  for await (const article of articles) {
    let text = '';
    for (const set of article.sets)
      for (const line of linesFor(article, set, options)) text += jsonLine(line);
    if (text !== '') yield { file, text };
  }
};

function* sentenceLines(
  article: ExportedArticle,
  set: AnnotationSet,
  options: WriteOptions,
): Generator<object> {
  for (const { number, start, end, read, labels, tags } of set.sentences) {
    yield {
      id: `${article.path}#${number}`,
      article: article.path,
      sentence: number,
      ...stretch(article, start, end, options),
      language: article.language,
      annotator: set.annotator.id,
      read,
      labels,
      tags: tags.map((tag) => ({
        id: tag.id,
        tag: tag.tag,
        ...((tag.start !== start || tag.end !== end) && stretch(article, tag.start, tag.end, options)),
        ...detailFields(tag),
      })),
    };
  }
}

function* tagLines(article: ExportedArticle, set: AnnotationSet, options: WriteOptions): Generator<object> {
  for (const { number, tags } of set.sentences) {
    for (const tag of tags) {
      yield {
        article: article.path,
        sentence: number,
        ...stretch(article, tag.start, tag.end, options),
        language: article.language,
        annotator: set.annotator.id,
        id: tag.id,
        tag: tag.tag,
        ...Object.fromEntries(DETAIL_NAMES.map((name) => [name, null])),
        ...detailFields(tag),
      };
    }
  }
}

function stretch(
  { text, offsets }: ExportedArticle,
  start: number,
  end: number,
  { unit, withoutQuotes }: WriteOptions,
) {
  const words = text.slice(start, end);
  return {
    text: withoutQuotes ? hashText(words) : words,
    start: offsets.to(unit, start),
    end: offsets.to(unit, end),
    offsets: unit,
  };
}

function detailFields(tag: ExportedTag): Readonly<Record<string, unknown>> {
  const details = DETAIL_NAMES.flatMap((name) =>
    tag[name] === undefined ? [] : [[name, tag[name]] as const],
  );
  return { ...Object.fromEntries(details), denies: tag.denies, created: tag.created ?? null };
}

export const readJsonl = (file: InputFile) => readJsonLines(file, recordsOf);

function* recordsOf(line: Fields, place: Place): Generator<InputRecord> {
  const path = textOf(line['article'], 'article') ?? textOf(line['doc'], 'doc');
  if (path === undefined) throw new Refused(phrase`the line names no article`);
  const source: Source = {
    candidates: [{ path, annotator: textOf(line['annotator'], 'annotator') }],
    language: textOf(line['language'], 'language'),
  };
  const unit = unitOf(line['offsets']);
  if (line['tag'] !== undefined) {
    yield tagRecord(place, source, unit, line, line);
    return;
  }
  const labels = listOf(line['labels'] ?? line['label'], 'labels').map(tagNameOf);
  const start = offsetOf(line['start'], 'start');
  const end = offsetOf(line['end'], 'end');
  // Labels can also be those of a tag that began in the sentence before; only `tags` tells.
  const tags = line['tags'] === undefined ? labels.map((tag) => ({ tag })) : listOf(line['tags'], 'tags');
  for (const tag of tags) yield tagRecord(place, source, unit, fieldsOf(tag, 'tag'), line);
  if (start === undefined || end === undefined) return;
  yield { kind: 'sentence', place, source, start, end, unit, read: line['read'] !== false };
}

/** A tag; what it does not say of its place is said by the line. */
function tagRecord(place: Place, source: Source, unit: OffsetUnit, tag: Fields, line: Fields): InputRecord {
  const own = tag['text'] === undefined ? line : tag;
  return {
    kind: 'tag',
    place,
    source,
    tag: tagNameOf(tag['tag']),
    start: offsetOf(own['start'], 'start'),
    end: offsetOf(own['end'], 'end'),
    unit,
    quote: textOf(own['text'], 'text'),
    details: readDetails((name) => tag[name]),
    denies: listOf(tag['denies'] ?? [], 'denies').map(deniedOf),
    id: idOf(tag['id']),
    created: dateOf(tag['created']),
    carried: tag['created'] === undefined ? new Set() : new Set(ALL_DETAILS),
  };
}

function unitOf(value: unknown): OffsetUnit {
  if (value === undefined || value === null || value === 'codepoint') return 'codepoint';
  if (value === 'utf16') return 'utf16';
  throw new Refused(phrase`offsets are counted neither in "codepoint" nor in "utf16"`);
}
