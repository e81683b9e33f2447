import * as vscode from 'vscode';
import { hashText } from '../../article';
import {
  applyChange,
  bringTo,
  countOpen,
  isEmpty,
  isMergeable,
  LiveArticle,
  mergeChanges,
  underGuideline,
  type Annotations,
  type Annotator,
  type ArticleNow,
  type Change,
  type History,
  type Placed,
  type Progress,
} from '../../annotation';
import {
  SidecarError,
  type Beside,
  type SidecarFile,
  type EarlierState,
  type SidecarStore,
} from '../../sidecar';
import { Refusal } from '../refusal';
import { formatOf, ownWords } from './articles';
import { canonicalTextOf, editsOf, LiveDocument } from './documentOffsets';
import { encodingTrouble } from './encoding';
import { OperationQueue, type Outcome } from './operationQueue';
import { troubleOf, unwritten } from './problemMessages';
import { ShownArticle } from './shownArticle';

/** Tells the hash of the guideline in force for an article; undefined if there is none. */
export type GuidelineOf = (article: vscode.Uri) => Promise<string | undefined>;

/**
 * Makes a change of what is there; undefined if there is nothing to do. `made` are the changes which are contained in
 * it but not yet written, the newest last.
 */
export type MakeChange = (placed: Placed, article: ArticleNow, made: readonly Change[]) => Change | undefined;

/**
 * One open article in use: follows its document and carries operations to the sidecar, one after the other.
 * What is shown is what the sidecar holds; a tag appears when it is on disk.
 */
export class ArticleSession extends ShownArticle implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** The annotations, their places or the problems changed; the text alone does not count. */
  readonly onDidChange = this.#changed.event;
  readonly #created = new vscode.EventEmitter<void>();
  /** The first tag in this article was written: there is a sidecar now. */
  readonly onDidCreateSidecar = this.#created.event;
  readonly #historyChanged = new vscode.EventEmitter<void>();
  /** What can be undone and redone may have changed. */
  readonly onDidChangeHistory = this.#historyChanged.event;
  readonly #performed = new vscode.EventEmitter<Change>();
  /** An operation was done that can be undone. */
  readonly onDidPerform = this.#performed.event;
  readonly #store: SidecarStore;
  readonly #guideline: GuidelineOf;
  readonly #article: string;
  readonly #history: History;
  #beside: Beside;
  /** Whether the annotator has a sidecar here. */
  #hasSidecar: boolean;
  /** Why nothing can be written here; undefined if it can. */
  readonly #refusal: string | undefined;
  /** How many signs there were that it is the annotator who edits the text. */
  #signsOfTyping = 0;
  /** What could not be written yet, in words. */
  #unwritten: string | undefined;
  readonly #queue = new OperationQueue<MakeChange>(
    (jobs) => this.#performAll(jobs),
    () => {
      this.#historyChanged.fire();
    },
  );

  private constructor(
    document: vscode.TextDocument,
    store: SidecarStore,
    history: History,
    guideline: GuidelineOf,
    beside: Beside,
    refusal: string | undefined,
    beginning: Annotations | undefined,
  ) {
    const options = { format: formatOf(document), ...ownWords(document.uri) };
    const own = beside.own?.parsed.annotations ?? beginning;
    super(document, new LiveArticle(new LiveDocument(document), store.annotator, own, options));
    this.#store = store;
    this.#guideline = guideline;
    this.#article = document.uri.toString();
    this.#history = history;
    this.#beside = beside;
    this.#hasSidecar = beside.own !== null;
    this.#refusal = refusal;
    this.#textRestored();
  }

  /**
   * Reads the sidecars beside the document. Writes nothing. `history` is what earlier sessions left, `beginning`
   * what to begin with where there is no own sidecar.
   */
  static async open(
    document: vscode.TextDocument,
    store: SidecarStore,
    history: History,
    guideline: GuidelineOf,
    beginning?: Annotations,
  ): Promise<ArticleSession> {
    const [beside, refusal] = await Promise.all([
      store.read(document.uri.toString()),
      encodingTrouble(document),
    ]);
    return new ArticleSession(document, store, history, guideline, beside, refusal, beginning);
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

  /** The sidecars of everybody else; the same array until they are read again. Ask before showing them. */
  get others(): readonly SidecarFile[] {
    return this.#beside.others;
  }

  /** What the own sidecar holds; undefined if there is none. The same object until an operation or a reload. */
  get own(): Annotations | undefined {
    return this.#hasSidecar ? this.live.annotations : undefined;
  }

  /** Paths of files that look like copies of a sidecar of the article. */
  get copies(): readonly string[] {
    return this.#beside.copies;
  }

  /** Whether git left both sides of a conflict in the annotator's own sidecar. */
  get hasConflict(): boolean {
    return this.#beside.own?.parsed.problems.some(({ code }) => code === 'conflict-markers') ?? false;
  }

  /** Why nothing can be written here, in one sentence; undefined if it can. */
  get refusal(): string | undefined {
    return this.#refusal;
  }

  /** Whether there may be an operation to undo, now or when changes of the text have been undone before. */
  get canUndo(): boolean {
    return this.#queue.isBusy || this.#history.hasDone;
  }

  /** Whether there may be an operation to do again, now or when changes of the text have been redone before. */
  get canRedo(): boolean {
    return this.#queue.isBusy || this.#history.hasUndone;
  }

  /** How far the annotator is; undefined if there is no own sidecar. */
  get progress(): Progress | undefined {
    if (!this.#hasSidecar) return undefined;
    const total = this.sentenceCount;
    return { done: this.live.annotations.done !== null, read: total - this.leftUnread().length, total };
  }

  /** The numbers of the sentences that have neither a read-mark nor a tag, finished or not. */
  leftUnread(): readonly number[] {
    const tagged = this.live.tagsBySentence();
    return Array.from({ length: this.sentenceCount }, (_, index) => index).filter(
      (index) => !this.live.hasMark(index) && !tagged.has(index),
    );
  }

  /** What stands in the way or needs a look, one sentence each. */
  troubles(): readonly string[] {
    const { changed, ambiguous, orphan } = countOpen(this.live);
    const sidecarTrouble = this.#beside.own && troubleOf(this.#beside.own);
    return [
      ...(this.#unwritten ? [this.#unwritten] : []),
      ...(this.#refusal ? [this.#refusal] : []),
      ...(sidecarTrouble ? [sidecarTrouble] : []),
      ...(changed > 0 ? [vscode.l10n.t('Tags whose text has changed: {0}', changed)] : []),
      ...(ambiguous > 0 ? [vscode.l10n.t('Tags that fit several sentences: {0}', ambiguous)] : []),
      ...(orphan > 0 ? [vscode.l10n.t('Tags whose sentence is gone: {0}', orphan)] : []),
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

  /**
   * Makes a change from the present state and writes it; done when it is on disk. Operations run one after
   * the other, so each sees what the one before did.
   * @throws Refusal if this article cannot be written
   */
  async perform(makeChange: MakeChange): Promise<void> {
    if (this.#refusal) throw new Refusal(this.#refusal);
    await this.#queue.add(makeChange);
  }

  /** Makes a change that cannot be taken back. */
  async record(makeChange: MakeChange): Promise<void> {
    if (this.#refusal) throw new Refusal(this.#refusal);
    await this.#queue.run(async () => {
      const article = this.live.article();
      const change = makeChange(this.live.placed(), article, []);
      if (change) await this.#write(article, change);
    });
  }

  /**
   * Takes the newest operation back, after those under way and before those asked for later, and tells what that
   * changed; undefined if there is none in the present text.
   */
  undo(): Promise<Change | undefined> {
    return this.#step(
      () => this.#history.undo,
      () => {
        this.#history.undid();
      },
    );
  }

  /** Does again what was undone last; undefined if there is nothing in the present text. */
  redo(): Promise<Change | undefined> {
    return this.#step(
      () => this.#history.redo,
      () => {
        this.#history.redid();
      },
    );
  }

  /** Resolves when the operations asked for so far are done. */
  async settled(): Promise<void> {
    await this.#queue.run(() => Promise.resolve());
  }

  /** Writes the places of own tags that moved with the text. Called when the article was saved. */
  async saved(): Promise<void> {
    this.#signsOfTyping++;
    await this.#queue.run(async () => {
      if (this.live.moved) await this.#write(this.live.article(), {});
    });
  }

  /** Tries again to write what could not be written. */
  async writePending(): Promise<void> {
    if (this.#refusal) return;
    await this.#queue.run(() => this.#write(this.live.article(), {}));
  }

  /** Reads the sidecars again. */
  async reload(): Promise<void> {
    await this.#queue.run(() => this.#readAgain());
  }

  async #readAgain(): Promise<void> {
    const beside = await this.#store.read(this.#article);
    const own = beside.own?.parsed.annotations ?? undefined;
    this.#beside = beside;
    this.live.reload(own);
    this.#changed.fire();
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

  /** Follows a change of the text, or of whether it is saved. */
  async edited({ contentChanges, reason }: vscode.TextDocumentChangeEvent): Promise<void> {
    const { isDirty } = this.document;
    if (isDirty) this.#signsOfTyping++;
    const edits = editsOf(this.document, contentChanges);
    if (edits.length === 0) {
      // What was discarded is settled as what is saved.
      if (contentChanges.length === 0 && !isDirty) await this.saved();
      return;
    }
    // VS Code would go on drawing it at the place where nothing is left of its sentence.
    if (this.live.edit(edits)) this.#changed.fire();
    if (reason === undefined) this.#history.typed();
    else this.#textRestored();
    this.#historyChanged.fire();
    if (reason !== undefined) await this.#lookAgain();
    else if (!isDirty) await this.#compareWithSidecar();
  }

  /** A change of the text was undone or redone: sentences that were gone or changed may be there again. */
  async #lookAgain(): Promise<void> {
    await this.#queue.run(() => {
      if (this.live.lookAgain()) this.#changed.fire();
      return Promise.resolve();
    });
  }

  /**
   * Text that comes from the disk was not written by the annotator: it is compared with the sidecar as a whole.
   * It leaves the document as saved as it was; at the first key of a person that it is not is told a moment later.
   */
  async #compareWithSidecar(): Promise<void> {
    const signs = this.#signsOfTyping;
    await this.#queue.run(async () => {
      await roundTrip();
      if (signs === this.#signsOfTyping) await this.#readAgain();
    });
  }

  dispose(): void {
    this.#created.dispose();
    this.#changed.dispose();
    this.#historyChanged.dispose();
    this.#performed.dispose();
  }

  /** The text may be one in which operations were done. */
  #textRestored(): void {
    if (this.#history.hasDone || this.#history.hasUndone)
      this.#history.textIs(hashText(canonicalTextOf(this.document)));
  }

  /** Does operations one upon the other and writes them together; one that moves limits is written alone. */
  async #performAll(jobs: readonly MakeChange[]): Promise<readonly Outcome[]> {
    const guideline = await this.#guideline(this.document.uri);
    const article = this.live.article();
    const text = article.state.text;
    let placed = this.live.placed();
    const changes: Change[] = [];
    const outcomes: Outcome[] = [];
    for (const makeChange of jobs) {
      const [newest] = changes;
      if (newest && !isMergeable(newest)) break;
      try {
        const wanted = makeChange(placed, article, changes);
        const change = wanted && underGuideline(wanted, placed.annotations, guideline);
        if (change && !isEmpty(change)) {
          if (newest && !isMergeable(change)) break;
          changes.push(change);
          if (isMergeable(change)) placed = bringTo(applyChange(placed, article, change), article);
        }
        outcomes.push('done');
      } catch (failure) {
        outcomes.push({ failure });
      }
    }
    if (changes.length > 0) {
      this.#history.textIs(text);
      try {
        await this.#write(article, mergeChanges(changes), () => {
          for (const change of changes) this.#history.add({ change, text });
        });
        for (const change of changes) this.#performed.fire(change);
      } catch (failure) {
        outcomes.fill({ failure });
      }
    }
    return jobs.map((_, index) => outcomes[index] ?? 'later');
  }

  #step(pick: () => Change | undefined, done: () => void): Promise<Change | undefined> {
    return this.#queue.run(async () => {
      const change = pick();
      if (change) await this.#write(this.live.article(), change, done);
      return change;
    });
  }

  /** `done` is told before anybody else that the change is made. */
  async #write(article: ArticleNow, change: Change, done?: () => void): Promise<void> {
    try {
      const { error, ...placed } = await this.#store.apply(this.#article, article, change);
      this.#unwritten = error ? unwritten(error) : undefined;
      this.live.adopt(placed, article);
      done?.();
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
}

/** Resolves when everything has arrived that VS Code had told before. */
async function roundTrip(): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'claimmark.roundTrip', undefined);
}
