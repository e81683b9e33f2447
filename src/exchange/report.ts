/** What the two reports for people, HTML and Markdown, have in common: their words and what they say of a tag. */
import { DETAIL_NAMES, type DetailName, type TagName } from '../annotation';
import type { AnnotationSet, ExportedArticle, ExportedTag } from './exportedArticle';

/** A tag's name and mark; the mark tells the three apart without colour. */
export const TAG_WORDS: Readonly<Record<TagName, { readonly name: string; readonly mark: string }>> = {
  claim: { name: 'Claim', mark: '◆' },
  denial: { name: 'Denial', mark: '✕' },
  attribution: { name: 'Attribution', mark: '❝' },
};

const detailWords: Readonly<Record<DetailName, string>> = {
  source: 'Source',
  sourceKind: 'Kind of source',
  cue: 'Cue',
  via: 'Via',
  certainty: 'Certainty',
  unsure: 'Annotator',
  note: 'Note',
};

/** Names and values to show below a tag. */
export function detailRows(tag: ExportedTag): readonly (readonly [name: string, value: string])[] {
  return DETAIL_NAMES.flatMap((name) => {
    const value = tag[name];
    if (value === undefined || value === false || value === '') return [];
    const text = typeof value === 'string' ? value : value === true ? 'unsure' : value.join(' … ');
    return [[detailWords[name], text] as const];
  });
}

/** What a report says of an annotator's work on an article. */
export function progressOf({ sentences, tags, done }: AnnotationSet): string {
  const read = sentences.filter((sentence) => sentence.read).length;
  const parts = [`Tags: ${tags.length}`, `sentences read: ${read} of ${sentences.length}`];
  if (done !== null) parts.push(`finished ${done}`.trimEnd());
  return parts.join(' · ');
}

/** The tag of the same article that a link leads to. */
export function linkedTag(article: ExportedArticle, of: string): ExportedTag | undefined {
  const [slug, id] = of.split('/');
  const set = article.sets.find(({ annotator }) => annotator.id === slug);
  return set?.tags.find((tag) => tag.id === id);
}

/** A piece of the article's text, with the tags that stand on it. */
export interface Stretch {
  readonly text: string;
  readonly tags: readonly ExportedTag[];
  /** The tags that begin here. */
  readonly begins: readonly ExportedTag[];
}

/** The whole text cut where tags begin and end. */
export function stretches(text: string, tags: readonly ExportedTag[]): readonly Stretch[] {
  const limits = new Set([0, text.length, ...tags.flatMap(({ start, end }) => [start, end])]);
  const cuts = [...limits].sort((a, b) => a - b);
  let open: readonly ExportedTag[] = [];
  let next = 0;
  return cuts.slice(0, -1).map((start, index) => {
    const begins: ExportedTag[] = [];
    for (let tag = tags[next]; tag && tag.start <= start; tag = tags[++next]) begins.push(tag);
    open = [...open, ...begins].filter((tag) => tag.end > start);
    return { text: text.slice(start, cuts[index + 1]), tags: open, begins };
  });
}
