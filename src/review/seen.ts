import { foldedText, foldFormat, hashText } from '../article';
import { ALL_DETAIL_NAMES, type Review, type Tag } from '../annotation';

/** `annotator/id`: how a record is named from another file. */
export const refOf = (annotator: string, { id }: { readonly id: string }): string => `${annotator}/${id}`;

/**
 * Hash of what a reviewer saw of a tag: which tag, its details and its words, their form folded. Positions do
 * not count, so a tag that merely moved is still the one that was seen.
 */
export function seenHash(tag: Tag): string {
  const details = ALL_DETAIL_NAMES.map((name) => {
    if (name === 'denies') return (tag.denies ?? []).map((link) => ('of' in link ? [link.of] : link.claim));
    if (name === 'cue') return tag.cue ?? [];
    return tag[name] ?? null;
  });
  return hashText(JSON.stringify([tag.tag, ...details, foldedText(foldFormat(tag.quote))]));
}

/** Whether the tag is no longer the one that the verdict was given on. */
export function isStale({ seen }: Review, tag: Tag): boolean {
  return seen !== undefined && seen !== seenHash(tag);
}
