import { promises as fs } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { ADJUDICATED, type Placed } from '../annotation';
import { detectLanguage } from '../article';
import {
  english,
  exportAnnotations,
  formatOf,
  kindOf,
  writeFiles,
  type AnnotatedArticle,
  type Chunk,
  type ExportOptions,
  type ExportReport,
  type Format,
} from '../exchange';
import { NodeOutput } from '../exchange/nodeOutput';
import { Failure, FINDINGS, FINE, type Arguments, type Command, type Output } from './command';
import {
  findArticles,
  ofAnnotators,
  placeIn,
  readFile,
  readSidecar,
  readText,
  type ArticlePaths,
} from './corpus';

/** Writes annotations in the format of another tool. Reads everything, writes nothing but the output. */
export const exportCommand: Command = {
  operands: 'PATH… --format FORMAT',
  summary: 'Export annotations. PATH is an article, a sidecar or a folder.',
  options: [
    ...(['format', 'variant', 'out', 'annotator', 'adjudicated', 'offsets'] as const),
    ...(['pseudonyms', 'no-quotes', 'excel', 'delimiter'] as const),
  ],
  async run(args, output) {
    const format = formatOf(args.need('format'));
    const found = await findArticles(args.count(1));
    if (args.has('adjudicated') && args.has('annotator')) {
      throw new Failure('--adjudicated stands for --annotator adjudicated; give one of the two');
    }
    const annotators = args.has('adjudicated') ? [ADJUDICATED] : args.all('annotator');
    const missing = (annotators ?? []).filter(
      (asked) => !found.some(({ sidecars }) => sidecars.some(({ annotator }) => annotator === asked)),
    );
    const articles = found.flatMap((article) => {
      const sidecars = ofAnnotators(annotators, article.sidecars);
      return sidecars.length > 0 ? [{ ...article, sidecars }] : [];
    });
    if (missing.length > 0 || articles.length === 0) {
      output.note(`There are no annotations${annotators ? ` of ${missing.join(', ')}` : ''} to export.`);
    }
    if (articles.length === 0) return FINDINGS;
    const root = await rootOf(args.operands);
    const { chunks, report } = exportAnnotations(annotated(articles, root), format, optionsOf(args));
    const out = args.get('out') ?? '-';
    if (out === '-') await toStdout(chunks, format, output);
    else await toFiles(chunks, format, out, found);
    for (const line of linesOf(report, format)) output.note(line);
    return missing.length > 0 ? FINDINGS : FINE;
  },
};

function optionsOf(args: Arguments): ExportOptions {
  const [variant, offsets, delimiter] = [args.get('variant'), args.get('offsets'), args.get('delimiter')];
  return {
    ...(variant !== undefined && { variant }),
    ...((offsets === 'utf16' || offsets === 'codepoint') && { offsets }),
    ...((delimiter === ',' || delimiter === ';') && { delimiter }),
    pseudonyms: args.has('pseudonyms'),
    withoutQuotes: args.has('no-quotes'),
    excel: args.has('excel'),
  };
}

/** The folder that paths in the output start from: the one that was named, or that holds all that was named. */
async function rootOf(paths: readonly string[]): Promise<string> {
  const folders = await Promise.all(
    paths.map(async (path) => ((await fs.stat(path)).isDirectory() ? resolve(path) : dirname(resolve(path)))),
  );
  return folders.reduce((root, folder) => {
    const [a, b] = [root.split(sep), folder.split(sep)];
    const differ = a.findIndex((part, index) => part !== b[index]);
    return differ < 0 ? root : a.slice(0, differ).join(sep) || sep;
  });
}

async function* annotated(
  articles: readonly ArticlePaths[],
  root: string,
): AsyncGenerator<AnnotatedArticle, void, undefined> {
  for (const { article: file, sidecars } of articles) {
    const text = await readText(file);
    const bytes = await readFile(file);
    const annotations: Placed[] = [];
    for (const sidecar of sidecars) annotations.push(placeIn(file, text, await readSidecar(sidecar)));
    yield {
      path: relative(root, resolve(file)).split(sep).join('/'),
      text,
      language: annotations[0]?.annotations.article.language ?? detectLanguage(text),
      annotations,
      ...kindOf(bytes),
    };
  }
}

/** Only one file can go to stdout; with formats of several it is held back until it is certain to be the only one. */
async function toStdout(chunks: AsyncIterable<Chunk>, format: Format, output: Output): Promise<void> {
  const held: string[] = [];
  let file: string | undefined;
  for await (const chunk of chunks) {
    file ??= chunk.file;
    if (file !== chunk.file)
      throw new Failure(`${format.name} makes several files here; name a folder with --out`);
    if (format.files === 'several') held.push(chunk.text);
    else if (!(await output.stream(chunk.text))) return;
  }
  for (const text of held) await output.stream(text);
  for (const { name } of format.companions)
    output.note(`With --out PATH there would also be the file ${name}.`);
}

async function toFiles(
  chunks: AsyncIterable<Chunk>,
  format: Format,
  out: string,
  articles: readonly ArticlePaths[],
): Promise<void> {
  const isFolder = format.files === 'several' || /[\\/]$/.test(out) || (await isDirectory(out));
  const folder = isFolder ? out : dirname(out);
  const own = new Set(
    articles
      .flatMap(({ article, sidecars }) => [article, ...sidecars.map(({ path }) => path)])
      .map((path) => resolve(path)),
  );
  const pathOf = (name: string): string => {
    const path = join(folder, name);
    if (!own.has(resolve(path))) return path;
    throw new Failure(`${path} is an article or a sidecar; an export does not overwrite it`);
  };
  try {
    await writeFiles(
      chunks,
      format,
      (file, isCompanion) => pathOf(isFolder || isCompanion ? file : basename(out)),
      new NodeOutput(),
    );
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw new Failure(`${out}: ${error.message}`);
    throw error;
  }
}

async function isDirectory(path: string): Promise<boolean> {
  return await fs.stat(path).then(
    (stat) => stat.isDirectory(),
    () => false,
  );
}

function linesOf(report: ExportReport, format: Format): readonly string[] {
  const { articles, tags, annotators } = report;
  return [
    `Exported to ${format.name}: articles ${articles}, tags ${tags}, annotators ${annotators.join(', ')}.`,
    ...report.lines(),
    ...format.hints.map(english),
  ];
}
