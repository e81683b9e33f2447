import {
  addTo,
  LiveSentences,
  type Edit,
  type Placement,
  type Span,
  type Splice,
  type TextSource,
} from '../article';
import {
  articleOf,
  describeArticle,
  newArticle,
  type ArticleNow,
  type ArticleOptions,
  type Followed,
} from './articleNow';
import { followEdit, settle, wholeTags } from './following';
import type { Annotations, Annotator, Tag } from './model';
import { bringTo, emptyAnnotations, stands, type Placed } from './placed';
import { ReadMarks } from './readMarks';
import { byTagName, tagsOn } from './tagging';

/** Text in which edits happen while its annotations are on the screen. */
export interface LiveText extends TextSource {
  /** The whole canonical text; asked for only when something is written or loaded. */
  whole(): string;
}

/**
 * One annotator's view of an article that is open in an editor: its sentences, read-marks and the places of
 * the tags, all of which follow each edit at a cost that does not depend on the article's length.
 */
export class LiveArticle {
  readonly #source: LiveText;
  readonly #options: ArticleOptions;
  readonly #annotator: Annotator;
  #annotations!: Annotations;
  #language!: string;
  #segmenter!: number;
  #sentences!: LiveSentences;
  #places!: Map<string, Placement>;
  /** Kept from one question to the next until a tag or a place is another. */
  #bySentence: ReadonlyMap<number, readonly Tag[]> | undefined;
  #marks!: ReadMarks;
  #article: ArticleNow | undefined;
  /** Edits since the newest call of `article()`: what an answer from the disk has to be led through. */
  #since: { readonly edits: readonly Edit[]; readonly splices: readonly Splice[] }[] = [];
  #followed = false;
  /** The tags that cover whole sentences, as far as no edit touched them. */
  #whole!: ReadonlySet<string>;
  /** By id, whether a tag that edits touched stood word for word before the first of them. */
  #touched = new Map<string, boolean>();

  /** `own` is what the annotator's sidecar holds; undefined if there is none. */
  constructor(source: LiveText, annotator: Annotator, own: Annotations | undefined, options: ArticleOptions) {
    this.#source = source;
    this.#options = options;
    this.#annotator = annotator;
    this.#load(own);
  }

  get annotations(): Annotations {
    return this.#annotations;
  }

  get language(): string {
    return this.#language;
  }

  get sentences(): LiveSentences {
    return this.#sentences;
  }

  get places(): ReadonlyMap<string, Placement> {
    return this.#places;
  }

  /** Whether own tags have moved or changed since the sidecar was read or written. */
  get moved(): boolean {
    return this.#followed && this.#annotations.tags.length > 0;
  }

  isRead(index: number): boolean {
    return this.#annotations.done !== null || this.hasMark(index);
  }

  /** Whether the sentence itself has a read-mark. */
  hasMark(index: number): boolean {
    return this.#marks.has(index);
  }

  /** The tags that stand on a sentence, in the order claim, denial, attribution. */
  tagsOn(index: number): readonly Tag[] {
    if (this.#bySentence) return this.#bySentence.get(index) ?? [];
    return tagsOn({ annotations: this.#annotations, places: this.#places }, this.#sentences.at(index));
  }

  /** The same of all sentences that carry tags, by their number, in one pass. Orphans stand nowhere. */
  tagsBySentence(): ReadonlyMap<number, readonly Tag[]> {
    if (this.#bySentence) return this.#bySentence;
    const bySentence = new Map<number, Tag[]>();
    for (const tag of this.#annotations.tags) {
      const place = this.#places.get(tag.id);
      if (!stands(place)) continue;
      for (const index of this.#sentences.indicesIn(place.start, place.end)) addTo(bySentence, index, tag);
    }
    for (const tags of bySentence.values()) if (tags.length > 1) tags.sort(byTagName);
    this.#bySentence = bySentence;
    return bySentence;
  }

  /**
   * Follows edits of one moment, see `LiveSentences.edit`; the text source already shows the text after them. Tells
   * whether they removed all that a tag stood on.
   */
  edit(edits: readonly Edit[]): boolean {
    const splices = this.#sentences.edit(edits);
    const removed = this.#follow(edits, splices);
    this.#since.push({ edits, splices });
    this.#article = undefined;
    this.#followed = true;
    return removed;
  }

  /** The article as it is now. Costs the length of the text if it was edited since the last call. */
  article(): ArticleNow {
    this.#article ??= describeArticle(
      this.#source.whole(),
      this.#language,
      this.#segmenter,
      this.#sentences.spans(),
    );
    this.#since = [];
    this.#settle(this.#article.text);
    const followed = new Map<string, Followed>();
    for (const tag of this.#annotations.tags) {
      const place = this.#places.get(tag.id);
      // What edits removed may stand elsewhere or be there again: it is searched for.
      if (stands(place)) followed.set(tag.id, { tag, place });
    }
    return { ...this.#article, followed };
  }

  /**
   * Looks again at tags that are gone or changed: after a change of the text was undone their sentences may be
   * there again as they were. Costs the length of the text if there are any. Tells whether one is exact now.
   */
  lookAgain(): boolean {
    const isExact = ({ id }: Tag) => this.#places.get(id)?.state === 'exact';
    const unsure = this.#annotations.tags.filter((tag) => !isExact(tag));
    if (unsure.length === 0) return false;
    const { places } = bringTo(this.#annotations, this.article());
    for (const { id } of unsure) {
      const place = places.get(id);
      if (place?.state === 'exact' && !stands(this.#places.get(id))) this.#places.set(id, place);
    }
    this.#bySentence = undefined;
    return unsure.some(isExact);
  }

  /** Judges the tags that own edits touched. */
  #settle(text: string): void {
    for (const tag of this.#annotations.tags) {
      const wasExact = this.#touched.get(tag.id);
      const place = this.#places.get(tag.id);
      if (wasExact === undefined || !place) continue;
      const edited = { tag, place, wasExact, wasWhole: this.#whole.has(tag.id) };
      this.#places.set(tag.id, settle(edited, text, this.#sentences, this.#language));
      this.#bySentence = undefined;
    }
  }

  /** What operations work on. */
  placed(): Placed {
    const read = this.#marks.ranges();
    return {
      annotations: { ...this.#annotations, read },
      places: this.#places,
      sentences: this.#article?.sentences ?? this.#sentences.spans(),
    };
  }

  /** Takes over what now stands in the sidecar, placed in `article`; edits made meanwhile are followed. */
  adopt(placed: Placed, article: ArticleNow): void {
    const { annotations } = placed;
    const recut = annotations.outline !== article.outline || annotations.article.language !== this.#language;
    if (recut && this.#since.length > 0) {
      this.#load(annotations);
      return;
    }
    this.#bySentence = undefined;
    this.#annotations = annotations;
    this.#language = annotations.article.language;
    this.#places = new Map(placed.places);
    this.#marks = new ReadMarks(placed.sentences.length, annotations.read);
    this.#whole = wholeTags(this.#places, placed.sentences);
    // A tag that changed may hold again once its annotator has finished editing.
    this.#touched = new Map(
      Array.from(this.#touched).filter(([id]) => this.#places.get(id)?.state === 'changed'),
    );
    if (recut) {
      this.#sentences = this.#live(placed.sentences);
      this.#article = undefined;
    } else this.#sentences.keep();
    for (const { edits, splices } of this.#since) this.#follow(edits, splices);
    this.#followed = this.#since.length > 0;
  }

  #follow(edits: readonly Edit[], splices: readonly Splice[]): boolean {
    this.#bySentence = undefined;
    for (const splice of splices) this.#marks.splice(splice);
    const touch = (id: string, { state }: Placement) => {
      if (!this.#touched.has(id)) this.#touched.set(id, state === 'exact');
    };
    return edits.map((edit) => followEdit(this.#places, edit, touch)).some(Boolean);
  }

  /** Starts again from what the sidecar holds; undefined if it is gone. */
  reload(own: Annotations | undefined): void {
    this.#load(own);
  }

  #load(own: Annotations | undefined): void {
    const text = this.#source.whole();
    const article = own ? articleOf(own, text, this.#options) : newArticle(text, this.#options);
    const placed = bringTo(own ?? emptyAnnotations(article, this.#annotator), article);
    this.#bySentence = undefined;
    this.#annotations = placed.annotations;
    this.#language = article.state.language;
    this.#segmenter = article.state.segmenter;
    this.#places = new Map(placed.places);
    // Without a sidecar there is no outline yet: the sentences are the segmenter's.
    this.#sentences = this.#live(own && placed.sentences);
    this.#marks = new ReadMarks(placed.sentences.length, placed.annotations.read);
    this.#whole = wholeTags(this.#places, placed.sentences);
    this.#touched.clear();
    this.#article = article;
    this.#since = [];
    this.#followed = false;
  }

  #live(sentences: readonly Span[] | undefined): LiveSentences {
    return new LiveSentences(this.#source, { ...this.#options, language: this.#language, sentences });
  }
}
