import { foldedText, foldWide } from '../article';
import type { Tag } from '../annotation';
import type { Coefficient } from './coefficients';
import { bitOf, isRated, setOf, type ArticleUnits } from './units';

/** Agreement on a detail of tags, over pairs of annotators who put a common tag on the same unit. */
export interface DetailFigures {
  readonly pairs: number;
  /** Pairs in which both gave the detail. */
  readonly given: number;
  /** Pairs in which one gave it. */
  readonly oneSided: number;
  /** Pairs in which both gave the same. */
  readonly same: number;
  /** `same` of `given`. */
  readonly observed: Coefficient;
}

const none: readonly string[] = [];

/** What of a tag's detail is compared: texts without regard to case, marks and spelling of quotes. */
const values = {
  source: ({ source }: Tag) => (source === undefined ? none : [textKey(source)]),
  sourceKind: ({ sourceKind }: Tag) => (sourceKind === undefined ? none : [sourceKind]),
  cue: ({ cue }: Tag) => (cue === undefined || cue.length === 0 ? none : [textKey(cue.join(' '))]),
  via: ({ via }: Tag) => (via === undefined ? none : [textKey(via)]),
  certainty: ({ certainty }: Tag) => (certainty === undefined ? none : [certainty]),
  denies: ({ denies = [] }: Tag) =>
    denies.map((link) => ('of' in link ? link.of : `claim ${textKey(link.claim)}`)),
} satisfies Readonly<Record<string, (tag: Tag) => readonly string[]>>;

export type ComparedDetail = keyof typeof values;
export const COMPARED_DETAILS = Object.keys(values) as readonly ComparedDetail[];

/** What is compared of one detail of a tag; empty if it has none. */
export const comparedValues = (detail: ComparedDetail, tag: Tag): readonly string[] => values[detail](tag);

function textKey(text: string): string {
  return foldedText(foldWide(text.trim()));
}

/** What one annotator gave to a unit. */
interface Given {
  readonly set: number;
  readonly values: readonly (readonly string[])[];
}

/** Pairs of annotators as to one detail. */
interface Pairs {
  tagged: number;
  oneSided: number;
  readonly both: (readonly [first: readonly string[], second: readonly string[]])[];
}

/** Collects the details of articles' units; links are compared when all articles are known. */
export class DetailSample {
  readonly #pairs = COMPARED_DETAILS.map((): Pairs => ({ tagged: 0, oneSided: 0, both: [] }));
  /** The unit on which a tag stands, by `annotator/id`. */
  readonly #unitOfTag = new Map<string, string>();

  addArticle(article: string, { shares, units }: ArticleUnits): void {
    for (const { start, ratings } of units) {
      const unit = `${article}\n${start}`;
      const tagged = ratings.flatMap((rating, column): Given[] => {
        if (!isRated(rating) || rating.length === 0) return [];
        const annotator = shares[column]?.annotator ?? '';
        for (const { id } of rating) this.#unitOfTag.set(`${annotator}/${id}`, unit);
        return [
          { set: setOf(rating), values: COMPARED_DETAILS.map((detail) => rating.flatMap(values[detail])) },
        ];
      });
      tagged.forEach((first, index) => {
        for (let other = index + 1; other < tagged.length; other += 1) {
          const second = tagged[other];
          if (second && (first.set & second.set) !== 0) this.#addPair(first, second);
        }
      });
    }
  }

  #addPair(first: Given, second: Given): void {
    this.#pairs.forEach((pairs, index) => {
      const isLink = COMPARED_DETAILS[index] === 'denies';
      if (isLink && (first.set & second.set & bitOf('denial')) === 0) return;
      pairs.tagged += 1;
      const ofFirst = first.values[index] ?? [];
      const ofSecond = second.values[index] ?? [];
      if (ofFirst.length > 0 && ofSecond.length > 0) pairs.both.push([ofFirst, ofSecond]);
      else if (ofFirst.length > 0 || ofSecond.length > 0) pairs.oneSided += 1;
    });
  }

  figures(): Readonly<Record<ComparedDetail, DetailFigures>> {
    // Two annotators link to their own tags of the same sentence: it is the sentence that counts.
    const asSet = (side: readonly string[]) =>
      [...new Set(side.map((value) => this.#unitOfTag.get(value) ?? value))].sort().join('\n\n');
    const entries = this.#pairs.map(({ tagged, oneSided, both }, index): [string, DetailFigures] => {
      const same = both.filter(([first, second]) => asSet(first) === asSet(second)).length;
      const observed: Coefficient =
        both.length === 0 ? { value: null, reason: 'no pairs' } : { value: same / both.length };
      return [COMPARED_DETAILS[index] ?? '', { pairs: tagged, given: both.length, oneSided, same, observed }];
    });
    return Object.fromEntries(entries) as Record<ComparedDetail, DetailFigures>;
  }
}
