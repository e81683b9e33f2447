/** Where in and around a window a sentence begins and ends, as an alignment of their words tells. */
import { align } from './align';
import type { Claims } from './claims';
import type { Likeness } from './likeness';
import type { Proposal } from './proposals';
import type { Target } from './target';
import { thresholds } from './thresholds';
import type { Units } from './units';

/** After so much work on alignments windows are left as they are. */
const mostCells = 40_000_000;

export interface RefinerOptions {
  readonly units: Units;
  readonly target: Target;
  readonly claims: Claims;
  readonly likeness: Likeness;
}

export class Refiner {
  readonly #units: Units;
  readonly #target: Target;
  readonly #claims: Claims;
  readonly #likeness: Likeness;
  /** Work done on alignments. */
  #cells = 0;

  constructor({ units, target, claims, likeness }: RefinerOptions) {
    this.#units = units;
    this.#target = target;
    this.#claims = claims;
    this.#likeness = likeness;
  }

  /** The window, or what an alignment makes of it if that is more alike. */
  refine({ unit, from, to, likeness }: Proposal): readonly [number, number] {
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
