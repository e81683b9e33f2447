import { languageTables } from './languages';
import { fold } from './characters';

/** Units of the text that are looked at; more would not change the answer. */
const sample = 6000;

/** Scripts that tell the language, in the order they are asked for: Japanese writes Han too. */
const scripts: readonly [language: string, script: RegExp, share: number][] = [
  ['ja', /[\p{scx=Hiragana}\p{scx=Katakana}]/gu, 0.1],
  ['ko', /\p{Script=Hangul}/gu, 0.3],
  ['zh', /\p{Script=Han}/gu, 0.3],
  ['ar', /\p{Script=Arabic}/gu, 0.5],
  ['hi', /\p{Script=Devanagari}/gu, 0.5],
];

/**
 * The language (ISO 639-1) of a text by its script and function words, "en" if nothing tells. Looks at the
 * beginning only.
 */
export function detectLanguage(text: string): string {
  const head = text.slice(0, sample);
  const letters = head.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return 'en';
  for (const [language, script, share] of scripts) {
    if ((head.match(script)?.length ?? 0) >= letters * share) return language;
  }
  const counts = new Map<string, number>();
  for (const word of head.match(/\p{L}+/gu) ?? []) {
    const folded = fold(word);
    counts.set(folded, (counts.get(folded) ?? 0) + 1);
  }
  let best = 'en';
  let bestScore = 0;
  for (const [language, weights] of functionWords()) {
    let score = 0;
    for (const [word, count] of counts) score += count * (weights.get(word) ?? 0);
    if (score > bestScore) [best, bestScore] = [language, score];
  }
  return best;
}

let weightsByLanguage: Map<string, Map<string, number>> | undefined;

/** The starters of every language; a word that several languages share counts for each of them the less. */
function functionWords(): Map<string, Map<string, number>> {
  if (weightsByLanguage) return weightsByLanguage;
  const lists = languageTables.map(
    (table) => [table.id, new Set(table.starters.split(/\s+/).filter(Boolean))] as const,
  );
  const sharing = new Map<string, number>();
  for (const [, words] of lists) for (const word of words) sharing.set(word, (sharing.get(word) ?? 0) + 1);
  weightsByLanguage = new Map(
    lists.map(([id, words]) => [id, new Map([...words].map((word) => [word, 1 / (sharing.get(word) ?? 1)]))]),
  );
  return weightsByLanguage;
}
