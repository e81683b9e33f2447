/** The kinds of change that the benchmark simulates, as a table. */
import type { Draft } from './draft';
import * as edit from './edits';
import type { Edit, Surroundings } from './edits';
import { writers } from './writers';
import type { WriterKind } from './writers';

export interface Scenario {
  readonly name: string;
  readonly group: string;
  /** Makes the old article out of the source; the source itself if missing. */
  readonly before?: Edit;
  readonly edit?: Edit;
  readonly writer?: WriterKind;
  /** Whether other scripts than Latin lose all of their letters. */
  readonly latinOnly?: boolean;
}

/** Old articles with look-alikes or copies of some sentences; `drop` tells which of both goes in the new one. */
const withTwins = (
  twin: (draft: Draft, index: number, surroundings: Surroundings) => Draft[number],
): Edit => {
  return (draft, surroundings) => {
    const { random } = surroundings;
    let result: Draft = draft;
    for (const index of random.shuffled(draft.map((_, position) => position)).slice(0, 3)) {
      const copy = twin(draft, index, surroundings);
      const at = random.below(result.length + 1);
      // Side by side nothing would tell which of two equal sentences went.
      if (Math.abs(at - result.indexOf(draft[index]!)) < 3) continue;
      result = [...result.slice(0, at), { ...copy, gap: ' ' }, ...result.slice(at)];
    }
    return result;
  };
};
const withLookalikes = withTwins((draft, index, surroundings) => edit.lookalike(draft[index]!, surroundings));
const withCopies = withTwins((draft, index) => draft[index]!);

const common = (sentence: Draft[number]): Set<string> => new Set(sentence.pieces.map(({ text }) => text));

/** Deletes one sentence of every pair of twins, either of the two. */
const dropTwins: Edit = (draft, { random }) => {
  const sets = draft.map(common);
  const dropped = new Set<number>();
  for (let a = 0; a < draft.length; a += 1) {
    for (let b = a + 1; b < draft.length; b += 1) {
      if (dropped.has(a) || dropped.has(b) || draft[a]!.pieces.length < 4) continue;
      if (Math.abs(draft[a]!.pieces.length - draft[b]!.pieces.length) > 2) continue;
      const shared = [...sets[a]!].filter((word) => sets[b]!.has(word)).length;
      if (shared >= 0.7 * Math.max(sets[a]!.size, sets[b]!.size)) dropped.add(random.chance(0.5) ? a : b);
    }
  }
  return draft.filter((_, index) => !dropped.has(index));
};

const format = (name: keyof typeof writers): Scenario => ({
  name,
  group: 'format only',
  writer: writers[name],
});

const lightCombination = edit.inTurn(
  edit.typos(0.02),
  edit.insertSentences(0.05),
  edit.deleteSentences(0.05),
  edit.moveParagraph,
);
const heavyCombination = edit.inTurn(
  edit.copyEdit(0.12),
  edit.typos(0.02),
  edit.insertSentences(0.1),
  edit.deleteSentences(0.1),
  edit.shuffleParagraphs,
);

/** The 33 kinds. */
export const scenarios: readonly Scenario[] = [
  { name: 'nothing', group: 'light edits' },
  { name: 'typos, light', group: 'light edits', edit: edit.typos(0.02) },
  { name: 'typos, heavy', group: 'light edits', edit: edit.typos(0.1) },
  { name: 'copy-edit 12 %', group: 'light edits', edit: edit.copyEdit(0.12) },
  { name: 'copy-edit 35 %', group: 'heavy copy-edit', edit: edit.copyEdit(0.35) },
  { name: 'insert', group: 'light edits', edit: edit.insertSentences(0.12) },
  { name: 'delete', group: 'light edits', edit: edit.deleteSentences(0.12) },
  { name: 'replace', group: 'light edits', edit: edit.replaceSentences(0.12) },
  { name: 'move sentences', group: 'moves', edit: edit.moveSentences(0.12) },
  { name: 'move paragraph', group: 'moves', edit: edit.moveParagraph },
  { name: 'shuffle', group: 'moves', edit: edit.shuffleParagraphs },
  { name: 'merge and split', group: 'merge/split', edit: edit.mergeAndSplit(0.3) },
  format('reflow at 80'),
  format('unwrap'),
  format('crlf'),
  format('straight quotes'),
  format('nfd'),
  format('white space, BOM, soft hyphens'),
  format('HTML entities'),
  format('mojibake'),
  format('umlauts written out'),
  { ...format('question marks'), group: 'lossy', latinOnly: true },
  format('all formats'),
  { name: 'look-alike inserted', group: 'twins', edit: edit.insertLookalikes(0.1) },
  { name: 'look-alike kept, original deleted', group: 'twins', before: withLookalikes, edit: dropTwins },
  { name: 'one of two copies deleted', group: 'twins', before: withCopies, edit: dropTwins },
  { name: 're-translation 30 %', group: 're-translation', edit: edit.retranslate(0.3) },
  { name: 're-translation 100 %', group: 're-translation', edit: edit.retranslate(1) },
  { name: 're-scrape', group: 're-scrape', edit: edit.rescrape },
  { name: 'paywall', group: 're-scrape', edit: edit.truncate },
  { name: 'another article', group: 'another article', edit: edit.otherArticle },
  {
    name: 'combination, light',
    group: 'combinations',
    edit: lightCombination,
    writer: writers['straight quotes'],
  },
  {
    name: 'combination, heavy',
    group: 'combinations',
    edit: heavyCombination,
    writer: writers['all formats'],
  },
];

/** The harder set: twins and replacements with other changes on top. */
export const harderScenarios: readonly Scenario[] = [
  ...(
    [
      ['typos', edit.typos(0.1), undefined],
      ['copy-edit', edit.copyEdit(0.2), undefined],
      ['lossy', undefined, writers['question marks']],
      ['moves', edit.moveSentences(0.15), undefined],
      ['re-translation', edit.retranslate(0.5), undefined],
    ] as const
  ).map(([name, over, writer]) => ({
    name: `look-alike kept + ${name}`,
    group: 'look-alike kept',
    before: withLookalikes,
    edit: over === undefined ? dropTwins : edit.inTurn(dropTwins, over),
    ...(writer === undefined ? {} : { writer, latinOnly: true }),
  })),
  {
    name: 'copy deleted + typos',
    group: 'copy deleted',
    before: withCopies,
    edit: edit.inTurn(dropTwins, edit.typos(0.1)),
  },
  {
    name: 'copy deleted + copy-edit',
    group: 'copy deleted',
    before: withCopies,
    edit: edit.inTurn(dropTwins, edit.copyEdit(0.2)),
  },
  {
    name: 'replace + copy-edit',
    group: 'replace',
    edit: edit.inTurn(edit.replaceSentences(0.2), edit.copyEdit(0.2)),
  },
  {
    name: 'replace + re-translation',
    group: 'replace',
    edit: edit.inTurn(edit.replaceSentences(0.2), edit.retranslate(0.5)),
  },
];
