import { anchorAt, type Span } from '../article';
import type { Change, ReadChange, Replacement } from './change';
import { newId } from './ids';
import { TAG_NAMES, type Details, type Tag, type TagName } from './model';
import { isRead, stands, type Placed } from './placed';

/** What a new tag needs besides its sentence. */
export interface TagContext {
  /** The canonical text. */
  readonly text: string;
  /** ISO date or date-time for `created`. */
  readonly now: string;
}

/** The tags that stand on a sentence now, in the order claim, denial, attribution. Orphans stand nowhere. */
export function tagsOn(placed: Placed, [start, end]: Span): readonly Tag[] {
  return placed.annotations.tags
    .filter((tag) => {
      const place = placed.places.get(tag.id);
      return stands(place) && place.start < end && place.end > start;
    })
    .sort((a, b) => TAG_NAMES.indexOf(a.tag) - TAG_NAMES.indexOf(b.tag));
}

/** Puts `tag` on every sentence that lacks it; if none lacks it, takes it off all of them. */
export function toggleTag(
  placed: Placed,
  sentences: readonly Span[],
  tag: TagName,
  context: TagContext,
): Change {
  const lacking = sentences.filter((sentence) => !tagsOn(placed, sentence).some((on) => on.tag === tag));
  if (lacking.length > 0) return addTag(placed, lacking, tag, context);
  return removeTags(placed, sentences, (on) => on.tag === tag);
}

/** Puts `tag` with `details` on sentences that lack it; what their other tags share is taken over. */
export function addTag(
  placed: Placed,
  sentences: readonly Span[],
  tag: TagName,
  { text, now }: TagContext,
  details: Details = {},
): Change {
  const tags = sentences.map((sentence): Replacement<Tag> => {
    const id = newId();
    const shared = sharedDetails(tagsOn(placed, sentence)[0]);
    const after: Tag = { id, tag, ...anchorAt(text, ...sentence), ...shared, ...details, created: now };
    return { id, before: null, after };
  });
  return { tags, read: markRead(placed, sentences, true) };
}

/** Takes the tags that `which` names off the sentences; the sentences stay read. */
export function removeTags(
  placed: Placed,
  sentences: readonly Span[],
  which: (tag: Tag) => boolean = () => true,
): Change {
  const removed = new Set(sentences.flatMap((sentence) => tagsOn(placed, sentence).filter(which)));
  return { tags: Array.from(removed, (tag) => ({ id: tag.id, before: tag, after: null })) };
}

/** The read-marks that have to change so that all `sentences` are read, or unread. */
export function markRead(placed: Placed, sentences: readonly Span[], after: boolean): readonly ReadChange[] {
  return sentences.flatMap(([start, end]) => {
    const before = isRead(placed, [start, end]);
    return before === after ? [] : [{ start, end, before, after }];
  });
}

function sharedDetails(tag: Tag | undefined): Details {
  if (!tag) return {};
  const { source, sourceKind, cue, via, certainty, unsure, note } = tag;
  const details = { source, sourceKind, cue, via, certainty, unsure, note };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}
