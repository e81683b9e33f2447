const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-'’&.]?[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
/** Small words that stand within names. */
const WITHIN_NAMES = new Set('von vom van de del di da du la le ibn bin al zu zum of'.split(' '));
/** Those that stand there only behind one of the small words. */
const ARTICLES_WITHIN_NAMES = new Set('der den the'.split(' '));
/** Words that are written large only because they begin a sentence. */
const OPENERS = new Set(
  (
    'aber alle allerdings als am an auch auf aus außerdem bei bis bislang da dabei dafür dagegen damit danach dann ' +
    'das dass dazu dem demnach den denn der des deshalb die dies diese dieser dieses doch dort durch ein eine einem ' +
    'einen einer eines er es etwa für gegen gegenüber gestern heute hier ich ihm ihn ihr ihre im in insgesamt ist ' +
    'jedoch jetzt kein keine laut man mehr mit nach nachdem nicht noch nun nur ob obwohl oder ohne schon sein seine ' +
    'seit sie sind so sogar sollte soll sowohl trotz über um und unter unterdessen viele vom von vor während war was ' +
    'wegen weil weiter wenn wer wie wir wird wo zu zudem zuletzt zufolge zum zur zuvor zwar zwischen ' +
    'a according after all although an and as at because before but by during even for from he her his how however i ' +
    'if it its more no not of on one or our she since some that the their then there these they this those to under ' +
    'until we what when where which while who why with you'
  ).split(' '),
);

/** The words of a text as they stand there: letters and digits, with hyphens, apostrophes and points within. */
export function wordsOf(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

/**
 * What could be the name of a source in a sentence: runs of capitalised words, those of several words and
 * abbreviations first. German writes every noun large, so this offers too much rather than too little.
 */
export function namesIn(sentence: string): readonly string[] {
  const runs: string[][] = [];
  let run: string[] = [];
  let end = 0;
  const finish = () => {
    while (run.length > 0 && !/^\p{Lu}/u.test(run.at(-1) ?? '')) run.pop();
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const { 0: word, index } of sentence.matchAll(WORD)) {
    // Only a blank holds a name together.
    if (!/^\s?$/.test(sentence.slice(end, index))) finish();
    end = index + word.length;
    if (/^\p{Lu}/u.test(word) && !OPENERS.has(word.toLowerCase())) run.push(word);
    else if (run.length > 0 && WITHIN_NAMES.has(word)) run.push(word);
    else if (WITHIN_NAMES.has(run.at(-1) ?? '') && ARTICLES_WITHIN_NAMES.has(word)) run.push(word);
    else finish();
  }
  finish();
  const rank = (words: readonly string[]) =>
    words.length > 1 || /^\p{Lu}{2,}$/u.test(words[0] ?? '') ? 0 : 1;
  const names = runs
    .flatMap(withLastPart)
    .sort((a, b) => rank(a) - rank(b))
    .map((words) => words.join(' '));
  return Array.from(new Set(names));
}

/** “Ada von Holm” is a name as a whole; of “Besuch von Kanzlerin Ada Holm” what stands behind the small word is one too. */
function withLastPart(run: readonly string[]): readonly (readonly string[])[] {
  const part = run.slice(run.findLastIndex((word) => /^\p{Ll}/u.test(word)) + 1);
  return part.length > 1 && part.length < run.length ? [part, run] : [run];
}
