/**
 * Tags that agree with no sentence of the outline: after a merge of two states of a sidecar the outline may
 * describe another text than the tag. What such a tag stands on may well be a sentence of the outline, so it
 * is looked for in all places that sentences have, and its context has to agree.
 */
import { dice, estimatedDice, minima, pack, trigramSet, wordTrigrams } from '../fingerprint';
import type { Fingerprint } from '../fingerprint';
import { margin } from './proposals';
import { thresholds } from './thresholds';
import { wordFit } from './context';
import { placeOf } from './part';
import type { Place, Placing } from './part';
import { Told } from './units';
import type { TagGroup } from './units';

/** So many places are looked at closely. */
const shortList = 5;
/** Comparisons until the search is given up. */
const mostComparisons = 2_000_000;

interface KnownPlace {
  readonly from: number;
  readonly to: number;
  readonly print: Fingerprint;
}

export class Strays {
  readonly #placing: Placing;
  #places: readonly KnownPlace[] | undefined;
  #comparisons = 0;

  constructor(placing: Placing) {
    this.#placing = placing;
  }

  /** The place that is most like the tag, if it is like enough and its context agrees. */
  find({ anchor, quote }: TagGroup): Place | undefined {
    const { target } = this.#placing;
    this.#places ??= this.#knownPlaces();
    this.#comparisons += this.#places.length;
    if (quote.count === 0 || this.#comparisons > mostComparisons) return undefined;
    const set = trigramSet(wordTrigrams(quote, 0, quote.count));
    const print = pack(minima(wordTrigrams(quote, 0, quote.count)));
    const prefix = new Told(anchor.prefix, 'prefix').words;
    const suffix = new Told(anchor.suffix, 'suffix').words;
    const [best] = this.#places
      .map((place) => ({ place, estimate: estimatedDice(print, place.print) }))
      .sort((a, b) => b.estimate - a.estimate)
      .slice(0, shortList)
      .map(({ place: { from, to } }) => ({
        unit: -1,
        from,
        to,
        likeness: dice(set, trigramSet(wordTrigrams(target.words, from, to))),
        support: wordFit(prefix, from, -1, target) + wordFit(suffix, to, 1, target),
      }))
      .filter((proposal) => proposal.support >= thresholds.strayContext && margin(proposal) >= 0)
      .sort((a, b) => b.likeness + b.support - a.likeness - a.support);
    return best === undefined ? undefined : placeOf(best.from, best.to, quote, target);
  }

  #knownPlaces(): KnownPlace[] {
    const { units, target, claims } = this.#placing;
    return units.list.flatMap((_, unit) => {
      if (!claims.has(unit)) return [];
      const from = claims.from(unit);
      const to = claims.to(unit);
      return [{ from, to, print: pack(minima(wordTrigrams(target.words, from, to))) }];
    });
  }
}
