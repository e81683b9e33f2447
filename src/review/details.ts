import { foldedText, foldWide } from '../article';
import type { Tag } from '../annotation';
import type { Coefficient } from './coefficients';
import { refOf } from './seen';
import { bitOf, ratersOf, setOf, type ArticleUnits } from './units';

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

/** What texts are compared by. */
type Key = (text: string) => string;

/** Texts are the same without regard to case, marks and the spelling of quotes. */
const textKey: Key = (text) => foldedText(foldWide(text.trim()));

/** What of a tag's detail is compared. */
const values = {
  source: ({ source }, key) => (source === undefined ? none : [key(source)]),
  sourceKind: ({ sourceKind }) => (sourceKind === undefined ? none : [sourceKind]),
  cue: ({ cue }, key) => (cue === undefined || cue.length === 0 ? none : [key(cue.join(' '))]),
  via: ({ via }, key) => (via === undefined ? none : [key(via)]),
  certainty: ({ certainty }) => (certainty === undefined ? none : [certainty]),
  denies: ({ denies }, key) =>
    denies?.map((link) => ('of' in link ? link.of : `claim ${key(link.claim)}`)) ?? none,
} satisfies Readonly<Record<string, (tag: Tag, key: Key) => readonly string[]>>;

export type ComparedDetail = keyof typeof values;
export const COMPARED_DETAILS = Object.keys(values) as readonly ComparedDetail[];

/** What is compared of one detail of a tag; empty if it has none. */
export const comparedValues = (detail: ComparedDetail, tag: Tag, key: Key = textKey): readonly string[] =>
  values[detail](tag, key);

/** What of one annotator's tags on a unit is compared. */
interface Compared {
  readonly set: number;
  readonly values: readonly (readonly string[])[];
}

/** Pairs of annotators as to one detail. */
interface Counts {
  pairs: number;
  given: number;
  oneSided: number;
  same: number;
}

/** Collects the details of articles' units; links are compared when all articles are known. */
export class DetailSample {
  readonly #counts = COMPARED_DETAILS.map((): Counts => ({ pairs: 0, given: 0, oneSided: 0, same: 0 }));
  readonly #links: (readonly [first: readonly string[], second: readonly string[]])[] = [];
  /** The unit on which a tag stands, by `annotator/id`. */
  readonly #unitOfTag = new Map<string, string>();

  /** A corpus names the same sources again and again. */
  readonly #keys = new Map<string, string>();

  addArticle(article: string, units: ArticleUnits): void {
    const key = (text: string) => this.#keyOf(text);
    for (const unit of units.units) {
      const place = `${article}\n${unit.start}`;
      const tagged = ratersOf(unit, units).flatMap(({ annotator, tags }): Compared[] => {
        if (tags.length === 0) return [];
        for (const tag of tags) this.#unitOfTag.set(refOf(annotator, tag), place);
        const values = COMPARED_DETAILS.map((detail) =>
          tags.flatMap((tag) => comparedValues(detail, tag, key)),
        );
        return [{ set: setOf(tags), values }];
      });
      tagged.forEach((first, index) => {
        for (let other = index + 1; other < tagged.length; other += 1) {
          const second = tagged[other];
          if (second && (first.set & second.set) !== 0) this.#addPair(first, second);
        }
      });
    }
  }

  #keyOf(text: string): string {
    const known = this.#keys.get(text);
    if (known !== undefined) return known;
    const key = textKey(text);
    this.#keys.set(text, key);
    return key;
  }

  #addPair(first: Compared, second: Compared): void {
    this.#counts.forEach((counts, index) => {
      const isLink = COMPARED_DETAILS[index] === 'denies';
      if (isLink && (first.set & second.set & bitOf('denial')) === 0) return;
      counts.pairs += 1;
      const ofFirst = first.values[index] ?? none;
      const ofSecond = second.values[index] ?? none;
      if (ofFirst.length === 0 && ofSecond.length === 0) return;
      if (ofFirst.length === 0 || ofSecond.length === 0) {
        counts.oneSided += 1;
        return;
      }
      counts.given += 1;
      if (isLink) this.#links.push([ofFirst, ofSecond]);
      else if (sameValues(ofFirst, ofSecond)) counts.same += 1;
    });
  }

  figures(): Readonly<Record<ComparedDetail, DetailFigures>> {
    // Two annotators link to their own tags of the same sentence: it is the sentence that counts.
    const linked = (side: readonly string[]) => side.map((link) => this.#unitOfTag.get(link) ?? link);
    const sameLinks = this.#links.filter(([first, second]) => sameValues(linked(first), linked(second)));
    const entries = this.#counts.map((counts, index): [string, DetailFigures] => {
      const detail = COMPARED_DETAILS[index] ?? '';
      const { given } = counts;
      const same = detail === 'denies' ? sameLinks.length : counts.same;
      const observed: Coefficient =
        given === 0 ? { value: null, reason: 'no pairs' } : { value: same / given };
      return [detail, { ...counts, same, observed }];
    });
    return Object.fromEntries(entries) as Record<ComparedDetail, DetailFigures>;
  }
}

function sameValues(a: readonly string[], b: readonly string[]): boolean {
  return a.every((value) => b.includes(value)) && b.every((value) => a.includes(value));
}
