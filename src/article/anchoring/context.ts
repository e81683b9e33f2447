/** How well the surroundings of a place agree with those that a unit had. */
import type { Words } from '../tokens';
import type { Claims } from './claims';
import type { Target } from './target';
import type { Units } from './units';

/** How many neighbours are asked on each side. */
const reach = 3;

/** Agreement of both sides, 0 to 1; as if the unit `except` were not found. */
export function contextFit(
  unit: number,
  from: number,
  to: number,
  units: Units,
  target: Target,
  claims: Claims,
  except = -1,
): number {
  const before = sideFit(unit, from, -1, units, target, claims, except);
  const behind = sideFit(unit, to, 1, units, target, claims, except);
  return (before + behind) / 2;
}

/** Agreement of one side of a place that begins or ends at word `edge`; `step` -1 looks before it, 1 behind. */
function sideFit(
  unit: number,
  edge: number,
  step: -1 | 1,
  units: Units,
  target: Target,
  claims: Claims,
  except = -1,
): number {
  const fit = neighbourFit(unit, edge, step, units, target, claims, except);
  return fit === 1 ? fit : Math.max(fit, toldFit(unit, edge, step, units, target));
}

/** What a tag's prefix or suffix tells of one side of a place; 0 if none does. */
export function toldFit(unit: number, edge: number, step: -1 | 1, units: Units, target: Target): number {
  const told = units.list[unit]?.[step < 0 ? 'prefix' : 'suffix'];
  return told === undefined ? 0 : wordFit(told.words, edge, step, target);
}

/** Whether the nearest claimed sentence on one side is the nearest one of old; less the farther it was. */
export function neighbourFit(
  unit: number,
  edge: number,
  step: -1 | 1,
  units: Units,
  target: Target,
  claims: Claims,
  except = -1,
): number {
  if (unit >= units.sentences) return 0;
  let between = 0;
  for (let distance = 1; distance <= reach; distance += 1) {
    const neighbour = unit + step * distance;
    if (neighbour < 0 || neighbour >= units.sentences) {
      const rest = step < 0 ? edge : target.words.count - edge;
      return rest <= between ? 1 : 0;
    }
    if (claims.has(neighbour) && neighbour !== except) {
      const gap = step < 0 ? edge - claims.to(neighbour) : claims.from(neighbour) - edge;
      if (gap < 0 || gap > 1.6 * between + 3) return 0;
      return 1 / (1 + 0.25 * (distance - 1));
    }
    between += units.list[neighbour]?.tokens ?? 0;
  }
  return 0;
}

/** Share of the words told by a tag's prefix or suffix that stand there, give or take one. */
export function wordFit(told: Words, edge: number, step: -1 | 1, { words }: Target): number {
  let same = 0;
  for (let i = 0; i < told.count; i += 1) {
    const hash = step < 0 ? told.hashes[told.count - 1 - i] : told.hashes[i];
    const there = step < 0 ? edge - 1 - i : edge + i;
    if (
      words.hashes[there] === hash ||
      words.hashes[there - 1] === hash ||
      (words.hashes[there + 1] === hash && there + 1 !== edge)
    ) {
      same += 1;
    }
  }
  return told.count === 0 ? 0 : same / told.count;
}
