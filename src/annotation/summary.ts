import type { Span } from '../article';
import type { Change } from './change';
import { ALL_DETAIL_NAMES } from './details';
import { sentenceFrom } from './navigation';
import { TAG_NAMES, type Details, type Tag, type TagName } from './model';

export type Deed =
  | { readonly kind: 'added' | 'removed' | 'kept'; readonly tags: readonly TagName[] }
  | { readonly kind: 'retagged'; readonly from: TagName; readonly to: TagName }
  | { readonly kind: 'detailed'; readonly details: readonly (keyof Details)[] }
  | { readonly kind: 'split' | 'joined' | 'read' | 'unread' | 'finished' | 'reopened' | 'changed' }
  /** A verdict or an answer was given or taken back. */
  | { readonly kind: 'reviewed' | 'unreviewed' };

/** What a change does, for telling it in words. */
export interface Summary {
  readonly deed: Deed;
  /** The numbers of the sentences, from 0, where it is done; none if it concerns the article. */
  readonly sentences: readonly number[];
}

/** What `change` does to an article that is cut into `sentences`: the most telling of its parts. */
export function summarise(change: Change, sentences: readonly Span[]): Summary {
  const numbers = (offsets: readonly number[]) => {
    const found = offsets.flatMap((offset) => sentenceFrom(sentences, offset) ?? []);
    return Array.from(new Set(found)).sort((a, b) => a - b);
  };
  const [limit] = change.limits ?? [];
  if (limit) return { deed: { kind: limit.after ? 'split' : 'joined' }, sentences: numbers([limit.at - 1]) };
  const tags = change.tags ?? [];
  if (tags.length > 0) {
    const starts = tags.flatMap(({ before, after }) => (after ?? before)?.start ?? []);
    return { deed: deedOn(tags), sentences: numbers(starts) };
  }
  const [mark] = change.read ?? [];
  if (mark) {
    const starts = (change.read ?? []).map(({ start }) => start);
    return { deed: { kind: mark.after ? 'read' : 'unread' }, sentences: numbers(starts) };
  }
  const [review] = change.reviews ?? [];
  if (review) return { deed: { kind: review.after ? 'reviewed' : 'unreviewed' }, sentences: [] };
  const done = change.fields?.find(({ name }) => name === 'done');
  if (done) return { deed: { kind: done.after === null ? 'reopened' : 'finished' }, sentences: [] };
  return { deed: { kind: 'changed' }, sentences: [] };
}

function deedOn(tags: NonNullable<Change['tags']>): Deed {
  const names = (side: 'before' | 'after') =>
    TAG_NAMES.filter((name) => tags.some((replacement) => replacement[side]?.tag === name));
  if (tags.every(({ before }) => before === null)) return { kind: 'added', tags: names('after') };
  if (tags.every(({ after }) => after === null)) return { kind: 'removed', tags: names('before') };
  const renamed = tags.find(({ before, after }) => before && after && before.tag !== after.tag);
  if (renamed?.before && renamed.after) {
    return { kind: 'retagged', from: renamed.before.tag, to: renamed.after.tag };
  }
  const rewritten = tags.filter(({ before, after }) => before && after && before.quote !== after.quote);
  if (rewritten.length > 0) return { kind: 'kept', tags: names('after') };
  const differs = (name: keyof Details, before: Tag | null, after: Tag | null) =>
    before && after && JSON.stringify(before[name]) !== JSON.stringify(after[name]);
  const details = ALL_DETAIL_NAMES.filter((name) =>
    tags.some(({ before, after }) => differs(name, before, after)),
  );
  return details.length > 0 ? { kind: 'detailed', details } : { kind: 'changed' };
}
