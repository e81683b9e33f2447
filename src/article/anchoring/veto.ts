/** A share is refused if its unit, or another one, is much more at home elsewhere. */
import type { Share } from './gaps';
import type { Proposal, Proposals } from './proposals';
import { longestWindow } from './stretches';
import { thresholds } from './thresholds';

export function vetoOf(proposals: Proposals): (share: Share) => boolean {
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
