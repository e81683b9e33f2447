import { TAG_NAMES, type Annotations, type Denied, type TagName } from './model';
import { progressOf, type Progress } from './progress';

/** How many tags of each kind there are. */
export type TagCounts = Readonly<Record<TagName, number>>;

/** What is kept in memory of every sidecar of a workspace: no outline, no context, no reviews. */
export interface Digest {
  readonly progress: Progress;
  /** Hash of the text that the sidecar describes. */
  readonly text: string;
  readonly counts: TagCounts;
  readonly claims: readonly { readonly id: string; readonly quote: string }[];
  readonly denials: readonly {
    readonly id: string;
    readonly quote: string;
    readonly denies: readonly Denied[];
  }[];
  /** The sources and the outlets that passed something on, each once. */
  readonly sources: readonly string[];
  readonly vias: readonly string[];
}

export function digestOf(annotations: Annotations): Digest {
  const { tags } = annotations;
  const once = (values: readonly (string | undefined)[]) =>
    Array.from(new Set(values.filter((value) => value !== undefined)));
  return {
    progress: progressOf(annotations),
    text: annotations.article.text,
    counts: countTags(tags),
    claims: tags.flatMap(({ tag, id, quote }) => (tag === 'claim' ? [{ id, quote }] : [])),
    denials: tags.flatMap(({ tag, id, quote, denies = [] }) =>
      tag === 'denial' ? [{ id, quote, denies }] : [],
    ),
    sources: once(tags.map(({ source }) => source)),
    vias: once(tags.map(({ via }) => via)),
  };
}

export function countTags(tags: readonly { readonly tag: TagName }[]): TagCounts {
  const counts = Object.fromEntries(TAG_NAMES.map((name) => [name, 0])) as Record<TagName, number>;
  for (const { tag } of tags) counts[tag]++;
  return counts;
}
