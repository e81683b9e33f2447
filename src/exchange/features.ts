import { DETAIL_NAMES, type DetailName, type Details } from '../annotation';
import { phrase } from './phrase';

/**
 * What annotations can hold beyond tag, place and annotator, which every format carries. `details` of the
 * tag go by their names in the sidecar.
 */
export const FEATURES = {
  id: phrase`ids of tags`,
  source: phrase`sources`,
  sourceKind: phrase`kinds of source`,
  cue: phrase`cues`,
  via: phrase`who passed it on (via)`,
  certainty: phrase`certainty`,
  unsure: phrase`doubts of the annotator (unsure)`,
  note: phrase`notes`,
  links: phrase`links of a denial to a tag of the same annotator in the same article`,
  linksAcross: phrase`links of a denial to a tag of another annotator or article`,
  linkHints: phrase`hints at the article a link leads to`,
  deniedClaims: phrase`denied claims that no article states`,
  created: phrase`dates of tags`,
  untagged: phrase`sentences without tags`,
  read: phrase`read-marks of sentences without tags`,
  done: phrase`marks of finished articles`,
  decisions: phrase`origins of adjudicated tags`,
  reviews: phrase`reviews`,
} as const;
export type Feature = keyof typeof FEATURES;

export function isDetail(feature: Feature): feature is DetailName {
  return DETAIL_NAMES.some((name) => name === feature);
}

/** What formats carry that can name any tag, and those that know the tags of one article and annotator only. */
export const ALL_DETAILS = [...DETAIL_NAMES, 'links', 'linksAcross', 'linkHints', 'deniedClaims'] as const;
export const LOCAL_DETAILS = [...DETAIL_NAMES, 'links', 'deniedClaims'] as const;

/** Words as one cell, `hat|zurück\|gewiesen`: separated by a bar; bars and backslashes in them escaped. */
export function joinList(items: readonly string[]): string {
  return items.map((item) => item.replace(/[\\|]/g, '\\$&')).join('|');
}

/** The inverse of {@link joinList}; nothing between two bars is dropped. */
export function splitList(cell: string): readonly string[] {
  const parts = cell.match(/(?:\\[\s\S]|[^|\\])+|\\$/g) ?? [];
  return parts.map((part) => part.replace(/\\([\\|])/g, '$1'));
}

/** Text in one line, as formats of lines need it: `\n`, `\t`, `\r` and the backslash itself are escaped. */
export function escapeLine(text: string): string {
  return text.replace(/[\\\n\t\r]/g, (character) => escapes[character] ?? character);
}

/** The inverse of {@link escapeLine}; other escapes are left as they are. */
export function unescapeLine(text: string): string {
  return text.replace(/\\([\\ntr])/g, (_, letter: string) => unescapes[letter] ?? letter);
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };
const unescapes: Readonly<Record<string, string>> = { '\\': '\\', n: '\n', t: '\t', r: '\r' };

/** A detail as text; empty if the tag does not have it. */
export function detailText(value: Details[DetailName]): string {
  if (value === undefined || value === false) return '';
  return typeof value === 'string' ? value : value === true ? 'true' : joinList(value);
}

/** Details as text, in the order of {@link DETAIL_NAMES}, without those the tag does not have. */
export function detailTexts(details: Details): readonly (readonly [name: DetailName, text: string])[] {
  const texts: [DetailName, string][] = [];
  for (const name of DETAIL_NAMES) {
    const text = detailText(details[name]);
    if (text !== '') texts.push([name, text]);
  }
  return texts;
}
