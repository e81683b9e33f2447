import { wordsOf } from './words';

/** Something that can be ranked by how like its words are to a text. */
export interface Ranked<T> {
  readonly item: T;
  /** 0 (no word in common) to 1 (the same words). */
  readonly score: number;
}

/** How many letters of a word count: inflection and most of composition happens behind them. */
const STEM = 6;
/** Words this short carry nothing, except abbreviations. */
const SHORT = 3;
/** How much more a name (capitalised in the middle of a sentence) or a number says than another word. */
const NAME_WEIGHT = 2;

/**
 * Ranks `items` by likeness to `text`, the likest first, equals in their order: the cosine of their words, each
 * weighted by its rarity among the items (inverse document frequency, Spärck Jones 1972), names doubled.
 */
export function rankByLikeness<T>(
  text: string,
  items: readonly T[],
  textOf: (item: T) => string,
): readonly Ranked<T>[] {
  const bags = items.map((item) => bagOf(textOf(item)));
  const own = bagOf(text);
  const frequency = new Map<string, number>();
  for (const bag of [own, ...bags]) {
    for (const stem of bag.keys()) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }
  const weight = (stem: string, value: number) =>
    value * Math.log(1 + (bags.length + 1) / (frequency.get(stem) ?? 1));
  const norm = (bag: Bag) => Math.hypot(...Array.from(bag, ([stem, value]) => weight(stem, value)));
  const ownNorm = norm(own);
  const ranked = items.map((item, index): Ranked<T> => {
    const bag = bags[index] ?? new Map<string, number>();
    let product = 0;
    for (const [stem, value] of own) {
      const other = bag.get(stem);
      if (other !== undefined) product += weight(stem, value) * weight(stem, other);
    }
    return { item, score: product === 0 ? 0 : product / (ownNorm * norm(bag)) };
  });
  return ranked.sort((a, b) => b.score - a.score);
}

/** Stems with their weight. */
type Bag = ReadonlyMap<string, number>;

function bagOf(text: string): Bag {
  const bag = new Map<string, number>();
  wordsOf(text).forEach((word, index) => {
    const isName = /^(?:\p{Lu}{2}|\p{N})/u.test(word) || (index > 0 && /^\p{Lu}/u.test(word));
    if (word.length <= SHORT && !isName) return;
    const stem = word.normalize('NFC').toLowerCase().slice(0, STEM);
    bag.set(stem, Math.max(bag.get(stem) ?? 0, isName ? NAME_WEIGHT : 1));
  });
  return bag;
}
