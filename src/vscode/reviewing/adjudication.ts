import * as vscode from 'vscode';
import {
  ADJUDICATED,
  emptyAnnotations,
  History,
  isModel,
  type Annotator,
  type Change,
} from '../../annotation';
import {
  articleToAdjudicate,
  casesOf,
  decide,
  hasAnnotated,
  slugOf,
  takeOver,
  takeOverAgreed,
  unitsOf,
  type Case,
  type Decision,
  type Side,
} from '../../review';
import type { SidecarStore } from '../../sidecar';
import { ArticleSession, type GuidelineOf } from '../articles/articleSession';
import { Refusal } from '../refusal';
import type { Comparisons } from './comparisons';
import { ownSide } from './comparisons';
import { namesBySlug, personName } from './people';
import { mayShow } from './visibility';

/** Opens the sidecars of an annotator; those of the adjudication as a person who decides. */
export type OpenStore = (annotator: Annotator, adjudicator?: Annotator) => SidecarStore;

/** What it takes to open the sidecar of the adjudication. */
export interface Stores {
  readonly openStore: OpenStore;
  readonly guideline: GuidelineOf;
}

/** The adjudication of an open article: what is to be decided, and the sidecar of what was. */
export class Adjudication implements vscode.Disposable {
  readonly #article: ArticleSession;
  readonly #comparisons: Comparisons;
  /** The sidecar of `adjudicated`. */
  readonly decided: ArticleSession;
  readonly #me: Annotator;

  private constructor(
    article: ArticleSession,
    comparisons: Comparisons,
    decided: ArticleSession,
    me: Annotator,
  ) {
    this.#article = article;
    this.#comparisons = comparisons;
    this.decided = decided;
    this.#me = me;
  }

  /** @throws Refusal if annotations may not be seen, or somebody else decides here */
  static async open(
    article: ArticleSession,
    comparisons: Comparisons,
    { openStore, guideline }: Stores,
    history: History,
  ): Promise<Adjudication> {
    const me = article.annotator;
    askVisible(article);
    const sides = sidesOf(article, comparisons);
    if (sides.length === 0) {
      throw new Refusal(vscode.l10n.t('There is nothing to adjudicate: no annotations can be seen here.'));
    }
    const now = articleToAdjudicate(comparisons.of(article).text, sides, unitsOf(sides));
    const annotator = { id: ADJUDICATED, name: 'Adjudication' };
    const beginning = now && { ...emptyAnnotations(now, annotator), adjudicator: me };
    const store = openStore(annotator, me);
    const decided = await ArticleSession.open(article.document, store, history, guideline, beginning);
    // Read from the file just now: what the article knows of the files beside it may be older.
    const adjudicator = decided.own?.adjudicator;
    if (adjudicator && adjudicator.id !== me.id) {
      decided.dispose();
      throw new Refusal(
        vscode.l10n.t(
          '{0} adjudicates this article. You can take the adjudication over.',
          personName(adjudicator),
        ),
      );
    }
    return new Adjudication(article, comparisons, decided, me);
  }

  get document(): vscode.TextDocument {
    return this.#article.document;
  }

  get me(): Annotator {
    return this.#me;
  }

  /** The annotators who are compared, by slug. */
  get names(): ReadonlyMap<string, string> {
    return namesBySlug(sidesOf(this.#article, this.#comparisons));
  }

  /** The article's cases in its order, as they are now. */
  cases(): readonly Case[] {
    const { text } = this.#comparisons.of(this.#article);
    const decided = this.decided.hasSidecar ? ownSide(this.decided, text) : undefined;
    return casesOf(unitsOf(sidesOf(this.#article, this.#comparisons)), decided);
  }

  /** Takes over what everybody agrees on, and tells how many sentences that were. */
  async takeOverAgreed(): Promise<number> {
    const cases = this.cases();
    const agreed = cases.filter(({ state }) => state === 'agreed');
    if (agreed.length > 0) {
      await this.decided.perform((placed, { text }) => takeOverAgreed(agreed, placed, this.#context(text)));
    }
    return agreed.length;
  }

  /** Writes a decision. */
  async decide(each: Case, decision: Decision): Promise<void> {
    await this.decided.perform((placed, { text }): Change =>
      decide(each, decision, placed, this.#context(text)),
    );
  }

  dispose(): void {
    this.decided.dispose();
  }

  #context(text: string) {
    return { by: this.#me.id, text, now: this.#article.timestamp() };
  }
}

/** Everybody who annotated and may be seen; programs do not take part. */
function sidesOf(article: ArticleSession, comparisons: Comparisons): readonly Side[] {
  const { own, colleagues } = comparisons.of(article);
  return [own, ...colleagues].filter(
    (side) =>
      slugOf(side) !== ADJUDICATED && !isModel(side.annotations.annotator) && hasAnnotated(side.annotations),
  );
}

/** @throws Refusal if what others wrote may not be seen: then nothing is known to be agreed */
function askVisible({ own, document }: ArticleSession): void {
  if (!mayShow(document.uri, ADJUDICATED, own)) {
    throw new Refusal(vscode.l10n.t('What colleagues wrote here is hidden until you finish the article.'));
  }
}

/** Asks whether the adjudication is to pass into the annotator's hands, and writes that it does. */
export async function takeAdjudicationOver(
  article: ArticleSession,
  { openStore, guideline }: Stores,
): Promise<void> {
  const me = article.annotator;
  askVisible(article);
  const store = openStore({ id: ADJUDICATED, name: 'Adjudication' }, me);
  const decided = await ArticleSession.open(article.document, store, new History(), guideline);
  try {
    const before = decided.own?.adjudicator;
    if (!before || before.id === me.id) {
      throw new Refusal(vscode.l10n.t('Nobody else adjudicates this article.'));
    }
    const yes = vscode.l10n.t('Take Over');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('Take the adjudication of this article over from {0}?', personName(before)),
      {
        modal: true,
        detail: vscode.l10n.t('The file will say so, and only your program will write it from then on.'),
      },
      yes,
    );
    if (answer !== yes) return;
    await decided.record(({ annotations }) => takeOver(annotations, me));
  } finally {
    decided.dispose();
  }
}
