/**
 * Second pass: sentences whose words have changed. All that are not yet found compete for the text that is
 * not yet claimed, best first; each one that finds its place is a neighbour that speaks for the next.
 */
import { align } from './align';
import type { Claims } from './claims';
import { sideFit } from './context';
import { shareGaps } from './gaps';
import type { Share } from './gaps';
import { Likeness } from './likeness';
import { longestWindow, Stretches } from './stretches';
import type { Stretch } from './stretches';
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

/** Chosen on every other article of the benchmark. */
export const thresholds = {
  /** Likeness that suffices by the number of sides that agree: none, one, both. */
  likeness: [0.62, 0.52, 0.4] as const,
  /** What one agreeing side is worth against likeness. */
  support: 0.1,
  /** Lead over the next best place, and over another unit that wants the same place. */
  lead: 0.06,
  contest: 0.03,
  /** Least likeness in the old order, by the number of neighbours in place. */
  inPlace: [0.5, 0.4, 0.32] as const,
  /** In the old order between neighbours in place this is beyond doubt. */
  sure: [0.85, 0.75, 0.65] as const,
  /** A place that is so much more alike speaks against one between neighbours. */
  veto: 0.15,
  /** What another end than a window's has to gain, and how many words it has to cut off. */
  refined: 0.03,
  fewWords: 4,
  /** Rounds begin with what is surest. */
  slack: [0.3, 0.2, 0.1, 0.04, 0],
};

/** So many windows of each unit are looked at closely. */
const shortList = 8;
const mostComparisons = 4_000_000;

const needed = (support: number): number => {
  const [none, one, both] = thresholds.likeness;
  return support <= 1 ? none + (one - none) * support : one + (both - one) * (support - 1);
};
const score = ({ likeness, support }: Proposal): number => likeness + thresholds.support * support;
const margin = ({ likeness, support }: Proposal): number => likeness - needed(support);

type Proposals = ReadonlyMap<number, readonly Proposal[]>;

export class Competition {
  readonly #units: Units;
  readonly #target: Target;
  readonly #claims: Claims;
  readonly #hits: ReadonlyMap<number, readonly number[]>;
  readonly #likeness: Likeness;
  readonly #stretches: Stretches;

  constructor(units: Units, target: Target, claims: Claims, hits: ReadonlyMap<number, readonly number[]>) {
    this.#units = units;
    this.#target = target;
    this.#claims = claims;
    this.#hits = hits;
    this.#likeness = new Likeness(units, target);
    this.#stretches = new Stretches(target);
  }

  /** Claims what can be claimed; returns the refused proposals of the rest, best first, by unit. */
  run(): Proposals {
    this.#share(thresholds.sure, () => false);
    let proposals = this.#propose();
    if (this.#share(thresholds.inPlace, vetoOf(proposals))) proposals = this.#propose();
    for (const slack of thresholds.slack) {
      while (this.#settle(proposals, slack)) proposals = this.#propose();
    }
    if (this.#share(thresholds.inPlace, vetoOf(proposals))) proposals = this.#propose();
    return proposals;
  }

  /** Claims what stands in the old order between neighbours. */
  #share(least: readonly [number, number, number], vetoed: (share: Share) => boolean): boolean {
    const shares = shareGaps({
      units: this.#units,
      target: this.#target,
      claims: this.#claims,
      likeness: this.#likeness,
      stretches: this.#stretches,
      least,
      vetoed,
    });
    let claimed = false;
    for (const { unit, from, to, likeness } of shares) {
      if (this.#claims.has(unit) || !this.#claims.isFree(from, to)) continue;
      this.#claim({ unit, from, to, likeness, support: 2 });
      claimed = true;
    }
    return claimed;
  }

  #propose(): Proposals {
    const open: number[] = [];
    this.#units.list.forEach(({ tokens }, index) => {
      if (!this.#claims.has(index) && tokens > 0) open.push(index);
    });
    const proposals = new Map<number, readonly Proposal[]>();
    if (open.length === 0) return proposals;
    const stretches = this.#stretches.all(this.#claims);
    const windows = stretches.reduce((sum, { low }) => sum + low.length, 0);
    for (const unit of open) {
      const near = this.#near(unit, stretches, mostComparisons / open.length, windows);
      const found = this.#proposalsOf(unit, near);
      if (found.length > 0) proposals.set(unit, found);
    }
    return proposals;
  }

  /** Which stretches a unit is compared with: all, or those around its place if there are too many. */
  #near(unit: number, stretches: readonly Stretch[], most: number, windows: number): readonly Stretch[] {
    if (windows <= most) return stretches;
    let before = unit;
    while (before >= 0 && !this.#claims.has(before)) before -= 1;
    const word =
      before >= 0
        ? this.#claims.to(before)
        : Math.floor((unit / this.#units.list.length) * this.#target.words.count);
    const distance = ({ ends }: Stretch): number =>
      Math.max((ends[0] ?? 0) - word, word - (ends.at(-1) ?? 0), 0);
    let sum = 0;
    return [...stretches]
      .sort((a, b) => distance(a) - distance(b))
      .filter(({ low }) => {
        sum += low.length;
        return sum <= most;
      });
  }

  #proposalsOf(unit: number, stretches: readonly Stretch[]): readonly Proposal[] {
    const tokens = this.#units.list[unit]?.tokens ?? 0;
    const shortest = Math.floor(tokens * 0.5);
    const longest = Math.ceil(tokens * 2.1) + 1;
    let pool: Proposal[] = [];
    for (const { ends, low, high } of stretches) {
      for (let first = 0; first + 1 < ends.length; first += 1) {
        const from = ends[first] ?? 0;
        for (let size = 1; size <= longestWindow && first + size < ends.length; size += 1) {
          const to = ends[first + size] ?? 0;
          if (to - from > longest) break;
          if (to - from < shortest) continue;
          const window = first * longestWindow + size - 1;
          const likeness = this.#likeness.estimate(unit, from, to, low[window] ?? 0, high[window] ?? 0);
          if (likeness >= 0.2) pool.push({ unit, from, to, likeness, support: 0 });
        }
      }
    }
    if (pool.length > shortList) {
      pool = pool.sort((a, b) => b.likeness - a.likeness).slice(0, shortList);
    }
    for (const hit of this.#hits.get(unit) ?? []) {
      if (this.#claims.isFree(hit, hit + tokens)) {
        pool.push({ unit, from: hit, to: hit + tokens, likeness: 1, support: 0 });
      }
    }
    return pool.map((proposal) => this.#weigh(proposal)).sort((a, b) => score(b) - score(a));
  }

  #weigh(proposal: Proposal): Proposal {
    const { unit, from, to } = proposal;
    const estimated = this.#units.list[unit]?.words === undefined || proposal.likeness === 1;
    return {
      ...proposal,
      likeness: estimated ? proposal.likeness : this.#likeness.measure(unit, from, to),
      support: this.#side(unit, from, -1) + this.#side(unit, to, 1),
    };
  }

  /** A side agrees if the nearest claimed sentence there is the nearest one of old. */
  #side(unit: number, edge: number, step: -1 | 1): number {
    const { sentences } = this.#units;
    const fit = sideFit(unit, edge, step, this.#units, this.#target, this.#claims);
    if (unit >= sentences) return fit;
    let neighbour = unit + step;
    while (neighbour >= 0 && neighbour < sentences && !this.#claims.has(neighbour)) neighbour += step;
    const expected = neighbour >= 0 && neighbour < sentences ? neighbour : -1;
    const { owner } = this.#claims;
    let there = step < 0 ? edge - 1 : edge;
    while (there >= 0 && there < owner.length && owner[there] === -1) there += step;
    return Math.max(fit, (owner[there] ?? -1) === expected ? 0.7 : 0);
  }

  /** Claims the best proposals that nothing rivals; tells whether there was one. */
  #settle(proposals: Proposals, slack: number): boolean {
    const ready = [...proposals.values()]
      .flatMap((list) => list.slice(0, 1))
      .filter((proposal) => margin(proposal) >= slack)
      .sort((a, b) => score(b) - score(a));
    let claimed = false;
    for (const proposal of ready) {
      const { unit, from, to } = proposal;
      if (this.#claims.has(unit) || !this.#claims.isFree(from, to)) continue;
      const rival = proposals.get(unit)?.find((other) => other.to <= from || other.from >= to);
      if (rival !== undefined && score(proposal) - score(rival) < thresholds.lead) continue;
      if (this.#contested(proposal, ready)) continue;
      this.#claim(proposal);
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
        Math.min(other.to, proposal.to) > Math.max(other.from, proposal.from) &&
        Math.abs(score(proposal) - score(other)) < thresholds.contest,
    );
  }

  #claim(proposal: Proposal): void {
    const [from, to] = this.#refine(proposal);
    this.#claims.claim(proposal.unit, from, to);
  }

  /** The window, or what an alignment makes of it if that is more alike. */
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
    const start = edge(from, pairs[0]?.[1] ?? from, -1);
    const end = edge(to, (pairs.at(-1)?.[1] ?? to - 1) + 1, 1);
    let best: readonly [number, number] = [from, to];
    if (start === from && end === to) return best;
    let most = this.#likeness.measure(unit, from, to) + thresholds.refined;
    for (const [a, b] of [
      [start, end],
      [start, to],
      [from, end],
    ] as const) {
      if (a >= b || !this.#claims.isFree(a, b)) continue;
      const alike = this.#likeness.measure(unit, a, b);
      if (alike > most) {
        most = alike;
        best = [a, b];
      }
    }
    return best;
  }
}

/** A window begins and ends where sentences do; a few words are no reason to cut it otherwise. */
function edge(window: number, aligned: number, step: -1 | 1): number {
  const shrunk = (window - aligned) * step;
  return shrunk > 0 && shrunk < thresholds.fewWords ? window : aligned;
}

/** A share is refused if its unit, or another one, is much more at home elsewhere. */
function vetoOf(proposals: Proposals): (share: Share) => boolean {
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
  return ({ unit, from, to, likeness }) => {
    const elsewhere = best.get(unit);
    if (
      elsewhere !== undefined &&
      (elsewhere.to <= from || elsewhere.from >= to) &&
      elsewhere.likeness > likeness + thresholds.veto
    ) {
      return true;
    }
    const other = bestAt.get((from + to) >> 1);
    return (
      other !== undefined &&
      Math.abs(other.unit - unit) > longestWindow + 3 &&
      other.likeness > likeness + thresholds.veto
    );
  };
}
