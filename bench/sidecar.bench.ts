/** Sidecars: reading against JSON.parse, writing against JSON.stringify, command to disk, bulk loading; with growth. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addTag, bringTo, emptyAnnotations, newArticle } from '../src/annotation';
import type { Annotations, ArticleNow } from '../src/annotation';
import { parse, parseBytes, serialise, SidecarStore } from '../src/sidecar';
import { NodeFiles } from '../src/sidecar/nodeFiles';

const anna = { id: 'anna', name: 'Anna' };

/** An article of `count` different sentences, all of them tagged. */
function tagged(count: number): { article: ArticleNow; annotations: Annotations } {
  const sentences = Array.from(
    { length: count },
    (_, n) => `Der Sprecher wies den Vorwurf Nummer ${n} am Montag in der „Welt“ entschieden zurück.`,
  );
  const article = newArticle(sentences.join(' ') + '\n', { language: 'de' });
  const placed = bringTo(emptyAnnotations(article, anna), article);
  const context = { text: article.text, now: '2026-11-22' };
  const details = { source: 'Der Sprecher', cue: ['wies', 'zurück'], note: 'Vorwürfe bestritten' };
  const { tags = [] } = addTag(placed, article.sentences, 'denial', context, details);
  const annotations = {
    ...placed.annotations,
    tags: tags.flatMap(({ after }) => after ?? []),
    read: [[0, article.sentences.length] as const],
  };
  return { article, annotations };
}

/** Milliseconds of one call, the median of rounds that take about `budget` together. */
function median(task: () => unknown, budget = 300): number {
  const times: number[] = [];
  const end = performance.now() + budget;
  while (times.length < 5 || performance.now() < end) {
    const start = performance.now();
    task();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

async function medianOf(task: (round: number) => Promise<unknown>, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await task(round);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[rounds >> 1] ?? 0;
}

const row = (...cells: (string | number)[]) => {
  console.log(
    cells.map((cell) => (typeof cell === 'number' ? cell.toPrecision(3) : cell).padStart(12)).join(''),
  );
};

function textBench(): void {
  console.log('\nReading and writing the text (ms; ratio to JSON.parse and JSON.stringify of the same)');
  row('tags', 'KB', 'parse', 'ratio', 'write', 'ratio', 'rewrite', 'ratio');
  for (const count of [10, 100, 1000, 5000]) {
    const { annotations } = tagged(count);
    const text = serialise(annotations);
    const [first, ...rest] = annotations.tags;
    const changed = { ...annotations, tags: first ? [{ ...first, note: 'neu' }, ...rest] : [] };
    const plainParse = median(() => JSON.parse(text) as unknown);
    const plainWrite = median(() => JSON.stringify(annotations));
    const read = median(() => parse(text));
    const write = median(() => serialise(annotations));
    const rewrite = median(() => serialise(changed, text));
    const sides = [read, read / plainParse, write, write / plainWrite, rewrite, rewrite / plainWrite];
    row(String(annotations.tags.length), text.length / 1024, ...sides);
  }
}

function loadBench(): void {
  console.log(
    '\nLoading the sidecars of many articles (ms; ratio to decoding and JSON.parse of the same bytes)',
  );
  row('articles', 'MB', 'plain', 'loading', 'ratio');
  for (const count of [1000, 10_000]) {
    const kinds = [5, 10, 20, 40].map((tags) =>
      new TextEncoder().encode(serialise(tagged(tags).annotations)),
    );
    const files = Array.from({ length: count }, (_, n) => kinds[n % kinds.length] ?? new Uint8Array());
    const size = files.reduce((sum, { length }) => sum + length, 0) / 2 ** 20;
    const plain = median(
      () => files.map((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as unknown),
      1,
    );
    const loading = median(() => files.map((bytes) => parseBytes(bytes)), 1);
    row(String(count), size, plain, loading, loading / plain);
  }
}

async function diskBench(): Promise<void> {
  console.log('\nOne more tag, from the command to the sidecar on disk (ms, journal and flushing included)');
  row('tags', 'KB', 'to disk', 'without I/O');
  const folder = await mkdtemp(join(tmpdir(), 'claimmark-bench-'));
  for (const count of [10, 100, 1000, 2000, 5000]) {
    const { article, annotations } = tagged(count);
    const path = join(folder, `${count}.txt`);
    const text = serialise(annotations);
    const files = new NodeFiles();
    await files.update(`${path}.anna.claimmark.json`, () => new TextEncoder().encode(text));
    const store = new SidecarStore({ files, annotator: anna, journal: join(folder, 'journal') });
    const [tag] = annotations.tags;
    if (!tag) continue;
    const noting = (note: string) => ({ tags: [{ id: tag.id, before: tag, after: { ...tag, note } }] });
    const toDisk = await medianOf((round) => store.apply(path, article, noting(`${round}`)), 15);
    const pure = median(() => serialise(bringTo(annotations, article).annotations, text));
    row(String(annotations.tags.length), text.length / 1024, toDisk, pure);
  }
  await rm(folder, { recursive: true });
}

textBench();
loadBench();
void diskBench();
