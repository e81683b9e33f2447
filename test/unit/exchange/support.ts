import {
  addTag,
  applyChange,
  bringTo,
  emptyAnnotations,
  markRead,
  newArticle,
  toggleTag,
  type Annotations,
  type Annotator,
  type Change,
  type Details,
  type Placed,
  type TagName,
} from '../../../src/annotation';
import { decodeArticle, type Span } from '../../../src/article';
import {
  exportAnnotations,
  formatOf,
  planImport,
  type AnnotatedArticle,
  type ExportOptions,
  type ExportReport,
  type ImportOptions,
  type ImportPlan,
  type InputFile,
} from '../../../src/exchange';

export const ANNA: Annotator = { id: 'anna', name: 'Anna B.' };
export const BERT: Annotator = { id: 'bert', name: 'Bert <C> & Söhne' };
export const NOW = '2026-11-22';

/** One annotator at work on one article, through the operations that the editor and the command line use. */
export class Work {
  placed: Placed;
  readonly #article: ReturnType<typeof newArticle>;

  constructor(
    readonly path: string,
    text: string,
    annotator: Annotator,
  ) {
    this.#article = newArticle(text, { language: 'de' });
    this.placed = bringTo(emptyAnnotations(this.#article, annotator), this.#article);
  }

  get annotations(): Annotations {
    return this.placed.annotations;
  }

  /** The sentence that holds `words`; `after` tells which of several. */
  sentence(words: string, after = ''): Span {
    const { text } = this.#article;
    const at = text.indexOf(words, text.indexOf(after));
    const found = this.placed.sentences.find(([start, end]) => start <= at && at < end);
    if (at < 0 || !found) throw new Error(`No sentence holds "${words}".`);
    return found;
  }

  /** Sets a tag on the sentence that holds `words`; gives back the link to it. */
  tag(words: string, tag: TagName, details: Details = {}, after = ''): string {
    const context = { text: this.#article.text, now: NOW };
    const sentences = [this.sentence(words, after)];
    const bare = Object.keys(details).length === 0;
    const change = bare
      ? toggleTag(this.placed, sentences, tag, context)
      : addTag(this.placed, sentences, tag, context, details);
    this.#apply(change);
    return `${this.annotations.annotator.id}/${change.tags?.[0]?.id ?? ''}`;
  }

  read(words: string): void {
    this.#apply({ read: markRead(this.placed, [this.sentence(words)], true) });
  }

  finish(date: string): void {
    this.#apply({ fields: [{ name: 'done', before: null, after: date }] });
  }

  #apply(change: Change): void {
    this.placed = bringTo(applyChange(this.placed, this.#article, change), this.#article);
  }
}

/** Files as they would lie on a disk: articles by path. */
export const FILES: Readonly<Record<string, Uint8Array>> = Object.fromEntries(
  Object.entries({
    'a.txt': [
      'Kiew 🇺🇦 meldet einen Angriff auf Odessa. Moskau bestreitet das.',
      'Das sagte Sprecher Peskow der Agentur Tass. Moskau bestreitet das.',
      'Ein Satz ohne alles. Noch einer: „gelesen“.',
      '=Summe(A1) ist kein Satz, sagte „Zoë“\u00a0Müller; wirklich.',
    ].join('\n\n'),
    'ordner/b.md': [
      '# Überschrift mit *Sternchen*',
      'Der Minister wies am Montag vor Journalisten in der Hauptstadt den schweren Vorwurf der Opposition,\ner habe dem Parlament über Monate hinweg nicht die ganze Wahrheit über die Verträge gesagt und damit\ndas Amt beschädigt, entschieden zurück. Danach ging er.',
      'אמר הדובר: "לא נכון". <b>Kein HTML</b> & kein Unsinn.',
    ].join('\n\n'),
    'c.md.txt':
      '\ufeffDie Behörde schwieg.\r\nDer Trenner\u2028steht mitten im Satz.\r\n\r\nNoch ein Satz.\r\n',
    'leer.txt': '',
  }).map(([path, text]) => [path, new TextEncoder().encode(text)]),
);

export function textOf(path: string): string | undefined {
  const bytes = FILES[path];
  return bytes && decodeArticle(bytes);
}

/** Everything a tag can hold, by two annotators, in four articles. */
export function corpus(): readonly AnnotatedArticle[] {
  const [a, b, c] = ['a.txt', 'ordner/b.md', 'c.md.txt'].map((path) => new Work(path, textOf(path)!, ANNA));
  const bert = new Work('a.txt', textOf('a.txt')!, BERT);
  const claim = a!.tag('Kiew', 'claim', {
    source: 'Stab; "Süd",\tOst',
    sourceKind: 'office',
    cue: ['meldet', 'a|b\\c'],
    via: '@Tass',
    certainty: 'probable',
    unsure: true,
    note: 'Erste Zeile\nzweite\tmit "Anführung" und \\n',
  });
  const other = c!.tag('Trenner', 'claim');
  a!.tag('bestreitet', 'denial', {
    source: 'Moskau',
    denies: [
      { of: claim },
      { of: other, in: 'c.md.txt' },
      { of: 'carl/aaaaaaaaaaaaaaaa' },
      { claim: 'Ein | Satz\nmehr' },
    ],
  });
  a!.tag('Peskow', 'claim');
  a!.tag('Peskow', 'denial');
  a!.tag('Peskow', 'attribution', { cue: ['sagte'] });
  a!.tag('bestreitet', 'denial', {}, 'Tass');
  a!.tag('Summe', 'attribution', { source: '-Zoë', note: "'=nicht" });
  a!.read('gelesen');
  b!.tag('Minister', 'denial', { denies: [{ claim: 'Er hat gelogen.' }] });
  b!.tag('הדובר', 'attribution', { source: 'הדובר', sourceKind: 'person' });
  b!.finish('2026-11-23');
  bert.tag('Kiew', 'denial', { denies: [{ of: claim }], certainty: 'certain' });
  const article = (work: Work, ...more: Work[]): AnnotatedArticle => ({
    path: work.path,
    text: textOf(work.path)!,
    language: work.annotations.article.language,
    annotations: [work, ...more].map(({ placed }) => placed),
    bom: FILES[work.path]![0] === 0xef,
    cr: FILES[work.path]!.includes(0x0d),
  });
  return [article(a!, bert), article(b!), article(c!), article(new Work('leer.txt', '', ANNA))];
}

export async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

export interface Output {
  readonly files: ReadonlyMap<string, string>;
  readonly report: ExportReport;
}

/** Exports to memory. */
export async function exported(
  articles: readonly AnnotatedArticle[],
  id: string,
  options: ExportOptions = {},
): Promise<Output> {
  const files = new Map<string, string>();
  const { chunks, report } = exportAnnotations(each(articles), formatOf(id), options);
  for await (const { file, text } of chunks) files.set(file, (files.get(file) ?? '') + text);
  return { files, report };
}

/** Files to import, in pieces of a few bytes so that every border of a piece is met. */
export function inputs(files: ReadonlyMap<string, string | Uint8Array>, piece = 7): readonly InputFile[] {
  const make = (path: string): InputFile => ({
    name: path,
    path,
    async *read() {
      const content = files.get(path)!;
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      for (let at = 0; at < bytes.length; at += piece) {
        yield await Promise.resolve(bytes.subarray(at, at + piece));
      }
    },
    sibling: (other) => (files.has(other) ? make(other) : undefined),
  });
  return Array.from(files.keys(), make);
}

/** Plans the import of files for an annotator who has `own` annotations, by article. */
export async function planned(
  id: string,
  files: ReadonlyMap<string, string | Uint8Array> | string,
  options: Partial<ImportOptions> = {},
  own: ReadonlyMap<string, Annotations> = new Map(),
): Promise<ImportPlan> {
  const given = typeof files === 'string' ? new Map([['in', files]]) : files;
  const library = {
    exists: (path: string) => Promise.resolve(path in FILES),
    open: (path: string) => {
      const text = textOf(path);
      return Promise.resolve(text === undefined ? null : { text, own: own.get(path) ?? null });
    },
  };
  return await planImport(inputs(given), formatOf(id), library, {
    annotator: ANNA,
    now: '2030-01-01',
    ...options,
  });
}

/** What the plan makes of nothing: annotations by article. */
export function applied(plan: ImportPlan): Map<string, Annotations> {
  return new Map(
    plan.articles.map(({ path, article, change }) => {
      const empty = bringTo(emptyAnnotations(article, plan.annotator), article);
      return [path, applyChange(empty, article, change)];
    }),
  );
}
