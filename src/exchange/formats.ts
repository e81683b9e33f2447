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

/** Every format there is, in the order in which they are offered. */
export const FORMATS: readonly Format[] = [
  {
    id: 'csv',
    name: 'CSV',
    purpose: phrase`spreadsheets and statistics`,
    extension: '.csv',
    files: 'one',
    units: ['codepoint', 'utf16'],
    withoutQuotes: true,
    variants: tagRows,
    companions: [],
    hints: [],
    write: writeCsv,
    read: readCsv,
  },
  {
    id: 'tsv',
    name: 'TSV',
    purpose: phrase`spreadsheets and statistics, cells separated by tabs`,
    extension: '.tsv',
    files: 'one',
    units: ['codepoint', 'utf16'],
    withoutQuotes: true,
    variants: tagRows,
    companions: [],
    hints: [],
    write: writeTsv,
    read: readTsv,
  },
  {
    id: 'jsonl',
    name: 'JSON Lines',
    purpose: phrase`training and evaluation: pandas, Hugging Face, spaCy, Prodigy`,
    extension: '.jsonl',
    files: 'one',
    units: ['codepoint', 'utf16'],
    withoutQuotes: true,
    variants: [
      {
        id: 'sentences',
        holds: phrase`one line for each sentence, with or without tags`,
        carries: [...wholeTag, 'untagged', 'read'],
      },
      { id: 'tags', holds: phrase`one line for each tag`, carries: wholeTag },
    ],
    companions: [],
    hints: [phrase`Only a sentence with "read": true and no labels was judged to have none.`],
    write: writeJsonl,
    read: readJsonl,
  },
  {
    id: 'w3c',
    name: 'W3C Web Annotation',
    purpose: phrase`annotation tools of the Hypothesis and Recogito kind, libraries, linked data`,
    extension: '.jsonld',
    files: 'one',
    units: ['codepoint', 'utf16'],
    withoutQuotes: true,
    variants: [{ id: 'annotations', holds: phrase`one annotation for each tag and link`, carries: wholeTag }],
    companions: [],
    hints: [
      phrase`The standard counts code points; Recogito and Hypothesis read UTF-16 code units.`,
      phrase`Positions count in the file without byte order mark and with LF at line ends.`,
    ],
    write: writeWebAnnotation,
    read: readWebAnnotation,
  },
  {
    id: 'brat',
    name: 'brat standoff',
    purpose: phrase`brat and the many programs that read its files`,
    extension: '.ann',
    files: 'several',
    units: ['codepoint'],
    withoutQuotes: false,
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
    id: 'cas-json',
    name: 'UIMA CAS JSON',
    purpose: phrase`INCEpTION, DKPro and other UIMA programs`,
    extension: '.json',
    files: 'several',
    units: ['utf16'],
    withoutQuotes: false,
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
    id: 'doccano',
    name: 'doccano JSONL',
    purpose: phrase`projects of doccano: spans, relations or labels of sentences`,
    extension: '.jsonl',
    files: 'one',
    units: ['utf16', 'codepoint'],
    withoutQuotes: false,
    variants: [
      { id: 'spans', holds: phrase`articles with spans`, carries: [] },
      { id: 'relations', holds: phrase`articles with spans and relations`, carries: ['links'] },
      { id: 'classification', holds: phrase`sentences with labels`, carries: ['untagged'] },
    ],
    companions: [],
    hints: [
      phrase`Unless the project allows overlapping spans, doccano drops all tags of a sentence but one.`,
      phrase`doccano counts UTF-16 code units unless the project counts grapheme clusters.`,
    ],
    write: writeDoccano,
    read: readDoccano,
  },
  {
    id: 'label-studio',
    name: 'Label Studio tasks',
    purpose: phrase`projects of Label Studio`,
    extension: '.json',
    files: 'one',
    units: ['codepoint'],
    withoutQuotes: false,
    variants: [{ id: 'tasks', holds: phrase`articles with regions`, carries: ['id', ...LOCAL_DETAILS] }],
    companions: [{ name: 'labels.xml', text: labellingConfig }],
    hints: [phrase`The project needs the labelling configuration labels.xml before the tasks are imported.`],
    write: writeLabelStudio,
    read: readLabelStudio,
  },
  {
    id: 'conllu',
    name: 'CoNLL-U',
    purpose: phrase`corpus tools`,
    extension: '.conllu',
    files: 'one',
    units: ['codepoint', 'utf16'],
    withoutQuotes: false,
    variants: [
      {
        id: 'sentences',
        holds: phrase`sentences and tokens, labels in comments`,
        carries: [...wholeTag, 'untagged', 'read'],
      },
    ],
    companions: [],
    hints: [],
    write: writeConllu,
  },
  {
    id: 'html',
    name: 'HTML',
    purpose: phrase`reading, printing and passing on`,
    extension: '.html',
    files: 'one',
    units: [],
    withoutQuotes: false,
    variants: [
      {
        id: 'report',
        holds: phrase`the text of the articles with their tags`,
        carries: [...wholeTag, 'done'],
      },
    ],
    companions: [],
    hints: [],
    write: writeHtml,
  },
  {
    id: 'markdown',
    name: 'Markdown',
    purpose: phrase`reading, and for notes and wikis`,
    extension: '.md',
    files: 'one',
    units: [],
    withoutQuotes: false,
    variants: [
      {
        id: 'report',
        holds: phrase`the tagged sentences of the articles`,
        carries: [...ALL_DETAILS, 'created', 'done'],
      },
    ],
    companions: [],
    hints: [],
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
