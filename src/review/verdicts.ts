import { anchorAt, type Span } from '../article';
import {
  addTag,
  added,
  newId,
  removed,
  replaced,
  stands,
  tagsOn,
  type Annotations,
  type Change,
  type Details,
  type Placed,
  type Reason,
  type Review,
  type Tag,
  type TagContext,
  type TagName,
} from '../annotation';
import { isStale, refOf, seenHash } from './seen';
import { isRated, viewsOn, type Limits, type Rating, type Side } from './units';

/** A colleague's tag. */
export interface Target {
  /** Slug of the colleague. */
  readonly annotator: string;
  readonly tag: Tag;
}

/** What is said about a tag. */
export type Judgement =
  | { readonly verdict: 'accept' | 'reject' }
  | { readonly verdict: 'change'; readonly to: { readonly tag?: TagName } & Details };

export interface Remarks {
  readonly reason?: Reason;
  readonly note?: string;
}

/** One's verdict on a tag, if there is one. */
export function verdictOn(own: Annotations, { annotator, tag }: Target): Review | undefined {
  const of = refOf(annotator, tag);
  return own.reviews.find((review) => review.of === of && review.verdict !== 'comment');
}

/** Judges a colleague's tag. A tag has one verdict of each colleague: a second one replaces the first. */
export function judge(
  own: Annotations,
  target: Target,
  judgement: Judgement,
  remarks: Remarks,
  now: string,
): Change {
  const before = verdictOn(own, target) ?? null;
  const id = before?.id ?? newId();
  const of = refOf(target.annotator, target.tag);
  const after = { id, of, ...judgement, ...remarks, seen: seenHash(target.tag), created: now };
  return { reviews: [{ id, before, after }] };
}

/** Says that a tag is missing on `[start, end)`. */
export function addMissing(span: Span, tag: TagName, remarks: Remarks, { text, now }: TagContext): Change {
  return newReview({ verdict: 'add', tag, ...anchorAt(text, ...span), ...remarks, created: now });
}

/** Comments on a tag or a review, given as `annotator/id`. */
export function comment(re: string, note: string, now: string): Change {
  return newReview({ re, verdict: 'comment', note, created: now });
}

function newReview(review: Omit<Review, 'id'>): Change {
  return { reviews: [added<Review>({ id: newId(), ...review })] };
}

/** Gives own reviews a reason or a note; what is not given stays, an empty note goes. */
export function remark(reviews: readonly Review[], { reason, note }: Remarks): Change {
  return {
    reviews: reviews.map((before) => {
      const { note: old, ...rest } = before;
      const kept = note ?? old;
      return replaced(before, { ...rest, ...(reason && { reason }), ...(kept ? { note: kept } : {}) });
    }),
  };
}

/** Takes own reviews back. */
export function withdraw(reviews: readonly Review[]): Change {
  return { reviews: reviews.map(removed) };
}

/** How a verdict relates to the tag as it is now. */
export type VerdictState =
  /** It speaks of the tag as it is. */
  | 'current'
  /** The tag changed since. */
  | 'stale'
  /** The tag is as the verdict wants it. */
  | 'followed'
  /** The tag, or the sentence of a missing one, is there no more. */
  | 'gone';

/** A colleague's verdict on one's own tags. */
export interface Received {
  /** Slug of who gave it. */
  readonly from: string;
  readonly review: Review;
  /** The own tag; undefined for a missing one or one that was removed. */
  readonly tag: Tag | undefined;
  readonly state: VerdictState;
  /** Where the tag stands, or should. */
  readonly place: Span | undefined;
}

/**
 * The colleagues' verdicts on `own` tags, and the tags that they miss on sentences which were read, in the
 * order of the files.
 */
export function verdictsOn(own: Side, colleagues: readonly Side[]): readonly Received[] {
  const { tags, annotator } = own.annotations;
  const given = givenBy(own);
  const byRef = new Map(tags.map((tag) => [refOf(annotator.id, tag), tag]));
  return colleagues
    .filter((side) => side.annotations.annotator.id !== annotator.id)
    .flatMap(({ annotations, places }) => {
      const from = annotations.annotator.id;
      return annotations.reviews.flatMap((review): Received[] => {
        const { verdict, of } = review;
        if (verdict === 'add') {
          const place = spanOf(places.get(review.id));
          const state = missingState(given, review, place);
          return state ? [{ from, review, tag: undefined, state, place }] : [];
        }
        if (verdict === 'comment' || !of?.startsWith(`${annotator.id}/`)) return [];
        const tag = byRef.get(of);
        const place = tag && spanOf(own.places.get(tag.id));
        return [{ from, review, tag, state: verdictState(review, tag), place }];
      });
    });
}

function spanOf(place: Parameters<typeof stands>[0]): Span | undefined {
  return stands(place) ? [place.start, place.end] : undefined;
}

/** How a verdict stands to the tag it is about; undefined if the tag has been removed. */
export function verdictState(review: Review, tag: Tag | undefined): VerdictState {
  if (!tag) return review.verdict === 'reject' ? 'followed' : 'gone';
  if (review.verdict === 'change' && isAsWanted(review.to, tag)) return 'followed';
  return isStale(review, tag) ? 'stale' : 'current';
}

function isAsWanted(to: Review['to'], tag: Tag): boolean {
  const fields: Readonly<Record<string, unknown>> = { ...tag };
  return Object.entries(to ?? {}).every(
    ([field, value]) => JSON.stringify(fields[field]) === JSON.stringify(value),
  );
}

/** What the annotator gave to each sentence of the list that stands in the text. */
function givenBy(own: Side): readonly Given[] {
  const spans = own.sentences.filter((sentence) => sentence !== null);
  spans.sort((a, b) => a.start - b.start);
  const views = viewsOn(own, spans);
  return spans.map(({ start, end }, index) => ({ start, end, rating: views[index]?.rating }));
}

interface Given extends Limits {
  readonly rating: Rating | undefined;
}

/** Undefined if the annotator has not read the sentence: then nothing is missing there. */
function missingState(
  given: readonly Given[],
  { tag }: Review,
  place: Span | undefined,
): VerdictState | undefined {
  if (!place) return 'gone';
  const there = given.filter(({ start, end }) => start < place[1] && end > place[0]);
  if (there.length === 0 || !there.every(({ rating }) => isRated(rating))) return undefined;
  const has = there.some(({ rating }) => isRated(rating) && rating.some((on) => on.tag === tag));
  return has ? 'followed' : 'current';
}

/**
 * Does to one's own tags what a verdict asks for; undefined if there is nothing to do. A tag that would
 * become one which its sentence has already is removed.
 */
export function follow(
  placed: Placed,
  { review, tag, place }: Pick<Received, 'review' | 'tag' | 'place'>,
  context: TagContext,
): Change | undefined {
  const { verdict, to } = review;
  if (verdict === 'add') {
    if (!place || !review.tag) return undefined;
    const isThere = tagsOn(placed, place).some((on) => on.tag === review.tag);
    return isThere ? undefined : addTag(placed, [place], review.tag, context);
  }
  if (!tag) return undefined;
  const become = (after: Tag | null): Change => ({ tags: [replaced(tag, after)] });
  if (verdict === 'reject') return become(null);
  if (verdict !== 'change' || isAsWanted(to, tag)) return undefined;
  const { denies, ...wanted }: Tag = { ...tag, ...to };
  const isTwin = place && wanted.tag !== tag.tag && tagsOn(placed, place).some((on) => on.tag === wanted.tag);
  if (isTwin) return become(null);
  return become(wanted.tag === 'denial' && denies ? { ...wanted, denies } : wanted);
}
