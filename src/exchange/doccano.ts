/**
 * doccano's JSONL in its three kinds of project: spans, spans with relations, classes of sentences. What is no
 * text and no label, doccano keeps as metadata and gives back at the top level; so the metadata's names must
 * not be `id`, `text`, `label` or `Comments`, and every line has the same ones.
 */
import { addTo } from '../article';
import { linksWithin, type AnnotationSet, type ExportedArticle } from './exportedArticle';
import type { Chunk, Write } from './format';
import { readJsonLines } from './input';
import { jsonLine } from './jsonl';
import { Offsets, type OffsetUnit } from './offsets';
import {
  fieldsOf,
  isFields,
  listOf,
  offsetOf,
  Refused,
  refusing,
  shown,
  tagNameOf,
  textOf,
  type Fields,
  type InputFile,
  type InputRecord,
  type Place,
  type Source,
} from './records';
import { phrase } from './phrase';

export const DENIES = 'denies';

export const writeDoccano: Write = async function* (articles, { variant, unit }) {
  for await (const article of articles) {
    for (const set of article.sets) {
      const chunk = (line: object): Chunk => ({ file: `${variant}.jsonl`, text: inAscii(jsonLine(line)) });
      const metadata = { article: article.path, annotator: set.annotator.id };
      if (variant === 'classification') {
        for (const { start, end, labels } of set.sentences) {
          const span = { start: article.offsets.to(unit, start), end: article.offsets.to(unit, end) };
          yield chunk({
            text: article.text.slice(start, end),
            label: labels,
            ...metadata,
            ...span,
            offsets: unit,
          });
        }
      } else if (article.text !== '') {
        const content =
          variant === 'relations' ? withRelations(article, set, unit) : spans(article, set, unit);
        yield chunk({ text: article.text, ...content, ...metadata, offsets: unit });
      }
    }
  }
};

/** doccano guesses the encoding of what it imports, and takes short texts in UTF-8 for Turkish ones. */
function inAscii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function spans({ offsets }: ExportedArticle, { tags }: AnnotationSet, unit: OffsetUnit): object {
  return { label: tags.map((tag) => [offsets.to(unit, tag.start), offsets.to(unit, tag.end), tag.tag]) };
}

function withRelations({ offsets }: ExportedArticle, set: AnnotationSet, unit: OffsetUnit): object {
  const relations = linksWithin(set).flatMap((denied, tag) =>
    denied.map((other) => ({ from_id: tag + 1, to_id: other + 1 })),
  );
  return {
    entities: set.tags.map((tag, index) => ({
      id: index + 1,
      label: tag.tag,
      start_offset: offsets.to(unit, tag.start),
      end_offset: offsets.to(unit, tag.end),
    })),
    relations: relations.map((relation, index) => ({ id: index + 1, ...relation, type: DENIES })),
  };
}

export const readDoccano = (file: InputFile) => readJsonLines(file, recordsOf);

function* recordsOf(line: Fields, place: Place): Generator<InputRecord> {
  const { article, text, entities, offsets: declared } = line;
  const path = textOf(article, 'article');
  if (path === undefined) throw new Refused(phrase`the line names no article`);
  if (typeof text !== 'string') throw new Refused(phrase`the line has no text`);
  const unit = declared === 'codepoint' ? 'codepoint' : 'utf16';
  const candidates = [{ path, annotator: textOf(line['annotator'], 'annotator') }];
  const labels = listOf(line['label'] ?? line['labels'] ?? [], 'label');
  if (entities === undefined && labels.every((label) => typeof label === 'string')) {
    if (line['start'] === undefined && labels.length === 0) return;
    yield* classRecords(place, { candidates }, line, text, unit, labels);
  } else {
    yield* spanRecords(place, { candidates, text }, line, text, unit, labels);
  }
}

/** A sentence with the names of its tags. */
function* classRecords(
  place: Place,
  source: Source,
  line: Fields,
  quote: string,
  unit: OffsetUnit,
  labels: readonly unknown[],
): Generator<InputRecord> {
  const start = offsetOf(line['start'], 'start');
  const end = offsetOf(line['end'], 'end');
  const common = { place, source, unit };
  for (const label of labels) {
    const tag = tagNameOf(label);
    const rest = { details: {}, denies: [], carried: new Set<never>() };
    yield { ...common, ...rest, kind: 'tag', tag, start, end, quote };
  }
  // doccano has no read-marks: an unlabelled sentence can be one that nobody has seen.
  if (start !== undefined && end !== undefined) {
    yield { ...common, kind: 'sentence', start, end, read: labels.length > 0 };
  }
}

/** A whole article with spans, as lists or as entities with relations. */
function* spanRecords(
  place: Place,
  source: Source,
  line: Fields,
  text: string,
  unit: OffsetUnit,
  labels: readonly unknown[],
): Generator<InputRecord> {
  const hasRelations = line['entities'] !== undefined;
  const denies = new Map<string, { key: string }[]>();
  for (const relation of listOf(line['relations'] ?? [], 'relations').filter(isFields)) {
    if (relation['type'] !== DENIES) throw new Refused(phrase`unknown relation; known is ${DENIES}`);
    addTo(denies, String(relation['from_id']), { key: String(relation['to_id']) });
  }
  const offsets = new Offsets(text);
  for (const item of listOf(line['entities'] ?? labels, 'label')) {
    yield* refusing(place, function* () {
      const entity = Array.isArray(item) ? asEntity(item) : fieldsOf(item, phrase`a span`);
      const start = offsetOf(entity['start_offset'], 'start');
      const end = offsetOf(entity['end_offset'], 'end');
      const key = String(entity['id']);
      const [from, to] = [offsets.from(unit, start ?? -1), offsets.from(unit, end ?? -1)];
      if (start === undefined || end === undefined || end <= start || to > text.length) {
        throw new Refused(phrase`no span of the text: ${shown(item)}`);
      }
      yield {
        kind: 'tag',
        place,
        source,
        tag: tagNameOf(entity['label']),
        start: from,
        end: to,
        unit: 'utf16',
        quote: text.slice(from, to),
        details: {},
        denies: denies.get(key) ?? [],
        key: hasRelations ? key : undefined,
        carried: new Set(hasRelations ? (['links'] as const) : []),
      };
    });
  }
}

function asEntity([start, end, label]: readonly unknown[]): Fields {
  return { start_offset: start, end_offset: end, label };
}
