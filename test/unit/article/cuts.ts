import assert from 'node:assert/strict';
import { segment } from '../../../src/article';
import type { SegmentOptions } from '../../../src/article';

/** The sentences of a text as strings. */
export function sentences(text: string, language?: string, options?: SegmentOptions): string[] {
  return segment(text, language, options).map(([start, end]) => text.slice(start, end));
}

/** Texts are cut where "¦" stands, and nowhere else. */
export function assertCuts(language: string, marked: readonly string[], options?: SegmentOptions): void {
  for (const text of marked) {
    const expected = text.split('¦').map((sentence) => sentence.trim());
    assert.deepEqual(sentences(text.replaceAll('¦', ''), language, options), expected);
  }
}
