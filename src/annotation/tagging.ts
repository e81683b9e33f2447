import { anchorAt, type Span } from '../article';
import { added, removed, replaced, type Change, type ReadChange, type Replacement } from './change';
import { detailsOf, sharedDetails } from './details';
import { newId } from './ids';
import { TAG_NAMES, type Details, type Tag, type TagName } from './model';
import { isRead, stands, type Placed } from './placed';
import { wordsOf } from './words';

/** What a new tag needs besides its sentence. */
export interface TagContext {
  /** The canonical text. */
  readonly text: string;
  /** ISO date or date-time for `created`. */
  readonly now: string;
}

/** The tags that stand on a sentence now, in the order claim, denial, attribution. Orphans stand nowhere. */
export function tagsOn(
  { annotations, places }: Pick<Placed, 'annotations' | 'places'>,
  [start, end]: Span,
): readonly Tag[] {
  return annotations.tags
    .filter((tag) => {
      const place = places.get(tag.id);
      return stands(place) && place.start < end && place.end > start;
    })
    .sort(byTagName);
}

/** Compares tags for the order claim, denial, attribution. */
export function byTagName(a: Tag, b: Tag): number {
  return TAG_NAMES.indexOf(a.tag) - TAG_NAMES.indexOf(b.tag);
}

/** The names of the tags, each once, in their order. */
export function tagNamesOf(tags: readonly Pick<Tag, 'tag'>[]): readonly TagName[] {
  return TAG_NAMES.filter((name) => tags.some(({ tag }) => tag === name));
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
  const tags = sentences.map((sentence) => {
    const shared = sharedDetails(tagsOn(placed, sentence));
    const anchor = anchorAt(text, ...sentence);
    return added<Tag>({ id: newId(), tag, ...anchor, ...shared, ...details, created: now });
  });
  return { tags, read: markRead(placed, sentences, true) };
}

/** Puts those of the tags `names` on each sentence that it lacks. */
export function putTags(
  placed: Placed,
  sentences: readonly Span[],
  names: readonly TagName[],
  context: TagContext,
): Change {
  const tags = names.flatMap((name) => {
    const lacking = sentences.filter((sentence) => !tagsOn(placed, sentence).some(({ tag }) => tag === name));
    return addTag(placed, lacking, name, context).tags ?? [];
  });
  return { tags, read: markRead(placed, sentences, true) };
}

/**
 * Puts tags of another sentence with their details on sentences; where a sentence has the tag already, it gets
 * the details. A cue is taken over only by a sentence that has its words.
 */
export function repeatTags(
  placed: Placed,
  sentences: readonly Span[],
  models: readonly Tag[],
  context: TagContext,
): Change {
  const tags = sentences.flatMap((sentence) => {
    const words = new Set(wordsOf(context.text.slice(...sentence)));
    const present = tagsOn(placed, sentence);
    return models.flatMap((model): readonly Replacement<Tag>[] => {
      const { cue, ...others } = detailsOf(model);
      const details = cue?.every((word) => words.has(word)) ? { ...others, cue } : others;
      const before = present.find(({ tag }) => tag === model.tag);
      if (before) return [replaced(before, { ...before, ...details })];
      return addTag(placed, [sentence], model.tag, context, details).tags ?? [];
    });
  });
  return { tags, read: markRead(placed, sentences, true) };
}

/** Takes the tags that `which` names off the sentences; the sentences stay read. */
export function removeTags(
  placed: Placed,
  sentences: readonly Span[],
  which: (tag: Tag) => boolean = () => true,
): Change {
  const tags = new Set(sentences.flatMap((sentence) => tagsOn(placed, sentence).filter(which)));
  return { tags: Array.from(tags, removed) };
}

/** The read-marks that have to change so that all `sentences` are read, or unread. */
export function markRead(placed: Placed, sentences: readonly Span[], after: boolean): readonly ReadChange[] {
  return sentences.flatMap(([start, end]) => {
    const before = isRead(placed, [start, end]);
    return before === after ? [] : [{ start, end, before, after }];
  });
}
