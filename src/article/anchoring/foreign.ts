/**
 * Another article may have taken the place of the old one. Sentences of one kind read alike in all articles,
 * so where next to nothing of the old text is found, what little is like it is no sign of it.
 */
import type { Claims } from './claims';
import { contextFit } from './context';
import type { Likeness } from './likeness';
import { standsUnchanged, telling } from './part';
import type { Target } from './target';
import { thresholds } from './thresholds';
import type { Units } from './units';

/** Gives up sentences that stand alone in an article that seems to be another one. */
export function releaseForeign(units: Units, target: Target, claims: Claims, likeness: Likeness): void {
  const tokensOf = (unit: number): number => units.list[unit]?.tokens ?? 0;
  const found: number[] = [];
  let [all, foundWords] = [0, 0];
  for (let unit = 0; unit < units.sentences; unit += 1) {
    all += tokensOf(unit);
    if (!claims.has(unit)) continue;
    found.push(unit);
    foundWords += tokensOf(unit);
  }
  const placing = { units, target, claims };
  const alone = found.filter((unit) => {
    const own = tokensOf(unit);
    if (foundWords - own >= thresholds.sameArticle * (all - own)) return false;
    const [from, to] = [claims.from(unit), claims.to(unit)];
    if (contextFit(unit, from, to, units, target, claims) >= thresholds.chance) return false;
    if (own < telling) return true;
    return !standsUnchanged(unit, placing) && likeness.measure(unit, from, to) < thresholds.alone;
  });
  for (const unit of alone) claims.release(unit);
}
