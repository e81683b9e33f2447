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
import { claimSwallowed } from './swallowed';
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
  /** How far a side agrees if other sentences that are not found stand between. */
  sameGap: 0.7,
  /** Lead over the next best place, and over another unit that wants the same place. */
  lead: 0.06,
  contest: 0.03,
  /** Least likeness in the old order, by the number of neighbours in place. */
  inPlace: [0.5, 0.4, 0.32] as const,
  /** In the old order between neighbours in place this is beyond doubt. */
  sure: [1, 0.75, 0.65] as const,
  /** What the context of a tag that agrees with no sentence has to be worth, 2 being all of it. */
  strayContext: 0.6,
  /** A place that is so much more alike speaks against one between neighbours. */
  veto: 0.15,
  /** What another end than a window's has to gain, and how many words it has to cut off. */
  refined: 0.03,
  fewWords: 4,
  /** Rounds begin with what is surest. */
  slack: [0.3, 0.2, 0.1, 0.04, 0],
};

/** So many windows of each unit are looked at closely, if they are at all like it. */
const shortList = 8;
const leastEstimate = 0.2;
const mostComparisons = 4_000_000;
/** Beyond this only the old order is followed. */
const mostOpen = 30_000;
const mostContestants = 32;
const mostRounds = 60;
const mostCells = 40_000_000;

/** Likeness that suffices. */
const needed = (support: number): number => {
  const [none, one, both] = thresholds.likeness;
  return support <= 1 ? none + (one - none) * support : one + (both - one) * (support - 1);
};
const score = ({ likeness, support }: Proposal): number => likeness + thresholds.support * support;
/** By how much a proposal is more alike than it has to be. */
export const margin = ({ likeness, support }: Proposal): number => likeness - needed(support);

type Proposals = ReadonlyMap<number, readonly Proposal[]>;

/** What stands next to what: units and words between which nothing is found yet count as next. */
interface Neighbourhood {
  /** The nearest claimed unit before and behind each unit, -1 for none. */
  readonly unitBefore: Int32Array;
  readonly unitBehind: Int32Array;
  /** Who has the nearest claimed word before and behind each border between words, -1 for nobody. */
  readonly ownerBefore: Int32Array;
  readonly ownerBehind: Int32Array;
}

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

export class Competition {
  readonly #units: Units;
  readonly #target: Target;
  readonly #claims: Claims;
  readonly #hits: ReadonlyMap<number, readonly number[]>;
  readonly #likeness: Likeness;
  readonly #stretches: Stretches;
  /** Work done on alignments. */
  #cells = 0;

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
    this.#share(thresholds.sure, new Map());
    let proposals = this.#propose();
    if (this.#share(thresholds.inPlace, proposals)) proposals = this.#propose(proposals);
    let rounds = 0;
    for (const slack of thresholds.slack) {
      while (rounds < mostRounds && this.#settle(proposals, slack)) {
        proposals = this.#propose(proposals);
        rounds += 1;
      }
    }
    if (this.#share(thresholds.inPlace, proposals)) proposals = this.#propose(proposals);
    const [, one, both] = thresholds.inPlace;
    const options = {
      units: this.#units,
      target: this.#target,
      claims: this.#claims,
      likeness: this.#likeness,
    };
    claimSwallowed({ ...options, least: { one, both } });
    return proposals;
  }

  /** Claims what stands in the old order between neighbours; tells whether there was anything. */
  #share(least: readonly [number, number, number], proposals: Proposals): boolean {
    const shares = shareGaps({
      units: this.#units,
      target: this.#target,
      claims: this.#claims,
      likeness: this.#likeness,
      stretches: this.#stretches,
      least,
      vetoed: vetoOf(proposals),
    });
    const taken = new Uint8Array(this.#target.words.count);
    for (const { from, to } of shares) taken.fill(1, from, to);
    const isRivalled = (share: Share): boolean =>
      proposals
        .get(share.unit)
        ?.some(
          (other) =>
            (other.to <= share.from || other.from >= share.to) &&
            taken[other.from] === 0 &&
            score(share) - score(other) < thresholds.lead,
        ) === true;
    let claimed = false;
    for (const share of shares) {
      const { unit, from, to } = share;
      if (this.#claims.has(unit) || !this.#claims.isFree(from, to) || isRivalled(share)) continue;
      this.#claim(share);
      claimed = true;
    }
    return claimed;
  }

  /** Proposals of all that are not found; earlier ones that claims have left alone are only weighed anew. */
  #propose(earlier: Proposals = new Map()): Proposals {
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
    const neighbourhood = this.#neighbourhood();
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

  #neighbourhood(): Neighbourhood {
    const { owner } = this.#claims;
    const { sentences } = this.#units;
    const unitBefore = new Int32Array(sentences).fill(-1);
    const unitBehind = new Int32Array(sentences).fill(-1);
    const ownerBefore = new Int32Array(owner.length + 1).fill(-1);
    const ownerBehind = new Int32Array(owner.length + 1).fill(-1);
    for (let unit = 1; unit < sentences; unit += 1) {
      unitBefore[unit] = this.#claims.has(unit - 1) ? unit - 1 : (unitBefore[unit - 1] ?? -1);
    }
    for (let unit = sentences - 2; unit >= 0; unit -= 1) {
      unitBehind[unit] = this.#claims.has(unit + 1) ? unit + 1 : (unitBehind[unit + 1] ?? -1);
    }
    for (let word = 1; word <= owner.length; word += 1) {
      const left = owner[word - 1] ?? -1;
      ownerBefore[word] = left === -1 ? (ownerBefore[word - 1] ?? -1) : left;
    }
    for (let word = owner.length - 1; word >= 0; word -= 1) {
      const right = owner[word] ?? -1;
      ownerBehind[word] = right === -1 ? (ownerBehind[word + 1] ?? -1) : right;
    }
    return { unitBefore, unitBehind, ownerBefore, ownerBehind };
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

  /** Claims the best proposals that nothing rivals; tells whether there was one. */
  #settle(proposals: Proposals, slack: number): boolean {
    const ready = [...proposals.values()]
      .flatMap((list) => list.slice(0, 1))
      .filter((proposal) => margin(proposal) >= slack)
      .sort((a, b) => score(b) - score(a));
    const byPlace = [...ready].sort((a, b) => a.from - b.from);
    const contested = (proposal: Proposal, index: number): boolean => {
      for (const step of [-1, 1]) {
        for (let i = index + step, seen = 0; seen < mostContestants; i += step, seen += 1) {
          const other = byPlace[i];
          if (other === undefined || (step > 0 && other.from >= proposal.to)) break;
          const close = Math.abs(score(proposal) - score(other)) < thresholds.contest;
          if (other.to > proposal.from && close && !this.#claims.has(other.unit)) return true;
        }
      }
      return false;
    };
    const places = new Map(byPlace.map((proposal, index) => [proposal.unit, index]));
    let claimed = false;
    for (const proposal of ready) {
      const { unit, from, to } = proposal;
      if (this.#claims.has(unit) || !this.#claims.isFree(from, to)) continue;
      const rival = proposals.get(unit)?.find((other) => other.to <= from || other.from >= to);
      if (rival !== undefined && score(proposal) - score(rival) < thresholds.lead) continue;
      if (contested(proposal, places.get(unit) ?? 0)) continue;
      this.#claim(proposal);
      if (unit < this.#units.sentences) claimNeighbours(unit, this.#units, this.#target, this.#claims);
      claimed = true;
    }
    return claimed;
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
    this.#cells += words.count * (upper - lower);
    const pairs = this.#cells > mostCells ? [] : (align(words, this.#target, lower, upper) ?? []);
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
