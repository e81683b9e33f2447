import { detectLanguage } from './detectLanguage';
import { rulesFor } from './language';
import { segmentBlock } from './sentences';
import type { Span } from './span';

/** Stored with an outline; grows whenever a rule or table changes what `segment` returns. */
export const SEGMENTER_VERSION = 1;

export interface SegmentOptions {
  readonly format?: 'plain' | 'markdown';
  /** A team's own abbreviations, with or without the final full stop. */
  readonly abbreviations?: readonly string[];
  /** A team's own names that begin sentences in lower case. */
  readonly lowerCaseNames?: readonly string[];
}

/** The sentences of a text, trimmed, in order. `language` is ISO 639-1; without it the text tells. */
export function segment(text: string, language?: string, options: SegmentOptions = {}): Span[] {
  const rules = rulesFor(language ?? detectLanguage(text), options.abbreviations, options.lowerCaseNames);
  const spans: Span[] = [];
  for (const [start, end] of paragraphs(text)) {
    for (const span of segmentBlock(text, start, end, rules)) spans.push(span);
  }
  return spans;
}

/** Maximal runs of lines that are not blank. */
function* paragraphs(text: string): Generator<Span> {
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('\n', start);
    while (end >= 0 && !isBlankLine(text, end + 1)) end = text.indexOf('\n', end + 1);
    if (end < 0) end = text.length;
    if (end > start) yield [start, end];
    start = end + 1;
  }
}

function isBlankLine(text: string, start: number): boolean {
  let at = start;
  while (at < text.length && /[^\S\n]/.test(text.charAt(at))) at++;
  return at === text.length || text[at] === '\n';
}
