import { REASONS, TAG_NAMES } from '../annotation';
import type { Agreement } from './agreement';
import { COMPARED_DETAILS } from './details';
import type { Figures } from './figures';
import { number, plain, type Block, type Text } from './reportBlocks';
import { fill, type ReportStrings } from './reportStrings';
import { clip, guidelineLabel, type Numbers } from './reportTexts';

/** What one section of the report shows of the figures; without blocks it is left out. */
export type Section = (
  agreement: Agreement,
  strings: ReportStrings,
  numbers: Numbers,
) => Block | readonly Block[];

/** Rows shown of lists that grow with the corpus. */
const MOST_ROWS = 500;

export const totalTable: Section = ({ total, byPair }, strings, numbers) => {
  const { columns } = strings;
  const rows = [
    ...TAG_NAMES.map((name) => ({ label: strings.tags[name], ...total.tags[name] })),
    { label: strings.wholeSet, ...total.sets },
  ];
  const perTag = [
    'f1',
    'ac1',
    'fleissKappa',
    ...(byPair.length === 1 ? (['cohenKappa'] as const) : []),
  ] as const;
  return {
    kind: 'table',
    caption: strings.agreementCaption,
    head: [
      columns.tag,
      columns.observed,
      columns.alpha,
      columns.interval,
      ...perTag.map((figure) => columns[figure]),
      columns.units,
    ],
    rows: rows.map((row) => [
      plain(row.label),
      number(numbers.coefficient(row.observed)),
      number(numbers.coefficient(row.alpha)),
      number(numbers.interval(row.interval)),
      ...perTag.map((figure) => number('f1' in row ? numbers.coefficient(row[figure]) : '')),
      number(numbers.count(total.units)),
    ]),
    picture: {
      kind: 'intervals',
      rows: rows.flatMap(({ label, alpha, interval }) =>
        alpha.value === null || !interval || interval.low === null
          ? []
          : [{ label, value: alpha.value, low: interval.low, high: interval.high }],
      ),
    },
  };
};

export const pairTables: Section = ({ annotators, byPair }, strings, numbers) => {
  if (byPair.length === 0) return [];
  const slugs = annotators.map(({ id }) => id);
  const alphaOf = (first: string, second: string) =>
    byPair.find(({ annotators: pair }) => pair.includes(first) && pair.includes(second) && first !== second)
      ?.sets.alpha;
  return {
    kind: 'table',
    caption: strings.pairsCaption,
    head: ['', ...slugs],
    rows: slugs.map((first) => [
      plain(first),
      ...slugs.map((second) => {
        const alpha = alphaOf(first, second);
        return number(alpha ? numbers.coefficient(alpha) : '');
      }),
    ]),
    picture: {
      kind: 'matrix',
      labels: slugs,
      shares: slugs.map((first) => slugs.map((second) => Math.max(0, alphaOf(first, second)?.value ?? 0))),
    },
  };
};

export const confusionTables: Section = ({ byPair, confusion }, strings, numbers) => {
  if (byPair.length === 0) return [];
  const { columns } = strings;
  const perTag = TAG_NAMES.map((name): Block => ({
    kind: 'table',
    caption: fill(strings.confusionCaption, { tag: strings.tags[name] }),
    head: [columns.pair, columns.both, columns.onlyFirst, columns.onlySecond, columns.neither, columns.f1],
    rows: byPair.map(({ annotators, tags }) => {
      const { both, onlyFirst, onlySecond, neither } = tags[name].confusion;
      return [
        plain(annotators.join(' – ')),
        ...[both, onlyFirst, onlySecond, neither].map((count) => number(numbers.count(count))),
        number(numbers.coefficient(tags[name].f1)),
      ];
    }),
  }));
  const label = (set: readonly string[]) =>
    set.map((name) => strings.tags[name as keyof ReportStrings['tags']]).join(' + ') || strings.none;
  const used = confusion.counts.flatMap((row, set) =>
    row.some((count) => count > 0) || confusion.counts.some((other) => (other[set] ?? 0) > 0) ? [set] : [],
  );
  const largest = Math.max(1, ...confusion.counts.flat());
  return [
    ...perTag,
    {
      kind: 'table',
      caption: strings.setsCaption,
      head: ['', ...used.map((set) => label(confusion.sets[set] ?? []))],
      rows: used.map((row) => [
        plain(label(confusion.sets[row] ?? [])),
        ...used.map((column) => number(numbers.count(confusion.counts[row]?.[column] ?? 0))),
      ]),
      picture: {
        kind: 'matrix',
        labels: used.map((set) => label(confusion.sets[set] ?? [])),
        shares: used.map((row) => used.map((column) => (confusion.counts[row]?.[column] ?? 0) / largest)),
      },
    },
  ];
};

export const progressTable: Section = ({ annotators }, strings, numbers) => {
  const { columns } = strings;
  return {
    kind: 'table',
    caption: strings.progressCaption,
    head: [columns.annotator, columns.articles, columns.done, columns.sentences, columns.read, columns.tags],
    rows: annotators.map(({ id, name, articles, done, sentences, read, tags }) => [
      plain(clip(name === id ? id : `${name} (${id})`)),
      ...[articles, done, sentences, read, tags].map((count) => number(numbers.count(count))),
    ]),
    picture: {
      kind: 'bars',
      bars: annotators.map(({ id, read, sentences }) => ({
        label: id,
        share: sentences === 0 ? 0 : read / sentences,
      })),
    },
  };
};

/** One row of figures: n, observed agreement, α per tag and of whole sets. */
function figureRow(figures: Figures, numbers: Numbers): Text[] {
  return [
    number(numbers.count(figures.units)),
    number(numbers.coefficient(figures.sets.observed)),
    ...TAG_NAMES.map((name) => number(numbers.coefficient(figures.tags[name].alpha))),
    number(numbers.coefficient(figures.sets.alpha)),
  ];
}

function figureHead({ columns, tags, wholeSet }: ReportStrings): string[] {
  const alphas = [...TAG_NAMES.map((name) => tags[name]), wholeSet].map((of) => `${columns.alpha} ${of}`);
  return [columns.units, columns.observed, ...alphas];
}

export const guidelineTables: Section = ({ byGuideline }, strings, numbers) => {
  if (byGuideline.length === 0) return [];
  return {
    kind: 'table',
    caption: strings.guidelinesCaption,
    head: [strings.columns.guideline, ...figureHead(strings)],
    rows: byGuideline.map(({ guidelines, ...figures }) => [
      plain(guidelineLabel(guidelines, strings)),
      ...figureRow(figures, numbers),
    ]),
  };
};

export const articleTables: Section = ({ byArticle }, strings, numbers) => {
  if (byArticle.length === 0) return [];
  const agreed = ({ sets }: Figures) => sets.observed.value ?? 1;
  const least = byArticle.toSorted((a, b) => agreed(a) - agreed(b));
  return [
    {
      kind: 'table',
      caption: strings.articlesCaption,
      head: [strings.columns.article, ...figureHead(strings)],
      rows: least
        .slice(0, MOST_ROWS)
        .map(({ article, ...figures }) => [
          { text: clip(article), place: { article, start: 0, end: 0 } },
          ...figureRow(figures, numbers),
        ]),
    },
    ...moreThan(least.length, strings, numbers),
  ];
};

function moreThan(count: number, { more }: ReportStrings, numbers: Numbers): Block[] {
  if (count <= MOST_ROWS) return [];
  return [{ kind: 'paragraph', text: fill(more, { count: numbers.count(count - MOST_ROWS) }) }];
}

export const detailTable: Section = ({ details }, strings, numbers) => {
  const { columns } = strings;
  return {
    kind: 'table',
    caption: strings.detailsCaption,
    head: [columns.detail, columns.units, columns.given, columns.oneSided, columns.same, columns.observed],
    rows: COMPARED_DETAILS.map((detail) => {
      const { pairs, given, oneSided, same, observed } = details[detail];
      return [
        plain(strings.details[detail]),
        ...[pairs, given, oneSided, same].map((count) => number(numbers.count(count))),
        number(given === 0 ? '' : numbers.coefficient(observed)),
      ];
    }),
  };
};

export const reasonTable: Section = ({ reasons }, strings, numbers) => {
  const all = REASONS.reduce((sum, reason) => sum + reasons[reason], 0);
  return {
    kind: 'table',
    caption: strings.reasonsCaption,
    head: [strings.columns.reason, strings.columns.count],
    rows: REASONS.map((reason) => [plain(strings.reasons[reason]), number(numbers.count(reasons[reason]))]),
    picture: {
      kind: 'bars',
      bars: REASONS.map((reason) => ({
        label: strings.reasons[reason],
        share: all === 0 ? 0 : reasons[reason] / all,
      })),
    },
  };
};

export const disagreementBlocks: Section = ({ disagreements }, strings, numbers) => {
  const { columns } = strings;
  if (disagreements.length === 0) return [{ kind: 'paragraph', text: strings.none }];
  return [
    {
      kind: 'table',
      caption: strings.disagreementsCaption,
      head: [columns.article, columns.sentence, columns.givenTags],
      rows: disagreements.slice(0, MOST_ROWS).map(({ article, start, end, quote, sets, unsure }) => [
        { text: clip(article), place: { article, start, end } },
        plain(clip(quote)),
        plain(
          Object.entries(sets)
            .map(([annotator, set]) => {
              const who = unsure.includes(annotator) ? fill(strings.unsure, { annotator }) : annotator;
              return `${who}: ${set.map((name) => strings.tags[name]).join(' + ') || strings.none}`;
            })
            .join('; '),
        ),
      ]),
    },
    ...moreThan(disagreements.length, strings, numbers),
  ];
};
