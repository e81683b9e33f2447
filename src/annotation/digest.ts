import type { Annotations, Denied } from './model';
import { progressOf, type Progress } from './progress';

/** What is kept in memory of every own sidecar of a workspace: no outline, no context, no reviews. */
export interface Digest {
  readonly progress: Progress;
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
    claims: tags.flatMap(({ tag, id, quote }) => (tag === 'claim' ? [{ id, quote }] : [])),
    denials: tags.flatMap(({ tag, id, quote, denies = [] }) =>
      tag === 'denial' ? [{ id, quote, denies }] : [],
    ),
    sources: once(tags.map(({ source }) => source)),
    vias: once(tags.map(({ via }) => via)),
  };
}
