/** Where in the free text each sentence that is not yet found might stand. */
import { align } from './align';
import type { Pair } from './align';
import type { Claims } from './claims';
import { neighbourFit, toldFit } from './context';
import type { Likeness } from './likeness';
import { neighbourhoodOf } from './neighbourhood';
import type { Neighbourhood } from './neighbourhood';
import type { Stretch, Stretches } from './stretches';
import type { Target } from './target';
import { thresholds } from './thresholds';
import type { Units } from './units';
import { Windows } from './windows';

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
/** Comparisons of units with windows in one round, and in all of them; the later rounds share what is left. */
const mostComparisons = 40_000_000;
const mostInAll = 200_000_000;
/** Beyond this only the old order is followed. */
const mostOpen = 30_000;
/** Word pairs looked at in alignments, and how many words a sentence has to have for one. */
const mostCells = 2_000_000;
const fewestAligned = 4;

interface ToldProposal extends Proposal {
  /** What prefix and suffix of a tag tell of the sides, 0 to 1. */
  readonly told: readonly [before: number, behind: number];
}

export type Proposals = ReadonlyMap<number, readonly ToldProposal[]>;

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
  #comparisonsLeft = mostInAll;
  #cellsLeft = mostCells;
  /** What `#align` found, by stretch and unit. */
  readonly #alignedIn = new Map<Stretch, Map<number, ToldProposal | undefined>>();

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
    const proposals = new Map<number, readonly ToldProposal[]>();
    if (open.length === 0 || open.length > mostOpen) return proposals;
    const windows = new Windows(this.#stretches.all(this.#claims));
    const most = Math.min(mostComparisons, this.#comparisonsLeft / 4) / open.length;
    const neighbourhood = neighbourhoodOf(this.#units, this.#claims);
    for (const unit of open) {
      const known = earlier.get(unit);
      const stands = known?.every(({ from, to }) => this.#claims.isFree(from, to)) === true;
      const found = stands
        ? known
        : this.#shortList(unit, windows, this.#near(unit, windows, neighbourhood, most));
      const weighed = found.map((proposal) => this.#weigh(proposal, neighbourhood));
      const asBefore = stands && weighed.every((proposal, index) => proposal === found[index]);
      proposals.set(unit, asBefore ? found : weighed.sort((a, b) => score(b) - score(a)));
    }
    return proposals;
  }

  /**
   * The same with places that an alignment finds for units whose words are known. Where the break before or
   * behind a sentence is gone, or never was one to see, no window ends there.
   */
  withAligned(proposals: Proposals): Proposals {
    const neighbourhood = neighbourhoodOf(this.#units, this.#claims);
    const stretches = this.#stretches.all(this.#claims);
    const result = new Map<number, readonly ToldProposal[]>();
    for (const [unit, list] of proposals) {
      if (this.#claims.has(unit)) continue;
      if (this.#cellsLeft < 0) {
        result.set(unit, list);
        continue;
      }
      const aligned = stretches.flatMap((stretch) => {
        const known = this.#alignedIn.get(stretch) ?? new Map<number, ToldProposal | undefined>();
        this.#alignedIn.set(stretch, known);
        if (!known.has(unit)) known.set(unit, this.#align(unit, stretch));
        return known.get(unit) ?? [];
      });
      const weighed = aligned.map((proposal) => this.#weigh(proposal, neighbourhood));
      result.set(
        unit,
        [...list, ...weighed].sort((a, b) => score(b) - score(a)),
      );
    }
    return result;
  }

  #align(unit: number, { ends }: Stretch): ToldProposal | undefined {
    const { words } = this.#units.list[unit] ?? {};
    const first = ends[0] ?? 0;
    const last = ends.at(-1) ?? 0;
    if (words === undefined || words.count < fewestAligned) return undefined;
    this.#cellsLeft -= last - first;
    if (this.#likeness.atMost(unit, first, last) < needed(2) + thresholds.aligned) return undefined;
    this.#cellsLeft -= words.count * (last - first);
    if (this.#cellsLeft < 0) return undefined;
    const pairs = align(words, this.#target, first, last) ?? [];
    const [head, tail] = [pairs[0], pairs.at(-1)];
    if (head === undefined || tail === undefined) return undefined;
    const { breaks } = this.#target;
    const isOther = ([old, found]: Pair): boolean => words.hashes[old] !== this.#target.words.hashes[found];
    // A word beyond a break that stands for another one belongs to the next sentence.
    const from = isOther(head) && (breaks[head[1] + 1] ?? 0) > 0 ? head[1] + 1 : head[1];
    const to = isOther(tail) && (breaks[tail[1]] ?? 0) > 0 ? tail[1] : tail[1] + 1;
    if (from >= to) return undefined;
    return this.#unweighed(unit, from, to, this.#likeness.measure(unit, from, to) - thresholds.aligned);
  }

  /** All windows, or those around the place of a unit if there are too many to compare it with all. */
  #near(
    unit: number,
    windows: Windows,
    { unitBefore }: Neighbourhood,
    most: number,
  ): readonly [number, number] {
    if (windows.count <= most) return [0, windows.count];
    const before = unitBefore[unit] ?? -1;
    const expected = Math.floor((unit / this.#units.list.length) * this.#target.words.count);
    return windows.near(before < 0 ? expected : this.#claims.to(before), most);
  }

  /** The windows most like a unit by their fingerprints, and the places where its very words stand. */
  #shortList(unit: number, windows: Windows, range: readonly [number, number]): ToldProposal[] {
    const digest = this.#units.list[unit];
    if (digest === undefined) return [];
    const { tokens, fingerprint } = digest;
    this.#comparisonsLeft -= range[1] - range[0];
    const list = windows.mostLike(fingerprint, tokens, range, shortList, leastEstimate);
    const measured = list.map(({ from, to, likeness }) =>
      this.#unweighed(unit, from, to, this.#likeness.refine(unit, from, to, likeness)),
    );
    for (const hit of this.#hits.get(unit) ?? []) {
      if (this.#claims.isFree(hit, hit + tokens)) measured.push(this.#unweighed(unit, hit, hit + tokens, 1));
    }
    return measured;
  }

  #unweighed(unit: number, from: number, to: number, likeness: number): ToldProposal {
    const before = toldFit(unit, from, -1, this.#units, this.#target);
    const behind = toldFit(unit, to, 1, this.#units, this.#target);
    return { unit, from, to, likeness, told: [before, behind], support: 0 };
  }

  /** A side agrees if the nearest claimed sentence there is the nearest one of old. */
  #weigh(proposal: ToldProposal, neighbourhood: Neighbourhood): ToldProposal {
    const { unit, from, to, told } = proposal;
    const { unitBefore, unitBehind, ownerBefore, ownerBehind } = neighbourhood;
    // Where nothing is found on either side, being in the same gap says nothing.
    const anywhere = unitBefore[unit] === -1 && unitBehind[unit] === -1;
    const before = !anywhere && unitBefore[unit] === ownerBefore[from];
    const behind = !anywhere && unitBehind[unit] === ownerBehind[to];
    const support =
      Math.max(this.#neighbour(unit, from, -1), told[0], before ? thresholds.sameGap : 0) +
      Math.max(this.#neighbour(unit, to, 1), told[1], behind ? thresholds.sameGap : 0);
    return support === proposal.support ? proposal : { ...proposal, support };
  }

  #neighbour(unit: number, edge: number, step: -1 | 1): number {
    return neighbourFit(unit, edge, step, this.#units, this.#target, this.#claims);
  }
}
