import { LineIndex } from '../article';
import {
  ADJUDICATED,
  isModel,
  ReadMarks,
  sentenceFrom,
  stands,
  TAG_NAMES,
  type Annotator,
  type Denied,
  type Details,
  type Placed,
  type Tag,
  type TagName,
} from '../annotation';
import { Offsets } from './offsets';

/** An article with the annotations of those whose work is exported, all of them for the present text. */
export interface AnnotatedArticle {
  /** Path from the root of the export, with `/` between folders. */
  readonly path: string;
  /** The canonical text. Offsets of all annotations are those of this text. */
  readonly text: string;
  /** ISO 639-1. */
  readonly language: string;
  /** One for each annotator; see `bringTo`. */
  readonly annotations: readonly Placed[];
  /** Whether the file has a byte order mark, or CR at its line ends, which the canonical text has not. */
  readonly bom?: boolean;
  readonly cr?: boolean;
}

/** What the canonical text of a file does not show. */
export function kindOf(bytes: Uint8Array): { readonly bom: boolean; readonly cr: boolean } {
  return { bom: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf, cr: bytes.includes(0x0d) };
}

/** A tag where it stands now. */
export interface ExportedTag extends Details {
  readonly id: string;
  readonly tag: TagName;
  /** UTF-16 code units of the article's canonical text. */
  readonly start: number;
  readonly end: number;
  /** The text that stands there now. */
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Missing where dates are left out. */
  readonly created?: string;
  readonly denies: readonly Denied[];
}

export interface ExportedSentence {
  /** From 0. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly read: boolean;
  /** The tags that stand on it, wholly or in part, each name once. */
  readonly labels: readonly TagName[];
  /** The tags that begin in it. Every tag belongs to one sentence. */
  readonly tags: readonly ExportedTag[];
}

/** What one annotator made of one article. */
export interface AnnotationSet {
  readonly annotator: Annotator;
  readonly done: string | null;
  readonly sentences: readonly ExportedSentence[];
  /** Sorted by start, end, tag, id. */
  readonly tags: readonly ExportedTag[];
}

/**
 * For each tag of the set, the numbers of those tags of the set that it denies: what a format can link that
 * knows the tags of one article and annotator only.
 */
export function linksWithin({ annotator, tags }: AnnotationSet): readonly (readonly number[])[] {
  const numbers = new Map(tags.map(({ id }, number) => [`${annotator.id}/${id}`, number]));
  return tags.map(({ denies }) =>
    denies.flatMap((denied) => ('of' in denied ? (numbers.get(denied.of) ?? []) : [])),
  );
}

/** What a tag denies that no article states. */
export function deniedClaims({ denies }: ExportedTag): readonly string[] {
  return denies.flatMap((denied) => ('of' in denied ? [] : [denied.claim]));
}

/** An article as the formats write it. */
export interface ExportedArticle {
  readonly path: string;
  readonly text: string;
  readonly language: string;
  readonly offsets: Offsets;
  readonly lines: LineIndex;
  readonly sets: readonly AnnotationSet[];
}

/** Replaces annotators by `a1`, `a2` … in the order in which they turn up. */
export class Pseudonyms {
  readonly #names = new Map<string, string>();

  /** The adjudication and models are no persons: they keep their slugs. */
  of(slug: string): string {
    if (slug === ADJUDICATED || isModel({ id: slug })) return slug;
    const known = this.#names.get(slug);
    if (known !== undefined) return known;
    const name = `a${this.#names.size + 1}`;
    this.#names.set(slug, name);
    return name;
  }
}

/** The article as formats write it; with `pseudonyms`, without names, dates and notes. */
export function exportedArticle(article: AnnotatedArticle, pseudonyms?: Pseudonyms): ExportedArticle {
  const { path, text, language } = article;
  return {
    path,
    text,
    language,
    offsets: new Offsets(text),
    lines: new LineIndex(text),
    sets: article.annotations.map((placed) => annotationSet(placed, text, pseudonyms)),
  };
}

function annotationSet(placed: Placed, text: string, pseudonyms: Pseudonyms | undefined): AnnotationSet {
  const { annotations, places } = placed;
  const { annotator } = annotations;
  const slug = pseudonyms?.of(annotator.id) ?? annotator.id;
  const tags = annotations.tags.flatMap((tag): ExportedTag[] => {
    const place = places.get(tag.id);
    return stands(place) ? [exportedTag(tag, place.start, place.end, text, pseudonyms)] : [];
  });
  tags.sort(byPlace);
  return {
    annotator: pseudonyms ? { id: slug, name: slug } : annotator,
    done: pseudonyms && annotations.done !== null ? '' : annotations.done,
    sentences: exportedSentences(placed, tags),
    tags,
  };
}

const nothing: readonly Denied[] = [];

function exportedTag(
  tag: Tag,
  start: number,
  end: number,
  text: string,
  pseudonyms: Pseudonyms | undefined,
): ExportedTag {
  const quote = text.slice(start, end);
  const exported = { ...tag, start, end, quote, denies: tag.denies ?? nothing };
  return pseudonyms ? pseudonymised(exported, pseudonyms) : exported;
}

function pseudonymised(tag: ExportedTag, pseudonyms: Pseudonyms): ExportedTag {
  const denies = tag.denies.map((denied) => {
    if (!('of' in denied)) return denied;
    const [slug = '', id = ''] = denied.of.split('/');
    return { ...denied, of: `${pseudonyms.of(slug)}/${id}` };
  });
  const result: { -readonly [K in keyof ExportedTag]: ExportedTag[K] } = { ...tag, denies };
  delete result.created;
  delete result.note;
  return result;
}

function byPlace(a: ExportedTag, b: ExportedTag): number {
  return (
    a.start - b.start ||
    a.end - b.end ||
    TAG_NAMES.indexOf(a.tag) - TAG_NAMES.indexOf(b.tag) ||
    (a.id < b.id ? -1 : 1)
  );
}

function exportedSentences(placed: Placed, tags: readonly ExportedTag[]): readonly ExportedSentence[] {
  const { annotations, sentences } = placed;
  const read = new ReadMarks(sentences.length, annotations.read);
  const own = sentences.map((): ExportedTag[] => []);
  const labels = sentences.map(() => new Set<TagName>());
  for (const tag of tags) {
    const first = sentenceFrom(sentences, tag.start) ?? 0;
    own[first]?.push(tag);
    for (let next = first; (sentences[next]?.[0] ?? Infinity) < tag.end; next++) labels[next]?.add(tag.tag);
  }
  return sentences.map(([start, end], number) => ({
    number,
    start,
    end,
    read: annotations.done !== null || read.has(number),
    labels: TAG_NAMES.filter((name) => labels[number]?.has(name)),
    tags: own[number] ?? [],
  }));
}
