import { addTo } from './addTo';
import { Case, caseOf, fold } from './characters';
import { languageTables } from './languages';
import type { LanguageTable } from './languages';

/** Units of the text that are looked at, and the words between two looks at the score. */
const sample = 6000;
const wordsBetween = 32;
/** By so many points a language must lead for the rest of the sample not to matter. */
const clearLead = 8;

/** Scripts that tell the language, in the order they are asked for (Japanese writes Han too), and their share. */
const scripts: readonly [language: string, from: number, to: number, share: number][] = [
  ['ja', 0x3041, 0x30ff, 0.1],
  ['ko', 0xac00, 0xd7a3, 0.3],
  ['zh', 0x4e00, 0x9fff, 0.3],
  ['ar', 0x0600, 0x06ff, 0.5],
  ['hi', 0x0900, 0x097f, 0.5],
];
const firstScript = 0x0600;

/**
 * The language (ISO 639-1) of a text by its script, its function words and letters that only one language has;
 * "en" if nothing tells. Looks at the first 6,000 units at most.
 */
export function detectLanguage(text: string): string {
  wordEvidence ??= collectEvidence((table) => table.starters.split(/\s+/));
  letterEvidence ??= collectEvidence((table) => Array.from(table.letters ?? ''));
  const scores = languageTables.map(() => 0);
  const inScript = scripts.map(() => 0);
  const end = Math.min(text.length, sample);
  let letters = 0;
  let words = 0;
  for (let at = 0; at < end; at++) {
    const start = at;
    while (at < end && isLetter(text.charCodeAt(at))) {
      const code = text.charCodeAt(at++);
      if (code >= firstScript) {
        const script = scripts.findIndex(([, from, to]) => code >= from && code <= to);
        if (script >= 0) inScript[script] = (inScript[script] ?? 0) + 1;
      } else if (code > 0x7f) add(scores, letterEvidence, text.charAt(at - 1));
    }
    if (at === start) continue;
    letters += at - start;
    add(scores, wordEvidence, fold(text.slice(start, at)));
    if (++words % wordsBetween === 0 && lead(scores) >= clearLead) break;
  }
  const script = scripts.find(([, , , share], i) => (inScript[i] ?? 0) > letters * share);
  if (script) return script[0];
  const best = Math.max(...scores);
  return best > 0 ? (languageTables[scores.indexOf(best)]?.id ?? 'en') : 'en';
}

/** What a word or letter counts for which languages, by index in `languageTables`. */
interface Evidence {
  readonly languages: readonly number[];
  readonly points: number;
}

let wordEvidence: ReadonlyMap<string, Evidence> | undefined;
let letterEvidence: ReadonlyMap<string, Evidence> | undefined;

/** A word that several languages share counts for each of them the less. */
function collectEvidence(itemsOf: (table: LanguageTable) => readonly string[]): Map<string, Evidence> {
  const languagesOf = new Map<string, number[]>();
  for (const [index, table] of languageTables.entries()) {
    for (const item of new Set(itemsOf(table))) addTo(languagesOf, item, index);
  }
  languagesOf.delete('');
  return new Map(
    [...languagesOf].map(([item, languages]) => [item, { languages, points: 1 / languages.length }]),
  );
}

function add(scores: number[], evidence: ReadonlyMap<string, Evidence>, item: string): void {
  const found = evidence.get(item);
  if (!found) return;
  for (const language of found.languages) scores[language] = (scores[language] ?? 0) + found.points;
}

/** By how many points the best language leads the second. */
function lead(scores: readonly number[]): number {
  const [best = 0, second = 0] = scores.toSorted((a, b) => b - a);
  return best - second;
}

function isLetter(code: number): boolean {
  const letterCase = caseOf(code);
  return letterCase !== Case.symbol && letterCase !== Case.digit;
}
