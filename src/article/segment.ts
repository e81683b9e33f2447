import { blockSentences } from './blockSentences';
import { blocksOf, layoutOf } from './blocks';
import type { ArticleFormat } from './blocks';
import { detectLanguage } from './detectLanguage';
import { rulesFor } from './language';
import type { Span } from './span';

/** Stored with an outline; grows whenever a rule or table changes what `segment` returns. */
export const SEGMENTER_VERSION = 1;

export interface SegmentOptions {
  /** Default `plain`. */
  readonly format?: ArticleFormat;
  /** A team's own abbreviations, with or without the final full stop. */
  readonly abbreviations?: readonly string[];
  /** A team's own names that begin sentences in lower case. */
  readonly lowerCaseNames?: readonly string[];
}

/** The sentences of a canonical text, trimmed, in order. `language` is ISO 639-1; without it the text tells. */
export function segment(text: string, language?: string, options: SegmentOptions = {}): Span[] {
  const rules = rulesFor(language ?? detectLanguage(text), options.abbreviations, options.lowerCaseNames);
  const layout = layoutOf(text, options.format ?? 'plain', rules);
  const spans: Span[] = [];
  for (const block of blocksOf(text, layout)) {
    for (const sentence of blockSentences(text, block, layout, 0)) spans.push(sentence);
  }
  return spans;
}
