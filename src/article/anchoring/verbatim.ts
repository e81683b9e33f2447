/** First pass: sentences whose words stand in the new text unchanged, wherever and however it is cut. */
import type { Claims } from './claims';
import { contextFit } from './context';
import { spanOf } from './edges';
import { basePower, windowHash } from '../tokens';
import { breakStrength } from './target';
import type { Target } from './target';
import type { Unit, Units } from './units';

/** Units with the same words, and the places where these words stand. */
interface Copies {
  readonly tokens: number;
  readonly units: number[];
  readonly hits: number[];
}

/** Fewer words than that say little: `Nein.` stands in many places. */
const telling = 4;
/** Unbounded work on many copies of one sentence is spared: they go in their order. */
const mostPairs = 256;
const mostProbes = 60_000_000;
const mostRounds = 8;

/** Claims every place that is beyond doubt; returns the hits of the rest, unit by unit. */
export function claimVerbatim(units: Units, target: Target, claims: Claims): Map<number, readonly number[]> {
  const copies = findCopies(units.list, target);
  const open: Copies[] = [];
  for (const group of copies.sort((a, b) => b.tokens - a.tokens)) {
    const [unit] = group.units;
    const [hit] = group.hits;
    const single = group.units.length === 1 && group.hits.length === 1;
    if (single && unit !== undefined && hit !== undefined && isTelling(group.tokens, hit, target)) {
      if (claims.isFree(hit, hit + group.tokens)) claims.claim(unit, hit, hit + group.tokens);
    } else {
      open.push(group);
    }
  }
  for (let unit = 0; unit < units.sentences; unit += 1) {
    if (claims.has(unit)) claimNeighbours(unit, units, target, claims);
  }
  let rest = open;
  let claimed = true;
  for (let round = 0; claimed && round < mostRounds; round += 1) {
    claimed = false;
    for (const group of rest) {
      while (claimCopies(group, units, target, claims)) claimed = true;
    }
    rest = rest.filter((group) => group.units.some((unit) => !claims.has(unit)));
  }
  const left = new Map<number, readonly number[]>();
  for (const group of rest) {
    for (const unit of group.units) if (!claims.has(unit)) left.set(unit, group.hits);
  }
  return left;
}

const isBounded = (target: Target, word: number): boolean =>
  (target.breaks[word] ?? 0) >= breakStrength.sentence;

function isTelling(tokens: number, hit: number, target: Target): boolean {
  if (tokens < telling) return false;
  return tokens >= 2 * telling || isBounded(target, hit) || isBounded(target, hit + tokens);
}

function findCopies(list: readonly Unit[], { words, prefixes }: Target): Copies[] {
  const byLength = new Map<number, Map<number, Copies>>();
  list.forEach(({ tokens, hash }, unit) => {
    if (tokens === 0 || tokens > words.count) return;
    let byHash = byLength.get(tokens);
    if (byHash === undefined) byLength.set(tokens, (byHash = new Map<number, Copies>()));
    const group = byHash.get(hash);
    if (group === undefined) byHash.set(hash, { tokens, units: [unit], hits: [] });
    else group.units.push(unit);
  });
  const found: Copies[] = [];
  let probes = 0;
  const lengths = [...byLength].sort(([, a], [, b]) => b.size - a.size);
  for (const [tokens, byHash] of lengths) {
    probes += words.count;
    if (probes > mostProbes) break;
    const power = basePower(tokens);
    const sieve = new Uint8Array(4096);
    for (const hash of byHash.keys()) sieve[hash >>> 20] = 1;
    for (let i = 0; i + tokens <= words.count; i += 1) {
      const hash = windowHash(prefixes, i, i + tokens, power);
      if (sieve[hash >>> 20] === 0) continue;
      const group = byHash.get(hash);
      if (group === undefined || group.hits.length > 4 * group.units.length + 64) continue;
      group.hits.push(i);
    }
    for (const group of byHash.values()) if (group.hits.length > 0) found.push(group);
  }
  return found;
}

/** From a place on, the sentences before and behind it that follow word by word. */
export function claimNeighbours(unit: number, units: Units, target: Target, claims: Claims): void {
  for (let next = unit + 1; next < units.sentences && !claims.has(next); next += 1) {
    const { tokens = 0, hash } = units.list[next] ?? {};
    const from = claims.to(next - 1);
    if (tokens === 0 || !stands(hash, from, tokens, target, claims)) break;
    claims.claim(next, from, from + tokens);
  }
  for (let next = unit - 1; next >= 0 && !claims.has(next); next -= 1) {
    const { tokens = 0, hash } = units.list[next] ?? {};
    const from = claims.from(next + 1) - tokens;
    if (tokens === 0 || !stands(hash, from, tokens, target, claims)) break;
    claims.claim(next, from, from + tokens);
  }
}

function stands(
  hash: number | undefined,
  from: number,
  tokens: number,
  target: Target,
  claims: Claims,
): boolean {
  if (!claims.isFree(from, from + tokens)) return false;
  return windowHash(target.prefixes, from, from + tokens, basePower(tokens)) === hash;
}

/** Share out the places of equal sentences by what stands around them. */
function claimCopies(group: Copies, units: Units, target: Target, claims: Claims): boolean {
  const { tokens } = group;
  const open = group.units.filter((unit) => !claims.has(unit));
  const hits = group.hits.filter((hit) => claims.isFree(hit, hit + tokens));
  if (open.length === 0 || hits.length === 0) return false;
  if (open.length * hits.length > mostPairs) return claimInOrder(open, hits, tokens, claims);
  const pairs = open.flatMap((unit) =>
    hits.map((hit) => ({ unit, hit, fit: fitAt(unit, hit, tokens, units, target, claims) })),
  );
  pairs.sort((a, b) => b.fit - a.fit);
  const [best] = pairs;
  if (best === undefined) return false;
  const rival = pairs.find((pair) => pair !== best && (pair.unit === best.unit || pair.hit === best.hit));
  const bounded = isBounded(target, best.hit) || isBounded(target, best.hit + tokens);
  if (best.fit < (tokens < telling || !bounded ? 0.6 : 0.35) || best.fit - (rival?.fit ?? 0) < 0.15)
    return false;
  claims.claim(best.unit, best.hit, best.hit + tokens);
  claimNeighbours(best.unit, units, target, claims);
  return true;
}

/** A tag that agrees with no sentence of the outline is believed where its very quote stands at its offsets. */
function fitAt(
  unit: number,
  hit: number,
  tokens: number,
  units: Units,
  target: Target,
  claims: Claims,
): number {
  const { start, words } = units.list[unit] ?? {};
  if (unit >= units.sentences && start === spanOf(target, hit, hit + tokens, words)[0]) return 1;
  return contextFit(unit, hit, hit + tokens, units, target, claims);
}

function claimInOrder(
  open: readonly number[],
  hits: readonly number[],
  tokens: number,
  claims: Claims,
): boolean {
  let claimed = false;
  let index = 0;
  for (const unit of open) {
    while (index < hits.length && !claims.isFree(hits[index] ?? 0, (hits[index] ?? 0) + tokens)) index += 1;
    const hit = hits[index];
    if (hit === undefined) break;
    claims.claim(unit, hit, hit + tokens);
    claimed = true;
  }
  return claimed;
}
