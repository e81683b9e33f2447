/**
 * Label Studio's task JSON: one task for each article and annotator, because an annotation that names a user
 * whom the project does not know makes Label Studio refuse the whole file, while a task keeps its data (but for
 * names that Label Studio's own CSV and short JSON put something else into: `annotator` is one). Models give
 * predictions. Offsets are code points. Details are results of the same region, with its id.
 */
import { CERTAINTIES, DETAIL_NAMES, isModel, SOURCE_KINDS, TAG_NAMES } from '../annotation';
import { DENIES } from './doccano';
import {
  deniedClaims,
  linksWithin,
  type AnnotationSet,
  type ExportedArticle,
  type ExportedTag,
} from './exportedArticle';
import { LOCAL_DETAILS } from './features';
import type { Write } from './format';
import { readJsonDocument } from './input';
import { Offsets } from './offsets';
import {
  claimsOf,
  readDetails,
  fieldsOf,
  idOf,
  isFields,
  isList,
  listOf,
  offsetOf,
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

const DENIED_CLAIM = 'deniedClaim';

/** Which control of the labelling configuration holds a detail. */
const choices: Readonly<Record<string, readonly string[]>> = {
  sourceKind: SOURCE_KINDS,
  certainty: CERTAINTIES,
  unsure: ['true'],
};

const element = (name: string, value: string): string => `    <${name} value="${value}"/>\n`;

/** The labelling configuration that the tasks need. */
export const labellingConfig = `<View>
  <Labels name="label" toName="text">
${TAG_NAMES.map((name) => element('Label', name)).join('')}  </Labels>
  <Text name="text" value="$text"/>
${[...DETAIL_NAMES, DENIED_CLAIM].map((name) => control(name)).join('')}  <Relations>
${element('Relation', DENIES)}  </Relations>
</View>
`;

function control(name: string): string {
  const values = choices[name];
  const attributes = `name="${name}" toName="text" perRegion="true"`;
  if (!values) return `  <TextArea ${attributes} editable="true"/>\n`;
  const options = values.map((value) => element('Choice', value)).join('');
  return `  <Choices ${attributes} choice="single">\n${options}  </Choices>\n`;
}

export const writeLabelStudio: Write = async function* (articles) {
  const file = 'tasks.json';
  yield { file, text: '[' };
  let separator = '\n';
  let id = 0;
  for await (const article of articles) {
    for (const set of article.sets) {
      id += 1;
      yield { file, text: separator + JSON.stringify({ id, ...taskOf(article, set) }) };
      separator = ',\n';
    }
  }
  yield { file, text: '\n]\n' };
};

function taskOf(article: ExportedArticle, set: AnnotationSet): object {
  const { path, text } = article;
  const slug = set.annotator.id;
  const result = resultsOf(article, set);
  const data = { text, article: path, offsets: 'codepoint' };
  if (isModel(set.annotator)) return { data, predictions: [{ model_version: slug, result }] };
  return { data: { ...data, annotated_by: slug }, annotations: [{ result }] };
}

function resultsOf({ offsets }: ExportedArticle, set: AnnotationSet): readonly object[] {
  const links = linksWithin(set);
  return set.tags.flatMap((tag, number) => {
    const span = { start: offsets.to('codepoint', tag.start), end: offsets.to('codepoint', tag.end) };
    const region = (name: string, type: string, value: object) => ({
      id: tag.id,
      from_name: name,
      to_name: 'text',
      type,
      value: { ...span, ...value },
    });
    return [
      region('label', 'labels', { text: tag.quote, labels: [tag.tag] }),
      ...detailValues(tag).map(([name, values]) =>
        choices[name]
          ? region(name, 'choices', { choices: values })
          : region(name, 'textarea', { text: values }),
      ),
      ...(links[number] ?? []).map((other) => {
        const ends = { from_id: tag.id, to_id: set.tags[other]?.id };
        return { type: 'relation', ...ends, direction: 'right', labels: [DENIES] };
      }),
    ];
  });
}

function detailValues(tag: ExportedTag): readonly (readonly [control: string, values: readonly string[]])[] {
  const values: [string, readonly string[]][] = [];
  for (const name of DETAIL_NAMES) {
    const value = tag[name];
    if (value === undefined || value === false || value === '') continue;
    values.push([name, typeof value === 'object' ? value : [String(value)]]);
  }
  const claims = deniedClaims(tag);
  if (claims.length > 0) values.push([DENIED_CLAIM, claims]);
  return values;
}

export const readLabelStudio = (file: InputFile) =>
  readJsonDocument(file, function* (value, placeOf) {
    for (const task of isList(value) ? value : [value]) {
      yield* refusing(placeOf(task), () => taskRecords(fieldsOf(task, phrase`the task`), placeOf));
    }
  });

function* taskRecords(task: Fields, placeOf: (part: unknown) => Place): Generator<InputRecord> {
  const data = fieldsOf(task['data'], 'data');
  const { text } = data;
  const path = textOf(data['article'], 'article') ?? textOf(data['doc'], 'doc');
  if (typeof text !== 'string' || path === undefined)
    throw new Refused(phrase`the data of the task name no text or article`);
  const offsets = new Offsets(text);
  // What people annotated replaces the prediction that it started from.
  const annotated = listOf(task['annotations'] ?? [], 'annotations').filter(isFields);
  const sets = annotated.length > 0 ? annotated : listOf(task['predictions'] ?? [], 'predictions');
  for (const set of sets) {
    const annotation = fieldsOf(set, phrase`an annotation`);
    if (annotation['was_cancelled'] === true) continue;
    const annotator = textOf(annotation['model_version'] ?? data['annotated_by'], 'annotated_by');
    const source = { candidates: [{ path, annotator }], text };
    const results = listOf(annotation['result'] ?? [], 'result').map((result) =>
      fieldsOf(result, phrase`a result`),
    );
    const regions = regionsOf(results);
    for (const result of results.filter((relation) => isRelation(relation) && !isDenial(relation))) {
      const reason = phrase`unknown relation; known is ${DENIES}`;
      yield { kind: 'refusal', place: placeOf(result), reason };
    }
    for (const result of results.filter(({ type }) => type === 'labels')) {
      yield* refusing(placeOf(result), function* () {
        const value = fieldsOf(result['value'], 'value');
        const start = offsetOf(value['start'], 'start');
        const end = offsetOf(value['end'], 'end');
        if (start === undefined || end === undefined)
          throw new Refused(phrase`the region has no start and end`);
        const [from, to] = [offsets.from('codepoint', start), offsets.from('codepoint', end)];
        if (end <= start || to > text.length)
          throw new Refused(phrase`no span of the text: ${start} to ${end}`);
        const key = String(result['id']);
        const region = regions.get(key) ?? { values: new Map<string, readonly unknown[]>(), denies: [] };
        for (const label of listOf(value['labels'], 'labels')) {
          yield {
            kind: 'tag',
            place: placeOf(result),
            source,
            tag: tagNameOf(label),
            start: from,
            end: to,
            unit: 'utf16',
            quote: text.slice(from, to),
            details: readDetails((name) => {
              const values = region.values.get(name);
              return name === 'cue' ? values : values?.join('\n');
            }),
            denies: [
              ...region.denies.map((to) => ({ key: to })),
              ...claimsOf(region.values.get(DENIED_CLAIM) ?? []),
            ],
            key,
            id: /^[a-z2-7]{16}$/.test(key) ? idOf(key) : undefined,
            carried: new Set(LOCAL_DETAILS),
          };
        }
      });
    }
  }
}

interface Region {
  readonly values: Map<string, readonly unknown[]>;
  readonly denies: string[];
}

function isRelation({ type }: Fields): boolean {
  return type === 'relation';
}

/** Projects without labels for relations have one kind of them only. */
function isDenial({ labels = [] }: Fields): boolean {
  return isList(labels) && (labels.length === 0 || labels.includes(DENIES));
}

/** The details and links of regions, by the region's id. */
function regionsOf(results: readonly Fields[]): ReadonlyMap<string, Region> {
  const regions = new Map<string, Region>();
  const regionOf = (id: unknown): Region => {
    const region = regions.get(String(id)) ?? { values: new Map<string, readonly unknown[]>(), denies: [] };
    regions.set(String(id), region);
    return region;
  };
  for (const result of results) {
    const { id, type, value, direction, from_name: name, from_id: from, to_id: to } = result;
    const [denial, claim] = direction === 'left' ? [to, from] : [from, to];
    if (isRelation(result)) {
      if (isDenial(result)) regionOf(denial).denies.push(String(claim));
    } else if (type !== 'labels' && typeof name === 'string' && isFields(value)) {
      const values = value['choices'] ?? value['text'];
      regionOf(id).values.set(name, isList(values) ? values : [values]);
    }
  }
  return regions;
}
