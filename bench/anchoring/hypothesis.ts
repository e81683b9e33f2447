/**
 * Quote and position matching in the way of the Hypothesis client, for comparison: the position if the
 * quote stands there, else all exact hits, else approximate ones with at most half of the quote's length
 * (256 at most) in errors; the best by quote 50, prefix 20, suffix 20 and position 2.
 */
import search from 'approx-string-match';
import type { Anchor } from '../../src/article';

interface Match {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

function matches(text: string, pattern: string, errors: number): readonly Match[] {
  const exact: Match[] = [];
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
    exact.push({ start: at, end: at + pattern.length, errors: 0 });
  }
  return exact.length > 0 ? exact : search(text, pattern, errors);
}

function likeness(text: string, pattern: string): number {
  if (text === '' || pattern === '') return 0;
  const [best] = matches(text, pattern, pattern.length);
  return best === undefined ? 0 : 1 - best.errors / pattern.length;
}

export function matchQuote(text: string, anchor: Anchor): { start: number; end: number } | null {
  const { start, end, quote, prefix, suffix } = anchor;
  if (text.slice(start, end) === quote) return { start, end };
  let best: Match | undefined;
  let bestScore = -1;
  for (const match of matches(text, quote, Math.min(256, quote.length / 2))) {
    const before =
      prefix === '' ? 1 : likeness(text.slice(Math.max(0, match.start - prefix.length), match.start), prefix);
    const after = suffix === '' ? 1 : likeness(text.slice(match.end, match.end + suffix.length), suffix);
    const near = 1 - Math.abs(match.start - start) / text.length;
    const score = (50 * (1 - match.errors / quote.length) + 20 * before + 20 * after + 2 * near) / 92;
    if (score > bestScore) {
      best = match;
      bestScore = score;
    }
  }
  return best === undefined ? null : { start: best.start, end: best.end };
}
