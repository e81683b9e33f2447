import { addTo } from '../../article';
import { TAG_NAMES, type Tag, type TagName } from '../../annotation';

/** What the Article view shows of a sentence. */
export interface SentenceFacts {
  readonly index: number;
  readonly text: string;
  readonly tags: readonly Tag[];
  readonly read: boolean;
  /** Whether its text has changed since it was tagged. */
  readonly needsLook: boolean;
}

export const FILTERS = ['all', 'tagged', 'unread', 'problems'] as const;
/** Which sentences are shown. */
export type Filter = (typeof FILTERS)[number];

export const GROUPINGS = ['none', 'tag', 'source'] as const;
/** What sentences are grouped by. */
export type Grouping = (typeof GROUPINGS)[number];

export interface Arrangement {
  readonly filter: Filter;
  readonly grouping: Grouping;
}

export interface SentenceGroup {
  /** A tag or a source; null for the sentences that have none. */
  readonly key: string | null;
  readonly sentences: readonly SentenceFacts[];
}

const PASSES: Readonly<Record<Filter, (facts: SentenceFacts) => boolean>> = {
  all: () => true,
  tagged: ({ tags }) => tags.length > 0,
  unread: ({ read }) => !read,
  problems: ({ needsLook }) => needsLook,
};

/**
 * The sentences that pass the filter, in groups; ungrouped, they are one group without key. A sentence stands in
 * the group of each of its tags or sources. Tags come in their order, sources with the commonest first.
 */
export function arrange(
  sentences: readonly SentenceFacts[],
  { filter, grouping }: Arrangement,
): readonly SentenceGroup[] {
  const shown = sentences.filter(PASSES[filter]);
  if (grouping === 'none') return [{ key: null, sentences: shown }];
  const groups = new Map<string | null, SentenceFacts[]>();
  for (const facts of shown) {
    const keys = new Set<string | null>(
      facts.tags.flatMap(({ tag, source }) => (grouping === 'tag' ? tag : (source ?? []))),
    );
    for (const key of keys.size > 0 ? keys : [null]) addTo(groups, key, facts);
  }
  return Array.from(groups, ([key, members]) => ({ key, sentences: members })).sort(
    (a, b) => rank(a, grouping) - rank(b, grouping),
  );
}

/** The lower, the earlier; what has no key comes last. */
function rank({ key, sentences }: SentenceGroup, grouping: Grouping): number {
  if (key === null) return Infinity;
  return grouping === 'tag' ? TAG_NAMES.indexOf(key as TagName) : -sentences.length;
}
