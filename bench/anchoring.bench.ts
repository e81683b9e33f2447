/**
 * How well and how fast tags are found again in changed articles, beside quote-and-position matching in the
 * same run. Thresholds were chosen on every other article, which `--tune` measures; without it the rest is
 * measured. More options: `--repetitions N`, `--articles N` per collection, `--seed N`, `--languages de,en`,
 * `--only WORDS` of a kind's name, `--kinds` for a line per kind, `--failures N` to see some, `--alone` without
 * the comparison.
 */
import { reanchor } from '../src/article';
import type { AnchorRecord } from '../src/article';
import { collections } from './anchoring/articles';
import { matchQuote } from './anchoring/hypothesis';
import { harderScenarios, scenarios } from './anchoring/scenarios';
import type { Scenario } from './anchoring/scenarios';
import { printGrowth, printWorst } from './anchoring/speed';
import { printTable } from './anchoring/table';
import { count, emptyScore, outcome, scoreHeader, scoreRow, trials } from './anchoring/trials';
import type { Method, Score, Trial, TrialOptions } from './anchoring/trials';

function option(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
}
const flag = (name: string): boolean => process.argv.includes(`--${name}`);

const byQuote = (record: AnchorRecord, text: string): ReturnType<Method> =>
  record.tags.map((tag) => {
    const match = matchQuote(text, tag);
    return match === null ? null : [match.start, match.end];
  });
const byOutline = (record: AnchorRecord, text: string): ReturnType<Method> =>
  reanchor(record, text).tags.map(({ start, end }) => (start === null ? null : [start, end]));

const ours = 'outline';
const methods: Readonly<Record<string, Method>> = {
  ...(flag('alone') ? {} : { 'quote and position': byQuote }),
  [ours]: byOutline,
};

const languages = option('languages', '');
const measured = collections(Number(option('articles', '6'))).map((collection) => ({
  ...collection,
  articles: collection.articles.filter(
    ({ language }, index) =>
      (index % 2 === 0) === flag('tune') && (languages === '' || languages.split(',').includes(language)),
  ),
}));

let failuresLeft = Number(option('failures', '0'));

function showFailures({ scenario, article, record, newText, truth }: Trial, found: ReturnType<Method>): void {
  truth.forEach((place, index) => {
    const result = outcome(place, found[index] ?? null);
    if (failuresLeft <= 0 || !['wrong', 'ghost', 'orphan', 'sloppy'].includes(result)) return;
    failuresLeft -= 1;
    const other = found[index];
    console.log(`\n[${result}] ${scenario.name}, ${article.name}`);
    console.log(`  old   ${JSON.stringify(record.tags[index]?.quote)}`);
    if (place !== null) console.log(`  true  ${JSON.stringify(newText.slice(...place))}`);
    if (other) console.log(`  found ${JSON.stringify(newText.slice(...other))}`);
  });
}

function measure(title: string, kinds: readonly Scenario[], options: Omit<TrialOptions, 'seed'>): void {
  const byMethod = new Map<string, Score>();
  const byKind = new Map<string, Score>();
  const chosen = kinds.filter(({ name }) => name.includes(option('only', '')));
  const seed = Number(option('seed', '1')) * 100_000;
  for (const trial of trials(measured, chosen, Number(option('repetitions', '1')), { ...options, seed })) {
    for (const [name, method] of Object.entries(methods)) {
      const begin = performance.now();
      const found = method(trial.record, trial.newText);
      const milliseconds = performance.now() - begin;
      for (const [scores, key] of [
        [byMethod, name],
        [byKind, `${trial.scenario.name}, ${name}`],
      ] as const) {
        const score = scores.get(key) ?? emptyScore();
        scores.set(key, score);
        count(score, trial.truth, found, milliseconds);
      }
      if (name === ours) showFailures(trial, found);
    }
  }
  const rows = (scores: ReadonlyMap<string, Score>): string[][] =>
    [...scores].map(([name, score]) => [name, ...scoreRow(score)]);
  printTable(title, ['method', ...scoreHeader], rows(byMethod));
  if (flag('kinds')) printTable(`${title}, by kind`, ['kind', ...scoreHeader], rows(byKind));
}

const tagged = 0.25;
console.log(flag('tune') ? 'The half that thresholds were chosen on' : 'The half not looked at');
measure('33 kinds, a quarter of the sentences tagged', scenarios, { tagged });
measure('Harder set, a quarter of the sentences tagged', harderScenarios, { tagged });
measure(
  'Format only, all sentences tagged',
  scenarios.filter(({ group }) => group === 'format only'),
  { tagged: 1 },
);
measure('Parts of sentences, a quarter of the sentences tagged', scenarios, { tagged, parts: true });
if (option('only', '') === '') {
  printGrowth(methods, ours);
  printWorst();
}
