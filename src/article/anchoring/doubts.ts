/**
 * Sentences that stand word for word where they were found and yet may be others: of equal sentences one is
 * gone or changed, and nothing around the place tells which.
 */
import { contextFit } from './context';
import { occurrences, standsUnchanged, telling } from './part';
import type { Placing } from './part';
import type { Words } from '../tokens';
import { thresholds } from './thresholds';

/** Of more copies than that the first ones are asked. */
const mostTwins = 32;

export class Doubts {
  readonly #placing: Placing;
  /** The sentences with the same words that are not found word for word. */
  readonly #twins = new Map<number, readonly number[]>();

  constructor(placing: Placing) {
    this.#placing = placing;
    const { list, sentences } = placing.units;
    const byHash = new Map<number, number[]>();
    list.slice(0, sentences).forEach(({ tokens, hash }, unit) => {
      const key = hash * 0x10000 + Math.min(tokens, 0xffff);
      const equal = byHash.get(key);
      if (equal === undefined) byHash.set(key, [unit]);
      else equal.push(unit);
    });
    for (const equal of byHash.values()) {
      if (equal.length < 2) continue;
      const lost = equal.filter((unit) => !standsUnchanged(unit, placing)).slice(0, mostTwins);
      if (lost.length > 0) for (const unit of equal) this.#twins.set(unit, lost);
    }
  }

  /** Whether a twin that is not found word for word may as well be what stands at the place of a unit. */
  mayBeTwin(unit: number): boolean {
    const twins = this.#twins.get(unit);
    if (twins === undefined || !standsUnchanged(unit, this.#placing)) return false;
    const own = this.#fit(unit, unit);
    return twins.some((twin) => own - this.#fit(twin, unit) < thresholds.twin);
  }

  /**
   * Whether so few words may stand where they do by chance: nothing around them is what it was, and they are
   * other ones than before, within a sentence, or stand elsewhere, too. Those within another sentence that
   * stands do not count.
   */
  mayBeChance(unit: number, quote: Words): boolean {
    const { units, target, claims } = this.#placing;
    if (quote.count === 0 || quote.count >= telling) return false;
    if (this.#fit(unit, unit) >= thresholds.chance) return false;
    if (!standsUnchanged(unit, this.#placing)) return true;
    const { breaks } = target;
    const within = [claims.from(unit), claims.to(unit)].every((word) => (breaks[word] ?? 0) === 0);
    if (within) return true;
    return occurrences(quote, 0, target.words.count, target).some((hit) => {
      const owner = claims.owner[hit] ?? -1;
      if (owner === unit) return false;
      const isInside = owner >= 0 && units.list[owner]?.hash !== units.list[unit]?.hash;
      return !isInside || !standsUnchanged(owner, this.#placing);
    });
  }

  /** How well a unit fits to where another one was found, as if that one were not. */
  #fit(unit: number, found: number): number {
    const { units, target, claims } = this.#placing;
    return contextFit(unit, claims.from(found), claims.to(found), units, target, claims, found);
  }
}
