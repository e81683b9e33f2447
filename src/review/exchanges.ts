import { addTo } from '../article';
import type { Annotations, Review } from '../annotation';
import { refOf } from './seen';

/** A review as part of an exchange. */
export interface Remark {
  /** Slug of who wrote it. */
  readonly annotator: string;
  readonly review: Review;
}

/**
 * What was said about a tag or a review, given as `annotator/id`: verdicts, comments on them, answers to
 * these, each behind what it answers, else by date. A review asked about stands first itself.
 */
export function exchanges(annotations: readonly Annotations[]): (ref: string) => readonly Remark[] {
  const remarks = new Map<string, Remark>();
  const answers = new Map<string, Remark[]>();
  for (const { annotator, reviews } of annotations) {
    for (const review of reviews) {
      const remark = { annotator: annotator.id, review };
      remarks.set(refOf(annotator.id, review), remark);
      const about = review.of ?? review.re;
      if (about !== undefined) addTo(answers, about, remark);
    }
  }
  return (ref) => {
    const first = remarks.get(ref);
    const found: { readonly remark: Remark; readonly depth: number; readonly when: string }[] = [];
    const visited = new Set<Remark>();
    const visit = (remark: Remark, depth: number, after: string) => {
      // Answers can go round in a circle in files written by hand.
      if (visited.has(remark)) return;
      visited.add(remark);
      // Dates are coarse and clocks differ: an answer is never earlier than what it answers.
      const { created } = remark.review;
      found.push({ remark, depth, when: created > after ? created : after });
    };
    if (first) visit(first, 0, '');
    else for (const remark of answers.get(ref) ?? []) visit(remark, 0, '');
    for (let at = 0; at < found.length; at += 1) {
      const entry = found[at];
      if (!entry) break;
      const of = refOf(entry.remark.annotator, entry.remark.review);
      for (const answer of answers.get(of) ?? []) visit(answer, entry.depth + 1, entry.when);
    }
    const name = ({ remark }: (typeof found)[number]) => refOf(remark.annotator, remark.review);
    return found
      .sort((a, b) => {
        if (a.when !== b.when) return a.when < b.when ? -1 : 1;
        return a.depth - b.depth || (name(a) < name(b) ? -1 : 1);
      })
      .map(({ remark }) => remark);
  };
}
