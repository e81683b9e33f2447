import { detectLanguage } from './detectLanguage';
import { isSpace, kindOf } from './characters';
import { rulesFor } from './language';
import type { LanguageRules } from './language';
import { segmentBlock } from './sentences';
import { isSoftWrap, wrapColumn } from './softWraps';
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
  for (const [start, end] of blocks(text, rules)) {
    for (const span of segmentBlock(text, start, end, rules)) spans.push(span);
  }
  return spans;
}

/** Lines; those of a hard-wrapped paragraph are one block. */
function* blocks(text: string, rules: LanguageRules): Generator<Span> {
  for (let start = 0; start < text.length;) {
    let end = lineEnd(text, start);
    if (isBlank(text, start, end)) {
      start = end + 1;
      continue;
    }
    const paragraph = end;
    while (end < text.length && !isBlank(text, end + 1, lineEnd(text, end + 1))) end = lineEnd(text, end + 1);
    const column = paragraph === end ? 0 : wrapColumn(text, start, end, rules);
    for (let at = start; at < end;) {
      let stop = lineEnd(text, at);
      while (stop < end && column > 0 && isSoftWrap(text, start, stop, end, column))
        stop = lineEnd(text, stop + 1);
      yield [at, stop];
      at = stop + 1;
    }
    start = end + 1;
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function isBlank(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && isSpace(kindOf(text.charCodeAt(at)))) at++;
  return at === end;
}
