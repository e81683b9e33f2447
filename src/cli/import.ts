import { createReadStream, existsSync, promises as fs } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { isEmpty, type Annotator } from '../annotation';
import {
  countsOf,
  english,
  formatOf,
  placeText,
  planImport,
  type Format,
  type ImportLibrary,
  type ImportPlan,
  type InputFile,
  type PlannedArticle,
} from '../exchange';
import { SidecarStore, slugRefusal } from '../sidecar';
import { REFUSALS } from './annotate';
import { Failure, FINDINGS, FINE, type Arguments, type Command, type Output } from './command';
import { annotationsOf, files, optionsFor, readText, today } from './corpus';

/** Imports tags into the sidecars of one annotator: a model's are replaced as a whole, a person's only grow. */
export const importCommand: Command = {
  operands: 'INPUT… --format FORMAT',
  summary:
    'Import tags. INPUT is a file, a folder, or - for stdin. Nothing is written unless all of it fits.',
  options: ['format', 'annotator', 'name', 'articles', 'from', 'partial', 'dry-run'],
  async run(args, output) {
    const format = formatOf(args.need('format'));
    const annotator = annotatorOf(args);
    const root = args.get('articles') ?? '.';
    const inputs = (await Promise.all(args.count(1).map((input) => inputsOf(input, format)))).flat();
    const from = args.get('from');
    const options = { annotator, now: today(), ...(from !== undefined && { from }) };
    const plan = await planImport(inputs, format, library(root, annotator), options);
    const found = plan.articles.reduce((sum, { tags }) => sum + tags.length, 0);
    if (found === 0 && plan.leftOut.size > 0) {
      const others = [...plan.leftOut.keys()].join(', ');
      throw new Failure(
        `The input has tags of ${others}, none of ${from ?? annotator.id}; choose with --from`,
      );
    }
    const complete = plan.refused.length === 0;
    const writes = !args.has('dry-run') && (complete || args.has('partial'));
    const store = new SidecarStore({ files, annotator });
    for (const article of plan.articles) {
      const file = join(root, article.path);
      if (writes && !isEmpty(article.change)) {
        const { error } = await store.apply(file, article.article, article.change);
        if (error) throw error;
      }
      if (writes || args.has('dry-run')) printTags(article, file, annotator, output);
    }
    printRemarks(plan, output);
    const { added, updated, unchanged, removed } = countsOf(plan);
    const counts = `new ${added}, updated ${updated}, there already ${unchanged}, removed ${removed}`;
    if (writes) output.note(`Imported from ${format.name} for ${annotator.id}: ${counts}.`);
    else if (args.has('dry-run')) output.note(`An import for ${annotator.id} would have: ${counts}.`);
    else output.note('Nothing was written; --partial imports what fits.');
    return complete ? FINE : FINDINGS;
  },
};

function annotatorOf(args: Arguments): Annotator {
  const id = args.need('annotator');
  if (slugRefusal(id) === 'malformed') throw new Failure(REFUSALS.malformed(id));
  return { id, name: args.get('name') ?? id };
}

/** The files below a folder, hidden ones not; a file alone. */
async function inputsOf(input: string, { extension }: Format): Promise<readonly InputFile[]> {
  if (input === '-') return [inputFile('stdin', `stdin${extension}`, () => process.stdin)];
  const stat = await fs.stat(input).catch(() => null);
  if (!stat) throw new Failure(`${input}: there is no such file or folder`);
  if (!stat.isDirectory()) return [fileBelow(dirname(input), basename(input))];
  const entries = await fs.readdir(input, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const below = paths.map((path) => relative(input, path).split(sep).join('/'));
  return below
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .sort()
    .map((path) => fileBelow(input, path));
}

function fileBelow(folder: string, path: string): InputFile {
  const name = join(folder, path);
  const sibling = (other: string) => (existsSync(join(folder, other)) ? fileBelow(folder, other) : undefined);
  return inputFile(name, path, () => createReadStream(name), sibling);
}

function inputFile(
  name: string,
  path: string,
  open: () => AsyncIterable<Uint8Array>,
  sibling: InputFile['sibling'] = () => undefined,
): InputFile {
  return {
    name,
    path,
    async *read() {
      try {
        yield* open();
      } catch (error) {
        throw new Failure(`${name}: ${error instanceof Error ? error.message : 'it cannot be read'}`);
      }
    },
    sibling,
  };
}

function library(root: string, annotator: Annotator): ImportLibrary {
  const store = new SidecarStore({ files, annotator });
  const inside = async (path: string): Promise<boolean> => {
    const [folder, file] = await Promise.all([fs.realpath(root), fs.realpath(join(root, path))]);
    return file.startsWith(folder.endsWith(sep) ? folder : folder + sep) && (await fs.stat(file)).isFile();
  };
  return {
    exists: (path) => inside(path).catch(() => false),
    async open(path) {
      const file = join(root, path);
      const { own } = await store.read(file);
      return { text: await readText(file), own: own && annotationsOf(own), options: optionsFor(file) };
    },
  };
}

function printTags({ tags, removed }: PlannedArticle, file: string, { id }: Annotator, output: Output): void {
  const common = { file, annotator: id };
  for (const { tag, state, effect } of tags) output.json({ ...common, effect, state, ...tag });
  for (const tag of removed) output.json({ ...common, effect: 'removed', ...tag });
}

function printRemarks({ refused, remarks, leftOut }: ImportPlan, output: Output): void {
  for (const { place, text } of refused) {
    output.json({ ...place, refused: english(text) });
    output.note(`${placeText(place)}: ${english(text)}`);
  }
  for (const { place, text } of remarks) output.note(`${placeText(place)}: ${english(text)}`);
  for (const [annotator, count] of leftOut) output.note(`Left out: tags of ${annotator}: ${count}`);
}
