/** Where in the free text each sentence that is not yet found might stand. */
import type { Claims } from './claims';
import { sideFit } from './context';
import type { Likeness } from './likeness';
import { neighbourhoodOf } from './neighbourhood';
import type { Neighbourhood } from './neighbourhood';
import { longestWindow } from './stretches';
import type { Stretch, Stretches } from './stretches';
import type { Target } from './target';
import { thresholds } from './thresholds';
import type { Units } from './units';

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

/** Likeness that suffices. */
const needed = (support: number): number => {
  const [none, one, both] = thresholds.likeness;
  return support <= 1 ? none + (one - none) * support : one + (both - one) * (support - 1);
};
export const score = ({ likeness, support }: Proposal): number => likeness + thresholds.support * support;
/** By how much a proposal is more alike than it has to be. */
export const margin = ({ likeness, support }: Proposal): number => likeness - needed(support);

/** So many windows of each unit are looked at closely, if they are at all like it. */
const shortList = 8;
const leastEstimate = 0.2;
const mostComparisons = 4_000_000;
/** Beyond this only the old order is followed. */
const mostOpen = 30_000;

export type Proposals = ReadonlyMap<number, readonly Proposal[]>;

/** Segments `[first, last)` of a stretch. */
interface Segments {
  readonly stretch: Stretch;
  readonly first: number;
  readonly last: number;
}

/** The first of `count` ascending values that is not less. */
function firstAtLeast(count: number, least: number, valueOf: (index: number) => number): number {
  let low = 0;
  for (let high = count; low < high;) {
    const middle = (low + high) >> 1;
    if (valueOf(middle) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface ProposerOptions {
  readonly units: Units;
  readonly target: Target;
  readonly claims: Claims;
  /** Places where a unit's very words stand. */
  readonly hits: ReadonlyMap<number, readonly number[]>;
  readonly likeness: Likeness;
  readonly stretches: Stretches;
}

export class Proposer {
  readonly #units: Units;
  readonly #target: Target;
  readonly #claims: Claims;
  readonly #hits: ReadonlyMap<number, readonly number[]>;
  readonly #likeness: Likeness;
  readonly #stretches: Stretches;

  constructor({ units, target, claims, hits, likeness, stretches }: ProposerOptions) {
    this.#units = units;
    this.#target = target;
    this.#claims = claims;
    this.#hits = hits;
    this.#likeness = likeness;
    this.#stretches = stretches;
  }

  /** Proposals of all that are not found; earlier ones that claims have left alone are only weighed anew. */
  propose(earlier: Proposals = new Map()): Proposals {
    const open: number[] = [];
    this.#units.list.forEach(({ tokens }, index) => {
      if (!this.#claims.has(index) && tokens > 0) open.push(index);
    });
    const proposals = new Map<number, readonly Proposal[]>();
    if (open.length === 0 || open.length > mostOpen) return proposals;
    const stretches = this.#stretches.all(this.#claims);
    const all = stretches.map((stretch) => ({ stretch, first: 0, last: stretch.ends.length - 1 }));
    const windows = stretches.reduce((sum, { low }) => sum + low.length, 0);
    const most = mostComparisons / open.length;
    const neighbourhood = neighbourhoodOf(this.#units, this.#claims);
    for (const unit of open) {
      let found = earlier.get(unit);
      if (found === undefined || found.some(({ from, to }) => !this.#claims.isFree(from, to))) {
        const near = most < windows ? this.#near(unit, stretches, neighbourhood, most) : all;
        found = this.#shortList(unit, near);
      }
      const weighed = found.map((proposal) => this.#weigh(proposal, neighbourhood));
      proposals.set(
        unit,
        weighed.sort((a, b) => score(b) - score(a)),
      );
    }
    return proposals;
  }

  /** The segments around the place of a unit, if there are too many to compare it with all. */
  #near(
    unit: number,
    stretches: readonly Stretch[],
    { unitBefore }: Neighbourhood,
    most: number,
  ): readonly Segments[] {
    const before = unitBefore[unit] ?? -1;
    const word =
      before >= 0
        ? this.#claims.to(before)
        : Math.floor((unit / this.#units.list.length) * this.#target.words.count);
    const room = Math.ceil(most / longestWindow / 2);
    const next = firstAtLeast(stretches.length, word, (index) => stretches[index]?.ends[0] ?? 0);
    const near: Segments[] = [];
    let taken = 0;
    for (let index = next; index < stretches.length && taken < room; index += 1) {
      const stretch = stretches[index];
      if (stretch === undefined) break;
      const last = Math.min(stretch.ends.length - 1, room - taken);
      near.push({ stretch, first: 0, last });
      taken += last;
    }
    taken = 0;
    for (let index = next - 1; index >= 0 && taken < room; index -= 1) {
      const stretch = stretches[index];
      if (stretch === undefined) break;
      const { ends } = stretch;
      // The place may lie within this one: then its segments behind the place count, too.
      const middle = firstAtLeast(ends.length, word, (end) => ends[end] ?? 0);
      const first = Math.max(0, middle - (room - taken));
      near.push({ stretch, first, last: Math.min(ends.length - 1, middle + room) });
      taken += middle - first + 1;
    }
    return near;
  }

  /** The windows most like a unit by their fingerprints, and the places where its very words stand. */
  #shortList(unit: number, near: readonly Segments[]): Proposal[] {
    const tokens = this.#units.list[unit]?.tokens ?? 0;
    const shortest = Math.floor(tokens * 0.5);
    const longest = Math.ceil(tokens * 2.1) + 1;
    const list: Proposal[] = [];
    let least: number = leastEstimate;
    for (const { stretch, first: begin, last } of near) {
      const { ends, low, high } = stretch;
      for (let first = begin; first < last; first += 1) {
        const from = ends[first] ?? 0;
        for (let size = 1; size <= longestWindow && first + size < ends.length; size += 1) {
          const to = ends[first + size] ?? 0;
          if (to - from > longest) break;
          if (to - from < shortest) continue;
          const window = first * longestWindow + size - 1;
          const likeness = this.#likeness.estimate(
            unit,
            from,
            to,
            low[window] ?? 0,
            high[window] ?? 0,
            least,
          );
          if (likeness <= least) continue;
          let at = list.length;
          while (at > 0 && (list[at - 1]?.likeness ?? 0) < likeness) at -= 1;
          list.splice(at, 0, { unit, from, to, likeness, support: 0 });
          if (list.length > shortList) list.pop();
          if (list.length === shortList) least = list.at(-1)?.likeness ?? least;
        }
      }
    }
    const measured = list.map((proposal) => ({
      ...proposal,
      likeness: this.#likeness.refine(unit, proposal.from, proposal.to, proposal.likeness),
    }));
    for (const hit of this.#hits.get(unit) ?? []) {
      if (this.#claims.isFree(hit, hit + tokens)) {
        measured.push({ unit, from: hit, to: hit + tokens, likeness: 1, support: 0 });
      }
    }
    return measured;
  }

  /** A side agrees if the nearest claimed sentence there is the nearest one of old. */
  #weigh(proposal: Proposal, neighbourhood: Neighbourhood): Proposal {
    const { unit, from, to } = proposal;
    const { unitBefore, unitBehind, ownerBefore, ownerBehind } = neighbourhood;
    const left = sideFit(unit, from, -1, this.#units, this.#target, this.#claims);
    const right = sideFit(unit, to, 1, this.#units, this.#target, this.#claims);
    // Where nothing is found on either side, being in the same gap says nothing.
    const anywhere = unitBefore[unit] === -1 && unitBehind[unit] === -1;
    const sameGap = (a: number | undefined, b: number | undefined): number =>
      a === b && !anywhere ? thresholds.sameGap : 0;
    return {
      ...proposal,
      support:
        Math.max(left, sameGap(unitBefore[unit], ownerBefore[from])) +
        Math.max(right, sameGap(unitBehind[unit], ownerBehind[to])),
    };
  }
}
