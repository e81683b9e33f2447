import { hashText, reanchor } from '../article';
import type { Annotations } from './model';

/** The longer of two texts that can be the same article is at most so many times as long as the other. */
const MOST_GROWTH = 2;

/**
 * How much of the annotated article stands in a text, 0 to 1: 1 if it is the very text, else the share of its
 * sentences that stand there unchanged. A text without any sentence that was tagged is another article.
 */
export function shareIn(annotations: Annotations, text: string): number {
  const { article, tags } = annotations;
  if (article.text === hashText(text)) return 1;
  const [less, more] = [article.length, text.length].sort((a, b) => a - b);
  if ((more ?? 0) > MOST_GROWTH * (less ?? 0)) return 0;
  if (!tags.some(({ quote }) => text.includes(quote))) return 0;
  const { sentences } = reanchor(annotations, text);
  const found = sentences.filter((sentence) => sentence?.changed === false).length;
  // Even if all sentences are there it is not the very text.
  return sentences.length === 0 ? 0 : Math.min(0.99, found / sentences.length);
}
