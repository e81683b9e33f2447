/** Finds the anchors of a record again in the article as it is now. */
import { cutsPair, hashText } from '../anchor';
import type { Anchor } from '../anchor';
import { Claims } from './claims';
import { compete } from './compete';
import { margin } from './proposals';
import type { Proposal } from './proposals';
import { Doubts } from './doubts';
import { spanOf } from './edges';
import { equalInFormat, equalInSpelling } from '../fold';
import { decodeOutline } from '../outline';
import { basePower, hashOfWords, windowHash, wordsOf } from '../tokens';
import type { Words } from '../tokens';
import { wordingAlarms } from '../wording';
import type { Alarm } from '../wording';
import type { Outline } from '../outline';
import { Placer, standsUnchanged } from './part';
import type { Place, Placing } from './part';
import type { Span } from '../span';
import { claimRests } from './rests';
import { Strays } from './strays';
import { makeTarget } from './target';
import type { Target } from './target';
import { makeUnits } from './units';
import type { TagGroup, Units } from './units';
import { claimVerbatim } from './verbatim';

/** An anchor with the id of its record. */
export interface AnchoredRecord extends Anchor {
  readonly id: string;
}

/** What `reanchor` reads of a parsed sidecar. `article.text` is the hash of the text, not the text. */
export interface AnchorRecord {
  readonly article: { readonly text: string; readonly length: number; readonly language: string };
  readonly outline: string;
  readonly tags: readonly AnchoredRecord[];
}

/** A place in the new text and how well it fits, 0 to 1. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/**
 * Where a tag stands now. `moved` says that it no longer stands in the old order among its neighbours.
 * Only `exact` may be taken over in silence; `changed` stands where it says but reads differently.
 */
export type Placement =
  | { readonly state: 'exact'; readonly start: number; readonly end: number; readonly moved: boolean }
  | {
      readonly state: 'changed';
      readonly start: number;
      readonly end: number;
      readonly moved: boolean;
      /** `spelling`: equal under the wide fold; `punctuation`: equal words. */
      readonly reason: 'spelling' | 'punctuation' | 'words';
      readonly alarms: readonly Alarm[];
    }
  | {
      readonly state: 'orphan';
      readonly start: null;
      readonly end: null;
      /** The best place that was refused. */
      readonly candidate: Candidate | null;
    }
  | {
      readonly state: 'ambiguous';
      readonly start: null;
      readonly end: null;
      /** Places that nothing tells apart, best first. */
      readonly candidates: readonly Candidate[];
    };

export type AnchoredTag = Placement & { readonly id: string };

/** Where a sentence of the outline stands now; `changed` if its words differ. */
export interface AnchoredSentence {
  readonly start: number;
  readonly end: number;
  readonly changed: boolean;
}

export interface Reanchored {
  /** One for each tag of the record, in its order. */
  readonly tags: readonly AnchoredTag[];
  /** One for each sentence of the record's outline, null if it is gone; empty if the outline is unreadable. */
  readonly sentences: readonly (AnchoredSentence | null)[];
  /** Text that no old sentence claims, trimmed of white space, in order: what is to be cut anew. */
  readonly fresh: readonly Span[];
}

/**
 * Finds the tags and the outline of `record` in `newText`. The old text is not needed. Never throws,
 * whatever the record holds.
 */
export function reanchor(record: AnchorRecord, newText: string): Reanchored {
  const outline = decodeOutline(record.outline);
  return placeUnchanged(record, outline, newText) ?? placeChanged(record, outline, newText);
}

/** The text is the one that outline and tags describe: nothing to search. */
function placeUnchanged(
  record: AnchorRecord,
  outline: Outline | undefined,
  text: string,
): Reanchored | undefined {
  if (outline === undefined || hashText(text) !== record.article.text) return undefined;
  const stands = record.tags.every(
    ({ start, end, quote }) => quote !== '' && text.slice(start, end) === quote,
  );
  if (!stands || !describes(outline, text)) return undefined;
  const sentences = outline.sentences.map(({ start, end }) => ({ start, end, changed: false }));
  return {
    tags: record.tags.map(({ id, start, end }) => ({ id, state: 'exact', start, end, moved: false })),
    sentences,
    fresh: uncovered(text, sentences),
  };
}

/** Whether an outline is of this text, as far as its ends and a few samples show. */
function describes({ sentences }: Outline, text: string): boolean {
  const step = Math.max(1, sentences.length >> 3);
  return sentences.every(({ start, end, tokens, hash }, index) => {
    const sentence = text.slice(start, end);
    if (sentence.length !== end - start || sentence.trim() !== sentence) return false;
    if (cutsPair(text, start) || cutsPair(text, end)) return false;
    if (index % step !== 0) return true;
    const words = wordsOf(sentence);
    return words.count === tokens && hashOfWords(words) === hash;
  });
}

function placeChanged(record: AnchorRecord, outline: Outline | undefined, text: string): Reanchored {
  const { article, tags } = record;
  const units = makeUnits(outline, tags);
  const target = makeTarget(text);
  const claims = new Claims(target.words.count, units.list.length);
  const hits = claimVerbatim(units, target, claims);
  const refused = compete(units, target, claims, hits);
  const longer = claimRests(units, target, claims);
  const strays = new Strays({ units, target, claims });
  const placer = new Placer({ units, target, claims });
  const doubts = new Doubts({ units, target, claims });
  const inOrder = unmoved(units, claims);
  // A hostile outline can describe half a surrogate pair: there is no sentence of that.
  const sentences = placeSentences({ units, target, claims }, outline?.sentences.length ?? 0).map(
    (sentence) =>
      sentence && (cutsPair(text, sentence.start) || cutsPair(text, sentence.end)) ? null : sentence,
  );
  const placements: Placement[] = [];
  for (const group of units.groups) {
    const placement = stateOf(group, {
      units,
      target,
      claims,
      refused,
      strays,
      placer,
      doubts,
      inOrder,
      longer,
      sentences,
      language: article.language,
    });
    for (const tag of group.tags) placements[tag] = placement;
  }
  return {
    tags: tags.map(({ id }, index) => ({
      id,
      ...(placements[index] ?? { ...lost, state: 'orphan', candidate: null }),
    })),
    sentences,
    fresh: uncovered(text, sentences),
  };
}

const lost = { start: null, end: null } as const;

type Found = DistributiveOmit<Extract<Placement, { start: number }>, 'moved' | 'alarms'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

interface Outcome extends Placing {
  readonly refused: ReadonlyMap<number, readonly Proposal[]>;
  readonly placer: Placer;
  readonly doubts: Doubts;
  readonly strays: Strays;
  readonly inOrder: ReadonlySet<number>;
  /** Sentences that go on beyond the old one. */
  readonly longer: ReadonlySet<number>;
  readonly language: string;
  readonly sentences: readonly (AnchoredSentence | null)[];
}

function stateOf(group: TagGroup, outcome: Outcome): Placement {
  const { units, target, refused, placer, strays, doubts, inOrder, longer, sentences, language } = outcome;
  const { anchor, quote, first, last, whole } = group;
  const agrees = first < units.sentences && whole;
  const place = placer.place(group) ?? (agrees ? undefined : strays.find(group));
  if (
    place !== undefined &&
    agrees &&
    first === last &&
    (doubts.mayBeTwin(first) || doubts.mayBeChance(first, quote))
  ) {
    const [start, end] = place.span;
    return { ...lost, state: 'ambiguous', candidates: [{ start, end, score: 1 }] };
  }
  if (place !== undefined) {
    const moved = !inOrder.has(first);
    const found = stateAt(group, place, target, whole && longer.has(last));
    if (found.state === 'exact') return { ...found, moved };
    const alarms = wordingAlarms(anchor.quote, target.text.slice(...place.span), language);
    return { ...found, moved, alarms };
  }
  const sentence = sentences[first];
  if (sentence && whole && first === last && quote.count === 0) {
    // Marks that belong to a neighbour may stand beside them.
    const { start, end } = sentence;
    const at = anchor.quote === '' ? -1 : target.text.slice(start, end).indexOf(anchor.quote);
    if (at < 0) return { state: 'exact', start, end, moved: false };
    return { state: 'exact', start: start + at, end: start + at + anchor.quote.length, moved: false };
  }
  const candidate = ({ from, to, likeness }: Proposal): Candidate => {
    const [start, end] = spanOf(target, from, to, units.list[first]?.words);
    return { start, end, score: likeness };
  };
  const proposals = refused.get(first) ?? [];
  // Good enough, and yet refused: another place or another sentence is just as good.
  const rivals = proposals.filter(
    (proposal, index) =>
      margin(proposal) >= 0 &&
      !proposals.slice(0, index).some((other) => other.from < proposal.to && proposal.from < other.to),
  );
  if (rivals.length > 0) return { ...lost, state: 'ambiguous', candidates: rivals.map(candidate) };
  const [best] = proposals;
  return { ...lost, state: 'orphan', candidate: best === undefined ? null : candidate(best) };
}

/** Exact if nothing but the format differs and the sentence does not go on. */
function stateAt({ anchor, quote, whole }: TagGroup, place: Place, target: Target, longer: boolean): Found {
  const [start, end] = place.span;
  const found = target.text.slice(start, end);
  const same = sameWords(quote, place, target);
  // Other words are another text, unless the tag begins or ends within one.
  if (!longer && (same || !whole) && equalInFormat(anchor.quote, found))
    return { state: 'exact', start, end };
  const changed = { state: 'changed', start, end } as const;
  if (longer || !same) return { ...changed, reason: 'words' };
  return { ...changed, reason: equalInSpelling(anchor.quote, found) ? 'spelling' : 'punctuation' };
}

function sameWords(words: Words, { from, to }: Place, { prefixes }: Target): boolean {
  if (to - from !== words.count) return false;
  return windowHash(prefixes, from, to, basePower(to - from)) === hashOfWords(words);
}

/** Units that keep their order: a longest increasing sequence of their places. */
function unmoved(units: Units, claims: Claims): Set<number> {
  const tails: number[] = [];
  const previous = new Map<number, number>();
  for (let unit = 0; unit < units.list.length; unit += 1) {
    if (!claims.has(unit)) continue;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (claims.from(tails[middle] ?? 0) < claims.from(unit)) low = middle + 1;
      else high = middle;
    }
    const before = tails[low - 1];
    if (before !== undefined) previous.set(unit, before);
    tails[low] = unit;
  }
  const kept = new Set<number>();
  for (let unit = tails.at(-1); unit !== undefined; unit = previous.get(unit)) kept.add(unit);
  for (let unit = units.sentences; unit < units.list.length; unit += 1) kept.add(unit);
  return kept;
}

function placeSentences(placing: Placing, count: number): (AnchoredSentence | null)[] {
  const { units, target, claims } = placing;
  const sentences = Array.from({ length: count }, (_, index): AnchoredSentence | null => {
    if (index >= units.sentences || !claims.has(index)) return null;
    const [start, end] = spanOf(target, claims.from(index), claims.to(index), units.list[index]?.words);
    return { start, end, changed: !standsUnchanged(index, placing) };
  });
  // Two neighbours may both see the same marks as their own.
  let previousEnd = 0;
  const inText = sentences.flatMap((sentence, index) => (sentence === null ? [] : [{ sentence, index }]));
  for (const { sentence, index } of inText.sort((a, b) => a.sentence.start - b.sentence.start)) {
    const start = Math.max(sentence.start, previousEnd);
    sentences[index] = { ...sentence, start };
    previousEnd = sentence.end;
  }
  units.list.slice(0, units.sentences).forEach(({ tokens }, index) => {
    if (tokens === 0) sentences[index] = placeMarks(index, sentences, target.text);
  });
  return sentences;
}

/** A sentence without words, `***` perhaps, stands between its neighbours or nowhere. */
function placeMarks(
  index: number,
  sentences: readonly (AnchoredSentence | null)[],
  text: string,
): AnchoredSentence | null {
  const before = index === 0 ? { end: 0 } : sentences[index - 1];
  const after = index + 1 === sentences.length ? { start: text.length } : sentences[index + 1];
  if (!before || !after || before.end >= after.start) return null;
  const between = text.slice(before.end, after.start);
  const marks = between.trim();
  if (marks === '' || /[\p{L}\p{N}]/u.test(marks)) return null;
  const start = before.end + between.indexOf(marks);
  return { start, end: start + marks.length, changed: false };
}

function uncovered(text: string, sentences: readonly (AnchoredSentence | null)[]): Span[] {
  const taken = sentences.filter((sentence) => sentence !== null).sort((a, b) => a.start - b.start);
  const fresh: Span[] = [];
  let from = 0;
  for (const { start, end } of [...taken, { start: text.length, end: text.length }]) {
    const gap = text.slice(from, start);
    const trimmed = gap.trim();
    if (trimmed !== '') {
      const begin = from + gap.indexOf(trimmed);
      fresh.push([begin, begin + trimmed.length]);
    }
    from = Math.max(from, end);
  }
  return fresh;
}
