/** What stands next to what: units and words between which nothing is found yet count as next. */
import type { Claims } from './claims';
import type { Units } from './units';

export interface Neighbourhood {
  /** The nearest claimed unit before and behind each unit, -1 for none. */
  readonly unitBefore: Int32Array;
  readonly unitBehind: Int32Array;
  /** Who has the nearest claimed word before and behind each border between words, -1 for nobody. */
  readonly ownerBefore: Int32Array;
  readonly ownerBehind: Int32Array;
}

export function neighbourhoodOf({ sentences }: Units, claims: Claims): Neighbourhood {
  const { owner } = claims;
  const unitBefore = new Int32Array(sentences).fill(-1);
  const unitBehind = new Int32Array(sentences).fill(-1);
  const ownerBefore = new Int32Array(owner.length + 1).fill(-1);
  const ownerBehind = new Int32Array(owner.length + 1).fill(-1);
  for (let unit = 1; unit < sentences; unit += 1) {
    unitBefore[unit] = claims.has(unit - 1) ? unit - 1 : (unitBefore[unit - 1] ?? -1);
  }
  for (let unit = sentences - 2; unit >= 0; unit -= 1) {
    unitBehind[unit] = claims.has(unit + 1) ? unit + 1 : (unitBehind[unit + 1] ?? -1);
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
