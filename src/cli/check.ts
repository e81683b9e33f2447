import { parse as parsePath } from 'node:path';
import type { Annotations } from '../annotation';
import { decodeOutline } from '../article';
import { decode, linesOf, parse, type Problem, type SidecarLines } from '../sidecar';
import { Failure, FINDINGS, FINE, type Command } from './command';
import { findArticles, placeIn, readFile, readText, type ArticlePaths, type SidecarPath } from './corpus';

interface Finding {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** A sidecar with what the findings about it need. */
interface Checked {
  readonly path: string;
  readonly annotator: string;
  readonly problems: readonly Problem[];
  /** null if nothing more can be checked. */
  readonly annotations: Annotations | null;
  readonly lines: SidecarLines;
}

/** Looks for all that needs a person's look. Writes nothing. */
export const check: Command = {
  operands: 'PATH…',
  summary:
    'Report problems of sidecars. PATH is an article, a sidecar or a folder. Exit code 1 if there are any.',
  options: ['json'],
  async run(args, output) {
    const findings: Finding[] = [];
    const sidecars: Checked[] = [];
    for (const article of await findArticles(args.count(1))) {
      const beside = await Promise.all(article.sidecars.map(load));
      sidecars.push(...beside);
      for (const path of article.copies) {
        findings.push({ file: path, line: 1, code: 'conflict-copy', message: MESSAGES['conflict-copy'] });
      }
      for (const sidecar of beside) findings.push(...inItself(sidecar));
      findings.push(...(await inArticle(article, beside)));
    }
    findings.push(...idFindings(sidecars), ...(await linkFindings(sidecars, args.operands)));
    for (const finding of findings) {
      if (args.has('json')) output.json(finding);
      else output.text(`${finding.file}:${finding.line}: ${finding.message}\n`);
    }
    return findings.length > 0 ? FINDINGS : FINE;
  },
};

const MESSAGES = {
  'conflict-copy': 'Looks like a copy of a sidecar that a cloud service made of a conflict',
  'other-annotator': 'The annotator inside is not the one of the file name',
  'article-missing': 'The article does not exist',
  'out-of-range': 'Read-marks reach beyond the sentences of the outline',
  outline: 'The outline cannot be read',
  orphan: 'The tagged sentence is gone',
  changed: 'The tagged sentence has changed',
  ambiguous: 'The tagged sentence can be several',
} as const;

async function load({ path, annotator }: SidecarPath): Promise<Checked> {
  const text = decode(await readFile(path));
  const problem: Problem = { line: 1, column: 1, code: 'not-utf8', message: 'The file is not valid UTF-8.' };
  const { annotations, problems } = text === null ? { annotations: null, problems: [problem] } : parse(text);
  const lines = text !== null && annotations ? linesOf(text) : { members: new Map(), records: new Map() };
  return { path, annotator, annotations, problems, lines };
}

function inItself({ path, annotator, annotations, problems, lines }: Checked): Finding[] {
  const findings: Finding[] = problems.map(({ line, code, message }) => ({
    file: path,
    line,
    code,
    message,
  }));
  if (!annotations) return findings;
  const at = (member: string, code: string, message: string) => {
    findings.push({ file: path, line: lines.members.get(member) ?? 1, code, message });
  };
  if (annotations.annotator.id !== annotator) at('annotator', 'other-annotator', MESSAGES['other-annotator']);
  const count = decodeOutline(annotations.outline)?.sentences.length;
  if (count === undefined) at('outline', 'out-of-range', MESSAGES.outline);
  else if (annotations.read.some(([, to]) => to > count))
    at('read', 'out-of-range', MESSAGES['out-of-range']);
  return findings;
}

/** What the article as it is now says about the tags. */
async function inArticle({ article }: ArticlePaths, sidecars: readonly Checked[]): Promise<Finding[]> {
  const text = await readText(article).catch((error: unknown) => {
    if (error instanceof Failure) return error;
    throw error;
  });
  if (typeof text !== 'string') {
    return sidecars.map(({ path }) => ({
      file: path,
      line: 1,
      code: 'article-missing',
      message: text.message,
    }));
  }
  return sidecars.flatMap(({ path, annotations, lines }) => {
    if (!annotations) return [];
    const { places, annotations: placed } = placeIn(article, text, annotations);
    return placed.tags.flatMap(({ id, quote }): Finding[] => {
      const state = places.get(id)?.state ?? 'orphan';
      if (state === 'exact') return [];
      const line = lines.records.get(id) ?? 1;
      return [{ file: path, line, code: state, message: `${MESSAGES[state]}: ${shortened(quote)}` }];
    });
  });
}

function shortened(quote: string): string {
  const words = quote.replace(/\s+/g, ' ');
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}

/** Ids that stand in several files, as after copying an article with its sidecars. */
function idFindings(sidecars: readonly Checked[]): Finding[] {
  const first = new Map<string, string>();
  return sidecars.flatMap(({ path, annotator, lines }) =>
    [...lines.records].flatMap(([id, line]): Finding[] => {
      const link = `${annotator}/${id}`;
      const other = first.get(link);
      if (other === undefined) first.set(link, path);
      if (other === undefined || other === path) return [];
      return [{ file: path, line, code: 'duplicate-id', message: `The id ${id} is in ${other} too` }];
    }),
  );
}

/** Links whose record is neither in the paths given nor, for single files, in their folder. */
async function linkFindings(sidecars: readonly Checked[], operands: readonly string[]): Promise<Finding[]> {
  const known = recordsOf(sidecars);
  const isDangling = ({ link }: Link) => !known.has(link);
  const links = sidecars.flatMap(linksOf);
  if (links.some(isDangling)) {
    const folders = new Set(operands.map((operand) => parsePath(operand).dir || '.'));
    for (const { sidecars: nearby } of await findArticles([...folders])) {
      for (const link of recordsOf(await Promise.all(nearby.map(load)))) known.add(link);
    }
  }
  return links.filter(isDangling).map(({ link, path, line }) => {
    return { file: path, line, code: 'dangling-link', message: `There is no record ${link}` };
  });
}

function recordsOf(sidecars: readonly Checked[]): Set<string> {
  return new Set(
    sidecars.flatMap(({ annotator, lines }) => [...lines.records.keys()].map((id) => `${annotator}/${id}`)),
  );
}

interface Link {
  readonly link: string;
  readonly path: string;
  readonly line: number;
}

function linksOf({ path, annotations, lines }: Checked): Link[] {
  const tags = (annotations?.tags ?? []).flatMap(({ id, denies = [], from = [] }) =>
    [...denies, ...from].flatMap((link) => ('of' in link ? [{ id, link: link.of }] : [])),
  );
  const reviews = (annotations?.reviews ?? []).flatMap(({ id, of, re }) =>
    [of, re].flatMap((link) => (link === undefined ? [] : [{ id, link }])),
  );
  return [...tags, ...reviews].map(({ id, link }) => ({ link, path, line: lines.records.get(id) ?? 1 }));
}
