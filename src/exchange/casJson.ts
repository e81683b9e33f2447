/**
 * UIMA CAS JSON 0.4.0, one file for each article and annotator. Offsets are UTF-16 code units. Sentences are
 * DKPro's, so that INCEpTION keeps ours; tags and links are the custom layers that `layers.json` describes.
 */
import { addTo, type Span } from '../article';
import { CERTAINTIES, DETAIL_NAMES, SOURCE_KINDS, TAG_NAMES } from '../annotation';
import { candidatesOf } from './brat';
import { deniedClaims, linksWithin, type AnnotationSet, type ExportedArticle } from './exportedArticle';
import { detailTexts, joinList, LOCAL_DETAILS, splitList } from './features';
import type { Write } from './format';
import { readJsonDocument } from './input';
import {
  claimsOf,
  readDetails,
  fieldsOf,
  idOf,
  isFields,
  isList,
  offsetOf,
  Refused,
  refusing,
  tagNameOf,
  textOf,
  type Fields,
  type InputFile,
  type InputRecord,
  type Place,
  type Source,
} from './records';
import { phrase } from './phrase';

const SOFA = 'uima.cas.Sofa';
const STRING = 'uima.cas.String';
const ANNOTATION = 'uima.tcas.Annotation';
const METADATA = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData';
const SENTENCE = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence';
const STATEMENT = 'webanno.custom.Statement';
const DENIES = 'webanno.custom.Denies';

const statementFeatures = ['label', ...DETAIL_NAMES, 'deniedClaim', 'tagId'] as const;

const strings = (names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, { '%NAME': name, '%RANGE': STRING }]));
const types = {
  [METADATA]: {
    '%NAME': METADATA,
    '%SUPER_TYPE': 'uima.tcas.DocumentAnnotation',
    ...strings(['documentTitle', 'documentId']),
  },
  [SENTENCE]: { '%NAME': SENTENCE, '%SUPER_TYPE': ANNOTATION },
  [STATEMENT]: { '%NAME': STATEMENT, '%SUPER_TYPE': ANNOTATION, ...strings(statementFeatures) },
  [DENIES]: {
    '%NAME': DENIES,
    '%SUPER_TYPE': ANNOTATION,
    Governor: { '%NAME': 'Governor', '%RANGE': STATEMENT },
    Dependent: { '%NAME': 'Dependent', '%RANGE': STATEMENT },
  },
};

export const layersName = 'layers.json';

/** The two layers, for INCEpTION's *Settings, Layers, Import*. Closed lists of values are tag sets. */
export const layersJson = `${JSON.stringify([layer(STATEMENT, 'Statement', 'span'), layer(DENIES, 'Denies', 'relation')], null, 2)}\n`;

function layer(name: string, uiName: string, type: 'span' | 'relation'): object {
  const tagSets: Readonly<Record<string, readonly string[]>> = {
    label: TAG_NAMES,
    sourceKind: SOURCE_KINDS,
    certainty: CERTAINTIES,
    unsure: ['true'],
  };
  const features = statementFeatures.map((feature, rank) => {
    const values = tagSets[feature];
    return {
      name: feature,
      uiName: feature,
      type: STRING,
      project_name: null,
      enabled: true,
      visible: feature === 'label',
      include_in_hover: true,
      multi_value_mode: 'NONE',
      link_mode: 'NONE',
      rank,
      ...(values && {
        tag_set: {
          name: `Claimmark ${feature}`,
          language: 'en',
          create_tag: false,
          tags: values.map((value) => ({ tag_name: value, tag_description: '' })),
        },
      }),
    };
  });
  return {
    name,
    uiName,
    type,
    enabled: true,
    built_in: false,
    readonly: false,
    allow_stacking: true,
    cross_sentence: true,
    anchoring_mode: 'SENTENCES',
    overlap_mode: 'ANY_OVERLAP',
    validation_mode: 'NEVER',
    ...(type === 'relation' && { attach_type: { name: STATEMENT } }),
    features: type === 'span' ? features : [],
  };
}

export const writeCasJson: Write = async function* (articles) {
  for await (const article of articles) {
    for (const set of article.sets) {
      const file = `${set.annotator.id}/${article.path}.json`;
      yield { file, text: `${JSON.stringify(casOf(article, set))}\n` };
    }
  }
};

/** White space around an annotation is an error to INCEpTION's checks; our sentences and tags have none. */
function casOf({ path, text, language }: ExportedArticle, set: AnnotationSet): object {
  const sofa = 1;
  const structures: Fields[] = [
    {
      '%ID': sofa,
      '%TYPE': SOFA,
      sofaNum: 1,
      sofaID: '_InitialView',
      mimeType: 'text',
      sofaString: text,
    },
  ];
  const add = (type: string, [begin, end]: Span, features: Fields): number => {
    const id = structures.length + 1;
    structures.push({ '%ID': id, '%TYPE': type, '@sofa': sofa, begin, end, ...features });
    return id;
  };
  add(METADATA, [0, text.length], {
    language,
    documentTitle: path.slice(path.lastIndexOf('/') + 1),
    documentId: path,
  });
  for (const { start, end } of set.sentences) add(SENTENCE, [start, end], {});
  const statements = set.tags.map((tag) => {
    const claims = deniedClaims(tag);
    const features = {
      label: tag.tag,
      ...Object.fromEntries(detailTexts(tag)),
      ...(claims.length > 0 && { deniedClaim: joinList(claims) }),
      tagId: tag.id,
    };
    return add(STATEMENT, [tag.start, tag.end], features);
  });
  for (const [tag, denied] of linksWithin(set).entries()) {
    for (const other of denied) {
      // DKPro: a relation lies where its dependent lies.
      const { start = 0, end = 0 } = set.tags[other] ?? {};
      add(DENIES, [start, end], { '@Governor': statements[tag], '@Dependent': statements[other] });
    }
  }
  const members = structures.slice(1).map((structure) => structure['%ID']);
  return {
    '%TYPES': types,
    '%FEATURE_STRUCTURES': structures,
    '%VIEWS': { _InitialView: { '%SOFA': sofa, '%MEMBERS': members } },
  };
}

export async function* readCasJson(file: InputFile): AsyncGenerator<InputRecord, void, undefined> {
  if (!file.path.endsWith('.json') || `/${file.path}`.endsWith(`/${layersName}`)) return;
  yield* readJsonDocument(file, (root, placeOf) => recordsOf(file, root, placeOf));
}

function* recordsOf(
  file: InputFile,
  root: unknown,
  placeOf: (part: unknown) => Place,
): Generator<InputRecord> {
  const structures = structuresOf(fieldsOf(root, phrase`the file`));
  const ofType = (type: string) => structures.filter((structure) => structure['%TYPE'] === type);
  const text = ofType(SOFA)[0]?.['sofaString'];
  if (typeof text !== 'string') throw new Refused(phrase`there is no Sofa with a text`);
  const source = sourceOf(file, text, ofType(METADATA)[0] ?? {});
  const sentences = ofType(SENTENCE);
  if (sentences.length > 0) {
    const spans = sentences.map(spanOf).sort((a, b) => a[0] - b[0]);
    yield { kind: 'sentences', place: placeOf(root), source, spans };
  }
  const denies = new Map<unknown, { key: string }[]>();
  for (const relation of ofType(DENIES)) {
    addTo(denies, relation['@Governor'], { key: String(relation['@Dependent']) });
  }
  for (const statement of ofType(STATEMENT)) {
    const place = placeOf(statement);
    yield* refusing(place, function* () {
      const [start, end] = spanOf(statement);
      if (end > text.length) throw new Refused(phrase`the span ${start} to ${end} lies beyond the text`);
      yield {
        kind: 'tag',
        place,
        source,
        tag: tagNameOf(statement['label']),
        start,
        end,
        unit: 'utf16',
        quote: text.slice(start, end),
        details: readDetails((name) => statement[name]),
        denies: [
          ...(denies.get(statement['%ID']) ?? []),
          ...claimsOf(splitList(textOf(statement['deniedClaim'], 'deniedClaim') ?? '')),
        ],
        key: String(statement['%ID']),
        id: idOf(statement['tagId']),
        carried: new Set(LOCAL_DETAILS),
      };
    });
  }
}

/** The feature structures, whether they stand in a list or under their ids. */
function structuresOf(root: Fields): readonly Fields[] {
  const structures = root['%FEATURE_STRUCTURES'];
  if (isList(structures))
    return structures.map((structure) => fieldsOf(structure, phrase`a feature structure`));
  if (!isFields(structures))
    throw new Refused(phrase`this is no UIMA CAS JSON: it has no %FEATURE_STRUCTURES`);
  return Object.entries(structures).map(([id, structure]) => ({
    '%ID': Number(id),
    ...fieldsOf(structure, phrase`a feature structure`),
  }));
}

function spanOf(structure: Fields): Span {
  const start = offsetOf(structure['begin'], 'begin');
  const end = offsetOf(structure['end'], 'end');
  if (start === undefined || end === undefined || end < start)
    throw new Refused(phrase`an annotation has no span`);
  return [start, end];
}

/** `anna/a.txt.json` is anna's `a.txt`; the metadata tell the article too, unless the file was renamed. */
function sourceOf(file: InputFile, text: string, metadata: Fields): Source {
  const name = file.path.slice(0, -'.json'.length);
  const { documentId, language } = metadata;
  const candidates = candidatesOf(name).toReversed();
  if (typeof documentId === 'string') {
    const folder = name.endsWith(`/${documentId}`) ? name.slice(0, -documentId.length - 1) : undefined;
    candidates.unshift({ path: documentId, annotator: folder });
  }
  return { candidates, text, language: textOf(language, 'language') };
}
