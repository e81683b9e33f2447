import { anchorAt, type Alarm, type Candidate, type Placement, type Span } from '../article';
import { added, removed, replaced, type Change } from './change';
import { changeTagTo, detailsOf, sharedDetails } from './details';
import { newId } from './ids';
import type { Tag, TagName } from './model';
import type { Placed } from './placed';
import { byTagName, markRead, tagsOn, type TagContext } from './tagging';

/**
 * What only the annotator can say of the tags that share a sentence: whether they still hold where its words
 * changed, or where they belong if nothing tells their place.
 */
export interface Question {
  readonly tags: readonly Tag[];
  /** The wording that was tagged. */
  readonly before: string;
  /** Where the tags stand or might stand, best first; empty if the sentence is gone without a trace. */
  readonly places: readonly Candidate[];
  /** `spelling`: the same words written differently. */
  readonly kind: 'changed' | 'spelling' | 'ambiguous' | 'orphan';
  /** Why a changed wording deserves a second look. */
  readonly alarms: readonly Alarm[];
}

/** The open questions in the order of the text; those about sentences that are gone come last. */
export function openQuestions({ annotations, places }: Placed): readonly Question[] {
  const questions = new Map<string, Question>();
  for (const tag of annotations.tags) {
    const place = places.get(tag.id);
    if (!place || place.state === 'exact') continue;
    const asked = ask(tag, place);
    const key = JSON.stringify([asked.kind, asked.before, asked.places]);
    const same = questions.get(key);
    const tags = [...(same?.tags ?? []), tag].sort(byTagName);
    questions.set(key, { ...asked, tags });
  }
  const at = ({ kind, places: [first] }: Question) => (kind === 'orphan' ? Infinity : (first?.start ?? 0));
  return Array.from(questions.values()).sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0));
}

function ask(tag: Tag, place: Exclude<Placement, { state: 'exact' }>): Question {
  const question = { tags: [tag], before: tag.quote, alarms: [] };
  switch (place.state) {
    case 'changed': {
      const kind = place.reason === 'spelling' ? 'spelling' : 'changed';
      const here = { start: place.start, end: place.end, score: 1 };
      return { ...question, kind, places: [here], alarms: place.alarms };
    }
    case 'ambiguous':
      return { ...question, kind: 'ambiguous', places: place.candidates };
    case 'orphan':
      return { ...question, kind: 'orphan', places: place.candidate ? [place.candidate] : [] };
  }
}

/**
 * The tags hold at `place`: they take over its wording. Where the place carries the same tag already, that one
 * stays and gets the details that it lacks.
 */
export function keepAt(placed: Placed, tags: readonly Tag[], place: Span, text: string): Change {
  return moveTo(placed, currentOf(placed, tags), (tag) => tag, place, text);
}

/**
 * The sentence at `place` carries the tags `names` instead. A tag that becomes another one keeps its id and its
 * details; one that comes to the others gets what they share.
 */
export function retagAt(
  placed: Placed,
  tags: readonly Tag[],
  names: readonly TagName[],
  place: Span,
  { text, now }: TagContext,
): Change {
  const current = currentOf(placed, tags);
  const staying = current.filter(({ tag }) => names.includes(tag));
  const others = current.filter((tag) => !staying.includes(tag));
  const there = new Set([...staying, ...tagsOn(placed, place).filter(isExact(placed))].map(({ tag }) => tag));
  const missing = names.filter((name) => !there.has(name));
  const renamed = others.slice(0, missing.length);
  const rename = (tag: Tag) => {
    const name = missing[renamed.indexOf(tag)];
    return (name && changeTagTo(tag, name).tags?.[0]?.after) ?? tag;
  };
  const kept = moveTo(placed, [...staying, ...renamed], rename, place, text);
  const more = missing.slice(others.length).map((tag) => {
    const anchor = anchorAt(text, ...place);
    return added<Tag>({ id: newId(), tag, ...anchor, ...sharedDetails(current), created: now });
  });
  const gone = dropTags(placed, others.slice(missing.length)).tags ?? [];
  return { ...kept, tags: [...(kept.tags ?? []), ...gone, ...more] };
}

/** The tags hold no longer. */
export function dropTags(placed: Placed, tags: readonly Tag[]): Change {
  return { tags: currentOf(placed, tags).map(removed) };
}

/** The tags as they are now; those that are gone meanwhile are left out. */
function currentOf({ annotations }: Placed, tags: readonly Tag[]): readonly Tag[] {
  const now = new Map(annotations.tags.map((tag) => [tag.id, tag]));
  return tags.flatMap(({ id }) => now.get(id) ?? []);
}

function moveTo(
  placed: Placed,
  tags: readonly Tag[],
  become: (tag: Tag) => Tag,
  place: Span,
  text: string,
): Change {
  const anchor = anchorAt(text, ...place);
  const present = tagsOn(placed, place).filter(isExact(placed));
  const moved = tags.flatMap((before) => {
    const tag = become(before);
    const same = present.find((other) => other.tag === tag.tag);
    if (!same) return [replaced(before, { ...tag, ...anchor })];
    return [replaced(same, { ...same, ...detailsOf(tag), ...detailsOf(same) }), removed(before)];
  });
  return { tags: moved, read: markRead(placed, [place], true) };
}

function isExact({ places }: Placed): (tag: Tag) => boolean {
  return ({ id }) => places.get(id)?.state === 'exact';
}

/** How many tags need a look, and how many only differ in spelling. */
export function countOpen({ places }: Pick<Placed, 'places'>): Readonly<Record<Question['kind'], number>> {
  const counts = { changed: 0, spelling: 0, ambiguous: 0, orphan: 0 };
  for (const place of places.values()) {
    if (place.state === 'changed') {
      counts[place.reason === 'spelling' ? 'spelling' : 'changed']++;
    } else if (place.state !== 'exact') counts[place.state]++;
  }
  return counts;
}
