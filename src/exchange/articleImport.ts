import { detectLanguage, LANGUAGES, SEGMENTER_VERSION, type Anchor, type Span } from '../article';
import {
  type ArticleNow,
  articleOf,
  bringTo,
  type Denied,
  describeArticle,
  DETAIL_NAMES,
  type Details,
  emptyAnnotations,
  isModel,
  markRead,
  newArticle,
  newId,
  removed,
  type Placed,
  type Replacement,
  stands,
  type Tag,
  trim,
} from '../annotation';
import type { Feature } from './features';
import type { ArticleRecords, Attributed } from './articleRecords';
import type { ImportOptions, OpenedArticle } from './importLibrary';
import type { PlannedArticle, PlannedTag, Remark } from './importPlan';
import { Placing } from './placing';
import { shown, type Place, type SentenceRecord, type Source, type TagRecord } from './records';
import { TAG_WORDS } from './report';
import { phrase, type Phrase } from './phrase';

/** How links of the input find the tags they lead to, over all its articles. */
export interface Linking {
  /** From `annotator/id` of the input to the tag as it is imported. */
  readonly tags: Map<string, string>;
  /** From a source's own keys. */
  readonly keys: Map<Source, Map<string, string>>;
  /** Ids given so far. */
  readonly used: Set<string>;
}

interface Accepted {
  readonly record: TagRecord;
  readonly annotator: string | undefined;
  readonly state: 'exact' | 'changed';
  /** Anchor, tag and id; the rest follows when all links are known. */
  readonly tag: Pick<Tag, 'id' | 'tag' | keyof Anchor>;
  readonly before: Tag | null;
}

/** The import into one article: places its tags and gives them ids at once, `plan` makes the rest. */
export class ArticleImport {
  readonly refused: Remark[] = [];
  readonly remarks: Remark[] = [];
  readonly #path: string;
  readonly #article: ArticleNow;
  readonly #placed: Placed;
  readonly #placing: Placing;
  readonly #accepted: Accepted[] = [];
  readonly #records: ArticleRecords;
  readonly #options: ImportOptions;
  readonly #linking: Linking;

  constructor(
    path: string,
    { text, own, options: articleOptions }: OpenedArticle,
    records: ArticleRecords,
    options: ImportOptions,
    linking: Linking,
  ) {
    this.#path = path;
    this.#records = records;
    this.#options = options;
    this.#linking = linking;
    this.#placing = new Placing(text);
    const language = languageOf(records);
    const known = language === undefined ? {} : { language };
    this.#article = own
      ? articleOf(own, text, articleOptions)
      : (this.#asCut(text, language) ?? newArticle(text, { ...articleOptions, ...known }));
    this.#placed = bringTo(own ?? emptyAnnotations(this.#article, options.annotator), this.#article);
    this.#accept();
  }

  /** Called when the tags of all articles have their ids. */
  plan(): PlannedArticle {
    const { annotations } = this.#placed;
    const replacements: Replacement<Tag>[] = [];
    const tags = this.#accepted.map((accepted): PlannedTag => {
      const { record, state, before } = accepted;
      const after = this.#tagAfter(accepted);
      const same = before !== null && JSON.stringify(before) === JSON.stringify(after);
      if (!same) replacements.push({ id: after.id, before, after });
      const effect = same ? 'unchanged' : before ? 'updated' : 'added';
      return { place: record.place, tag: after, state, effect };
    });
    const kept = new Set(tags.map(({ tag }) => tag.id));
    const gone = isModel(this.#options.annotator) ? annotations.tags.filter(({ id }) => !kept.has(id)) : [];
    replacements.push(...gone.map(removed));
    const read = markRead(this.#placed, this.#readSentences(), true);
    const change = {
      ...(replacements.length > 0 && { tags: replacements }),
      ...(read.length > 0 && { read }),
    };
    return { path: this.#path, article: this.#article, change, tags, removed: gone };
  }

  #accept(): void {
    const { annotations, places } = this.#placed;
    const byId = new Map(annotations.tags.map((tag) => [tag.id, tag]));
    const byPlace = new Map<string, Tag>();
    for (const tag of annotations.tags) {
      const place = places.get(tag.id);
      if (stands(place)) byPlace.set(`${tag.tag} ${place.start} ${place.end}`, tag);
    }
    const seen = new Set<string>();
    const placements = this.#placing.place(this.#records.tags.map(({ record }) => record));
    this.#records.tags.forEach(({ record, annotator }, index) => {
      const placement = placements[index];
      if (!placement || placement.state === 'refused') {
        this.#refuse(record.place, placement?.reason ?? phrase`it has no place`);
        return;
      }
      const { anchor, state, moved } = placement;
      const where = `${record.tag} ${anchor.start} ${anchor.end}`;
      if (seen.has(where)) {
        this.#refuse(record.place, phrase`the same ${TAG_WORDS[record.tag].name} stands above`);
        return;
      }
      seen.add(where);
      if (moved && record.start !== undefined) {
        this.#remark(
          record.place,
          phrase`found at ${anchor.start} to ${anchor.end}, not where the input says`,
        );
      }
      const ownId = this.#isOwn(annotator) ? record.id : undefined;
      const before = (ownId === undefined ? undefined : byId.get(ownId)) ?? byPlace.get(where) ?? null;
      const id = this.#claimId(before?.id ?? ownId);
      const tag = { id, tag: record.tag, ...anchor };
      this.#accepted.push({ record, annotator, state, tag, before: before?.id === id ? before : null });
      this.#register(record, annotator, id);
    });
  }

  /** Whether ids of the input are those of the annotator who imports. */
  #isOwn(annotator: string | undefined): boolean {
    return annotator === undefined || annotator === this.#options.annotator.id;
  }

  #claimId(wanted: string | undefined): string {
    const id = wanted === undefined || this.#linking.used.has(wanted) ? newId() : wanted;
    this.#linking.used.add(id);
    return id;
  }

  #register(record: TagRecord, annotator: string | undefined, id: string): void {
    const slug = this.#options.annotator.id;
    const link = `${slug}/${id}`;
    if (record.id !== undefined) this.#linking.tags.set(`${annotator ?? slug}/${record.id}`, link);
    if (record.key === undefined) return;
    const keys = this.#linking.keys.get(record.source) ?? new Map<string, string>();
    this.#linking.keys.set(record.source, keys.set(record.key, link));
  }

  #tagAfter({ record, annotator, tag, before }: Accepted): Tag {
    const details: Record<string, unknown> = {};
    for (const name of DETAIL_NAMES) {
      const value = record.details[name] ?? (record.carried.has(name) ? undefined : before?.[name]);
      if (value !== undefined) details[name] = value;
    }
    const denies = this.#mergedDenies(before?.denies ?? [], this.#denies(record, annotator), record.carried);
    if (denies.length > 0) details['denies'] = denies;
    const rest = Object.entries(before ?? {}).filter(([name]) => !detailNames.has(name));
    const created = record.created ?? before?.created ?? this.#options.now;
    const after: Tag = { ...(Object.fromEntries(rest) as object), ...tag, ...(details as Details), created };
    if (!before) return after;
    // In the order of the keys before, so that an unchanged tag compares equal.
    const ordered = Object.keys(before).filter((key) => key in after);
    return Object.fromEntries(
      [...new Set([...ordered, ...Object.keys(after)])].map((key) => [key, after[key as keyof Tag]]),
    ) as unknown as Tag;
  }

  /** What was denied before, without what the input has no more although it could, and what is new in it. */
  #mergedDenies(
    before: readonly Denied[],
    now: readonly Denied[],
    carried: ReadonlySet<Feature>,
  ): readonly Denied[] {
    const keyOf = (denied: Denied): string => ('of' in denied ? denied.of : `claim ${denied.claim}`);
    const added = new Map(now.map((denied) => [keyOf(denied), denied]));
    const kept = before.flatMap((denied): Denied[] => {
      const again = added.get(keyOf(denied));
      added.delete(keyOf(denied));
      if (again) return [carried.has('linkHints') ? again : denied];
      return carried.has(this.#kindOf(denied)) ? [] : [denied];
    });
    return [...kept, ...added.values()];
  }

  #kindOf(denied: Denied): Feature {
    if (!('of' in denied)) return 'deniedClaims';
    const { annotations } = this.#placed;
    const isOwn = annotations.tags.some(({ id }) => `${annotations.annotator.id}/${id}` === denied.of);
    return isOwn ? 'links' : 'linksAcross';
  }

  #denies(record: TagRecord, annotator: string | undefined): readonly Denied[] {
    if (record.denies.length > 0 && record.tag !== 'denial') {
      this.#remark(
        record.place,
        phrase`only a denial denies something; what this ${TAG_WORDS[record.tag].name} denies was dropped`,
      );
      return [];
    }
    return record.denies.flatMap((denied): Denied[] => {
      if ('claim' in denied) return [denied];
      if ('key' in denied) {
        const of = this.#linking.keys.get(record.source)?.get(denied.key);
        if (of === undefined)
          this.#remark(record.place, phrase`a link was dropped: there is no tag ${shown(denied.key)}`);
        return of === undefined ? [] : [{ of }];
      }
      const of = this.#linking.tags.get(denied.of);
      if (of !== undefined) return [{ ...denied, of }];
      if (this.#isOwn(annotator)) return [denied];
      this.#remark(record.place, phrase`the link to ${denied.of} was dropped: that tag is not imported`);
      return [];
    });
  }

  /** The article cut as the input cuts it; undefined if the input does not cut the whole text. */
  #asCut(text: string, language: string | undefined): ArticleNow | undefined {
    const [outline] = this.#records.outlines;
    const spans = outline ? outline.record.spans : this.#spansOf(this.#records.sentences);
    if (spans.length === 0) return undefined;
    const sentences = spans.flatMap(([start, end]): Span[] => {
      const trimmed = trim(text, start, Math.min(end, text.length));
      return trimmed ? [trimmed] : [];
    });
    sentences.sort((a, b) => a[0] - b[0]);
    let from = 0;
    for (const [start, end] of [...sentences, [text.length, text.length] as const]) {
      if (start < from || /[\p{L}\p{N}]/u.test(text.slice(from, start))) {
        const { record } = (outline ?? this.#records.sentences[0]) as Attributed<{ place: Place }>;
        this.#remark(record.place, phrase`its sentences are not those of the whole article; it was cut anew`);
        return undefined;
      }
      from = end;
    }
    return describeArticle(text, language ?? detectLanguage(text), SEGMENTER_VERSION, sentences);
  }

  /** Tagged sentences count as read, and those that the input says were read. */
  #readSentences(): readonly Span[] {
    const tagged = this.#accepted.map(({ tag }): Span => [tag.start, tag.end]);
    const read = this.#spansOf(this.#records.sentences.filter(({ record }) => record.read));
    const wanted = [...tagged, ...read].sort((a, b) => a[0] - b[0]);
    let next = 0;
    return this.#placed.sentences.filter(([start, end]) => {
      while ((wanted[next]?.[1] ?? Infinity) <= start) next++;
      return (wanted[next]?.[0] ?? Infinity) < end;
    });
  }

  #spansOf(sentences: readonly Attributed<SentenceRecord>[]): readonly Span[] {
    return sentences.flatMap(({ record: { unit, start, end } }) => {
      const span = this.#placing.span(unit, start, end);
      return span ? [span] : [];
    });
  }

  #refuse(place: Place, text: Phrase): void {
    this.refused.push({ place, text });
  }

  #remark(place: Place, text: Phrase): void {
    this.remarks.push({ place, text });
  }
}

const detailNames = new Set<string>([...DETAIL_NAMES, 'denies']);

function languageOf({ tags, sentences, outlines }: ArticleRecords): string | undefined {
  const [first] = [...outlines, ...sentences, ...tags];
  const language = first?.record.source.language;
  return LANGUAGES.find((known) => known === language);
}
