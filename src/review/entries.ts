import { hashText, type Span } from '../article';
import { REASONS, stands, type Reason, type Review } from '../annotation';
import type { Comparison } from './comparison';
import type { Dispute } from './disputes';
import type { Remark } from './exchanges';
import { refOf } from './seen';
import type { Side } from './units';
import type { Received } from './verdicts';

interface Common {
  /** The same as long as there is the same to judge, whatever moved. */
  readonly key: string;
  readonly article: string;
  /** Where it stands in the text; undefined if its sentence is gone. */
  readonly span: Span | undefined;
  /** Whether the annotator has still something to do about it. */
  readonly open: boolean;
}

/** One thing to review. */
export type Entry =
  | (Common & { readonly kind: 'dispute'; readonly dispute: Dispute })
  /** A colleague's answer to a tag or a review of the annotator. */
  | (Common & { readonly kind: 'comment'; readonly remark: Remark })
  /** A colleague's verdict on a tag of the annotator, or a tag that the colleague misses. */
  | (Common & { readonly kind: 'verdict'; readonly received: Received });

/** What there is to review in one article, in the order of its text. */
export function entriesOf(comparison: Comparison): readonly Entry[] {
  const { article, own, disputes, received, colleagues } = comparison;
  const me = own.annotations.annotator.id;
  const answered = new Set(own.annotations.reviews.flatMap(({ re }) => re ?? []));
  const inArticle = (key: readonly string[]) => hashText(JSON.stringify([article, ...key])).slice(-12);
  const ofDisputes = disputes.map((dispute): Entry => {
    const { start, end, tag, targets, lacking, state } = dispute;
    const refs = targets.map((target) => refOf(target.annotator, target.tag));
    // Where only the annotator has the tag, nothing but the words tells it apart.
    const place = refs.length > 0 ? refs : [dispute.quote];
    const key = inArticle([tag, ...place, ...lacking]);
    return { kind: 'dispute', key, article, span: [start, end], open: state !== 'judged', dispute };
  });
  const ofVerdicts = received.flatMap((each): Entry[] => {
    const { review, from, place, state } = each;
    if (review.verdict === 'accept' || state === 'followed' || state === 'gone') return [];
    const ref = refOf(from, review);
    const key = inArticle([ref, state]);
    return [{ kind: 'verdict', key, article, span: place, open: !answered.has(ref), received: each }];
  });
  const ofComments = colleagues.flatMap(({ annotations }) =>
    annotations.reviews.flatMap((review): Entry[] => {
      if (review.verdict !== 'comment' || !review.re?.startsWith(`${me}/`)) return [];
      const annotator = annotations.annotator.id;
      const ref = refOf(annotator, review);
      const span = placeOf(review.re, [own, ...colleagues]);
      const remark = { annotator, review };
      return [{ kind: 'comment', key: inArticle([ref]), article, span, open: !answered.has(ref), remark }];
    }),
  );
  return [...ofDisputes, ...ofVerdicts, ...ofComments].sort((a, b) => startOf(a) - startOf(b));
}

const startOf = ({ span }: Entry) => span?.[0] ?? Infinity;

/** Where the tag stands that a reference, through any number of answers, leads to. */
function placeOf(ref: string, sides: readonly Side[]): Span | undefined {
  let at: string | undefined = ref;
  // Answers can go round in a circle in files written by hand.
  for (let steps = 0; at !== undefined && steps < 100; steps += 1) {
    const [slug, id = '']: readonly string[] = at.split('/');
    const side: Side | undefined = sides.find(({ annotations }) => annotations.annotator.id === slug);
    const place = side?.places.get(id);
    if (stands(place)) return [place.start, place.end];
    const review: Review | undefined = side?.annotations.reviews.find((each) => each.id === id);
    at = review?.of ?? review?.re;
  }
  return undefined;
}

/** The groups of the list, in its order. */
export const GROUPS = ['new', 'unsure', 'differences', 'comments', 'verdicts', 'judged'] as const;
export type GroupName = (typeof GROUPS)[number];

/**
 * Entries in their groups: what is done comes last, what `isNew` says first; disputes where a colleague is unsure
 * first, then by least agreement, comments and verdicts by date. What is equal keeps its order: entries come article
 * by article.
 */
export function groupEntries<E extends Entry>(
  entries: readonly E[],
  isNew: (key: string) => boolean,
): Readonly<Record<GroupName, readonly E[]>> {
  const groups: Record<GroupName, E[]> = {
    new: [],
    unsure: [],
    differences: [],
    comments: [],
    verdicts: [],
    judged: [],
  };
  for (const entry of entries) groups[groupOf(entry, isNew)].push(entry);
  for (const name of GROUPS) groups[name].sort(byOrder);
  return groups;
}

function groupOf(entry: Entry, isNew: (key: string) => boolean): GroupName {
  if (!entry.open) return 'judged';
  if (isNew(entry.key)) return 'new';
  if (entry.kind === 'comment') return 'comments';
  if (entry.kind === 'verdict') return 'verdicts';
  return entry.dispute.unsure.length > 0 ? 'unsure' : 'differences';
}

/** How often each reason was given in the verdicts of these entries, the commonest first; none that was not. */
export function countReasons(entries: readonly Entry[]): readonly (readonly [Reason, number])[] {
  const reviews = entries.flatMap((entry) => {
    if (entry.kind === 'dispute') return entry.dispute.reviews;
    return entry.kind === 'verdict' ? [entry.received.review] : [];
  });
  // One review can be about several entries.
  const reasons = Array.from(new Set(reviews), ({ reason }) => reason);
  return REASONS.map((reason) => [reason, reasons.filter((given) => given === reason).length] as const)
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1]);
}

/** Cheap, since a corpus has tens of thousands of entries. */
function byOrder(a: Entry, b: Entry): number {
  if (a.kind === 'dispute' && b.kind === 'dispute') {
    const [first, second] = [a.dispute, b.dispute];
    const unsure = Number(second.unsure.length > 0) - Number(first.unsure.length > 0);
    return unsure || first.agreement - second.agreement;
  }
  if (a.kind !== b.kind) return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
  const [first, second] = [dateOf(a), dateOf(b)];
  return first === second ? 0 : first < second ? -1 : 1;
}

const KINDS: readonly Entry['kind'][] = ['dispute', 'comment', 'verdict'];

function dateOf(entry: Entry): string {
  if (entry.kind === 'comment') return entry.remark.review.created;
  return entry.kind === 'verdict' ? entry.received.review.created : '';
}
