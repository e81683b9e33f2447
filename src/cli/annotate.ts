import {
  addTag,
  articleOf,
  bringTo,
  CERTAINTIES,
  emptyAnnotations,
  newArticle,
  removeTags,
  SOURCE_KINDS,
  TAG_NAMES,
  tagsOn,
} from '../annotation';
import type { Annotator, ArticleNow, Change, Denied, Details, Placed, Tag } from '../annotation';
import type { Span } from '../article';
import { SidecarStore, slugRefusal } from '../sidecar';
import { Failure, FINE, type Arguments, type Command } from './command';
import { annotationsOf, files, optionsFor, readText, today } from './corpus';
import { describeTag } from './show';

/** Sets or removes a tag; the sidecar is created or extended. Never toggles: saying it twice is saying it once. */
export const tag: Command = {
  operands: 'FILE',
  summary: 'Put a tag on a sentence, or update its details; an empty detail is removed.',
  options: [
    ...(['annotator', 'name', 'tag', 'sentence', 'at', 'language'] as const),
    ...(['source', 'kind', 'cue', 'via', 'certainty', 'unsure', 'note', 'denies', 'remove'] as const),
  ],
  async run(args, output) {
    const name = TAG_NAMES.find((known) => known === args.need('tag'));
    if (!name) throw new Failure('--tag is missing');
    const desk = await openDesk(args);
    const sentence = sentenceOf(args, desk.placed.sentences, desk.file);
    const change = changeOf(args, desk, sentence, name);
    const placed = await desk.apply(change);
    for (const on of tagsOn(placed, sentence).filter((standing) => standing.tag === name)) {
      output.json(describeTag(desk.file, desk.article.text, placed, on));
    }
    return FINE;
  },
};

/** Marks an article finished: from then on every sentence counts as read. */
export const done: Command = {
  operands: 'FILE',
  summary: 'Mark an article finished.',
  options: ['annotator', 'name', 'language'],
  async run(args, output) {
    const desk = await openDesk(args);
    const before = desk.placed.annotations.done;
    const after = before ?? today();
    const { annotations } = await desk.apply({ fields: [{ name: 'done', before, after }] });
    output.json({ file: desk.file, annotator: annotations.annotator.id, done: annotations.done });
    return FINE;
  },
};

/** One article before one annotator. */
interface Desk {
  readonly file: string;
  readonly article: ArticleNow;
  readonly placed: Placed;
  /** Writes; throws a SidecarError or a FileError if that is not possible. */
  apply(change: Change): Promise<Placed>;
}

async function openDesk(args: Arguments): Promise<Desk> {
  const [file = ''] = args.count(1, 1);
  const id = args.need('annotator');
  const refusal = slugRefusal(id);
  if (refusal) throw new Failure(REFUSALS[refusal](id));
  const text = await readText(file);
  const { own } = await new SidecarStore({ files, annotator: { id, name: id } }).read(file);
  const annotations = own && annotationsOf(own);
  const annotator = annotatorOf(id, args.get('name'), annotations?.annotator);
  const options = optionsFor(file, args.get('language'));
  const article = annotations ? articleOf(annotations, text, options) : newArticle(text, options);
  const store = new SidecarStore({ files, annotator });
  return {
    file,
    article,
    placed: bringTo(annotations ?? emptyAnnotations(article, annotator), article),
    async apply(change) {
      const { annotations: after, error } = await store.apply(file, article, change);
      if (error) throw error;
      return bringTo(after, article);
    },
  };
}

/** Why somebody cannot be an annotator here, by what `slugRefusal` says. */
export const REFUSALS = {
  malformed: (id: string) => `--annotator takes a slug such as anna-b (a-z, 0-9, -, at most 40), not "${id}"`,
  reserved: (id: string) => `"${id}" is the adjudication, not a person`,
  model: (id: string) => `"${id}" is a model; its tags are imported as a whole`,
} as const;

function annotatorOf(id: string, name: string | undefined, known: Annotator | undefined): Annotator {
  if (known && name !== undefined && name !== known.name) {
    throw new Failure(
      `The sidecar of "${id}" belongs to ${known.name}, not to ${name}: use another --annotator`,
    );
  }
  return { id, name: known?.name ?? name ?? id };
}

function sentenceOf(args: Arguments, sentences: readonly Span[], file: string): Span {
  const number = args.number('sentence');
  const offset = args.number('at');
  if ((number === undefined) === (offset === undefined)) throw new Failure('Give either --sentence or --at');
  const sentence =
    number === undefined
      ? sentences.find(([start, end]) => start <= (offset ?? 0) && (offset ?? 0) < end)
      : sentences[number];
  if (sentence) return sentence;
  const which = number === undefined ? `at offset ${offset ?? ''}` : `${number} (it has ${sentences.length})`;
  throw new Failure(`${file}: there is no sentence ${which}`);
}

function changeOf(args: Arguments, { article, placed }: Desk, sentence: Span, name: Tag['tag']): Change {
  const standing = tagsOn(placed, sentence).filter((on) => on.tag === name);
  if (args.has('remove')) return removeTags(placed, [sentence], (on) => on.tag === name);
  const details = detailsOf(args);
  if (standing.length > 0) {
    const tags = standing.map((before) => ({
      id: before.id,
      before,
      after: compact({ ...before, ...details }),
    }));
    return { tags };
  }
  return addTag(placed, [sentence], name, { text: article.text, now: today() }, compact(details));
}

type Given = { -readonly [K in keyof Details]: Details[K] | undefined };

/** The details given on the command line; undefined is one that is to be removed. */
function detailsOf(args: Arguments): Given {
  const text = (value: string | undefined) => (value === '' ? undefined : value);
  const list = (values: readonly string[]) => (values.every((value) => value === '') ? undefined : values);
  const given: Given = {};
  if (args.has('source')) given.source = text(args.get('source'));
  if (args.has('kind')) given.sourceKind = SOURCE_KINDS.find((kind) => kind === args.get('kind'));
  if (args.has('cue')) given.cue = list(args.all('cue') ?? []);
  if (args.has('via')) given.via = text(args.get('via'));
  if (args.has('certainty')) given.certainty = CERTAINTIES.find((degree) => degree === args.get('certainty'));
  if (args.has('unsure')) given.unsure = true;
  if (args.has('note')) given.note = text(args.get('note'));
  if (args.has('denies')) given.denies = list(args.all('denies') ?? [])?.map(deniedOf);
  return given;
}

function deniedOf(value: string): Denied {
  return /^[a-z0-9-]+\/[A-Za-z0-9_-]+$/.test(value) ? { of: value } : { claim: value };
}

/** Without the members that are undefined. */
function compact<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members) as { [K in keyof T]: Exclude<T[K], undefined> };
}
