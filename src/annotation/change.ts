import type { Annotator, Review, Tag } from './model';

/** A record as it was and as it is after the change; null where there is none. */
export interface Replacement<T> {
  readonly id: string;
  readonly before: T | null;
  readonly after: T | null;
}

/** The replacement of a record, by another or by none. */
export const replaced = <T extends { readonly id: string }>(before: T, after: T | null): Replacement<T> => ({
  id: before.id,
  before,
  after,
});

export const removed = <T extends { readonly id: string }>(before: T): Replacement<T> =>
  replaced(before, null);

export const added = <T extends { readonly id: string }>(after: T): Replacement<T> => ({
  id: after.id,
  before: null,
  after,
});

/** The read-mark of the sentence `[start, end)` of the canonical text. */
export interface ReadChange {
  readonly start: number;
  readonly end: number;
  readonly before: boolean;
  readonly after: boolean;
}

/** The sentence limits (ends) that a split or a join changed, in offsets of the canonical text. */
export interface LimitChange {
  readonly at: number;
  readonly before: boolean;
  readonly after: boolean;
}

/** Fields of the sidecar that hold one value. */
export type FieldName = 'done' | 'revealed' | 'guideline' | 'language';

/**
 * What an operation does, as data: it can be written to the journal, applied to a later state of the same
 * sidecar (records are found by id, so what others wrote meanwhile stays), and undone by swapping its sides.
 */
export interface Change {
  readonly tags?: readonly Replacement<Tag>[];
  readonly reviews?: readonly Replacement<Review>[];
  readonly read?: readonly ReadChange[];
  readonly limits?: readonly LimitChange[];
  readonly fields?: readonly {
    readonly name: FieldName;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  /** The adjudicated file only: it passes into other hands. */
  readonly adjudicator?: { readonly before: Annotator | null; readonly after: Annotator | null };
}

/** The change that takes `change` back. */
export function invert(change: Change): Change {
  const swap = <T extends { readonly before: unknown; readonly after: unknown }>(sides: readonly T[]) =>
    sides.map((side) => ({ ...side, before: side.after, after: side.before })).reverse();
  return {
    ...(change.tags && { tags: swap(change.tags) }),
    ...(change.reviews && { reviews: swap(change.reviews) }),
    ...(change.read && { read: swap(change.read) }),
    ...(change.limits && { limits: swap(change.limits) }),
    ...(change.fields && { fields: swap(change.fields) }),
    ...(change.adjudicator && {
      adjudicator: { before: change.adjudicator.after, after: change.adjudicator.before },
    }),
  };
}

/** Whether a change touches records and read-marks only, so that several can be merged into one. */
export function isMergeable({ limits = [], fields = [], adjudicator }: Change): boolean {
  return limits.length + fields.length === 0 && !adjudicator;
}

/** One change that does what mergeable `changes` do one after the other. A single one is left as it is. */
export function mergeChanges(changes: readonly Change[]): Change {
  const [first] = changes;
  if (first && changes.length === 1) return first;
  return {
    tags: changes.flatMap(({ tags = [] }) => tags),
    reviews: changes.flatMap(({ reviews = [] }) => reviews),
    read: changes.flatMap(({ read = [] }) => read),
  };
}

/** Whether applying `change` would do nothing at all. */
export function isEmpty(change: Change): boolean {
  if (change.adjudicator) return false;
  return [change.tags, change.reviews, change.read, change.limits, change.fields].every(
    (part) => !part || part.length === 0,
  );
}

/** Replaces records by id; what is not named stays as it is, the same object. */
export function replaceRecords<T extends { readonly id: string }>(
  records: readonly T[],
  replacements: readonly Replacement<T>[],
): readonly T[] {
  if (replacements.length === 0) return records;
  const after = new Map(replacements.map((replacement) => [replacement.id, replacement.after]));
  const kept = records.flatMap((record) => {
    const replaced = after.get(record.id);
    if (replaced === undefined) return [record];
    after.delete(record.id);
    return replaced === null ? [] : [replaced];
  });
  for (const added of after.values()) if (added !== null) kept.push(added);
  return kept;
}
