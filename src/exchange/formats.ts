import { annotationConf, readBrat, writeBrat } from './brat';
import { layersJson, layersName, readCasJson, writeCasJson } from './casJson';
import { writeConllu } from './conllu';
import { readCsv, readTsv, writeCsv, writeTsv } from './csv';
import { readDoccano, writeDoccano } from './doccano';
import { ALL_DETAILS, FEATURES, LOCAL_DETAILS, type Feature } from './features';
import { ExchangeError, type Format, type Variant } from './format';
import { writeHtml } from './html';
import { readJsonl, writeJsonl } from './jsonl';
import { labellingConfig, readLabelStudio, writeLabelStudio } from './labelStudio';
import { writeMarkdown } from './markdown';
import { phrase } from './phrase';
import { readWebAnnotation, writeWebAnnotation } from './webAnnotation';

const wholeTag = ['id', ...ALL_DETAILS, 'created'] as const;

const tagRows: readonly [Variant] = [{ id: 'tags', holds: phrase`one row for each tag`, carries: wholeTag }];

/** What most formats have in common; each row tells where it differs. */
const usual = {
  files: 'one',
  units: ['codepoint', 'utf16'],
  withoutQuotes: false,
  companions: [],
  hints: [],
} as const;

/** Every format there is, in the order in which they are offered. */
export const FORMATS: readonly Format[] = [
  {
    ...usual,
    id: 'csv',
    name: 'CSV',
    purpose: phrase`spreadsheets and statistics`,
    extension: '.csv',
    withoutQuotes: true,
    variants: tagRows,
    write: writeCsv,
    read: readCsv,
  },
  {
    ...usual,
    id: 'tsv',
    name: 'TSV',
    purpose: phrase`spreadsheets and statistics, cells separated by tabs`,
    extension: '.tsv',
    withoutQuotes: true,
    variants: tagRows,
    write: writeTsv,
    read: readTsv,
  },
  {
    ...usual,
    id: 'jsonl',
    name: 'JSON Lines',
    purpose: phrase`training and evaluation: pandas, Hugging Face, spaCy, Prodigy`,
    extension: '.jsonl',
    withoutQuotes: true,
    variants: [
      {
        id: 'sentences',
        holds: phrase`one line for each sentence, with or without tags`,
        carries: [...wholeTag, 'untagged', 'read'],
      },
      { id: 'tags', holds: phrase`one line for each tag`, carries: wholeTag },
    ],
    hints: [phrase`Only a sentence with "read": true and no labels was judged to have none.`],
    write: writeJsonl,
    read: readJsonl,
  },
  {
    ...usual,
    id: 'w3c',
    name: 'W3C Web Annotation',
    purpose: phrase`annotation tools of the Hypothesis and Recogito kind, libraries, linked data`,
    extension: '.jsonld',
    withoutQuotes: true,
    variants: [{ id: 'annotations', holds: phrase`one annotation for each tag and link`, carries: wholeTag }],
    hints: [
      phrase`The standard counts code points; Recogito and Hypothesis read UTF-16 code units.`,
      phrase`Positions count in the file without byte order mark and with LF at line ends.`,
    ],
    write: writeWebAnnotation,
    read: readWebAnnotation,
  },
  {
    ...usual,
    id: 'brat',
    name: 'brat standoff',
    purpose: phrase`brat and the many programs that read its files`,
    extension: '.ann',
    files: 'several',
    units: ['codepoint'],
    variants: [
      {
        id: 'standoff',
        holds: phrase`text and annotations of each article`,
        carries: LOCAL_DETAILS,
      },
    ],
    companions: [{ name: 'annotation.conf', text: annotationConf }],
    hints: [phrase`Sentences over several lines are written in fragments, which some readers do not know.`],
    write: writeBrat,
    read: readBrat,
  },
  {
    ...usual,
    id: 'cas-json',
    name: 'UIMA CAS JSON',
    purpose: phrase`INCEpTION, DKPro and other UIMA programs`,
    extension: '.json',
    files: 'several',
    units: ['utf16'],
    variants: [
      {
        id: 'cas',
        holds: phrase`text, sentences, tags and links of each article`,
        carries: ['id', ...LOCAL_DETAILS, 'untagged'],
      },
    ],
    companions: [{ name: layersName, text: layersJson }],
    hints: [
      phrase`INCEpTION refuses the files until ${layersName} was imported in the settings of the project.`,
    ],
    write: writeCasJson,
    read: readCasJson,
  },
  {
    ...usual,
    id: 'doccano',
    name: 'doccano JSONL',
    purpose: phrase`projects of doccano: spans, relations or labels of sentences`,
    extension: '.jsonl',
    units: ['utf16', 'codepoint'],
    variants: [
      { id: 'spans', holds: phrase`articles with spans`, carries: [] },
      { id: 'relations', holds: phrase`articles with spans and relations`, carries: ['links'] },
      { id: 'classification', holds: phrase`sentences with labels`, carries: ['untagged'] },
    ],
    hints: [
      phrase`Unless the project allows overlapping spans, doccano drops all tags of a sentence but one.`,
      phrase`doccano counts UTF-16 code units unless the project counts grapheme clusters.`,
    ],
    write: writeDoccano,
    read: readDoccano,
  },
  {
    ...usual,
    id: 'label-studio',
    name: 'Label Studio tasks',
    purpose: phrase`projects of Label Studio`,
    extension: '.json',
    units: ['codepoint'],
    variants: [{ id: 'tasks', holds: phrase`articles with regions`, carries: ['id', ...LOCAL_DETAILS] }],
    companions: [{ name: 'labels.xml', text: labellingConfig }],
    hints: [phrase`The project needs the labelling configuration labels.xml before the tasks are imported.`],
    write: writeLabelStudio,
    read: readLabelStudio,
  },
  {
    ...usual,
    id: 'conllu',
    name: 'CoNLL-U',
    purpose: phrase`corpus tools`,
    extension: '.conllu',
    variants: [
      {
        id: 'sentences',
        holds: phrase`sentences and tokens, labels in comments`,
        carries: [...wholeTag, 'untagged', 'read'],
      },
    ],
    write: writeConllu,
  },
  {
    ...usual,
    id: 'html',
    name: 'HTML',
    purpose: phrase`reading, printing and passing on`,
    extension: '.html',
    units: [],
    variants: [
      {
        id: 'report',
        holds: phrase`the text of the articles with their tags`,
        carries: [...wholeTag, 'done'],
      },
    ],
    write: writeHtml,
  },
  {
    ...usual,
    id: 'markdown',
    name: 'Markdown',
    purpose: phrase`reading, and for notes and wikis`,
    extension: '.md',
    units: [],
    variants: [
      {
        id: 'report',
        holds: phrase`the tagged sentences of the articles`,
        carries: [...ALL_DETAILS, 'created', 'done'],
      },
    ],
    write: writeMarkdown,
  },
];

/** @throws ExchangeError for an id that is none */
export function formatOf(id: string): Format {
  const format = FORMATS.find((candidate) => candidate.id === id);
  if (format) return format;
  throw new ExchangeError(
    phrase`Unknown format "${id}"; known are ${FORMATS.map((known) => known.id).join(', ')}.`,
  );
}

/** What a variant of a format cannot carry. */
export function lossesOf(variant: Variant): readonly Feature[] {
  return (Object.keys(FEATURES) as Feature[]).filter((feature) => !variant.carries.includes(feature));
}
