import { replaced, type Change } from './change';
import type { Denied, Details, Tag, TagName } from './model';

/** What a sentence's tags share; `denies` is the denial's alone. */
export type SharedDetails = Omit<Details, 'denies'>;
export type DetailName = keyof SharedDetails;

/** In the order in which they are shown, stored and hashed: another order makes verdicts stale. */
export const DETAIL_NAMES = [
  'source',
  'sourceKind',
  'cue',
  'via',
  'certainty',
  'unsure',
  'note',
] as const satisfies readonly DetailName[];

/** Those that tags share, and what the denial alone has. */
export const ALL_DETAIL_NAMES = [...DETAIL_NAMES, 'denies'] as const satisfies readonly (keyof Details)[];

/** New values of details; undefined takes the detail away. */
export type DetailValues = { readonly [name in DetailName]?: SharedDetails[name] | undefined };

/**
 * Writes details to all `tags`; their other details stay. Of what was `shown` and left as it is, only tags that have
 * none take it over: the others may say something else.
 */
export function setDetails(tags: readonly Tag[], values: DetailValues, shown?: SharedDetails): Change {
  const isLeft = (name: DetailName) =>
    shown !== undefined && JSON.stringify(values[name]) === JSON.stringify(shown[name]);
  return changeTags(tags, (tag) =>
    DETAIL_NAMES.filter((name) => name in values && !(tag[name] !== undefined && isLeft(name))).reduce(
      (result, name) => withValue(result, name, values[name]),
      tag,
    ),
  );
}

/** Sets what a denial denies; an empty list takes the link away. */
export function setDenied(denial: Tag, denies: readonly Denied[]): Change {
  return changeTags([denial], (tag) => withValue(tag, 'denies', denies.length > 0 ? denies : undefined));
}

/** Makes a tag another one; id and details stay, except what only a denial can have. */
export function changeTagTo(tag: Tag, name: TagName): Change {
  return changeTags([tag], (before) => {
    const after = { ...before, tag: name };
    return name === 'denial' ? after : withValue(after, 'denies', undefined);
  });
}

/** The details that the tags of one sentence share, each as the first tag that has it says. */
export function sharedDetails(tags: readonly Tag[]): SharedDetails {
  const shared: Record<string, unknown> = {};
  for (const name of DETAIL_NAMES) {
    const value = tags.find((tag) => tag[name] !== undefined)?.[name];
    if (value !== undefined) shared[name] = value;
  }
  return shared;
}

/** All details of one tag. */
export function detailsOf(tag: Tag): Details {
  return { ...sharedDetails([tag]), ...(tag.denies && { denies: tag.denies }) };
}

function changeTags(tags: readonly Tag[], change: (tag: Tag) => Tag): Change {
  const replacements = tags.flatMap((before) => {
    const after = change(before);
    return JSON.stringify(after) === JSON.stringify(before) ? [] : [replaced(before, after)];
  });
  return { tags: replacements };
}

function withValue(tag: Tag, name: keyof Details, value: unknown): Tag {
  if (value !== undefined) return { ...tag, [name]: value };
  const without = { ...tag };
  Reflect.deleteProperty(without, name);
  return without;
}
