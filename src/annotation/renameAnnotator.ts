import type { Annotations, Annotator, Denied, Tag } from './model';

/**
 * Annotations in which the annotator with the id `from` has another name and id: as their author, as adjudicator,
 * and in links to their records. The ids of records stay; what does not name the annotator stays the same object.
 */
export function renameAnnotator(annotations: Annotations, from: string, to: Annotator): Annotations {
  const { annotator, adjudicator } = annotations;
  const follow = (link: string) =>
    link.startsWith(`${from}/`) ? `${to.id}${link.slice(from.length)}` : link;
  const rename = <T>(record: T, renamed: T): T =>
    JSON.stringify(renamed) === JSON.stringify(record) ? record : renamed;
  const denied = (each: Denied): Denied => ('of' in each ? { ...each, of: follow(each.of) } : each);
  return {
    ...annotations,
    annotator: annotator.id === from ? { ...annotator, ...to } : annotator,
    ...(adjudicator && { adjudicator: adjudicator.id === from ? { ...adjudicator, ...to } : adjudicator }),
    tags: annotations.tags.map((tag): Tag =>
      rename(tag, {
        ...tag,
        ...(tag.denies && { denies: tag.denies.map(denied) }),
        ...(tag.by !== undefined && { by: tag.by === from ? to.id : tag.by }),
        ...(tag.from && { from: tag.from.map((each) => ({ ...each, of: follow(each.of) })) }),
      }),
    ),
    reviews: annotations.reviews.map((review) =>
      rename(review, {
        ...review,
        ...(review.of !== undefined && { of: follow(review.of) }),
        ...(review.re !== undefined && { re: follow(review.re) }),
      }),
    ),
  };
}
