/** What the two reports for people, HTML and Markdown, have in common: their words and what they say of a tag. */
import { DETAIL_NAMES, type DetailName, type TagName } from '../annotation';
import { phrase, type Phrase, type Translate } from './phrase';
import type { AnnotationSet, ExportedArticle, ExportedTag } from './exportedArticle';

/** A tag's name and mark; the mark tells the three apart without colour. */
export const TAG_WORDS: Readonly<Record<TagName, { readonly name: Phrase; readonly mark: string }>> = {
  claim: { name: phrase`Claim`, mark: '◆' },
  denial: { name: phrase`Denial`, mark: '✕' },
  attribution: { name: phrase`Attribution`, mark: '❝' },
};

const detailWords: Readonly<Record<DetailName, Phrase>> = {
  source: phrase`Source`,
  sourceKind: phrase`Kind of source`,
  cue: phrase`Cue`,
  via: phrase`Via`,
  certainty: phrase`Certainty`,
  unsure: phrase`Annotator`,
  note: phrase`Note`,
};

/** The words of the values that are ids. */
const valueWords: Readonly<Partial<Record<DetailName, Readonly<Record<string, Phrase>>>>> = {
  sourceKind: {
    person: phrase`person`,
    office: phrase`office`,
    organisation: phrase`organisation`,
    state: phrase`state`,
    document: phrase`document`,
    outlet: phrase`outlet`,
    unnamed: phrase`unnamed`,
  },
  certainty: { certain: phrase`certain`, probable: phrase`probable`, possible: phrase`possible` },
  unsure: { true: phrase`unsure` },
};

/** A name and a value of a tag, in the language of the report. */
export type Row = readonly [name: string, value: string];

/** What to show below a tag: its details, what it denies and its date. `denied` shows what a link leads to. */
export function tagRows(
  article: ExportedArticle,
  tag: ExportedTag,
  translate: Translate,
  format: (text: string) => string,
  denied: (text: string, of: string) => string = (text) => format(text),
): readonly Row[] {
  const row = (name: Phrase, value: string): Row => [translate(name), value];
  const details = DETAIL_NAMES.flatMap((name) => {
    const value = tag[name];
    if (value === undefined || value === false || value === '') return [];
    const text = typeof value === 'object' ? value.join(' … ') : String(value);
    const words = valueWords[name]?.[text];
    return [row(detailWords[name], format(words ? translate(words) : text))];
  });
  const denials = tag.denies.map((one) =>
    row(
      phrase`Denies`,
      'of' in one ? denied(deniedWords(article, one.of, one.in), one.of) : format(one.claim),
    ),
  );
  const dates = tag.created === undefined ? [] : [row(phrase`Date`, format(tag.created))];
  return [...details, ...denials, ...dates];
}

/** The words of the tag that a link leads to, if the article has it. */
function deniedWords(article: ExportedArticle, of: string, hint: string | undefined): string {
  const [slug, id] = of.split('/');
  const set = article.sets.find(({ annotator }) => annotator.id === slug);
  const target = set?.tags.find((tag) => tag.id === id);
  return target?.quote ?? (hint === undefined ? of : `${of} (${hint})`);
}

/** What a report says of an annotator's work on an article. */
export function progressWords({ sentences, tags, done }: AnnotationSet, translate: Translate): string {
  const read = sentences.filter((sentence) => sentence.read).length;
  const parts = [phrase`Tags: ${tags.length}`, phrase`sentences read: ${read} of ${sentences.length}`];
  if (done !== null) parts.push(done === '' ? phrase`finished` : phrase`finished ${done}`);
  return parts.map(translate).join(' · ');
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
