import {
  compareWording,
  equalInFormat,
  equalInSpelling,
  keepsStatement,
  type Edit,
  type LiveSentences,
  type Placement,
  type Span,
} from '../article';
import type { Tag } from './model';
import { stands } from './placed';

/** A tag whose place was given up: nothing stands there any more. */
const GONE: Placement = { state: 'orphan', start: null, end: null, candidate: null };

/**
 * Moves places along with an edit; what an edit removes wholly becomes an orphan. Tells the ids of the tags
 * whose words it touched, which are those that it may have changed: `touched` is called with each. Returns whether
 * there are new orphans.
 */
export function followEdit(
  places: Map<string, Placement>,
  { start, end, text }: Edit,
  touched: (id: string, before: Placement) => void = () => undefined,
): boolean {
  const growth = text.length - (end - start);
  let removed = false;
  for (const [id, place] of places) {
    if (!stands(place) || place.end < start) continue;
    // What is typed at the very end or beginning of a sentence may belong to it.
    if (place.start <= end) touched(id, place);
    if (place.end === start) continue;
    if (place.start >= end) {
      if (growth !== 0) places.set(id, { ...place, start: place.start + growth, end: place.end + growth });
    } else if (start <= place.start && end >= place.end) {
      places.set(id, GONE);
      removed = true;
    } else {
      const from = start < place.start ? start + text.length : place.start;
      const to = end > place.end ? start : place.end + growth;
      places.set(id, { ...place, start: from, end: to });
    }
  }
  return removed;
}

/** What the annotator's own edits can have made of a tag. */
export interface Edited {
  readonly tag: Tag;
  /** Where following led. */
  readonly place: Placement;
  /** Whether the tag stood word for word before the edits. */
  readonly wasExact: boolean;
  /** Whether it covered whole sentences before. */
  readonly wasWhole: boolean;
}

/**
 * Whether a tag still holds in the words that its own annotator gave its sentence: `exact` if verbs, negations
 * and numbers stayed, else `changed`. A tag of whole sentences covers whole sentences afterwards.
 */
export function settle(
  { tag, place, wasExact, wasWhole }: Edited,
  text: string,
  sentences: LiveSentences,
  language: string,
): Placement {
  if (!stands(place)) return place;
  const [start, end] = wasWhole ? wholeSentences(sentences, place) : [place.start, place.end];
  const words = text.slice(start, end);
  const { moved } = place;
  const holds = equalInFormat(tag.quote, words) || (wasExact && keepsStatement(tag.quote, words, language));
  if (holds) return { state: 'exact', start, end, moved };
  const reason = equalInSpelling(tag.quote, words) ? 'spelling' : 'words';
  const { alarms } = compareWording(tag.quote, words, language);
  return { state: 'changed', start, end, moved, reason, alarms };
}

function wholeSentences(sentences: LiveSentences, { start, end }: { start: number; end: number }): Span {
  const touched = sentences.indicesIn(start, end);
  const [first] = touched;
  const last = touched.at(-1);
  if (first === undefined || last === undefined) return [start, end];
  return [sentences.at(first)[0], sentences.at(last)[1]];
}

/** Where sentences begin and end; kept as long as they are the same. */
const limits = new WeakMap<readonly Span[], { readonly starts: Set<number>; readonly ends: Set<number> }>();

function limitsOf(sentences: readonly Span[]) {
  const known = limits.get(sentences);
  if (known) return known;
  const found = {
    starts: new Set(sentences.map(([start]) => start)),
    ends: new Set(sentences.map(([, end]) => end)),
  };
  limits.set(sentences, found);
  return found;
}

/** The ids of tags that cover whole sentences. */
export function wholeTags(
  places: ReadonlyMap<string, Placement>,
  sentences: readonly Span[],
): ReadonlySet<string> {
  const { starts, ends } = limitsOf(sentences);
  const whole = Array.from(places).filter(
    ([, place]) => stands(place) && starts.has(place.start) && ends.has(place.end),
  );
  return new Set(whole.map(([id]) => id));
}
