import { ReadMarks } from '../annotation';
import type { Annotations } from '../annotation';
import { addTo, decodeOutline, type Anchor, type Outline } from '../article';

type OutlineSentence = Outline['sentences'][number];

/**
 * Sidecars of one article that describe different states of its text are made comparable by their outlines:
 * no text is needed, so this also works where git merges files of commits that are not checked out.
 */

/** For each sentence of `from` the number of the same sentence in `to`, null where there is none. */
export function alignSentences(from: Outline, to: Outline): readonly (number | null)[] {
  const places = new Map<string, number[]>();
  to.sentences.forEach((sentence, index) => {
    addTo(places, keyOf(sentence), index);
  });
  // The first of equal sentences is the first of theirs, and so on; moved ones are found too.
  const matches = from.sentences.map((sentence) => places.get(keyOf(sentence))?.shift() ?? null);
  return fillGaps(matches, to.sentences.length);
}

const keyOf = ({ hash, tokens }: OutlineSentence) => `${hash} ${tokens}`;

/** As many sentences on both sides between two that match are the same sentences, edited. */
function fillGaps(matches: readonly (number | null)[], count: number): readonly (number | null)[] {
  const filled = [...matches];
  const taken = new Set(matches);
  for (let from = 0; from < matches.length; from++) {
    if (matches[from] !== null) continue;
    let to = from;
    while (to < matches.length && matches[to] === null) to++;
    const before = from === 0 ? -1 : (matches[from - 1] ?? -1);
    const after = to === matches.length ? count : (matches[to] ?? count);
    for (let step = 1; after - before === to - from + 1 && step < after - before; step++) {
      if (!taken.has(before + step)) filled[from + step - 1] = before + step;
    }
    from = to;
  }
  return filled;
}

/**
 * Annotations as they would be with the outline of `target`: read-marks and records on sentences that both
 * outlines have get the numbers and offsets they have there; what is not found stays as it is, to be found by
 * its quote. Quotes and contexts stay.
 */
export function alignTo(annotations: Annotations, target: Annotations): Annotations {
  if (annotations.outline === target.outline) return annotations;
  const from = decodeOutline(annotations.outline);
  const to = decodeOutline(target.outline);
  if (!from || !to) return annotations;
  const matches = alignSentences(from, to);
  const before = new ReadMarks(from.sentences.length, annotations.read);
  const marks = new ReadMarks(to.sentences.length);
  const shifts = new Map<number, { readonly length: number; readonly sentence: OutlineSentence }>();
  matches.forEach((match, index) => {
    const old = from.sentences[index];
    const sentence = match === null ? undefined : to.sentences[match];
    if (match !== null && before.has(index)) marks.set(match, true);
    if (old && sentence) shifts.set(old.start, { length: old.end - old.start, sentence });
  });
  const shift = <T extends Partial<Anchor>>(record: T): T => {
    const { start = 0, end = 0 } = record;
    const found = shifts.get(start);
    if (record.start === undefined || found?.length !== end - start) return record;
    return { ...record, start: found.sentence.start, end: found.sentence.end };
  };
  return {
    ...annotations,
    article: target.article,
    outline: target.outline,
    read: marks.ranges(),
    tags: annotations.tags.map(shift),
    reviews: annotations.reviews.map(shift),
  };
}
