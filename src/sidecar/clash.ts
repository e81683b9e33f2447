import type { Annotations } from '../annotation';
import type { Clash } from './merge';

/** Merged annotations in which a clash is decided for one side. */
export function resolveClash(annotations: Annotations, clash: Clash, side: 'ours' | 'theirs'): Annotations {
  const { id, field } = clash;
  const value = clash[side];
  if (id === null) return { ...annotations, [field]: value };
  const decide = <T extends { readonly id: string }>(records: readonly T[]): readonly T[] =>
    records.flatMap((record) => {
      if (record.id !== id) return [record];
      if (field !== 'record') return [withMember(record, field, value)];
      return value === null ? [] : [value as T];
    });
  return { ...annotations, tags: decide(annotations.tags), reviews: decide(annotations.reviews) };
}

/** Annotations without some of their records. */
export function withoutRecords(annotations: Annotations, ids: ReadonlySet<string>): Annotations {
  return {
    ...annotations,
    tags: annotations.tags.filter(({ id }) => !ids.has(id)),
    reviews: annotations.reviews.filter(({ id }) => !ids.has(id)),
  };
}

function withMember<T extends object>(record: T, field: string, value: unknown): T {
  // The place of a record is one member to a merge, whatever it consists of.
  if (field === 'anchor') return { ...record, ...(value as object) };
  const changed = { ...record, [field]: value };
  if (value === undefined) Reflect.deleteProperty(changed, field);
  return changed;
}
