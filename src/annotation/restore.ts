import { isRead, type Placed } from './placed';
import type { Change, ReadChange, Replacement } from './change';

/** The change that makes annotations what they are in `target`; both describe the same text. */
export function changeTo(placed: Placed, target: Placed): Change {
  const now = placed.annotations;
  const then = target.annotations;
  const read = placed.sentences.flatMap(([start, end]): ReadChange[] => {
    const before = isRead(placed, [start, end]);
    const after = isRead(target, [start, end]);
    return before === after ? [] : [{ start, end, before, after }];
  });
  const done = now.done === then.done ? [] : [{ name: 'done' as const, before: now.done, after: then.done }];
  return {
    tags: replacements(now.tags, then.tags),
    reviews: replacements(now.reviews, then.reviews),
    read,
    fields: done,
  };
}

function replacements<T extends { readonly id: string }>(
  now: readonly T[],
  then: readonly T[],
): readonly Replacement<T>[] {
  const before = new Map(now.map((record) => [record.id, record]));
  const after = new Map(then.map((record) => [record.id, record]));
  return Array.from(new Set([...before.keys(), ...after.keys()])).flatMap((id): Replacement<T>[] => {
    const [from, to] = [before.get(id) ?? null, after.get(id) ?? null];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ id, before: from, after: to }];
  });
}
