import { ADJUDICATED, isModel } from '../annotation';

const LONGEST_SLUG = 40;
const SPELT_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/**
 * The slug proposed for a display name: `Anna Bäcker` → `anna-baecker`. Empty if the name has no letter or
 * digit that can be written in ASCII: then the slug has to be typed.
 */
export function slugOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => SPELT_OUT[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST_SLUG)
    .replace(/-+$/, '');
}

/** Whether `slug` has the form of an annotator's slug. */
export function isSlug(slug: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,39}$/.test(slug);
}

/** Why a person cannot have this slug, or null. Models and the adjudication have theirs by other ways. */
export function slugRefusal(slug: string): 'malformed' | 'reserved' | 'model' | null {
  if (!isSlug(slug)) return 'malformed';
  if (slug === ADJUDICATED) return 'reserved';
  return isModel({ id: slug }) ? 'model' : null;
}
