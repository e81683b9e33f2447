/**
 * Second pass: sentences whose words have changed. All that are not yet found compete for the text that is
 * not yet claimed, best first; each one that finds its place is a neighbour that speaks for the next.
 */
import type { Claims } from './claims';
import { releaseForeign } from './foreign';
import { shareGaps } from './gaps';
import type { Share } from './gaps';
import { Likeness } from './likeness';
import { margin, Proposer, score } from './proposals';
import type { Proposal, Proposals } from './proposals';
import { Refiner } from './refine';
import { Stretches } from './stretches';
import { claimSwallowed } from './swallowed';
import type { Target } from './target';
import { thresholds } from './thresholds';
import { Trigrams } from './trigrams';
import { Told } from './units';
import type { Units } from './units';
import { claimNeighbours } from './verbatim';
import { vetoOf } from './veto';

const mostContestants = 32;
const mostRounds = 60;

/** Lets the sentences that are not yet found compete; returns what was refused, best first, by unit. */
export function compete(
  units: Units,
  target: Target,
  claims: Claims,
  hits: ReadonlyMap<number, readonly number[]>,
): Proposals {
  const open = units.list.filter(({ tokens }, unit) => tokens > 0 && !claims.has(unit));
  if (open.length === 0) return new Map();
  Told.read(open.flatMap(({ prefix, suffix }) => [prefix, suffix].filter((told) => told !== undefined)));
  return new Competition(units, target, claims, hits).run();
}

class Competition {
  readonly #units: Units;
  readonly #target: Target;
  readonly #claims: Claims;
  readonly #trigrams: Trigrams;
  readonly #likeness: Likeness;
  readonly #stretches: Stretches;
  readonly #proposer: Proposer;
  readonly #refiner: Refiner;

  constructor(units: Units, target: Target, claims: Claims, hits: ReadonlyMap<number, readonly number[]>) {
    this.#units = units;
    this.#target = target;
    this.#claims = claims;
    this.#trigrams = new Trigrams(target.words);
    this.#likeness = new Likeness(units, this.#trigrams);
    this.#stretches = new Stretches(target, this.#trigrams);
    const shared = { units, target, claims, likeness: this.#likeness };
    this.#proposer = new Proposer({ ...shared, hits, stretches: this.#stretches });
    this.#refiner = new Refiner(shared);
  }

  /** Claims what can be claimed; returns the refused proposals of the rest, best first, by unit. */
  run(): Proposals {
    this.#share(thresholds.sure, new Map());
    let proposals = this.#proposer.propose();
    if (this.#share(thresholds.inPlace, proposals)) proposals = this.#proposer.propose(proposals);
    let rounds = 0;
    for (const slack of thresholds.slack) {
      while (rounds < mostRounds && this.#settle(proposals, slack)) {
        proposals = this.#proposer.propose(proposals);
        rounds += 1;
      }
    }
    if (this.#share(thresholds.inPlace, proposals)) proposals = this.#proposer.propose(proposals);
    let aligned = this.#proposer.withAligned(proposals);
    while (rounds < mostRounds && this.#settle(aligned, 0)) {
      proposals = this.#proposer.propose(proposals);
      aligned = this.#proposer.withAligned(proposals);
      rounds += 1;
    }
    const [, one, both] = thresholds.inPlace;
    const options = {
      units: this.#units,
      target: this.#target,
      claims: this.#claims,
      trigrams: this.#trigrams,
      likeness: this.#likeness,
    };
    claimSwallowed({ ...options, least: { one, both } });
    releaseForeign(this.#units, this.#target, this.#claims, this.#likeness);
    return aligned;
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
    const [from, to] = this.#refiner.refine(proposal);
    this.#claims.claim(proposal.unit, from, to);
  }
}
