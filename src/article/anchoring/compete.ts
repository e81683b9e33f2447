/**
 * Second pass: sentences whose words have changed. All that are not yet found compete for the text that is
 * not yet claimed, best first; each one that finds its place is a neighbour that speaks for the next.
 */
import { align } from './align';
import type { Claims } from './claims';
import { sideFit } from './context';
import { pack } from '../fingerprint';
import { shareGaps } from './gaps';
import type { Share } from './gaps';
import { Likeness } from './likeness';
import { breakStrength } from './target';
import type { Target } from './target';
import type { Units } from './units';
import { claimNeighbours } from './verbatim';

/** A place in words of the new text and how well it fits. */
export interface Proposal {
  readonly unit: number;
  readonly from: number;
  readonly to: number;
  /** Dice coefficient of the character trigrams, measured or estimated. */
  readonly likeness: number;
  /** Sides that agree, 0 to 2. */
  readonly support: number;
}

export const thresholds = {
  /** Likeness that suffices by the number of sides that agree: none, one, both. */
  likeness: [0.62, 0.52, 0.4],
  /** What one agreeing side is worth against likeness. */
  support: 0.1,
  /** Lead over the next best place. */
  lead: 0.06,
  /** Least likeness in the old order, by the number of neighbours in place. */
  inPlace: [0.5, 0.4, 0.32] as const,
  /** A place that is so much more alike speaks against one between neighbours. */
  veto: 0.15,
  /** What another end than a window's has to gain, and how many words it has to cut off. */
  refined: 0.03,
  fewWords: 4,
  /** Rounds begin with what is surest. */
  slack: [0.3, 0.2, 0.1, 0.04, 0],
};

const longestWindow = 4;
const mostComparisons = 4_000_000;

interface Windows {
  readonly from: number[];
  readonly to: number[];
  readonly low: number[];
  readonly high: number[];
}

const needed = (support: number): number => {
  const [none = 1, one = 1, both = 1] = thresholds.likeness;
  return support <= 1 ? none + (one - none) * support : one + (both - one) * (support - 1);
};
const score = ({ likeness, support }: Proposal): number => likeness + thresholds.support * support;
const margin = ({ likeness, support }: Proposal): number => likeness - needed(support);

export class Competition {
  readonly #units: Units;
  readonly #target: Target;
  readonly #claims: Claims;
  readonly #hits: ReadonlyMap<number, readonly number[]>;
  readonly #likeness: Likeness;

  constructor(units: Units, target: Target, claims: Claims, hits: ReadonlyMap<number, readonly number[]>) {
    this.#units = units;
    this.#target = target;
    this.#claims = claims;
    this.#hits = hits;
    this.#likeness = new Likeness(units, target);
  }

  /** Claims what can be claimed; returns the best refused proposals of the rest, best first, by unit. */
  run(): Map<number, readonly Proposal[]> {
    let proposals = this.#propose();
    if (this.#share(proposals)) proposals = this.#propose();
    for (const slack of thresholds.slack) {
      while (this.#settle(proposals, slack)) proposals = this.#propose();
    }
    if (this.#share(proposals)) proposals = this.#propose();
    return proposals;
  }

  /** Claims what stands in its place between neighbours, unless it is much more at home elsewhere. */
  #share(proposals: ReadonlyMap<number, readonly Proposal[]>): boolean {
    const best = new Map<number, Proposal>();
    const bestAt = new Map<number, Proposal>();
    for (const list of proposals.values()) {
      for (const proposal of list) {
        if (proposal.likeness < 0.5) continue;
        if (proposal.likeness > (best.get(proposal.unit)?.likeness ?? 0)) best.set(proposal.unit, proposal);
        const middle = (proposal.from + proposal.to) >> 1;
        if (proposal.likeness > (bestAt.get(middle)?.likeness ?? 0)) bestAt.set(middle, proposal);
      }
    }
    const vetoed = (share: Share): boolean => {
      const elsewhere = best.get(share.unit);
      if (
        elsewhere !== undefined &&
        (elsewhere.to <= share.from || elsewhere.from >= share.to) &&
        elsewhere.likeness > share.likeness + thresholds.veto
      ) {
        return true;
      }
      const other = bestAt.get((share.from + share.to) >> 1);
      return (
        other !== undefined &&
        Math.abs(other.unit - share.unit) > 8 &&
        other.likeness > share.likeness + thresholds.veto
      );
    };
    const shares = shareGaps(this.#units, this.#target, this.#claims, this.#likeness, {
      least: thresholds.inPlace,
      vetoed,
    });
    let claimed = false;
    for (const { unit, from, to, likeness } of shares) {
      if (this.#claims.has(unit) || !this.#claims.isFree(from, to)) continue;
      const [start, end] = this.#refine({ unit, from, to, likeness, support: 2 });
      this.#claims.claim(unit, start, end);
      claimed = true;
    }
    return claimed;
  }

  #propose(): Map<number, readonly Proposal[]> {
    const open: number[] = [];
    this.#units.list.forEach((unit, index) => {
      if (!this.#claims.has(index) && unit.tokens > 0) open.push(index);
    });
    const proposals = new Map<number, readonly Proposal[]>();
    if (open.length === 0) return proposals;
    const windows = this.#windows(open);
    for (const unit of open) {
      const found = this.#proposalsOf(unit, windows, open.length);
      if (found.length > 0) proposals.set(unit, found);
    }
    return proposals;
  }

  /** Runs of one to four free segments, in the order of the text. */
  #windows(open: readonly number[]): Windows {
    const { words, breaks } = this.#target;
    const { owner } = this.#claims;
    const longest =
      2.2 * open.reduce((most, unit) => Math.max(most, this.#units.list[unit]?.tokens ?? 0), 0) + 4;
    const windows: Windows = { from: [], to: [], low: [], high: [] };
    let run: number[] = [];
    const flush = (end: number): void => {
      run.push(end);
      for (let first = 0; first + 1 < run.length; first += 1) {
        let least: Int32Array | undefined;
        const from = run[first] ?? 0;
        for (let last = first + 1; last < run.length && last <= first + longestWindow; last += 1) {
          const to = run[last] ?? 0;
          if (to - from > longest && last > first + 1) break;
          const part = this.#likeness.minimaOf(run[last - 1] ?? 0, to);
          const before = least;
          least =
            before === undefined ? part : part.map((value, slot) => Math.min(value, before[slot] ?? value));
          const { low, high } = pack(least);
          windows.from.push(from);
          windows.to.push(to);
          windows.low.push(low);
          windows.high.push(high);
        }
      }
      run = [];
    };
    for (let i = 0; i <= words.count; i += 1) {
      const free = i < words.count && owner[i] === -1;
      if (!free) {
        if (run.length > 0) flush(i);
      } else if (run.length === 0 || (breaks[i] ?? 0) >= breakStrength.sentence) {
        run.push(i);
      }
    }
    return windows;
  }

  #proposalsOf(index: number, windows: Windows, open: number): readonly Proposal[] {
    const unit = this.#units.list[index];
    if (unit === undefined) return [];
    const { tokens } = unit;
    const shortest = Math.floor(tokens * 0.5);
    const longest = Math.ceil(tokens * 2.1) + 1;
    const [lower, upper] = this.#range(index, windows, open);
    let pool: Proposal[] = [];
    for (let w = lower; w < upper; w += 1) {
      const from = windows.from[w] ?? 0;
      const to = windows.to[w] ?? 0;
      if (to - from < shortest || to - from > longest) continue;
      const print = { low: windows.low[w] ?? 0, high: windows.high[w] ?? 0 };
      const likeness = this.#likeness.estimate(index, from, to, print);
      if (likeness < 0.2) continue;
      pool.push({ unit: index, from, to, likeness, support: 0 });
    }
    for (const hit of this.#hits.get(index) ?? []) {
      if (this.#claims.isFree(hit, hit + tokens)) {
        pool.push({ unit: index, from: hit, to: hit + tokens, likeness: 1, support: 0 });
      }
    }
    if (pool.length > 12) pool = pool.sort((a, b) => b.likeness - a.likeness).slice(0, 12);
    return pool.map((proposal) => this.#weigh(proposal)).sort((a, b) => score(b) - score(a));
  }

  #weigh(proposal: Proposal): Proposal {
    const { unit, from, to } = proposal;
    const likeness = proposal.likeness === 1 ? 1 : this.#likeness.of(unit, from, to);
    return { ...proposal, likeness, support: this.#support(unit, from, to) };
  }

  #support(index: number, from: number, to: number): number {
    return this.#side(index, from, -1) + this.#side(index, to, 1);
  }

  /** A side agrees if the nearest claimed sentence there is the nearest one of old. */
  #side(index: number, edge: number, step: -1 | 1): number {
    const fit = sideFit(index, edge, step, this.#units, this.#target, this.#claims);
    if (index >= this.#units.sentences) return fit;
    let neighbour = index + step;
    while (neighbour >= 0 && neighbour < this.#units.sentences && !this.#claims.has(neighbour))
      neighbour += step;
    const expected = neighbour >= 0 && neighbour < this.#units.sentences ? neighbour : -1;
    const { owner } = this.#claims;
    let there = step < 0 ? edge - 1 : edge;
    while (there >= 0 && there < owner.length && owner[there] === -1) there += step;
    const found = owner[there] ?? -1;
    return Math.max(fit, found === expected ? 0.7 : 0);
  }

  /** Which windows a unit is compared with: all, or those around its place if there are too many. */
  #range(index: number, windows: Windows, open: number): readonly [number, number] {
    const count = windows.from.length;
    if (open * count <= mostComparisons) return [0, count];
    const most = Math.max(64, Math.floor(mostComparisons / open));
    let before = index;
    while (before >= 0 && !this.#claims.has(before)) before -= 1;
    const word =
      before >= 0
        ? this.#claims.to(before)
        : Math.floor((index / this.#units.list.length) * this.#target.words.count);
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((windows.from[middle] ?? 0) < word) low = middle + 1;
      else high = middle;
    }
    return [Math.max(0, low - most / 2), Math.min(count, low + most / 2)];
  }

  /** Claims the best proposals that nothing rivals; tells whether there was one. */
  #settle(proposals: ReadonlyMap<number, readonly Proposal[]>, slack: number): boolean {
    const ready = [...proposals.values()]
      .flatMap((list) => list.slice(0, 1))
      .filter((proposal) => margin(proposal) >= slack)
      .sort((a, b) => score(b) - score(a));
    let claimed = false;
    for (const proposal of ready) {
      const { unit, from, to } = proposal;
      if (this.#claims.has(unit) || !this.#claims.isFree(from, to)) continue;
      const rivals = proposals.get(unit)?.find((other) => other.to <= from || other.from >= to);
      if (rivals !== undefined && score(proposal) - score(rivals) < thresholds.lead) continue;
      if (this.#contested(proposal, ready)) continue;
      const [start, end] = this.#refine(proposal);
      this.#claims.claim(unit, start, end);
      if (unit < this.#units.sentences) claimNeighbours(unit, this.#units, this.#target, this.#claims);
      claimed = true;
    }
    return claimed;
  }

  /** Whether another unit wants about the same place nearly as much. */
  #contested(proposal: Proposal, ready: readonly Proposal[]): boolean {
    return ready.some(
      (other) =>
        other.unit !== proposal.unit &&
        !this.#claims.has(other.unit) &&
        Math.min(other.to, proposal.to) - Math.max(other.from, proposal.from) > 0 &&
        Math.abs(score(proposal) - score(other)) < 0.03,
    );
  }

  /** The window, or what an alignment makes of it, whichever is more alike. */
  #refine({ unit, from, to, likeness }: Proposal): readonly [number, number] {
    const { words } = this.#units.list[unit] ?? {};
    if (words === undefined || likeness === 1) return [from, to];
    const { owner } = this.#claims;
    const room = Math.max(4, words.count >> 1);
    let lower = from;
    while (lower > 0 && from - lower < room && owner[lower - 1] === -1) lower -= 1;
    let upper = to;
    while (upper < owner.length && upper - to < room && owner[upper] === -1) upper += 1;
    const pairs = align(words, this.#target, lower, upper) ?? [];
    const start = this.#edge(from, pairs[0]?.[1] ?? from, -1);
    const end = this.#edge(to, (pairs.at(-1)?.[1] ?? to - 1) + 1, 1);
    let best: readonly [number, number] = [from, to];
    let most = this.#likeness.of(unit, from, to) + thresholds.refined;
    for (const [a, b] of [
      [start, end],
      [start, to],
      [from, end],
    ] as const) {
      if (a >= b || !this.#claims.isFree(a, b)) continue;
      const alike = this.#likeness.of(unit, a, b);
      if (alike > most) {
        most = alike;
        best = [a, b];
      }
    }
    return best;
  }

  /** A window begins and ends where sentences do; a few words are no reason to cut it otherwise. */
  #edge(window: number, aligned: number, step: -1 | 1): number {
    const shrunk = (window - aligned) * step;
    return shrunk > 0 && shrunk < thresholds.fewWords ? window : aligned;
  }
}
