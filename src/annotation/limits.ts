import { anchorAt, type Span } from '../article';
import { trim, type ArticleNow } from './articleNow';
import { added, replaced, type Change } from './change';
import { newId } from './ids';
import type { Tag } from './model';
import { tagsOn } from './tagging';
import type { Placed } from './placed';

/**
 * Cuts the sentence that contains `at` there. Both parts keep its tags: which part each belongs to only the
 * annotator can say. Undefined if there is nothing to cut.
 */
export function splitSentence(placed: Placed, { text }: ArticleNow, at: number): Change | undefined {
  const sentence = placed.sentences.find(([start, end]) => start < at && at < end);
  if (!sentence) return undefined;
  const first = trim(text, sentence[0], at);
  const second = trim(text, at, sentence[1]);
  if (!first || !second) return undefined;
  const tags = wholeTags(placed, sentence).flatMap((tag) => [
    replaced(tag, { ...tag, ...anchorAt(text, ...first) }),
    added({ ...tag, ...anchorAt(text, ...second), id: newId() }),
  ]);
  return { limits: [{ at: second[0], before: false, after: true }], tags };
}

/**
 * Joins the sentence that contains `offset` with the next one. The whole keeps the tags of both; where both
 * have the same tag one is left, with the details of the first and what only the second has.
 */
export function joinSentence(placed: Placed, { text }: ArticleNow, offset: number): Change | undefined {
  const index = placed.sentences.findIndex(([start, end]) => start <= offset && offset <= end);
  const first = placed.sentences[index];
  const second = placed.sentences[index + 1];
  if (!first || !second) return undefined;
  const whole = anchorAt(text, first[0], second[1]);
  const later = wholeTags(placed, second);
  const earlier = wholeTags(placed, first).map((tag) => {
    const twin = later.find((other) => other.tag === tag.tag);
    return replaced(tag, { ...twin, ...tag, ...whole });
  });
  const rest = later.map((tag) => {
    const isTwin = earlier.some(({ before }) => before?.tag === tag.tag);
    return replaced(tag, isTwin ? null : { ...tag, ...whole });
  });
  return { limits: [{ at: second[0], before: true, after: false }], tags: [...earlier, ...rest] };
}

/** The tags that stand within the sentence; one that reaches beyond it is left where it is. */
function wholeTags(placed: Placed, sentence: Span): readonly Tag[] {
  return tagsOn(placed, sentence).filter(({ id }) => {
    const place = placed.places.get(id);
    return (place?.start ?? -1) >= sentence[0] && (place?.end ?? Infinity) <= sentence[1];
  });
}
