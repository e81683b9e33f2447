/** Runs changes of known outcome through ways of anchoring and counts what becomes of the tags. */
import { anchorAt, encodeOutline, hashText } from '../../src/article';
import type { AnchorRecord } from '../../src/article';
import type { Collection } from './articles';
import { pieceRanges, placeOf, settle, write } from './draft';
import type { Draft, SourceArticle } from './draft';
import { Random } from './random';
import type { Scenario } from './scenarios';

export type Place = readonly [start: number, end: number] | null;

export interface Trial {
  readonly scenario: Scenario;
  readonly article: SourceArticle;
  readonly record: AnchorRecord;
  readonly oldText: string;
  readonly newText: string;
  /** Where each tag of the record truly stands. */
  readonly truth: readonly Place[];
}

/** A way of anchoring: a place or null for every tag. */
export type Method = (record: AnchorRecord, newText: string) => readonly Place[];

export interface TrialOptions {
  readonly seed: number;
  /** Share of the sentences that carry a tag. */
  readonly tagged: number;
  /** Tags on random parts of sentences instead of whole ones. */
  readonly parts?: boolean;
}

export function makeTrial(
  scenario: Scenario,
  article: SourceArticle,
  foreign: Draft,
  options: TrialOptions,
): Trial {
  const random = new Random(options.seed);
  const surroundings = { random, language: article.language, foreign };
  const old = settle(scenario.before?.(article.draft, surroundings) ?? article.draft);
  const oldWritten = write(old);
  const edited = scenario.edit?.(old, surroundings) ?? old;
  const newWritten = write(edited, scenario.writer?.(random));
  const ranges = pieceRanges(old);
  const spans = ranges.map(([from, to]) => placeOf(oldWritten, from, to)!);
  const pieces = ranges.flatMap(([from, to]) => {
    if (!random.chance(options.tagged)) return [];
    if (options.parts !== true || to - from < 4) return [[from, to] as const];
    const first = from + random.below(to - from - 3);
    return [[first, first + 3 + random.below(to - first - 2)] as const];
  });
  const tags = pieces.map(([from, to], index) => {
    const [start, end] = placeOf(oldWritten, from, to)!;
    return { id: `t${index}`, ...anchorAt(oldWritten.text, start, end) };
  });
  return {
    scenario,
    article,
    record: {
      article: {
        text: hashText(oldWritten.text),
        length: oldWritten.text.length,
        language: article.language,
      },
      outline: encodeOutline(oldWritten.text, spans),
      tags,
    },
    oldText: oldWritten.text,
    newText: newWritten.text,
    truth: pieces.map(([from, to]) => placeOf(newWritten, from, to)),
  };
}

const wordsOf = ({ pieces }: Draft[number]): string => pieces.map(({ text }) => text).join(' ');

/** The sentences of the other articles of a collection, without those that stand in the article, too. */
function foreignTo(article: SourceArticle, collection: Collection): Draft {
  const own = new Set(article.draft.map(wordsOf));
  return collection.pool
    .filter((other) => other !== article)
    .flatMap(({ draft }) => draft.filter((sentence) => !own.has(wordsOf(sentence))));
}

/** Whether nearly all letters are Latin ones; of others a lossy format leaves nothing to find. */
function isLatin({ draft }: SourceArticle): boolean {
  const text = draft.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('');
  const [letters, latin] = [/\p{L}/gu, /\p{Script=Latin}/gu].map((kind) => text.match(kind)?.length ?? 0);
  return latin! > 0.9 * letters!;
}

export function* trials(
  collections: readonly Collection[],
  scenarios: readonly Scenario[],
  repetitions: number,
  options: TrialOptions,
): Generator<Trial> {
  let seed = options.seed;
  for (const collection of collections) {
    for (const article of collection.articles) {
      const foreign = foreignTo(article, collection);
      for (const scenario of scenarios) {
        if (scenario.latinOnly === true && !isLatin(article)) continue;
        for (let i = 0; i < repetitions; i += 1) {
          seed += 1;
          yield makeTrial(scenario, article, foreign, { ...options, seed });
        }
      }
    }
  }
}

/** Counts of tags by outcome, and milliseconds. */
export interface Score {
  present: number;
  deleted: number;
  right: number;
  exact: number;
  sloppy: number;
  wrong: number;
  orphan: number;
  ghost: number;
  articles: number;
  total: number;
  worst: number;
}

export function emptyScore(): Score {
  return {
    present: 0,
    deleted: 0,
    right: 0,
    exact: 0,
    sloppy: 0,
    wrong: 0,
    orphan: 0,
    ghost: 0,
    articles: 0,
    total: 0,
    worst: 0,
  };
}

export type Outcome = 'exact' | 'right' | 'sloppy' | 'wrong' | 'orphan' | 'ghost' | 'gone';

/** Right is an overlap (intersection over union) of at least 0.8, sloppy one of at least 0.5. */
export function outcome(truth: Place, found: Place): Outcome {
  if (truth === null) return found === null ? 'gone' : 'ghost';
  if (found === null) return 'orphan';
  if (truth[0] === found[0] && truth[1] === found[1]) return 'exact';
  const shared = Math.min(truth[1], found[1]) - Math.max(truth[0], found[0]);
  const overlap = shared / (truth[1] - truth[0] + found[1] - found[0] - shared);
  if (overlap >= 0.8) return 'right';
  return overlap >= 0.5 ? 'sloppy' : 'wrong';
}

export function count(
  score: Score,
  truth: readonly Place[],
  found: readonly Place[],
  milliseconds: number,
): void {
  truth.forEach((place, index) => {
    const result = outcome(place, found[index] ?? null);
    if (place === null) score.deleted += 1;
    else score.present += 1;
    if (result === 'exact') score.right += 1;
    if (result !== 'gone') score[result] += 1;
  });
  score.articles += 1;
  score.total += milliseconds;
  score.worst = Math.max(score.worst, milliseconds);
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : ((100 * part) / whole).toFixed(2);

export const scoreHeader = [
  'right',
  'exact',
  'sloppy',
  'wrong',
  'orphan',
  'ghost',
  'misanchored',
  'ms',
  'worst ms',
];

export function scoreRow(score: Score): string[] {
  const misanchored = score.wrong + score.ghost;
  return [
    percent(score.right, score.present),
    percent(score.exact, score.present),
    percent(score.sloppy, score.present),
    percent(score.wrong, score.present),
    percent(score.orphan, score.present),
    percent(score.ghost, score.deleted),
    percent(misanchored, score.right + score.sloppy + misanchored),
    (score.total / Math.max(1, score.articles)).toFixed(2),
    score.worst.toFixed(0),
  ];
}
