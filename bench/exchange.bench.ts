/**
 * 100,000 tags in 10,000 articles exported to each format, as a ratio to writing the same bytes plainly; and
 * whether memory grows with the number of articles.
 */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addTag, applyChange, bringTo, emptyAnnotations, newArticle, type Placed } from '../src/annotation';
import { exportAnnotations, FORMATS, type AnnotatedArticle, type Format } from '../src/exchange';

const tagsPerArticle = 10;
const only = process.argv[2];
const anna = { id: 'anna', name: 'Anna' };

/** Articles of 30 sentences, a third of them tagged: some, used over and over, so that only exporting is measured. */
const patterns = Array.from({ length: 50 }, (_, number): { text: string; placed: Placed } => {
  const sentences = Array.from(
    { length: 3 * tagsPerArticle },
    (_, n) => `Der Sprecher wies den Vorwurf ${number}.${n} am Montag in der „Welt“ entschieden zurück 🇺🇦.`,
  );
  const article = newArticle(`${sentences.join(' ')}\n`, { language: 'de' });
  const placed = bringTo(emptyAnnotations(article, anna), article);
  const tagged = article.sentences.filter((_, index) => index % 3 === 0).slice(0, tagsPerArticle);
  const details = { source: 'Der Sprecher', cue: ['wies', 'zurück'], note: 'Vorwürfe "bestritten"' };
  const change = addTag(placed, tagged, 'denial', { text: article.text, now: '2026-11-22' }, details);
  return { text: article.text, placed: bringTo(applyChange(placed, article, change), article) };
});

async function* articles(count: number): AsyncGenerator<AnnotatedArticle> {
  for (let index = 0; index < count; index++) {
    const { text, placed } = patterns[index % patterns.length]!;
    yield await Promise.resolve({ path: `ordner/${index}.txt`, text, language: 'de', annotations: [placed] });
  }
}

interface Measured {
  readonly milliseconds: number;
  readonly bytes: number;
  /** MB of the heap that were still in use in the middle and at the end. */
  readonly heap: readonly [half: number, end: number];
}

const folder = mkdtempSync(join(tmpdir(), 'claimmark-bench-'));
const output = join(folder, 'output');

/** Milliseconds of processor time, which other programs do not stretch. */
function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function heapNow(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** All chunks go to one file, so that the file system's work is the same as for writing plainly. */
async function measure(format: Format, variant: string, count: number): Promise<Measured> {
  const file = openSync(output, 'w');
  const { chunks } = exportAnnotations(articles(count), format, { variant });
  let [bytes, chunk, half, aside] = [0, 0, 0, 0];
  const start = cpuNow();
  for await (const { text } of chunks) {
    bytes += writeSync(file, text);
    if (++chunk === count / 2) {
      const begin = cpuNow();
      half = heapNow();
      aside = cpuNow() - begin;
    }
  }
  const milliseconds = cpuNow() - start - aside;
  closeSync(file);
  return { milliseconds, bytes, heap: [half, heapNow()] };
}

/** Writing what lies in the output again, in pieces of an article's size. */
function plain(pieces: number): number {
  const text = readFileSync(output, 'utf8');
  const size = Math.ceil(text.length / pieces);
  const parts = Array.from({ length: pieces }, (_, index) => text.slice(index * size, (index + 1) * size));
  const start = cpuNow();
  const file = openSync(output, 'w');
  for (const part of parts) writeSync(file, part);
  closeSync(file);
  return cpuNow() - start;
}

async function main(): Promise<void> {
  const count = 10_000;
  const row = (...cells: (string | number)[]) => {
    console.log(
      cells
        .map((cell, index) => String(cell)[index === 0 ? 'padEnd' : 'padStart'](index === 0 ? 26 : 12))
        .join(''),
    );
  };
  console.log(`${count * tagsPerArticle} tags in ${count} articles; heap after half and all of the chunks`);
  row('format', 'MB', 'CPU ms', 'plain ms', 'ratio', 'heap MB', 'heap MB');
  for (const format of FORMATS.filter(({ id }) => only === undefined || id === only)) {
    for (const { id } of format.variants) {
      await measure(format, id, 500);
      const { milliseconds, bytes, heap } = await measure(format, id, count);
      const written = plain(count);
      const megabytes = (bytes / 2 ** 20).toFixed(1);
      const ratio = (milliseconds / written).toFixed(1);
      const [half, end] = heap.map((value) => value.toFixed(1));
      row(`${format.id} ${id}`, megabytes, milliseconds.toFixed(0), written.toFixed(0), ratio, half!, end!);
    }
  }
  rmSync(folder, { recursive: true });
}

void main();
