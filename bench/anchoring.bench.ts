/**
 * How well and how fast tags are found again in changed articles, beside quote-and-position matching in the
 * same run. Thresholds were chosen on every other article (`--tune` shows those); this reports on the rest.
 * Options: `--repetitions N`, `--articles N` per collection, `--seed N`, `--groups`, `--failures N`, `--only NAME`.
 */
import { reanchor } from '../src/article';
import { collections } from './anchoring/articles';
import { matchQuote } from './anchoring/hypothesis';
import { harderScenarios, scenarios } from './anchoring/scenarios';
import type { Scenario } from './anchoring/scenarios';
import { count, emptyScore, outcome, printTable, scoreHeader, scoreRow, trials } from './anchoring/trials';
import type { Method, Score, TrialOptions } from './anchoring/trials';

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const flag = (name: string): boolean => process.argv.includes(`--${name}`);
const only = flag('only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const failures = option('failures', 0);

const methods: Readonly<Record<string, Method>> = {
  ...(flag('alone')
    ? {}
    : {
        'quote and position': ({ record, newText }) =>
          record.tags.map((tag) => {
            const match = matchQuote(newText, tag);
            return match === null ? null : [match.start, match.end];
          }),
      }),
  outline: ({ record, newText }) =>
    reanchor(record, newText).tags.map(({ start, end }) => (start === null ? null : [start, end])),
};

const languages = flag('languages') ? process.argv[process.argv.indexOf('--languages') + 1]!.split(',') : [];
const half = collections(option('articles', 6)).map(({ name, articles, pool }) => ({
  name,
  pool,
  articles: articles.filter(
    ({ language }, index) =>
      (index % 2 === 0) === flag('tune') && (languages.length === 0 || languages.includes(language)),
  ),
}));

function run(title: string, kinds: readonly Scenario[], options: Omit<TrialOptions, 'seed'>): void {
  const all = new Map<string, Score>();
  const byName = new Map<string, Score>();
  let shown = 0;
  const chosen = only === undefined ? kinds : kinds.filter(({ name }) => name.includes(only));
  for (const trial of trials(half, chosen, option('repetitions', 1), {
    ...options,
    seed: option('seed', 1) * 100_000,
  })) {
    for (const [name, method] of Object.entries(methods)) {
      const begin = performance.now();
      const found = method(trial);
      const milliseconds = performance.now() - begin;
      const total = all.get(name) ?? emptyScore();
      all.set(name, total);
      count(total, trial.truth, found, milliseconds);
      const key = `${name}: ${trial.scenario.name}`;
      const part = byName.get(key) ?? emptyScore();
      byName.set(key, part);
      count(part, trial.truth, found, milliseconds);
      if (name !== 'outline') continue;
      trial.truth.forEach((truth, index) => {
        const result = outcome(truth, found[index] ?? null);
        if (shown >= failures || !['wrong', 'ghost', 'orphan', 'sloppy'].includes(result)) return;
        shown += 1;
        const tag = trial.record.tags[index]!;
        console.log(`\n[${result}] ${trial.scenario.name}, ${trial.article.name}`);
        console.log(`  old   ${JSON.stringify(tag.quote)}`);
        if (truth !== null) console.log(`  true  ${JSON.stringify(trial.newText.slice(...truth))}`);
        const place = found[index];
        if (place) console.log(`  found ${JSON.stringify(trial.newText.slice(...place))}`);
      });
    }
  }
  printTable(
    title,
    ['method', ...scoreHeader],
    [...all].map(([name, score]) => [name, ...scoreRow(score)]),
  );
  if (flag('groups')) {
    printTable(
      `${title}, by kind`,
      ['kind', ...scoreHeader],
      [...byName]
        .filter(([name]) => name.startsWith('outline'))
        .map(([name, score]) => [name.slice(9), ...scoreRow(score)]),
    );
  }
}

run('33 kinds, a quarter of the sentences tagged', scenarios, { tagged: 0.25 });
run('Harder set, a quarter of the sentences tagged', harderScenarios, { tagged: 0.25 });
if (!flag('whole')) run('Parts of sentences', scenarios, { tagged: 0.25, parts: true });
