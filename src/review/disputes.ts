import { stands, TAG_NAMES, type Review, type TagName } from '../annotation';
import { meanAgreement, type Place } from './differences';
import { isStale, refOf } from './seen';
import { ratersOf, setOf, type ArticleUnits, type Side } from './units';
import type { Target } from './verdicts';

export type DisputeState =
  /** The annotator has not judged it, or not all of it. */
  | 'open'
  /** A tag changed since the annotator judged it. */
  | 'stale'
  | 'judged';

/** A tag on a unit on which annotators differ, or of which a colleague is unsure: what a reviewer judges. */
export interface Dispute extends Place {
  readonly quote: string;
  readonly tag: TagName;
  /** The colleagues' tags of this name there. */
  readonly targets: readonly Target[];
  /** Slugs of the colleagues who read the unit and gave no such tag. */
  readonly lacking: readonly string[];
  /** Whether the annotator has given the tag; undefined if he has not read the unit. */
  readonly own: boolean | undefined;
  /** Slugs of the colleagues who flagged their tag as unsure. */
  readonly unsure: readonly string[];
  /** Of the unit, see `Difference.agreement`; 1 if they do not differ. */
  readonly agreement: number;
  readonly state: DisputeState;
  /** The annotator's reviews on it. */
  readonly reviews: readonly Review[];
}

interface Compared {
  readonly article: string;
  readonly text: string;
  readonly own: Side;
  readonly units: ArticleUnits;
}

/** The disputes of an article, in the order of its text. */
export function disputesOf({ article, text, own, units }: Compared): readonly Dispute[] {
  const me = own.annotations.annotator.id;
  const given = givenReviews(own);
  return units.units.flatMap((unit) => {
    const { start, end } = unit;
    const rated = ratersOf(unit, units);
    const agreement = meanAgreement(rated.map(({ tags }) => setOf(tags)));
    return TAG_NAMES.flatMap((tag): Dispute[] => {
      const sides = rated.map(({ annotator, tags }) => ({
        annotator,
        tags: tags.filter((on) => on.tag === tag),
      }));
      const holders = sides.filter(({ tags }) => tags.length > 0);
      const colleagues = sides.filter(({ annotator }) => annotator !== me);
      const targets = colleagues.flatMap(({ annotator, tags }) => tags.map((on) => ({ annotator, tag: on })));
      const unsure = targets.flatMap((target) => (target.tag.unsure ? [target.annotator] : []));
      const differ = holders.length > 0 && holders.length < sides.length;
      if (!differ && unsure.length === 0) return [];
      const mine = sides.find(({ annotator }) => annotator === me);
      const lacking = colleagues.flatMap(({ annotator, tags }) => (tags.length === 0 ? [annotator] : []));
      const reviews = [
        ...targets.flatMap((target) => given.of.get(refOf(target.annotator, target.tag)) ?? []),
        ...given.missing
          .filter((each) => each.tag === tag && each.start < end && each.end > start)
          .map(({ review }) => review),
      ];
      return [
        {
          article,
          start,
          end,
          quote: text.slice(start, end),
          tag,
          targets,
          lacking,
          own: mine && mine.tags.length > 0,
          unsure: Array.from(new Set(unsure)),
          agreement,
          state: stateOf(targets, reviews),
          reviews,
        },
      ];
    });
  });
}

function stateOf(targets: readonly Target[], reviews: readonly Review[]): DisputeState {
  if (targets.length === 0) return reviews.length > 0 ? 'judged' : 'open';
  const verdicts = targets.map(({ annotator, tag }) => {
    const review = reviews.find(({ of }) => of === refOf(annotator, tag));
    return review && { review, tag };
  });
  if (verdicts.some((each) => each && isStale(each.review, each.tag))) return 'stale';
  // Who says that the tag is missing elsewhere has said that it is right here.
  const isMissed = reviews.some(({ verdict }) => verdict === 'add');
  return isMissed || verdicts.every((each) => each !== undefined) ? 'judged' : 'open';
}

/** The annotator's verdicts by what they are about, and the tags that he misses with their places. */
function givenReviews({ annotations, places }: Side) {
  const of = new Map<string, Review>();
  const missing: {
    readonly review: Review;
    readonly tag: TagName | undefined;
    readonly start: number;
    readonly end: number;
  }[] = [];
  for (const review of annotations.reviews) {
    if (review.of !== undefined && review.verdict !== 'comment') of.set(review.of, review);
    const place = places.get(review.id);
    if (review.verdict === 'add' && stands(place)) {
      missing.push({ review, tag: review.tag, start: place.start, end: place.end });
    }
  }
  return { of, missing };
}
