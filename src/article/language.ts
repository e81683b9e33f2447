import { capitalise } from './characters';
import { languageTables } from './languages';
import type { LanguageTable } from './languages';

/** How an abbreviation behaves, as bits: one word can be several ("Abs. 2", "Abs."). */
export const Abbreviation = { goesOn: 1, beforeNumber: 2, mayEnd: 4, ends: 8 } as const;

/** A language table made ready for look-ups. */
export interface LanguageRules {
  readonly id: string;
  /** Bits of `Abbreviation` by the word as it stands in a text, without its final full stop. */
  readonly abbreviations: ReadonlyMap<string, number>;
  /** Last parts of abbreviations that can be written with blanks ("B" of "z.B"). */
  readonly lastParts: ReadonlySet<string>;
  /** Length of the longest abbreviation, so that long words need no look-up. */
  readonly longestAbbreviation: number;
  /** Endings that make a word one to go on before a number. */
  readonly endings: readonly string[];
  readonly speechVerbs: ReadonlySet<string>;
  readonly exclaimedNames: ReadonlySet<string>;
  /** As they stand in a text, small and capitalised. */
  readonly starters: ReadonlySet<string>;
  readonly beforeOrdinal: ReadonlySet<string>;
  readonly afterOrdinal: ReadonlySet<string>;
  readonly hasOrdinals: boolean;
  readonly ordinalsEverywhere: boolean;
  readonly closingQuotes: string;
  readonly lowerCaseNames: ReadonlySet<string>;
  readonly afterQuote: string;
  readonly capitalisedNouns: boolean;
}

/** Ids (ISO 639-1) of the languages that have a table. */
export const LANGUAGES: readonly string[] = languageTables.map((table) => table.id);

/** Their entries stand behind every language's own, so that a wrong language ruins neither. */
const fallbacks = ['de', 'en'];

const cache = new Map<string, LanguageRules>();
const cacheSize = 64;

/**
 * The rules of a language (ISO 639-1; an unknown id gets German and English together), with a team's own
 * abbreviations ("Abk.") and lower-case names ("taz") added.
 */
export function rulesFor(
  language: string,
  abbreviations: readonly string[] = [],
  lowerCaseNames: readonly string[] = [],
): LanguageRules {
  const own = abbreviations.length + lowerCaseNames.length > 0;
  const key = own ? JSON.stringify([language, abbreviations, lowerCaseNames]) : language;
  let rules = cache.get(key);
  if (!rules) {
    rules = compile(language, abbreviations, lowerCaseNames);
    if (cache.size >= cacheSize) cache.clear();
    cache.set(key, rules);
  }
  return rules;
}

function compile(
  language: string,
  ownAbbreviations: readonly string[],
  ownNames: readonly string[],
): LanguageRules {
  const own = languageTables.find((table) => table.id === language);
  const behind = languageTables.filter((table) => fallbacks.includes(table.id) && table !== own);
  const tables = own ? [own, ...behind] : behind;
  const ownWords = new Set(words(own?.starters));
  // What is an abbreviation in another language may be a word in this one.
  const foreign = (bits: number): number => (own && bits & Abbreviation.goesOn ? Abbreviation.mayEnd : bits);

  const abbreviations = new Map<string, number>();
  for (const table of tables) {
    const listed = tableAbbreviations(table);
    for (const [word, bits] of listed) {
      if (table === own) abbreviations.set(word, bits);
      else if (!abbreviations.has(word) && !ownWords.has(word)) abbreviations.set(word, foreign(bits));
    }
  }
  for (const abbreviation of ownAbbreviations) {
    const word = abbreviation.replace(/\s+/g, '').replace(/\.$/, '');
    if (word) abbreviations.set(word, Abbreviation.goesOn).set(capitalise(word), Abbreviation.goesOn);
  }
  return {
    id: language,
    abbreviations,
    lastParts: new Set([...abbreviations.keys()].flatMap((word) => /(?<=\.)[^.]+$/.exec(word) ?? [])),
    longestAbbreviation: Math.max(...[...abbreviations.keys()].map((word) => word.length)),
    speechVerbs: union(tables, (table) => table.speechVerbs),
    exclaimedNames: union(tables, (table) => table.exclaimedNames),
    endings: [...union(tables, (table) => table.endings)],
    starters: withCapitals(union(tables, (table) => table.starters)),
    beforeOrdinal: union(tables, (table) => table.ordinals?.before, own, ownWords),
    afterOrdinal: union(tables, (table) => table.ordinals?.after, own, ownWords),
    hasOrdinals: own === undefined || own.ordinals !== undefined,
    ordinalsEverywhere: own?.ordinals?.everywhere === true,
    closingQuotes: own?.closingQuotes ?? '”’»›',
    lowerCaseNames: new Set([...union(tables, (table) => table.lowerCaseNames), ...ownNames]),
    afterQuote: own?.afterQuote ?? '',
    capitalisedNouns: own === undefined || own.capitalisedNouns === true,
  };
}

function tableAbbreviations(table: LanguageTable): Map<string, number> {
  const listed = new Map<string, number>();
  const set = (word: string, bit: number): void => void listed.set(word, (listed.get(word) ?? 0) | bit);
  const add = (list: string | undefined, bit: number): void => {
    for (const entry of words(list)) {
      const word = entry.replace('=', '');
      const forms = word.includes('.') ? [word, word.toLowerCase(), word.toUpperCase()] : [word];
      if (word === entry) forms.push(capitalise(word));
      else set(capitalise(word), 0);
      for (const form of new Set(forms)) set(form, bit);
    }
  };
  add(table.words, Abbreviation.ends);
  add(table.goesOn, Abbreviation.goesOn);
  add(table.beforeNumber, Abbreviation.beforeNumber);
  add(table.mayEnd, Abbreviation.mayEnd);
  return listed;
}

/** The words of a list in all tables; of a fallback only those that are no words of the own language. */
function union(
  tables: readonly LanguageTable[],
  list: (table: LanguageTable) => string | undefined,
  own?: LanguageTable,
  ownWords?: ReadonlySet<string>,
): Set<string> {
  const all = new Set<string>();
  for (const table of tables) {
    for (const word of words(list(table))) if (table === own || !ownWords?.has(word)) all.add(word);
  }
  return all;
}

function words(list = ''): string[] {
  return list.split(/\s+/).filter(Boolean);
}

function withCapitals(list: ReadonlySet<string>): Set<string> {
  return new Set([...list, ...[...list].map(capitalise)]);
}
