/**
 * Agreement of five annotators over articles of 60 sentences: growth over articles and over bootstrap draws,
 * the longest step that a pause has to wait for, and what it costs as a ratio to JSON.parse of the same sidecars. Processor time is
 * printed beside the time on the clock, which depends on what else the machine does.
 */
import {
  agreement,
  casesOf,
  reportHtml,
  sideOf,
  unitsOf,
  type Agreement,
  type AnnotatedArticle,
} from '../src/review';
import { articleNumber } from './corpus';

interface Timing {
  readonly result: Agreement;
  readonly clock: number;
  readonly processor: number;
  /** What no pause can cut short. */
  readonly longestStep: number;
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timed(articles: readonly AnnotatedArticle[], draws: number): Timing {
  const steps = agreement(articles, { draws });
  const began = performance.now();
  const before = processorTime();
  let longestStep = 0;
  for (let last = before; ;) {
    const step = steps.next();
    const now = processorTime();
    longestStep = Math.max(longestStep, now - last);
    last = now;
    if (step.done) {
      return { result: step.value, clock: performance.now() - began, processor: now - before, longestStep };
    }
  }
}

const row = (...cells: (string | number)[]) => {
  console.log(
    cells
      .map((cell) => (typeof cell === 'number' ? cell.toFixed(cell < 10 ? 2 : 0) : cell).padStart(16))
      .join(''),
  );
};

function milliseconds(task: () => unknown): number {
  const before = processorTime();
  task();
  return processorTime() - before;
}

function main(): void {
  const corpus = Array.from({ length: 1000 }, (_, number) => articleNumber(number));
  timed(corpus.slice(0, 50), 100);

  console.log('\nAgreement of 5 annotators, 60 sentences an article, 2000 draws (ms)');
  row('articles', 'clock', 'processor', 'per article', 'longest step', 'to JSON.parse');
  let whole: Agreement | undefined;
  for (const count of [125, 250, 500, 1000]) {
    const articles = corpus.slice(0, count);
    const { result, clock, processor, longestStep } = timed(articles, 2000);
    const files = articles.flatMap(({ annotations }) => annotations.map((each) => JSON.stringify(each)));
    const parsing = milliseconds(() => files.map((file) => JSON.parse(file) as unknown));
    row(count, clock, processor, processor / count, longestStep, processor / parsing);
    whole = result;
  }

  console.log('\nBy draws, 1000 articles and 9 articles (then sentences are resampled) (processor ms)');
  row('draws', '1000 articles', '9 articles');
  for (const draws of [0, 1000, 2000, 4000]) {
    row(draws, timed(corpus, draws).processor, timed(corpus.slice(0, 9), draws).processor);
  }

  console.log('\nArticles whose text changed since: all five sidecars are aligned first (processor ms)');
  const changed = Array.from({ length: 50 }, (_, number) => articleNumber(number, true));
  row('unchanged', 'changed', 'ratio');
  const [as, now] = [timed(corpus.slice(0, 50), 0), timed(changed, 0)];
  row(as.processor, now.processor, now.processor / as.processor);

  console.log('\nOne article in the Review view: units and cases; the report of the corpus (processor ms)');
  const [first] = corpus;
  if (first && whole) {
    const units = milliseconds(() => {
      for (let round = 0; round < 100; round += 1) {
        casesOf(unitsOf(first.annotations.map((each) => sideOf(each, first.text))), undefined);
      }
    });
    const report = whole;
    row('units, cases', 'report');
    row(
      units / 100,
      milliseconds(() => reportHtml(report)),
    );
  }
}

main();
