import type { Anchor, Span } from '../article';

/** The three tags, in the order in which they are shown and stored. The ids are never translated. */
export const TAG_NAMES = ['claim', 'denial', 'attribution'] as const;
export type TagName = (typeof TAG_NAMES)[number];

export const SOURCE_KINDS = [
  'person',
  'office',
  'organisation',
  'state',
  'document',
  'outlet',
  'unnamed',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** How certain the text is, not the annotator (that is {@link Details.unsure}). */
export const CERTAINTIES = ['certain', 'probable', 'possible'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export const VERDICTS = ['accept', 'reject', 'change', 'add', 'comment'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const REASONS = ['ambiguous', 'guideline', 'slip', 'edge', 'boundary', 'other'] as const;
export type Reason = (typeof REASONS)[number];

/** The slug of the adjudicated set of tags; no person may take it. */
export const ADJUDICATED = 'adjudicated';

export interface Annotator {
  /** Slug, `[a-z0-9][a-z0-9-]{0,39}`; part of the sidecar's file name. */
  readonly id: string;
  readonly name: string;
}

/** Slugs that begin so are models, not people. */
export const MODEL_PREFIX = 'model-';

/** Whether the annotator is a program, by its slug. */
export function isModel({ id }: Pick<Annotator, 'id'>): boolean {
  return id.startsWith(MODEL_PREFIX);
}

/** What a denial denies: another tag (`annotator/id`), or a claim that no article states. */
export type Denied = { readonly of: string; readonly in?: string } | { readonly claim: string };

/** All optional; what a sentence's tags share except `denies`, which is the denial's alone. */
export interface Details {
  readonly source?: string;
  readonly sourceKind?: SourceKind;
  /** The words that mark the tag, in their order: `['hat', 'zurückgewiesen']`. */
  readonly cue?: readonly string[];
  readonly via?: string;
  readonly certainty?: Certainty;
  readonly unsure?: boolean;
  readonly note?: string;
  readonly denies?: readonly Denied[];
}

/** One tag on one sentence, by one annotator. */
export interface Tag extends Anchor, Details {
  /** 80 random bits in base 32, unique in the corpus. */
  readonly id: string;
  readonly tag: TagName;
  /** ISO date, or date-time where the annotator asked for full time stamps. */
  readonly created: string;
  /** Adjudicated tags only: who decided, and from which tags. */
  readonly by?: string;
  readonly from?: readonly { readonly of: string; readonly seen: string }[];
}

/** A verdict on a colleague's tag (`of`), a missing tag (`add`, with its anchor), or an answer (`re`). */
export interface Review extends Partial<Anchor> {
  readonly id: string;
  readonly verdict: Verdict;
  readonly of?: string;
  readonly re?: string;
  readonly tag?: TagName;
  readonly to?: { readonly tag?: TagName } & Details;
  readonly reason?: Reason;
  readonly note?: string;
  /** Hash of the tag as it was when the verdict was given; another hash now makes the verdict stale. */
  readonly seen?: string;
  readonly created: string;
}

/** The state of the article that offsets, outline and read-marks describe. */
export interface ArticleState {
  /** `sha256:` and the hash of the canonical text. */
  readonly text: string;
  /** UTF-16 code units of the canonical text. */
  readonly length: number;
  /** ISO 639-1. */
  readonly language: string;
  /** Version of the segmenter that first cut the article. */
  readonly segmenter: number;
}

/** One annotator's annotations of one article: what a sidecar holds. */
export interface Annotations {
  readonly format: 'claimmark';
  readonly version: number;
  readonly article: ArticleState;
  readonly annotator: Annotator;
  /** The adjudicated file only: whose program may write it. */
  readonly adjudicator?: Annotator;
  readonly done: string | null;
  readonly revealed: string | null;
  readonly guideline: string | null;
  /** The sentence list this annotator works on; see `encodeOutline` in the article room. */
  readonly outline: string;
  /** Ranges `[from, to)` of sentence numbers of the outline. */
  readonly read: readonly Span[];
  readonly tags: readonly Tag[];
  readonly reviews: readonly Review[];
}
