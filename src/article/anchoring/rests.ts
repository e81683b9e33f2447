/**
 * Words that were added to a sentence's beginning or end belong to it, though no old word tells so: without
 * them a tag would hold what stood there before and hide that the sentence goes on.
 */
import type { Claims } from './claims';
import { breakStrength } from './target';
import type { Target } from './target';
import type { Units } from './units';

/** So many words are taken in, or a quarter of the sentence's own; never more than half of them. */
const fewWords = 3;
/** Of a sentence that is shorter than it was so many times the words that it lost: they may be rewritten. */
const rewritten = 1.3;

/**
 * Gives few words left over between a sentence and the next break to the sentence. Returns the sentences
 * that go on for longer than that.
 */
export function claimRests(units: Units, target: Target, claims: Claims): Set<number> {
  const { breaks } = target;
  const { owner } = claims;
  const isBreak = (word: number): boolean => (breaks[word] ?? 0) >= breakStrength.weak;
  const longer = new Set<number>();
  units.list.forEach(({ tokens }, unit) => {
    if (!claims.has(unit)) return;
    let from = claims.from(unit);
    let to = claims.to(unit);
    const lost = Math.ceil(rewritten * (tokens - (to - from)));
    const room = Math.max(Math.min(fewWords, (to - from) >> 1), (to - from) >> 2, lost);
    let end = to;
    while (end < owner.length && owner[end] === -1 && !isBreak(end)) end += 1;
    let start = from;
    while (start > 0 && owner[start - 1] === -1 && !isBreak(start)) start -= 1;
    // What lies between two sentences without a break belongs to neither.
    if (isBreak(end) && end - to <= room) to = end;
    else if (end > to) longer.add(unit);
    if (isBreak(start) && from - start <= room) from = start;
    else if (start < from) longer.add(unit);
    claims.claim(unit, from, to);
  });
  return longer;
}
