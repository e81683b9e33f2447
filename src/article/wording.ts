/** Compares two wordings of a sentence: what differs, and whether that may change what it says. */
import { equalInSpelling, formatText } from './fold';
import { otherNegations, wordingTables } from './wordingTables';
import type { WordingTable } from './wordingTables';

/** Why a change deserves a second look. */
export type Alarm = 'negation' | 'number' | 'reporting verb';

/** A piece of a wording; the pieces of one wording make up its text. */
export interface WordingPiece {
  readonly text: string;
  /** Whether the other wording lacks it. */
  readonly changed: boolean;
}

/** Words `[start, end)` of the new wording that stand where `old` stood; one of the two may be empty. */
export interface WordingChange {
  readonly start: number;
  readonly end: number;
  readonly old: string;
}

export interface Wording {
  readonly old: readonly WordingPiece[];
  readonly new: readonly WordingPiece[];
  /** The differences in their order. */
  readonly changes: readonly WordingChange[];
  readonly alarms: readonly Alarm[];
}

/** The difference of two wordings word by word, for showing both. `language` is an ISO 639-1 code. */
export function compareWording(oldText: string, newText: string, language: string): Wording {
  const a = cut(oldText);
  const b = cut(newText);
  const [keptOld, keptNew] = commonWords(
    a.map(({ folded }) => folded),
    b.map(({ folded }) => folded),
  );
  return {
    old: pieces(oldText, a, keptOld),
    new: pieces(newText, b, keptNew),
    changes: changes(oldText, a, keptOld, b, keptNew),
    alarms: wordingAlarms(oldText, newText, language),
  };
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
}

const wordOrMark = /[\p{L}\p{N}\p{M}\u00ad\u200b]+|[^\s\p{L}\p{N}\p{M}]/gu;

const cut = (text: string): Word[] =>
  Array.from(text.matchAll(wordOrMark), ({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    folded: formatText(word),
  }));

/** Beyond this many pairs everything between the common ends counts as changed. */
const mostPairs = 4_000_000;

/** Which words of either list belong to a longest common subsequence. */
function commonWords(a: readonly string[], b: readonly string[]): [boolean[], boolean[]] {
  const keptA = a.map(() => false);
  const keptB = b.map(() => false);
  const keep = (i: number, k: number): void => {
    keptA[i] = true;
    keptB[k] = true;
  };
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) {
    keep(head, head);
    head += 1;
  }
  let endA = a.length;
  let endB = b.length;
  while (endA > head && endB > head && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
    keep(endA, endB);
  }
  const rows = endA - head;
  const width = endB - head + 1;
  if (rows * width > mostPairs) return [keptA, keptB];
  const lengths = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let k = width - 2; k >= 0; k -= 1) {
      lengths[i * width + k] =
        a[head + i] === b[head + k]
          ? (lengths[(i + 1) * width + k + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + k] ?? 0, lengths[i * width + k + 1] ?? 0);
    }
  }
  for (let i = 0, k = 0; i < rows && k < width - 1;) {
    if (a[head + i] === b[head + k]) {
      keep(head + i, head + k);
      i += 1;
      k += 1;
    } else if ((lengths[(i + 1) * width + k] ?? 0) >= (lengths[i * width + k + 1] ?? 0)) {
      i += 1;
    } else {
      k += 1;
    }
  }
  return [keptA, keptB];
}

/** White space between two words is changed if both are. */
function pieces(text: string, words: readonly Word[], kept: readonly boolean[]): WordingPiece[] {
  const result: WordingPiece[] = [];
  let start = 0;
  const add = (end: number, changed: boolean): void => {
    if (end <= start) return;
    const piece = text.slice(start, end);
    const last = result.at(-1);
    if (last?.changed === changed) result[result.length - 1] = { text: last.text + piece, changed };
    else result.push({ text: piece, changed });
    start = end;
  };
  words.forEach((word, index) => {
    const changed = kept[index] !== true;
    add(word.start, changed && index > 0 && kept[index - 1] !== true);
    add(word.end, changed);
  });
  add(text.length, false);
  return result;
}

function changes(
  oldText: string,
  old: readonly Word[],
  keptOld: readonly boolean[],
  found: readonly Word[],
  keptNew: readonly boolean[],
): WordingChange[] {
  const result: WordingChange[] = [];
  for (let i = 0, k = 0; i < old.length || k < found.length; i += 1, k += 1) {
    const [fromOld, fromNew] = [i, k];
    while (i < old.length && keptOld[i] !== true) i += 1;
    while (k < found.length && keptNew[k] !== true) k += 1;
    if (i === fromOld && k === fromNew) continue;
    const at = found[fromNew]?.start ?? found.at(-1)?.end ?? 0;
    result.push({
      start: at,
      end: k > fromNew ? (found[k - 1]?.end ?? at) : at,
      old: oldText.slice(old[fromOld]?.start ?? oldText.length, i > fromOld ? old[i - 1]?.end : 0),
    });
  }
  return result;
}

// Contractions and numbers with separators count as one word.
const speechWord = /\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*/gu;
const speechWords = (text: string): string[] => formatText(text).match(speechWord) ?? [];

/** What is in the first list and not in the second, counting repetitions. */
function missing(from: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of others) counts.set(word, (counts.get(word) ?? 0) + 1);
  return from.filter((word) => {
    const count = counts.get(word) ?? 0;
    if (count > 0) counts.set(word, count - 1);
    return count === 0;
  });
}

const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
  missing(a, b).length === 0 && missing(b, a).length === 0;

/** Which kinds of telling words differ between two wordings. */
export function wordingAlarms(oldText: string, newText: string, language: string): Alarm[] {
  const lexicon = lexiconOf(language);
  const lower = (word: string): string => word.toLowerCase();
  const oldWords = speechWords(oldText);
  const newWords = speechWords(newText);
  const old = oldWords.map(lower);
  const found = newWords.map(lower);
  const removed = missing(old, found);
  const added = missing(found, old);
  if (removed.length === 0 && added.length === 0) return [];
  const alarms: Alarm[] = [];
  const differs = (kind: (word: string) => string | undefined): boolean =>
    !sameWords(
      removed.flatMap((word) => kind(word) ?? []),
      added.flatMap((word) => kind(word) ?? []),
    );
  if (differs((word) => (lexicon.negations.has(word) ? word : undefined))) alarms.push('negation');
  if (differs((word) => (isNumber(word, lexicon) ? word : undefined))) alarms.push('number');
  const verbs = (words: readonly string[]): string[] =>
    lemmas(words.filter((word, index) => index === 0 || !isNoun(word, lexicon)).map(lower), lexicon);
  if (!sameWords(verbs(oldWords), verbs(newWords))) alarms.push('reporting verb');
  return alarms;
}

interface Lexicon {
  readonly table: WordingTable | undefined;
  readonly negations: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly hedges: ReadonlySet<string>;
  readonly functionWords: ReadonlySet<string>;
  /** Which lemma a form belongs to; filled as forms are met. */
  readonly forms: Map<string, string | undefined>;
  readonly endings: RegExp;
  readonly stems: ReadonlyMap<string, string>;
  readonly particles: ReadonlySet<string>;
  readonly separable: readonly {
    readonly lemma: string;
    readonly stems: readonly string[];
    readonly particle: string;
  }[];
}

const lexica = new Map<string, Lexicon>();

function lexiconOf(language: string): Lexicon {
  const known = lexica.get(language);
  if (known !== undefined) return known;
  const table = wordingTables[language];
  const separable = Object.entries(table?.separableVerbs ?? {}).map(([lemma, [stems, particle, joined]]) => ({
    lemma,
    stems: stems.split(' '),
    particle,
    joined: joined.split(' '),
  }));
  const lexicon: Lexicon = {
    table,
    negations: new Set(table?.negations ?? otherNegations[language] ?? []),
    numbers: new Set(table?.numbers ?? []),
    hedges: new Set(table?.hedges ?? []),
    functionWords: new Set(table?.functionWords ?? []),
    forms: new Map(),
    endings: new RegExp(`^(?:${table?.endings ?? ''})?$`),
    stems: new Map([
      ...Object.entries(table?.reportingVerbs ?? {}).flatMap(([lemma, stems]) =>
        stems.split(' ').map((stem): [string, string] => [stem, lemma]),
      ),
      ...separable.flatMap(({ lemma, joined }) => joined.map((stem): [string, string] => [stem, lemma])),
    ]),
    particles: new Set(separable.map(({ particle }) => particle)),
    separable,
  };
  lexica.set(language, lexicon);
  return lexicon;
}

const isNumber = (word: string, { numbers }: Lexicon): boolean => /^\p{N}/u.test(word) || numbers.has(word);

const isNoun = (word: string, { table }: Lexicon): boolean =>
  table?.capitalNouns === true && /^\p{Lu}/u.test(word);

function lemmaOf(word: string, { forms, stems, endings }: Lexicon): string | undefined {
  if (forms.has(word)) return forms.get(word);
  let lemma: string | undefined;
  for (let length = word.length; length >= 3 && lemma === undefined; length -= 1) {
    const found = stems.get(word.slice(0, length));
    if (found !== undefined && endings.test(word.slice(length))) lemma = found;
  }
  forms.set(word, lemma);
  return lemma;
}

/** Lemmas of the reporting verbs in a wording; `wies … zurück` is one. */
function lemmas(words: readonly string[], lexicon: Lexicon): string[] {
  const found = words.flatMap((word) => lemmaOf(word, lexicon) ?? []);
  if (!words.some((word) => lexicon.particles.has(word))) return found;
  for (const { lemma, stems, particle } of lexicon.separable) {
    const at = words.lastIndexOf(particle);
    if (at < 0) continue;
    const isForm = (word: string): boolean =>
      stems.some((stem) => word.startsWith(stem) && lexicon.endings.test(word.slice(stem.length)));
    if (words.slice(0, at).some(isForm)) found.push(lemma);
  }
  return found;
}

/**
 * Whether an edit leaves alone what a sentence says, so that a tag on it stays as it is: verbs, negations and
 * numbers stayed, and so did hedges, questions and quotation marks. Exchanged, added or dropped words have to
 * be function words, nouns (in German: capitals within the sentence), adjectives and adverbs known by their
 * endings, or corrected typing errors (letters swapped, doubled or no longer doubled). Other words may be
 * verbs: when in doubt the answer is no.
 */
export function keepsStatement(oldText: string, newText: string, language: string): boolean {
  if (equalInSpelling(oldText, newText)) return true;
  if (wordingAlarms(oldText, newText, language).length > 0) return false;
  const countOf = (text: string, mark: string): number => formatText(text).split(mark).length;
  if (['?', '"'].some((mark) => countOf(oldText, mark) !== countOf(newText, mark))) return false;
  const old = speechWords(oldText);
  const found = speechWords(newText);
  const [keptOld, keptNew] = commonWords(old, found);
  const removed = old.flatMap((word, index) =>
    keptOld[index] === true ? [] : [{ word, first: index === 0 }],
  );
  const added = found.flatMap((word, index) =>
    keptNew[index] === true ? [] : [{ word, first: index === 0 }],
  );
  const lexicon = lexiconOf(language);
  const harmless = ({ word, first }: Changed): boolean => isHarmless(word, first, lexicon);
  const unpaired = added.map((change) => change.word);
  const doubtful = removed.filter(({ word, first }) => {
    const at = unpaired.findIndex((other) => isTypingError(word, other));
    if (at >= 0) unpaired.splice(at, 1);
    return at < 0 && !harmless({ word, first });
  });
  return (
    doubtful.length === 0 && added.every((change) => !unpaired.includes(change.word) || harmless(change))
  );
}

interface Changed {
  readonly word: string;
  /** Whether it begins the sentence, where a capital tells nothing. */
  readonly first: boolean;
}

function isHarmless(
  word: string,
  first: boolean,
  { table, hedges, functionWords, negations }: Lexicon,
): boolean {
  const lower = word.toLowerCase();
  if (table === undefined || hedges.has(lower) || negations.has(lower)) return false;
  if (functionWords.has(lower)) return true;
  const capital = !first && /^\p{Lu}/u.test(word);
  if (capital) return true;
  return table.harmlessEndings.test(lower) && !/^(?:un|in|im|ir|dis|non)/.test(lower);
}

/** Letters swapped with the next, doubled, or no longer doubled. */
function isTypingError(a: string, b: string): boolean {
  if (a.toLowerCase() === b.toLowerCase()) return true;
  if (a.length === b.length) {
    const at = Array.from(a).findIndex((letter, index) => letter !== b[index]);
    return (
      a.slice(at, at + 2) === `${b.charAt(at + 1)}${b.charAt(at)}` && a.slice(at + 2) === b.slice(at + 2)
    );
  }
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
  if (longer.length !== shorter.length + 1 || shorter.length < 3) return false;
  const at = Array.from(longer).findIndex((letter, index) => letter !== shorter[index]);
  return at > 0 && longer[at] === longer[at - 1] && longer.slice(at + 1) === shorter.slice(at);
}
