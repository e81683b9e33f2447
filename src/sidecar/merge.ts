import { ReadMarks } from '../annotation';
import type { Annotations, Review, Tag } from '../annotation';
import { ANCHOR_NAMES, decodeOutline } from '../article';
import { alignTo } from './align';
import { membersOf, sameValue, type Members } from './sameValue';

/** A value that both sides changed in different ways; the merged annotations have ours. */
export interface Clash {
  /** The record; null for a field of the file itself. */
  readonly id: string | null;
  /** The member, `anchor` for the place of a record, or `record` where one side deleted what the other changed. */
  readonly field: string;
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
}

export interface Merged {
  readonly annotations: Annotations;
  readonly clashes: readonly Clash[];
  /** Without a base: records that one side only has, which may be new there or deleted on the other. All are kept. */
  readonly oneSided: readonly { readonly id: string; readonly side: 'ours' | 'theirs' }[];
}

type Sides<T> = Readonly<Record<'base' | 'ours' | 'theirs', T>>;
type Report = (clash: Clash) => void;

/** Members of the file that have a rule of their own. */
const OWN_RULE = new Set(['article', 'outline', 'read', 'tags', 'reviews', 'done', 'revealed']);

/**
 * Merges two states of one annotator's sidecar, record by record and inside a record member by member, with
 * the state that both come from as base. Without a base nothing counts as deleted. `bring` takes each side to
 * the article as it is now first, where that is known; then, or instead, all are aligned by their outlines.
 */
export function merge(
  base: Annotations | null,
  ours: Annotations,
  theirs: Annotations,
  bring: (annotations: Annotations) => Annotations = (annotations) => annotations,
): Merged {
  const [mine, other, old] = [ours, theirs, base].map((side) => side && bring(side));
  if (!mine || !other) throw new TypeError('Two sides are needed to merge');
  const target = outlineSide(old ?? null, mine, other);
  const sides = {
    base: old ? alignTo(old, target) : null,
    ours: alignTo(mine, target),
    theirs: alignTo(other, target),
  };
  const clashes: Clash[] = [];
  const report: Report = (clash) => clashes.push(clash);
  const renamed = new Map<string, string>();
  const part = <T extends Tag | Review>(pick: (side: Annotations) => readonly T[]) => {
    const records = {
      base: sides.base && pick(sides.base),
      ours: pick(sides.ours),
      theirs: pick(sides.theirs),
    };
    return mergeRecords<T>(uniteTwins(records, renamed), report);
  };
  const tags = part((side) => side.tags);
  const reviews = part((side) => side.reviews);
  const fields = mergeMembers(without(sides, OWN_RULE), null, report);
  const annotations = {
    ...(fields as unknown as Annotations),
    article: target.article,
    outline: target.outline,
    done: earliest(sides, 'done'),
    revealed: earliest(sides, 'revealed'),
    read: mergeRead(sides),
    tags: tags.records.map((tag) => relinked(tag, ours.annotator.id, renamed)),
    reviews: reviews.records,
  };
  const oneSided = base ? [] : [...tags.oneSided, ...reviews.oneSided];
  return { annotations, clashes, oneSided };
}

/** The side whose state of the article is kept: the one that changed it, ours if both did. */
function outlineSide(base: Annotations | null, ours: Annotations, theirs: Annotations): Annotations {
  const same = (a: Annotations, b: Annotations) =>
    a.article.text === b.article.text && a.outline === b.outline;
  return base && same(base, ours) ? theirs : ours;
}

function without(
  { base, ours, theirs }: Sides<Annotations | null>,
  keys: ReadonlySet<string>,
): Sides<Members> {
  const rest = (side: Annotations | null) =>
    Object.fromEntries(Object.entries(side ?? {}).filter(([key]) => !keys.has(key)));
  return { base: rest(base), ours: rest(ours), theirs: rest(theirs) };
}

/** A date that one side set and neither took back; of two the first, because since then it is so. */
function earliest(
  { base, ours, theirs }: Sides<Annotations | null>,
  key: 'done' | 'revealed',
): string | null {
  const [a, b] = [ours?.[key] ?? null, theirs?.[key] ?? null];
  if (a !== null && b !== null) return a < b ? a : b;
  const takenBack = base?.[key] === (a ?? b);
  return takenBack ? null : (a ?? b);
}

/** United; a sentence that one side marked unread since the base is unread. */
function mergeRead({
  base,
  ours,
  theirs,
}: {
  base: Annotations | null;
  ours: Annotations;
  theirs: Annotations;
}) {
  const count = decodeOutline(ours.outline)?.sentences.length;
  if (count === undefined) return ours.read;
  const [before, mine, other] = [base?.read, ours.read, theirs.read].map(
    (read) => new ReadMarks(count, read),
  );
  const marks = new ReadMarks(count);
  for (let number = 0; number < count; number++) {
    const here = mine?.has(number) === true;
    const there = other?.has(number) === true;
    marks.set(number, before?.has(number) ? here && there : here || there);
  }
  return marks.ranges();
}

type Lists<T> = Readonly<Record<'ours' | 'theirs', readonly T[]>> & { readonly base: readonly T[] | null };

/**
 * Gives one id to records that both sides made anew about the same: the same tag on the same sentence, the
 * verdict on the same tag. `renamed` gets the ids that go.
 */
function uniteTwins<T extends Tag | Review>(lists: Lists<T>, renamed: Map<string, string>): Lists<T> {
  const ids = (list: readonly T[] | null) => new Set(list?.map(({ id }) => id));
  const [known, ourIds, theirIds] = [ids(lists.base), ids(lists.ours), ids(lists.theirs)];
  const byAbout = new Map<string, T>();
  for (const record of lists.ours) {
    const key = about(record);
    if (key !== null && !known.has(record.id) && !theirIds.has(record.id)) byAbout.set(key, record);
  }
  for (const record of lists.theirs) {
    const twin = byAbout.get(about(record) ?? '');
    if (!twin || known.has(record.id) || ourIds.has(record.id)) continue;
    const [kept, gone] = twin.id < record.id ? [twin.id, record.id] : [record.id, twin.id];
    renamed.set(gone, kept);
  }
  const rename = (record: T): T => ({ ...record, id: renamed.get(record.id) ?? record.id });
  return { base: lists.base, ours: lists.ours.map(rename), theirs: lists.theirs.map(rename) };
}

/** What a record is about, where an annotator says at most one thing about it; else null. */
function about(record: Tag | Review): string | null {
  if (!('verdict' in record)) return `${record.tag} ${record.start} ${record.end}`;
  if (record.verdict === 'add') return `add ${record.tag ?? ''} ${record.start ?? ''} ${record.end ?? ''}`;
  return record.of === undefined || record.verdict === 'comment' ? null : `of ${record.of}`;
}

/** A tag whose links to the annotator's own renamed tags name them as they are called now. */
function relinked(tag: Tag, annotator: string, renamed: ReadonlyMap<string, string>): Tag {
  if (!tag.denies || renamed.size === 0) return tag;
  const links = new Map([...renamed].map(([gone, kept]) => [`${annotator}/${gone}`, `${annotator}/${kept}`]));
  const denies = tag.denies.map((denied) =>
    'of' in denied ? { ...denied, of: links.get(denied.of) ?? denied.of } : denied,
  );
  return { ...tag, denies };
}

function mergeRecords<T extends Tag | Review>(lists: Lists<T>, report: Report) {
  const [base, ours, theirs] = [lists.base ?? [], lists.ours, lists.theirs].map(
    (list) => new Map(list.map((record) => [record.id, record])),
  );
  const records: T[] = [];
  const oneSided: { id: string; side: 'ours' | 'theirs' }[] = [];
  const added = [...lists.ours, ...lists.theirs].filter(({ id }) => !base?.has(id)).sort(compareCreated);
  for (const id of new Set([...(lists.base ?? []), ...added].map((record) => record.id))) {
    const before = base?.get(id);
    const mine = ours?.get(id);
    const other = theirs?.get(id);
    if (mine && other) {
      records.push(
        mergeMembers({ base: before ?? {}, ours: mine, theirs: other }, id, report) as unknown as T,
      );
      continue;
    }
    const left = mine ?? other;
    if (!left) continue;
    if (!before) oneSided.push({ id, side: mine ? 'ours' : 'theirs' });
    else if (sameValue(before, left)) continue;
    else report({ id, field: 'record', base: before, ours: mine ?? null, theirs: other ?? null });
    records.push(left);
  }
  return { records, oneSided };
}

/** By age, so that both clones write the same. */
function compareCreated(a: Tag | Review, b: Tag | Review): number {
  const [x, y] = [`${a.created} ${a.id}`, `${b.created} ${b.id}`];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Merges two objects member by member; the anchor of a record counts as one member. */
function mergeMembers(sides: Sides<object>, id: string | null, report: Report): Members {
  const [base, ours, theirs] = [grouped(sides.base), grouped(sides.ours), grouped(sides.theirs)];
  const merged = new Map<string, unknown>();
  for (const field of new Set([...ours.keys(), ...theirs.keys()])) {
    const [before, mine, other] = [base.get(field), ours.get(field), theirs.get(field)];
    const isOurs = sameValue(mine, other) || sameValue(other, before);
    const isTheirs =
      !isOurs && (sameValue(mine, before) || (field === 'created' && String(other) < String(mine)));
    if (!isOurs && !isTheirs && !harmless(field, mine, other)) {
      report({ id, field, base: before, ours: mine, theirs: other });
    }
    const value = isTheirs ? other : mine;
    if (field === 'anchor')
      for (const [key, member] of Object.entries(membersOf(value))) merged.set(key, member);
    else if (value !== undefined) merged.set(field, value);
  }
  return Object.fromEntries(merged);
}

/** Twins differ in their date; a place with the same words was only written in another state of the text. */
function harmless(field: string, ours: unknown, theirs: unknown): boolean {
  if (field !== 'anchor') return field === 'created';
  return ours !== undefined && theirs !== undefined && membersOf(ours).quote === membersOf(theirs).quote;
}

/** The members of an object, those of an anchor together. */
function grouped(value: object): Map<string, unknown> {
  const members = new Map<string, unknown>(Object.entries(value));
  if (!members.has('quote')) return members;
  const anchor = ANCHOR_NAMES.flatMap((key): [string, unknown][] =>
    members.has(key) ? [[key, members.get(key)]] : [],
  );
  for (const key of ANCHOR_NAMES) members.delete(key);
  return members.set('anchor', Object.fromEntries(anchor));
}
