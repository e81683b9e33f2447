/** How well the surroundings of a place agree with those that a unit had. */
import type { Claims } from './claims';
import { estimatedDice, minima, pack, wordTrigrams } from '../fingerprint';
import type { Target } from './target';
import type { Words } from '../tokens';
import type { Units } from './units';

/** How many neighbours are asked on each side. */
const reach = 3;

/** Agreement of both sides, 0 to 1. */
export function contextFit(
  unit: number,
  from: number,
  to: number,
  units: Units,
  target: Target,
  claims: Claims,
): number {
  return (sideFit(unit, from, -1, units, target, claims) + sideFit(unit, to, 1, units, target, claims)) / 2;
}

/** Agreement of one side of a place that begins or ends at word `edge`; `step` -1 looks before it, 1 behind. */
export function sideFit(
  unit: number,
  edge: number,
  step: -1 | 1,
  units: Units,
  target: Target,
  claims: Claims,
): number {
  const told = units.list[unit]?.[step < 0 ? 'prefix' : 'suffix'];
  return Math.max(neighbourFit(unit, edge, step, units, target, claims), wordFit(told, edge, step, target));
}

function neighbourFit(
  unit: number,
  edge: number,
  step: -1 | 1,
  units: Units,
  target: Target,
  claims: Claims,
): number {
  if (unit >= units.sentences) return 0;
  let between = 0;
  for (let distance = 1; distance <= reach; distance += 1) {
    const neighbour = unit + step * distance;
    const { tokens = 0, fingerprint } = units.list[neighbour] ?? {};
    if (neighbour < 0 || neighbour >= units.sentences) {
      const rest = step < 0 ? edge : target.words.count - edge;
      return rest <= between ? 1 : 0;
    }
    if (claims.has(neighbour)) {
      const gap = step < 0 ? edge - claims.to(neighbour) : claims.from(neighbour) - edge;
      if (gap < 0 || gap > 1.6 * between + 3) return 0;
      return 1 / (1 + 0.25 * (distance - 1));
    }
    if (distance === 1 && fingerprint !== undefined) {
      const from = step < 0 ? edge - tokens : edge;
      if (tokens >= 4 && claims.isFree(from, from + tokens)) {
        const there = pack(minima(wordTrigrams(target.words, from, from + tokens)));
        const likeness = estimatedDice(fingerprint, there);
        if (likeness >= 0.5) return likeness;
      }
    }
    between += tokens;
  }
  return 0;
}

/** Share of the words told by a tag's prefix or suffix that stand there. */
function wordFit(told: Words | undefined, edge: number, step: -1 | 1, { words }: Target): number {
  if (told === undefined) return 0;
  let same = 0;
  for (let i = 0; i < told.count; i += 1) {
    const hash = step < 0 ? told.hashes[told.count - 1 - i] : told.hashes[i];
    for (const slip of [0, 1, -1]) {
      const there = step < 0 ? edge - 1 - i - slip : edge + i + slip;
      if (there >= 0 && there < words.count && words.hashes[there] === hash) {
        same += 1;
        break;
      }
    }
  }
  return same / told.count;
}
