import { addTo } from '../../article';
import type { TagName } from '../../annotation';

/** As much of VS Code's range as is needed here. */
interface LineRange {
  readonly start: { readonly line: number };
  isEqual(other: LineRange): boolean;
}

/** A tagged sentence whose text changed is drawn apart until its annotator has looked at it. */
export type DecorationState = 'exact' | 'needsLook';

/** One tagged sentence to draw. */
export interface Tagged<R extends LineRange> {
  readonly tags: readonly TagName[];
  readonly state: DecorationState;
  readonly range: R;
}

/** The ranges that an editor shows, by decoration type. */
export type RangesByType<R> = ReadonlyMap<string, readonly R[]>;

/**
 * VS Code takes all ranges of a decoration type at once. So the tags of long articles are spread over several types of
 * the same look, by their lines, and an operation costs only those that share its type.
 */
const LINES_TOGETHER = 64;
const MOST_PARTS = 16;

/** The name of the type with which a tagged sentence is drawn; the same name has the same look. */
export function typeOf<R extends LineRange>({ tags, state, range }: Tagged<R>): string {
  const part = Math.floor(range.start.line / LINES_TOGETHER) % MOST_PARTS;
  return `${tags.join('+')} ${state} ${part}`;
}

export function rangesByType<R extends LineRange>(tagged: readonly Tagged<R>[]): RangesByType<R> {
  const byType = new Map<string, R[]>();
  for (const each of tagged) addTo(byType, typeOf(each), each.range);
  return byType;
}

/** Of the types of an editor that shows `before` those that have to be set so that it shows `now`, with their ranges. */
export function changedRanges<R extends LineRange>(
  before: RangesByType<R>,
  now: RangesByType<R>,
): RangesByType<R> {
  const changed = new Map<string, readonly R[]>();
  for (const type of before.keys()) if (!now.has(type)) changed.set(type, []);
  for (const [type, ranges] of now) {
    const old = before.get(type);
    const isSame =
      old?.length === ranges.length && ranges.every((range, index) => old[index]?.isEqual(range));
    if (!isSame) changed.set(type, ranges);
  }
  return changed;
}
