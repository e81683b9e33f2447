import * as sbd from 'sbd';
import sentencex from 'sentencex';
import { segment } from '../../src/article';
import type { Span } from '../../src/article';

export type Segmenter = (text: string, language?: string) => Span[];

/** Ours first, and what else there is for an extension host. */
export const segmenters: Readonly<Record<string, Segmenter>> = {
  claimmark: (text, language) => segment(text, language),
  Intl: (text, language) => {
    const spans: Span[] = [];
    const locale = new Intl.Segmenter(language, { granularity: 'sentence' });
    for (const { index, segment: sentence } of locale.segment(text))
      spans.push([index, index + sentence.length]);
    return spans;
  },
  sentencex: (text, language = 'en') => located(text, sentencex(language, text)),
  sbd: (text) => located(text, sbd.sentences(text, { newline_boundaries: true })),
};

/** Spans of sentences that a library gives as strings; one it has changed is looked for by its beginning. */
function located(text: string, sentences: readonly string[]): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const sentence of sentences) {
    const trimmed = sentence.trim();
    const start = text.indexOf(trimmed.slice(0, 12), from);
    if (trimmed === '' || start < 0) continue;
    from = Math.min(start + trimmed.length, text.length);
    spans.push([start, from]);
  }
  return spans;
}
