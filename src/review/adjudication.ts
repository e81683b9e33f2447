import { anchorAt, type Span } from '../article';
import {
  describeArticle,
  markRead,
  mergeChanges,
  newId,
  removed,
  tagsOn,
  TAG_NAMES,
  type Annotations,
  type Annotator,
  type ArticleNow,
  type Change,
  type Details,
  type Placed,
  type Replacement,
  type Review,
  type Tag,
  type TagContext,
  type TagName,
} from '../annotation';
import { COMPARED_DETAILS, comparedValues } from './details';
import { refOf, seenHash } from './seen';
import {
  ratersOf,
  isRated,
  setOf,
  viewsOn,
  type ArticleUnits,
  type Rater,
  type Side,
  type Unit,
} from './units';

export type CaseState =
  /** Everybody who read it gave the same tags, with details that fit together. */
  | 'agreed'
  /** Only one annotator read it. */
  | 'single'
  /** Different tags. */
  | 'tags'
  /** The same tags with different details. */
  | 'details'
  | 'decided'
  /** Decided, but its words changed since, or a tag that was not considered appeared, changed or went. */
  | 'changed';

/** A unit as the adjudicator sees it. */
export interface Case {
  readonly unit: Unit;
  readonly state: CaseState;
  /** Of those who read it. */
  readonly sides: readonly Rater[];
  /** What was decided so far. */
  readonly decided: readonly Tag[];
}

/** The cases of an article, in its order; `adjudicated` is the sidecar of what was decided so far. */
export function casesOf(units: ArticleUnits, adjudicated: Side | undefined): readonly Case[] {
  const considered = consideredIn(adjudicated?.annotations);
  const targets = new Map<string, string>();
  const cases = units.units.map((unit) => ({ unit, sides: ratersOf(unit, units) }));
  for (const { unit, sides } of cases) {
    for (const { annotator, tags } of sides) {
      for (const tag of tags) targets.set(refOf(annotator, tag), `unit ${unit.start}`);
    }
  }
  const decisions = adjudicated ? viewsOn(adjudicated, units.units) : [];
  return cases.map(({ unit, sides }, index): Case => {
    const { rating, wording } = decisions[index] ?? { rating: 'unread', wording: '' };
    if (!isRated(rating)) return { unit, sides, decided: [], state: openState(sides, targets) };
    const settled = wording === '' && isSettled(sides, rating, considered, targets);
    return { unit, sides, decided: rating, state: settled ? 'decided' : 'changed' };
  });
}

/** The hashes with which records were considered: those that a decided tag comes from or that were rejected. */
function consideredIn(adjudicated: Annotations | undefined): ReadonlyMap<string, string> {
  const from = adjudicated?.tags.flatMap((tag) => tag.from ?? []) ?? [];
  const rejected = adjudicated?.reviews.filter(({ verdict }) => verdict === 'reject') ?? [];
  return new Map([...from, ...rejected].map(({ of = '', seen = '' }) => [of, seen]));
}

function openState(sides: readonly Rater[], targets: ReadonlyMap<string, string>): CaseState {
  if (sides.length < 2) return 'single';
  const [first, ...others] = sides;
  if (others.some(({ tags }) => setOf(tags) !== setOf(first?.tags ?? []))) return 'tags';
  return detailsFit(
    sides.flatMap(({ tags }) => tags),
    targets,
  )
    ? 'agreed'
    : 'details';
}

/**
 * Whether a decision still stands on what it was made of: each tag on the unit was considered as it is now or
 * is what was decided anyway, and each decided tag that came from tags still has one that carries it.
 */
function isSettled(
  sides: readonly Rater[],
  decided: readonly Tag[],
  considered: ReadonlyMap<string, string>,
  targets: ReadonlyMap<string, string>,
): boolean {
  const records = sides.flatMap(({ annotator, tags }) =>
    tags.map((tag) => ({ annotator, ref: refOf(annotator, tag), tag })),
  );
  const present = new Set(records.map(({ ref }) => ref));
  const carries = (tag: Tag, of: Tag) => tag.tag === of.tag && detailsFit([tag, of], targets);
  const isKnown = ({ ref, tag }: (typeof records)[number]) =>
    decided.some((of) => carries(tag, of)) || considered.get(ref) === seenHash(tag);
  const hasReader = (ref: string) => sides.some(({ annotator }) => ref.startsWith(`${annotator}/`));
  return (
    records.every(isKnown) &&
    decided.every(({ from = [], ...tag }) => {
      const gone = from.filter(({ of }) => hasReader(of) && !present.has(of));
      return gone.length === 0 || records.some((record) => carries(record.tag, tag));
    })
  );
}

/** Whether no detail is given differently in tags of one kind; notes and doubts are the annotators' own. */
function detailsFit(tags: readonly Tag[], targets: ReadonlyMap<string, string>): boolean {
  const first = new Map<string, string>();
  return tags.every((tag) =>
    COMPARED_DETAILS.every((detail) => {
      const given = comparedValues(detail, tag);
      // Each annotator links to an own tag: it is the sentence that counts, if it is known here.
      const values = detail === 'denies' ? given.flatMap((link) => targets.get(link) ?? []) : given;
      if (values.length === 0) return true;
      const value = [...values].sort().join('\n');
      const known = first.get(`${tag.tag} ${detail}`);
      if (known === undefined) first.set(`${tag.tag} ${detail}`, value);
      return known === undefined || known === value;
    }),
  );
}

/** What is decided: the tags of these annotators (of none: no tag), or others. */
export type Decision = { readonly take: readonly string[] } | { readonly tags: readonly GivenTag[] };

/** A tag and what is said with it, not yet in a place. */
export type GivenTag = { readonly tag: TagName } & Details;

export interface AdjudicationContext extends TagContext {
  /** Slug of who decides. */
  readonly by: string;
}

/** Decides a case in the adjudicated annotations, also once more. */
export function decide(
  { unit, sides }: Case,
  decision: Decision,
  adjudicated: Placed,
  { by, text, now }: AdjudicationContext,
): Change {
  const records = sides.flatMap(({ annotator, tags }) =>
    tags.map((tag) => ({ annotator, tag, of: refOf(annotator, tag), seen: seenHash(tag) })),
  );
  const span: Span = [unit.start, unit.end];
  const before = tagsOn(adjudicated, span);
  const wanted =
    'tags' in decision
      ? decision.tags
      : mergedTags(
          decision.take.flatMap((taken) =>
            records.flatMap(({ annotator, tag }) => (annotator === taken ? [tag] : [])),
          ),
        );
  const kept = new Set<Tag>();
  const tags = wanted.map((tag): Replacement<Tag> => {
    const old = before.find((on) => on.tag === tag.tag) ?? null;
    if (old) kept.add(old);
    const id = old?.id ?? newId();
    const from = records.filter((record) => record.tag.tag === tag.tag).map(({ of, seen }) => ({ of, seen }));
    const after: Tag = { id, ...anchorAt(text, ...span), ...tag, by, from, created: now };
    return { id, before: old, after };
  });
  const dropped = before.filter((old) => !kept.has(old)).map(removed);
  const sentences = adjudicated.sentences.filter(([start, end]) => start < unit.end && end > unit.start);
  const rejections = new Map(
    adjudicated.annotations.reviews.flatMap((review) =>
      review.verdict === 'reject' && review.of !== undefined ? [[review.of, review] as const] : [],
    ),
  );
  const reviews = records.flatMap(({ of, seen, tag }): Replacement<Review>[] => {
    const old = rejections.get(of) ?? null;
    const isRejected = !wanted.some((one) => one.tag === tag.tag);
    if (!isRejected) return old ? [removed(old)] : [];
    if (old?.seen === seen) return [];
    const id = old?.id ?? newId();
    return [{ id, before: old, after: { ...old, id, of, verdict: 'reject', seen, created: now } }];
  });
  return { tags: [...tags, ...dropped], reviews, read: markRead(adjudicated, sentences, true) };
}

/** One tag of each kind, with the details of the first who gave them; notes and doubts stay with their owners. */
export function mergedTags(tags: readonly Tag[]): readonly GivenTag[] {
  return TAG_NAMES.flatMap((name) => {
    const same = tags.filter(({ tag }) => tag === name);
    if (same.length === 0) return [];
    const details: Details = Object.fromEntries(
      COMPARED_DETAILS.flatMap((detail) => {
        const given = same.find((tag) => comparedValues(detail, tag).length > 0);
        return given ? [[detail, given[detail]]] : [];
      }),
    );
    return [{ tag: name, ...details }];
  });
}

/** Takes over what everybody agrees on; with `singles` also what only one annotator has read. */
export function takeOverAgreed(
  cases: readonly Case[],
  adjudicated: Placed,
  context: AdjudicationContext,
  { singles = false }: { readonly singles?: boolean } = {},
): Change {
  const changes = cases
    .filter(({ state }) => state === 'agreed' || (singles && state === 'single'))
    .map((each) => {
      const take = each.sides.map(({ annotator }) => annotator);
      return decide(each, { take }, adjudicated, context);
    });
  return mergeChanges(changes);
}

/**
 * The article as an adjudication that begins cuts it: into the units, and what nobody has read yet into the
 * sentences of the first side. Undefined without any side.
 */
export function articleToAdjudicate(
  text: string,
  sides: readonly Side[],
  { units }: ArticleUnits,
): ArticleNow | undefined {
  const [first] = sides;
  if (!first) return undefined;
  const { language, segmenter } = first.annotations.article;
  const unread = first.sentences.flatMap((sentence): Span[] => {
    if (!sentence) return [];
    const { start, end } = sentence;
    return units.some((unit) => unit.start < end && unit.end > start) ? [] : [[start, end]];
  });
  const sentences = [...units.map(({ start, end }): Span => [start, end]), ...unread];
  sentences.sort((a, b) => a[0] - b[0]);
  return describeArticle(text, language, segmenter, sentences);
}

/** Hands the adjudication over: only the named person's program writes it from now on. */
export function takeOver({ adjudicator }: Annotations, after: Annotator): Change {
  return { adjudicator: { before: adjudicator ?? null, after } };
}
