/**
 * The segmenter beside `Intl.Segmenter`, sentencex and sbd: corpora (where `../shared` is), speed, growth,
 * pathological input, size.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { BuildOptions, BuildResult } from 'esbuild';
import { LANGUAGES } from '../src/article';
import { segmenters } from './segmenter/segmenters';
import type { Segmenter } from './segmenter/segmenters';

const names = Object.keys(segmenters);
const million = 1_000_000;

/** What `../shared/data/segmentation/score.mjs` offers; see there for F (boundaries) and Fp (punctuated ones). */
interface Scorer {
  loadCorpora(which: string): Corpus[];
  scoreCorpus(corpus: Corpus, segment: Segmenter): Promise<Score>;
}
interface Corpus {
  readonly file: string;
  readonly lang: string;
  readonly kind?: string;
}
interface Score {
  readonly F: number;
  readonly Fp: number;
  readonly ptp: number;
  readonly pfp: number;
  readonly pfn: number;
  readonly pass: number;
  readonly docs: number;
}

const row = (first: string, cells: readonly string[]): void => {
  console.log(first.padEnd(34) + cells.map((cell) => cell.padStart(15)).join(''));
};
const percent = (share: number): string => (100 * share).toFixed(2);

async function corpora(): Promise<void> {
  const file = resolve('..', 'shared', 'data', 'segmentation', 'score.mjs');
  if (!existsSync(file)) return;
  const scorer = (await import(pathToFileURL(file).href)) as Scorer;
  console.log('\nCorpora: F1 of all boundaries / of punctuated ones (%); rule cases: passed');
  row('', names);
  const all = scorer.loadCorpora('open');
  for (const corpus of all) {
    const cells: string[] = [];
    for (const segmenter of Object.values(segmenters)) {
      const score = await scorer.scoreCorpus(corpus, segmenter);
      cells.push(
        corpus.kind === 'rules' ? `${score.pass}/${score.docs}` : `${percent(score.F)}/${percent(score.Fp)}`,
      );
    }
    row(corpus.file, cells);
  }
  console.log('\nGerman, pooled F1 of punctuated boundaries (%), by the language that was given');
  for (const language of [undefined, ...LANGUAGES, 'xx']) {
    const cells: string[] = [];
    // The others do not detect a language; what they make of a wrong one is shown once.
    for (const segmenter of Object.values(segmenters).slice(0, language === undefined ? undefined : 1)) {
      let [hits, errors] = [0, 0];
      for (const corpus of all.filter(({ lang, kind }) => lang === 'de' && kind !== 'rules')) {
        const score = await scorer.scoreCorpus(corpus, (text) => segmenter(text, language));
        hits += score.ptp;
        errors += score.pfp + score.pfn;
      }
      cells.push(percent((2 * hits) / (2 * hits + errors)));
    }
    row(language ?? 'none', cells);
  }
}

/** Milliseconds of one call, the best of several rounds after one to warm up. */
function milliseconds(task: () => unknown, rounds = 7): number {
  task();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    task();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

/** German articles, one after the other, up to `length` units. */
function german(length: number): string {
  const folder = 'media/samples/de';
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  const articles = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8')).join('\n\n');
  return `${articles}\n\n`.repeat(Math.ceil(length / articles.length)).slice(0, length);
}

/** Doubles the input from 10 KB until a call takes longer than `limit` ms. */
function untilSlow(segmenter: Segmenter, make: (length: number) => string, limit = 300): string {
  for (let length = million / 100; ; length = Math.min(2 * length, million)) {
    const text = make(length);
    const start = performance.now();
    segmenter(text, 'de');
    const time = performance.now() - start;
    if (length === million || time > limit) {
      return length === million ? `${time.toFixed(0)} ms` : `${time.toFixed(0)} at ${length / 1000}k`;
    }
  }
}

function speed(): void {
  console.log('\nSpeed on German');
  row('', names);
  const article = german(5000);
  const perArticle = Object.values(segmenters).map((segmenter) => {
    // So many that every one runs at its full speed.
    const calls = 500;
    return (
      milliseconds(() => {
        for (let call = 0; call < calls; call++) segmenter(article, 'de');
      }) / calls
    );
  });
  row(
    'article of 5 KB, µs',
    perArticle.map((time) => (1000 * time).toFixed(1)),
  );
  row(
    'ratio to ours',
    perArticle.map((time) => (time / (perArticle[0] ?? time)).toFixed(1)),
  );
  const documents = Array.from({ length: 300 }, (_, n) => german(6000 + n).slice(n));
  const size = documents.reduce((sum, text) => sum + text.length, 0);
  row(
    'articles of 6 KB, MB/s',
    Object.values(segmenters).map((segmenter) => {
      const time = milliseconds(() => {
        for (const text of documents) segmenter(text, 'de');
      }, 3);
      return (size / 1000 / time).toFixed(1);
    }),
  );
  console.log('\nGrowth: ms of one document of so many KB (the others stop when one takes over 300 ms)');
  const slow = new Set<string>();
  for (const length of [62_500, 125_000, 250_000, 500_000, million]) {
    const text = german(length);
    row(
      `${length / 1000}`,
      Object.entries(segmenters).map(([name, segmenter]) => {
        if (slow.has(name)) return '';
        const time = milliseconds(() => segmenter(text, 'de'), 3);
        if (time > 300) slow.add(name);
        return time.toFixed(1);
      }),
    );
  }
}

/** One piece of text, repeated, that some segmenter takes quadratic time for. */
const pathological: Readonly<Record<string, string>> = {
  words: 'wort ',
  'one token': 'x',
  dots: '.',
  'spaced dots': '. ',
  'z. B.': 'z. B. ',
  'Dr.': 'Dr. ',
  '18.': '18. ',
  initials: 'A. B. C. ',
  'open brackets': '(',
  'open quotes': '„',
  'straight quotes': '"a. ',
  'bracketed sentences': '(Satz. ',
  emoji: 'Ja. 😀 ',
  CRLF: 'Satz.\r\n',
  NBSP: 'Satz.\u00a0',
  'zero width': 'Satz.\u200b ',
  'soft hyphen': 'Satz.\u00ad ',
  Chinese: '他说。',
  addresses: 'https://a.example/b.c?d. ',
  'line feeds': '\n',
  'short lines': 'a,b\n',
  'bangs and questions': '!?',
  'list items': '1) a 2) b ',
  footnotes: 'a.[1] ',
  entities: '&quot;a.&nbsp;',
  cells: '| a ',
};

function worst(): void {
  console.log('\nPathological input of 1 MB, and how ours grows from 0.5 MB (2 is linear)');
  row('', ['growth', ...names]);
  for (const [name, piece] of Object.entries(pathological)) {
    const make = (length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    const half = milliseconds(() => segmenters['claimmark']?.(make(million / 2), 'de'), 3);
    const whole = milliseconds(() => segmenters['claimmark']?.(make(million), 'de'), 3);
    const others = Object.entries(segmenters).filter(([other]) => other !== 'claimmark');
    row(name, [
      half < 1 ? '-' : (whole / half).toFixed(1),
      `${whole.toFixed(0)} ms`,
      ...others.map(([, segmenter]) => untilSlow(segmenter, make)),
    ]);
  }
}

async function size(): Promise<void> {
  const esbuild = createRequire(resolve('package.json'))('esbuild') as {
    build(options: BuildOptions): Promise<BuildResult<{ write: false }>>;
  };
  const { outputFiles } = await esbuild.build({
    entryPoints: ['src/article/sentences.ts', 'src/article/language.ts', 'src/article/detectLanguage.ts'],
    bundle: true,
    minify: true,
    splitting: true,
    charset: 'utf8',
    format: 'esm',
    outdir: 'dist',
    write: false,
  });
  const bytes = outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
  const zipped = outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents).length, 0);
  console.log(
    `\nSize of engine, ${LANGUAGES.length} languages and detection, minified: ` +
      `${(bytes / 1000).toFixed(1)} KB, gzipped ${(zipped / 1000).toFixed(1)} KB`,
  );
}

async function main(): Promise<void> {
  await corpora();
  speed();
  worst();
  await size();
}

void main();
