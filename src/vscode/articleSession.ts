import * as vscode from 'vscode';
import type { Span } from '../article';
import {
  isEmpty,
  LiveArticle,
  TAG_NAMES,
  type Annotator,
  type ArticleNow,
  type ArticleOptions,
  type Change,
  type Placed,
  type TagName,
} from '../annotation';
import {
  SidecarError,
  type Beside,
  type SidecarFile,
  type EarlierState,
  type SidecarStore,
} from '../sidecar';
import { formatOf } from './articles';
import type { DecorationState, TaggedRange } from './decorations';
import { canonicalOffset, hullOf, LiveDocument, rangeOf } from './documentOffsets';
import { encodingTrouble } from './encoding';
import { troubleOf } from './problemMessages';

/** Why an article cannot be annotated, in one sentence for its reader. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/**
 * One open article in use: follows its document and carries operations to the sidecar, one after the other.
 * What is shown is what the sidecar holds; a tag appears when it is on disk.
 */
export class ArticleSession implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** The annotations, their places or the problems changed; the text alone does not count. */
  readonly onDidChange = this.#changed.event;
  readonly #created = new vscode.EventEmitter<void>();
  /** The first tag in this article was written: there is a sidecar now. */
  readonly onDidCreateSidecar = this.#created.event;
  readonly #store: SidecarStore;
  readonly #article: string;
  readonly #live: LiveArticle;
  #beside: Beside;
  /** Whether the annotator has a sidecar here. */
  #hasSidecar: boolean;
  /** Why nothing can be written here; undefined if it can. */
  readonly #refusal: string | undefined;
  /** What could not be written yet, in words. */
  #unwritten: string | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly document: vscode.TextDocument,
    store: SidecarStore,
    beside: Beside,
    refusal: string | undefined,
  ) {
    this.#store = store;
    this.#article = document.uri.toString();
    this.#beside = beside;
    this.#hasSidecar = beside.own !== null;
    this.#refusal = refusal;
    const options = { format: formatOf(document), ...ownWords(document) };
    const own = beside.own?.parsed.annotations ?? undefined;
    this.#live = new LiveArticle(new LiveDocument(document), store.annotator, own, options);
  }

  /** Reads the sidecars beside the document. Writes nothing. */
  static async open(document: vscode.TextDocument, store: SidecarStore): Promise<ArticleSession> {
    const [beside, refusal] = await Promise.all([
      store.read(document.uri.toString()),
      encodingTrouble(document),
    ]);
    return new ArticleSession(document, store, beside, refusal);
  }

  /** Who annotates, by the name that the sidecar knows. */
  get annotator(): Annotator {
    return this.#beside.own?.parsed.annotations?.annotator ?? this.#store.annotator;
  }

  /** All sidecars beside the article, for their problems. */
  get sidecars(): readonly SidecarFile[] {
    const { own, others } = this.#beside;
    return own ? [own, ...others] : others;
  }

  get language(): string {
    return this.#live.language;
  }

  get sentenceCount(): number {
    return this.#live.sentences.length;
  }

  /** The number of the sentence at the position; undefined between sentences. */
  sentenceIndexAt(position: vscode.Position): number | undefined {
    return this.#live.sentences.indexAt(canonicalOffset(this.document, position));
  }

  rangeOf(index: number): vscode.Range {
    return rangeOf(this.document, this.#live.sentences.at(index));
  }

  tagNamesOn(index: number): readonly TagName[] {
    const on = new Set(this.#live.tagsOn(index).map(({ tag }) => tag));
    return TAG_NAMES.filter((tag) => on.has(tag));
  }

  needsLook(index: number): boolean {
    return this.#live.tagsOn(index).some(({ id }) => this.#live.places.get(id)?.state !== 'exact');
  }

  /** What stands in the way or needs a look, one sentence each. */
  troubles(): readonly string[] {
    const places = Array.from(this.#live.places.values());
    const count = (state: string) => places.filter((place) => place.state === state).length;
    const changed = count('changed') + count('ambiguous');
    const orphans = count('orphan');
    const sidecarTrouble = this.#beside.own && troubleOf(this.#beside.own);
    return [
      ...(this.#unwritten ? [this.#unwritten] : []),
      ...(this.#refusal ? [this.#refusal] : []),
      ...(sidecarTrouble ? [sidecarTrouble] : []),
      ...(changed > 0 ? [vscode.l10n.t('Tags whose text has changed: {0}', changed)] : []),
      ...(orphans > 0 ? [vscode.l10n.t('Tags whose sentence is gone: {0}', orphans)] : []),
    ];
  }

  /** ISO date, or date-time where the setting asks for it. */
  timestamp(): string {
    const setting = vscode.workspace
      .getConfiguration('claimmark', this.document.uri)
      .get<string>('timestamps');
    const now = new Date().toISOString();
    return setting === 'full' ? now : now.slice(0, 10);
  }

  /** Every tagged sentence, for drawing. */
  taggedRanges(): readonly TaggedRange[] {
    return Array.from(this.#live.tagsBySentence(), ([index, tags]): TaggedRange => {
      const on = new Set(tags.map(({ tag }) => tag));
      const state: DecorationState = tags.some(({ id }) => this.#live.places.get(id)?.state !== 'exact')
        ? 'needsLook'
        : 'exact';
      return { tags: TAG_NAMES.filter((tag) => on.has(tag)), state, range: this.rangeOf(index) };
    });
  }

  /** The sentences that the selections touch; an empty selection touches the sentence it stands in. */
  sentencesIn(selections: readonly vscode.Selection[]): readonly Span[] {
    const indices = new Set<number>();
    for (const selection of selections) {
      const start = canonicalOffset(this.document, selection.start);
      const end = canonicalOffset(this.document, selection.end);
      if (selection.isEmpty) {
        const index = this.#live.sentences.indexAt(start);
        if (index !== undefined) indices.add(index);
      } else {
        for (const index of this.#live.sentences.indicesIn(start, end)) indices.add(index);
      }
    }
    return Array.from(indices)
      .sort((a, b) => a - b)
      .map((index) => this.#live.sentences.at(index));
  }

  /**
   * Makes a change from the present state and writes it; done when it is on disk. Operations run one after
   * the other, so each sees what the one before did.
   * @throws Refusal if this article cannot be written
   */
  async perform(makeChange: (placed: Placed, article: ArticleNow) => Change | undefined): Promise<void> {
    if (this.#refusal) throw new Refusal(this.#refusal);
    await this.#enqueue(async () => {
      const article = this.#live.article();
      const change = makeChange(this.#live.placed(), article);
      if (change && !isEmpty(change)) await this.#write(article, change);
    });
  }

  /** Writes the places of own tags that moved with the text. Called when the article was saved. */
  async saved(): Promise<void> {
    await this.#enqueue(async () => {
      if (this.#live.moved) await this.#write(this.#live.article(), {});
    });
  }

  /** Reads the sidecars again. */
  async reload(): Promise<void> {
    await this.#enqueue(async () => {
      const beside = await this.#store.read(this.#article);
      const own = beside.own?.parsed.annotations ?? undefined;
      this.#beside = beside;
      this.#live.reload(own);
      this.#changed.fire();
    });
  }

  /** Path of the annotator's own sidecar, which need not exist. */
  get sidecarPath(): string {
    return this.#store.pathFor(this.#article);
  }

  get hasSidecar(): boolean {
    return this.#hasSidecar;
  }

  earlierStates(): Promise<readonly EarlierState[]> {
    return this.#store.earlierStates(this.#article);
  }

  /** Follows a change of the text. */
  edited(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const edit = hullOf(this.document, changes);
    if (edit) this.#live.edit(edit);
  }

  dispose(): void {
    this.#created.dispose();
    this.#changed.dispose();
  }

  async #write(article: ArticleNow, change: Change): Promise<void> {
    try {
      const { annotations, error } = await this.#store.apply(this.#article, article, change);
      this.#unwritten = error?.message;
      this.#live.adopt(annotations, article);
      if (!error && !this.#hasSidecar) {
        this.#hasSidecar = true;
        this.#created.fire();
      }
    } catch (error) {
      if (!(error instanceof SidecarError)) throw error;
      this.#beside = await this.#store.read(this.#article);
      throw new Refusal((this.#beside.own && troubleOf(this.#beside.own)) ?? error.message);
    } finally {
      this.#changed.fire();
    }
  }

  async #enqueue(operation: () => Promise<void>): Promise<void> {
    const result = this.#queue.then(operation);
    // Whoever asked is told of a failure; the next operation runs all the same.
    this.#queue = result.catch(() => undefined);
    await result;
  }
}

/** The team's own words from the setting: with a full stop abbreviations, without it lower-case names. */
function ownWords(document: vscode.TextDocument): Pick<ArticleOptions, 'abbreviations' | 'lowerCaseNames'> {
  const words = vscode.workspace
    .getConfiguration('claimmark', document.uri)
    .get<readonly string[]>('abbreviations', []);
  return {
    abbreviations: words.filter((word) => word.endsWith('.')),
    lowerCaseNames: words.filter((word) => !word.endsWith('.')),
  };
}
