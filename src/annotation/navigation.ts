import { firstIndex, type Span } from '../article';

/**
 * The nearest sentence number from `from` on, `from` itself last, that `accepts` takes: forwards (`step` 1) or
 * backwards (-1), going on at the other end. Undefined if there is none.
 */
export function findSentence(
  length: number,
  from: number,
  step: 1 | -1,
  accepts: (index: number) => boolean,
): number | undefined {
  for (let distance = 1; distance <= length; distance++) {
    const index = (((from + step * distance) % length) + length) % length;
    if (accepts(index)) return index;
  }
  return undefined;
}

/** The number of the sentence at the offset, else of the next one, else of the last; undefined if there is none. */
export function sentenceFrom(sentences: readonly Span[], offset: number): number | undefined {
  if (sentences.length === 0) return undefined;
  const next = firstIndex(sentences.length, (index) => (sentences[index]?.[1] ?? 0) > offset);
  return Math.min(next, sentences.length - 1);
}
