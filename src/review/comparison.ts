import { ADJUDICATED } from '../annotation';
import { differencesOf, type Difference } from './differences';
import { disputesOf, type Dispute } from './disputes';
import { exchanges, type Remark } from './exchanges';
import { unitsOf, type ArticleUnits, type Side } from './units';
import { verdictsOn, type Received } from './verdicts';

/** What may be seen of the annotations of one article, compared as the annotator sees it. Each part is made when first asked for. */
export class Comparison {
  /** Names the article in what is found: a path or an address. */
  readonly article: string;
  /** The canonical text to which all sides are aligned. */
  readonly text: string;
  readonly own: Side;
  /** Everybody else, ordered by slug, with models and the adjudication. */
  readonly colleagues: readonly Side[];
  #units: ArticleUnits | undefined;
  #differences: readonly Difference[] | undefined;
  #disputes: readonly Dispute[] | undefined;
  #received: readonly Received[] | undefined;
  #remarks: ((ref: string) => readonly Remark[]) | undefined;

  constructor(article: string, text: string, own: Side, colleagues: readonly Side[]) {
    this.article = article;
    this.text = text;
    this.own = own;
    this.colleagues = colleagues.toSorted((a, b) => (slugOf(a) < slugOf(b) ? -1 : 1));
  }

  /** The common units of everybody but the adjudication, which decides and does not differ. */
  get units(): ArticleUnits {
    this.#units ??= unitsOf([this.own, ...this.colleagues.filter((side) => slugOf(side) !== ADJUDICATED)]);
    return this.#units;
  }

  get differences(): readonly Difference[] {
    this.#differences ??= differencesOf(this.article, this.text, this.units);
    return this.#differences;
  }

  get disputes(): readonly Dispute[] {
    this.#disputes ??= disputesOf(this);
    return this.#disputes;
  }

  /** The colleagues' verdicts on the annotator's own tags. */
  get received(): readonly Received[] {
    this.#received ??= verdictsOn(this.own, this.colleagues);
    return this.#received;
  }

  /** What was said about a tag or a review, given as `annotator/id`. */
  remarksOn(ref: string): readonly Remark[] {
    this.#remarks ??= exchanges([this.own, ...this.colleagues].map(({ annotations }) => annotations));
    return this.#remarks(ref);
  }
}

export const slugOf = ({ annotations }: Side): string => annotations.annotator.id;
