/** How the cost of anchoring grows with the article, and what the worst texts cost. */
import { anchorAt, encodeOutline, hashText, reanchor } from '../../src/article';
import type { AnchorRecord, Span } from '../../src/article';
import { collections } from './articles';
import type { Draft, SourceArticle } from './draft';
import { scenarios } from './scenarios';
import { printTable } from './table';
import { count, emptyScore, makeTrial } from './trials';
import type { Method } from './trials';

const sizes = [5, 25, 100, 400];
const kinds = ['nothing', 'typos, heavy', 'combination, heavy', 're-translation 100 %', 'another article'];
/** The comparison takes minutes for longer texts. */
const mostForOthers = 100;

const lengthOf = (draft: Draft): number =>
  draft.reduce(
    (sum, { pieces }) => sum + pieces.reduce((length, { gap, text }) => length + gap.length + text.length, 1),
    0,
  );

/** An article of so many kilobytes out of the sentences of many; foreign sentences are those left over. */
function articleOf(sentences: Draft, kilobytes: number): { article: SourceArticle; foreign: Draft } {
  const draft: Draft[number][] = [];
  let length = 0;
  let used = 0;
  // Sentences are told apart by a number when they have to be used again.
  for (; length < 1024 * kilobytes; used += 1) {
    const { pieces } = sentences[used % sentences.length]!;
    const round = Math.floor(used / sentences.length);
    const mark = round === 0 ? [] : [{ text: String(1000 * round + used), gap: ' ', origin: -1 }];
    draft.push({
      gap: used % 4 === 0 ? '\n\n' : ' ',
      pieces: [...pieces.slice(0, -1), ...mark, ...pieces.slice(-1)],
    });
    length += lengthOf(draft.slice(-1));
  }
  const rest = sentences.slice(used);
  return {
    article: { name: `${kilobytes} KB`, language: 'de', draft },
    foreign: rest.length > 0 ? rest : sentences,
  };
}

/** All sentences tagged; the best of several runs. */
export function printGrowth(methods: Readonly<Record<string, Method>>, ours: string): void {
  const sentences = collections(100)
    .filter(({ articles }) => articles[0]?.language === 'de')
    .flatMap(({ articles }) => articles.flatMap(({ draft }) => draft));
  const rows: string[][] = [];
  for (const name of kinds) {
    const scenario = scenarios.find((one) => one.name === name)!;
    let before = 0;
    for (const kilobytes of sizes) {
      const { article, foreign } = articleOf(sentences, kilobytes);
      const { record, newText, truth } = makeTrial(scenario, article, foreign, { seed: 1, tagged: 1 });
      const best = new Map<string, number>();
      const row = [`${name}, ${kilobytes} KB`, String(record.tags.length)];
      for (const [method, anchor] of Object.entries(methods)) {
        if (method !== ours && kilobytes > mostForOthers) {
          row.push('', '', '');
          continue;
        }
        const score = emptyScore();
        let least = Infinity;
        for (let run = 0; run < (method === ours ? 5 : 1); run += 1) {
          const begin = performance.now();
          const found = anchor(record, newText);
          least = Math.min(least, performance.now() - begin);
          if (run === 0) count(score, truth, found, least);
        }
        best.set(method, least);
        row.push(least.toFixed(1), `${((100 * score.right) / Math.max(1, score.present)).toFixed(1)} %`);
        row.push(String(score.wrong + score.ghost));
      }
      const now = best.get(ours) ?? 0;
      row.push(before === 0 ? '' : `× ${(now / before).toFixed(1)}`);
      before = now;
      rows.push(row);
    }
  }
  const header = Object.keys(methods).flatMap((method) => [`${method}: ms`, 'right', 'misanchored']);
  printTable('Growth, all sentences tagged', ['edit, size', 'tags', ...header, 'growth'], rows);
}

/** A record with a tag on every fourth of the given sentences, set with blanks between. */
function recordOf(sentences: readonly string[]): AnchorRecord {
  const spans: Span[] = [];
  let length = 0;
  for (const sentence of sentences) {
    spans.push([length, length + sentence.length]);
    length += sentence.length + 1;
  }
  const text = sentences.join(' ');
  return {
    article: { text: hashText(text), length: text.length, language: 'de' },
    outline: encodeOutline(text, spans),
    tags: spans
      .filter((_, index) => index % 4 === 0)
      .map(([start, end], index) => ({ id: String(index), ...anchorAt(text, start, end) })),
  };
}

/** Texts that defeat shortcuts: nothing tells their sentences apart, or there are none. */
export function printWorst(): void {
  const sentence = 'Der Sprecher wies die Vorwürfe am Montag entschieden zurück.';
  const many = Array.from({ length: 17_000 }, () => sentence);
  const record = recordOf(many);
  const alike = sentence.replace('Montag', 'Dienstag');
  const words = (from: string): string =>
    Array.from({ length: 150_000 }, (_, index) => `${from}${((index * 7919) % 9973).toString(36)}`).join(' ');
  const cases: readonly (readonly [string, AnchorRecord, string])[] = [
    ['one sentence 17,000 times', record, many.join(' ')],
    ['the first of them left out', record, many.slice(1).join(' ')],
    ['all of them changed alike', record, many.map(() => alike).join(' ')],
    ['1 MB in one sentence, edited', recordOf([words('w')]), words('w').replaceAll('w3', 'v3')],
    ['1 MB of another text', recordOf(many.map((text, index) => `${text} ${index}`)), words('w')],
    ['1 MB of full stops', recordOf(['. '.repeat(500_000).trim()]), '! '.repeat(500_000)],
  ];
  const rows = cases.map(([name, old, text]) => {
    const begin = performance.now();
    const { tags } = reanchor(old, text);
    const milliseconds = performance.now() - begin;
    const found = tags.filter(({ start }) => start !== null).length;
    return [name, milliseconds.toFixed(0), String(tags.length), String(found)];
  });
  printTable('Worst texts', ['text', 'ms', 'tags', 'found'], rows);
}
