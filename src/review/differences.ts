import { addTo } from '../article';
import type { TagName } from '../annotation';
import { masi } from './coefficients';
import { ratersOf, isRated, namesOf, setOf, type ArticleUnits } from './units';

/** Offsets of a span in the present canonical text of an article. */
export interface Place {
  readonly article: string;
  readonly start: number;
  readonly end: number;
}

/** A unit to which annotators gave different sets of tags. */
export interface Difference extends Place {
  readonly quote: string;
  /** By annotator, of those who read it. */
  readonly sets: Readonly<Record<string, readonly TagName[]>>;
  /** The tags that stand here, as `annotator/id`. */
  readonly tags: readonly string[];
  /** The annotators who flagged a tag here as unsure. */
  readonly unsure: readonly string[];
  /** 1 less the mean MASI distance of all pairs; 0 if no two share a tag. */
  readonly agreement: number;
}

/** Where the annotators of an article differ, in the order of the text. */
export function differencesOf(article: string, text: string, units: ArticleUnits): readonly Difference[] {
  return units.units.flatMap((unit): Difference[] => {
    const { start, end, ratings } = unit;
    let common: number | undefined;
    const differ = ratings.some((rating) => {
      if (!isRated(rating)) return false;
      const set = setOf(rating);
      common ??= set;
      return set !== common;
    });
    if (!differ) return [];
    const rated = ratersOf(unit, units).map((rater) => ({ ...rater, set: setOf(rater.tags) }));
    return [
      {
        article,
        start,
        end,
        quote: text.slice(start, end),
        sets: Object.fromEntries(rated.map(({ annotator, set }) => [annotator, namesOf(set)])),
        tags: rated.flatMap(({ annotator, tags }) => tags.map(({ id }) => `${annotator}/${id}`)),
        unsure: rated.flatMap(({ annotator, tags }) =>
          tags.some(({ unsure }) => unsure === true) ? [annotator] : [],
        ),
        agreement: meanAgreement(rated.map(({ set }) => set)),
      },
    ];
  });
}

/** 1 less the mean MASI distance of all pairs of sets; 1 if there is no pair. */
export function meanAgreement(sets: readonly number[]): number {
  const distances = sets.flatMap((set, index) => sets.slice(index + 1).map((other) => masi(set, other)));
  if (distances.length === 0) return 1;
  return 1 - distances.reduce((sum, each) => sum + each, 0) / distances.length;
}

/** Where somebody is unsure first, then by least agreement; what is equal keeps its order. Linear: there are few degrees. */
export function mostUrgentFirst(differences: readonly Difference[]): readonly Difference[] {
  const byDegree = new Map<number, Difference[]>();
  for (const difference of differences) {
    // Agreement is 0 to 1.
    const degree = difference.agreement + (difference.unsure.length > 0 ? 0 : 2);
    addTo(byDegree, degree, difference);
  }
  const groups = [...byDegree].sort(([a], [b]) => a - b).map(([, same]) => same);
  return new Array<Difference>().concat(...groups);
}
