/**
 * Web Annotation Data Model (W3C Recommendation of 23 February 2017) as one AnnotationPage. Tag and note are
 * bodies; what the model has no property for stands under our own terms, which other programs may ignore. A
 * link is an annotation of its own (motivation `linking`): its body, the denial, is about its target.
 */
import { DETAIL_NAMES, isModel } from '../annotation';
import { addTo, hashText } from '../article';
import { deniedClaims, type AnnotationSet, type ExportedArticle, type ExportedTag } from './exportedArticle';
import { ALL_DETAILS } from './features';
import type { Write, WriteOptions } from './format';
import { readJsonDocument } from './input';
import type { OffsetUnit } from './offsets';
import {
  claimsOf,
  dateOf,
  readDetails,
  fieldsOf,
  idOf,
  isFields,
  isList,
  listOf,
  offsetOf,
  parseDenied,
  Refused,
  refusing,
  tagNameOf,
  textOf,
  type Fields,
  type InputFile,
  type InputRecord,
  type Place,
} from './records';
import { phrase } from './phrase';

const urn = 'urn:claimmark:';
const articleUrn = `${urn}article:`;
const annotatorUrn = `${urn}annotator:`;
const standardContext = 'http://www.w3.org/ns/anno.jsonld';
const context = [
  standardContext,
  {
    claimmark: `${urn}terms:`,
    'claimmark:cue': { '@container': '@list' },
    'claimmark:deniedClaim': { '@container': '@list' },
  },
];

export const writeWebAnnotation: Write = async function* (articles, options) {
  const file = 'annotations.jsonld';
  const head = {
    '@context': context,
    id: `${urn}export`,
    type: 'AnnotationPage',
    'claimmark:offsets': options.unit,
  };
  yield { file, text: `${JSON.stringify(head).slice(0, -1)},"items":[` };
  let separator = '\n';
  for await (const article of articles) {
    let text = '';
    const source = sourceOf(article);
    for (const set of article.sets) {
      for (const tag of set.tags) {
        for (const annotation of annotationsOf(article, set, tag, source, options)) {
          text += separator + JSON.stringify(annotation);
          separator = ',\n';
        }
      }
    }
    if (text !== '') yield { file, text };
  }
  yield { file, text: '\n]}\n' };
};

function* annotationsOf(
  article: ExportedArticle,
  { annotator }: AnnotationSet,
  tag: ExportedTag,
  source: object,
  options: WriteOptions,
): Generator<object> {
  const id = `${urn}${annotator.id}/${tag.id}`;
  const creator = {
    id: annotatorUrn + annotator.id,
    type: isModel(annotator) ? 'Software' : 'Person',
    name: annotator.name,
  };
  const value = (text: string) => ({ type: 'TextualBody', value: text, format: 'text/plain' });
  const claims = deniedClaims(tag);
  yield {
    id,
    type: 'Annotation',
    motivation: 'classifying',
    creator,
    ...(tag.created !== undefined && { created: dateTime(tag.created) }),
    body: [
      { ...value(tag.tag), purpose: 'tagging' },
      ...(tag.note ? [{ ...value(tag.note), purpose: 'commenting' }] : []),
    ],
    ...termsOf(tag),
    ...(claims.length > 0 && { 'claimmark:deniedClaim': claims }),
    target: { ...source, ...selectorsOf(article, tag, options) },
  };
  for (const [index, denied] of tag.denies.entries()) {
    if (!('of' in denied)) continue;
    yield {
      id: `${id}:denies:${index}`,
      type: 'Annotation',
      motivation: 'linking',
      creator,
      body: id,
      target: urn + denied.of,
      ...(denied.in !== undefined && { 'claimmark:in': denied.in }),
    };
  }
}

function termsOf(tag: ExportedTag): Readonly<Record<string, unknown>> {
  const names = DETAIL_NAMES.filter((name) => name !== 'note' && tag[name] !== undefined && tag[name] !== '');
  return Object.fromEntries(names.map((name) => [`claimmark:${name}`, tag[name]]));
}

/** What the targets of all annotations of an article share. */
function sourceOf({ path, text, language }: ExportedArticle): object {
  return {
    source: articleUrn + encodeURI(path).replace(/[?#]/g, encodeURIComponent),
    format: /\.(md|markdown)$/i.test(path) ? 'text/markdown' : 'text/plain',
    language,
    'claimmark:text': hashText(text),
  };
}

function selectorsOf({ offsets }: ExportedArticle, tag: ExportedTag, options: WriteOptions): object {
  const { start, end, quote, prefix, suffix } = tag;
  const position = {
    type: 'TextPositionSelector',
    start: offsets.to(options.unit, start),
    end: offsets.to(options.unit, end),
  };
  if (options.withoutQuotes) return { 'claimmark:quote': hashText(quote), selector: position };
  return { selector: [{ type: 'TextQuoteSelector', exact: quote, prefix, suffix }, position] };
}

const midnight = 'T00:00:00Z';

/** The model wants `xsd:dateTime`: a mere date gets midnight, which the reader takes away again. */
function dateTime(date: string): string {
  return date.includes('T') ? date : date + midnight;
}

/** Reads an annotation, a list of them, an AnnotationPage, or an AnnotationCollection with its first page. */
export const readWebAnnotation = (file: InputFile) =>
  readJsonDocument(file, function* (value, placeOf) {
    const page = isFields(value) && isFields(value['first']) ? value['first'] : value;
    const items = isFields(page) && isList(page['items']) ? page['items'] : isList(page) ? page : [page];
    const unit = isFields(page) && page['claimmark:offsets'] === 'utf16' ? 'utf16' : 'codepoint';
    const denies = linksOf(items);
    for (const item of items) {
      const place = placeOf(item);
      yield* refusing(place, () => tagRecord(place, fieldsOf(item, phrase`an annotation`), denies, unit));
    }
  });

/** What each denial denies, by the denial's IRI, from the annotations that link. */
function linksOf(items: readonly unknown[]): ReadonlyMap<string, readonly string[]> {
  const denies = new Map<string, string[]>();
  for (const item of items) {
    if (!isFields(item) || item['motivation'] !== 'linking') continue;
    const { body, target, 'claimmark:in': hint } = item;
    if (typeof body !== 'string' || typeof target !== 'string' || !target.startsWith(urn)) continue;
    const link = target.slice(urn.length) + (typeof hint === 'string' ? `@${hint}` : '');
    addTo(denies, body, link);
  }
  return denies;
}

function* tagRecord(
  place: Place,
  item: Fields,
  denies: ReadonlyMap<string, readonly string[]>,
  unit: OffsetUnit,
): Generator<InputRecord> {
  if (item['motivation'] === 'linking') return;
  const bodies = asList(item['body']).filter(isFields);
  const valueOf = (...purposes: string[]): unknown =>
    bodies.find(({ purpose }) => typeof purpose === 'string' && purposes.includes(purpose))?.['value'];
  const iri = textOf(item['id'], 'id') ?? '';
  const [annotator, id] = iri.startsWith(urn) ? iri.slice(urn.length).split('/') : [];
  const target = fieldsOf(asList(item['target'])[0], 'target');
  const selectors = asList(target['selector']).filter(isFields);
  const selector = (type: string): Fields => selectors.find((candidate) => candidate['type'] === type) ?? {};
  const quote = selector('TextQuoteSelector');
  const position = selector('TextPositionSelector');
  const isOwn = id !== undefined;
  yield {
    kind: 'tag',
    place,
    source: { candidates: [{ path: pathOf(target), annotator: annotator ?? creatorOf(item) }] },
    tag: tagNameOf(valueOf('tagging', 'classifying') ?? bodies[0]?.['value']),
    start: offsetOf(position['start'], 'start'),
    end: offsetOf(position['end'], 'end'),
    unit,
    quote: textOf(quote['exact'], 'exact') ?? textOf(target['claimmark:quote'], 'claimmark:quote'),
    prefix: textOf(quote['prefix'], 'prefix'),
    suffix: textOf(quote['suffix'], 'suffix'),
    details: readDetails((name) => (name === 'note' ? valueOf('commenting') : item[`claimmark:${name}`])),
    denies: [
      ...(denies.get(iri) ?? []).map(parseDenied),
      ...claimsOf(listOf(item['claimmark:deniedClaim'] ?? [], 'claimmark:deniedClaim')),
    ],
    id: isOwn ? idOf(id) : undefined,
    created: dateOf(textOf(item['created'], 'created')?.replace(midnight, '')),
    carried: isOwn ? new Set(ALL_DETAILS) : new Set(),
  };
}

function creatorOf(item: Fields): string | undefined {
  const [creator] = asList(item['creator']);
  const id = isFields(creator) ? (creator['id'] ?? creator['name']) : creator;
  if (typeof id !== 'string') return undefined;
  return id.startsWith(annotatorUrn) ? id.slice(annotatorUrn.length) : id;
}

/** The path of the article that is annotated: of our own IRIs, or a relative one. */
function pathOf(target: Fields): string {
  const { source } = target;
  const iri = isFields(source) ? source['id'] : source;
  if (typeof iri !== 'string' || iri === '') throw new Refused(phrase`the target names no source`);
  const path = iri.startsWith(articleUrn) ? iri.slice(articleUrn.length) : iri;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function asList(value: unknown): readonly unknown[] {
  return isList(value) ? value : value === undefined ? [] : [value];
}
