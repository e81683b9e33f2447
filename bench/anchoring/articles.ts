/** The texts to measure on: the shipped samples, and the shared collections where they are at hand. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { piecesOf } from './draft';
import type { DraftSentence, SourceArticle } from './draft';

export interface Collection {
  readonly name: string;
  readonly articles: readonly SourceArticle[];
  /** Where foreign sentences are taken from. */
  readonly pool: readonly SourceArticle[];
}

interface CorpusFile {
  readonly lang: string;
  readonly documents: readonly {
    readonly id: string;
    readonly text: string;
    readonly sentences: readonly (readonly [number, number])[];
  }[];
}

const smallest = 8;
/** Lists in which many lines are equal have no true place to tell. */
const mostRepeated = 0.1;

function isProse(sentences: readonly string[]): boolean {
  return sentences.length >= smallest && new Set(sentences).size >= (1 - mostRepeated) * sentences.length;
}

function articleOf(
  name: string,
  language: string,
  text: string,
  spans: readonly (readonly [number, number])[],
): SourceArticle {
  let previousEnd = 0;
  const draft: DraftSentence[] = [];
  for (const [start, end] of spans) {
    const between = text.slice(previousEnd, start);
    const breaks = between.split('\n').length - 1;
    const pieces = piecesOf(text.slice(start, end));
    if (pieces.length > 0) draft.push({ gap: ['', '\n', '\n\n'][Math.min(2, breaks)] || ' ', pieces });
    previousEnd = end;
  }
  return { name, language, draft };
}

function corpus(file: string, most: number): Collection {
  const { lang, documents } = JSON.parse(fs.readFileSync(file, 'utf8')) as CorpusFile;
  const usable = documents.filter(({ text, sentences }) =>
    isProse(sentences.map(([start, end]) => text.slice(start, end))),
  );
  const step = Math.max(1, Math.floor(usable.length / most));
  const articles = usable
    .filter((_, index) => index % step === 0)
    .slice(0, most)
    .map(({ id, text, sentences }) =>
      articleOf(`${path.basename(file, '.json')}/${id}`, lang, text, sentences),
    );
  return { name: path.basename(file, '.json'), articles, pool: articles };
}

/** Cuts at full stops before capitals and at blank lines; good enough where no sentences are given. */
function plainArticle(file: string, language: string): SourceArticle {
  const text = fs.readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
  const spans = Array.from(
    text.matchAll(/\S(?:(?!\n\s*\n|[.!?]["“”»]?\s+["„“»]?\p{Lu})[^])*(?:[.!?]["“”»]?)?/gu),
    (match) => {
      const length = match[0].trimEnd().length;
      return [match.index, match.index + length] as const;
    },
  );
  return articleOf(path.basename(file), language, text, spans);
}

function folder(name: string, directory: string, language: string): Collection {
  const files = fs
    .readdirSync(directory)
    .filter((file) => /\.(?:txt|md)$/.test(file))
    .sort();
  const articles = files.map((file) => plainArticle(path.join(directory, file), language));
  return { name, articles, pool: articles };
}

export function collections(mostPerCorpus: number): Collection[] {
  const result = ['de', 'en'].map((language) =>
    folder(`samples/${language}`, path.join('media', 'samples', language), language),
  );
  const shared = path.resolve('..', 'shared');
  if (!fs.existsSync(shared)) return result;
  result.push(folder('articles', path.join(shared, 'articles'), 'de'));
  const corpora = path.join(shared, 'data', 'segmentation', 'open');
  for (const file of fs.readdirSync(corpora).sort()) {
    if (file.startsWith('golden')) continue;
    result.push(corpus(path.join(corpora, file), mostPerCorpus));
  }
  return result;
}
