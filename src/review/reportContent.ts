import { REASONS, TAG_NAMES } from '../annotation';
import type { Agreement } from './agreement';
import type { Interval } from './bootstrap';
import type { Coefficient } from './coefficients';
import { COMPARED_DETAILS } from './details';
import type { Place } from './differences';
import type { Figures } from './figures';
import { fill, type ReportStrings } from './reportStrings';
import { MISSINGS } from './units';

/** A cell or an item; its text may come from files and is anything. */
export interface Text {
  readonly text: string;
  readonly isNumber?: boolean;
  /** What a link on it leads to. */
  readonly place?: Place;
}

/** Values of 0 to 1 (α: −1 to 1) drawn beside a table that says the same in numbers. */
export type Picture =
  | { readonly kind: 'bars'; readonly bars: readonly { readonly label: string; readonly share: number }[] }
  | {
      readonly kind: 'intervals';
      readonly rows: readonly {
        readonly label: string;
        readonly value: number;
        readonly low: number;
        readonly high: number;
      }[];
    }
  | {
      readonly kind: 'matrix';
      readonly labels: readonly string[];
      readonly shares: readonly (readonly number[])[];
    };

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly Text[])[];
      readonly picture?: Picture;
    };

/** Which of the first `count` columns hold numbers. */
export function numericColumns(rows: readonly (readonly Text[])[], count: number): readonly boolean[] {
  return Array.from({ length: count }, (_, column) => rows.some((row) => row[column]?.isNumber === true));
}

/** Longest text taken over from a file, in UTF-16 code units: a hostile note must not fill the report. */
const LONGEST = 400;
/** Rows shown of lists that grow with the corpus. */
const MOST_ROWS = 500;

const plain = (text: string): Text => ({ text });
const number = (text: string): Text => ({ text, isNumber: true });

/** Writes the numbers of a report in its language. */
class Numbers {
  readonly #strings: ReportStrings;
  readonly #decimal: Intl.NumberFormat;
  readonly #whole: Intl.NumberFormat;

  constructor(strings: ReportStrings) {
    this.#strings = strings;
    const digits = { minimumFractionDigits: 3, maximumFractionDigits: 3 };
    this.#decimal = new Intl.NumberFormat(strings.language, digits);
    this.#whole = new Intl.NumberFormat(strings.language);
  }

  count(value: number): string {
    return this.#whole.format(value);
  }

  coefficient(coefficient: Coefficient): string {
    return coefficient.value === null
      ? this.#strings.undefined[coefficient.reason]
      : this.#decimal.format(coefficient.value);
  }

  interval(interval: Interval | null): string {
    if (interval === null) return '';
    return interval.low === null
      ? this.#strings.undefined[interval.reason]
      : `[${this.#decimal.format(interval.low)}, ${this.#decimal.format(interval.high)}]`;
  }
}

/** The whole report but its title. */
export function reportContent(agreement: Agreement, strings: ReportStrings): readonly Block[] {
  const numbers = new Numbers(strings);
  const heading = (text: string): Block => ({ kind: 'heading', text });
  const withHeading = (text: string, blocks: readonly Block[]) =>
    blocks.length === 0 ? [] : [heading(text), ...blocks];
  return [
    heading(strings.methodHeading),
    { kind: 'paragraph', text: methodNote(agreement, strings) },
    heading(strings.agreementHeading),
    totalTable(agreement, strings, numbers),
    ...withHeading(strings.pairsHeading, pairTables(agreement, strings, numbers)),
    ...withHeading(strings.confusionHeading, confusionTables(agreement, strings, numbers)),
    heading(strings.progressHeading),
    progressTable(agreement, strings, numbers),
    ...withHeading(strings.guidelinesHeading, guidelineTables(agreement, strings, numbers)),
    ...withHeading(strings.articlesHeading, articleTables(agreement, strings, numbers)),
    heading(strings.detailsHeading),
    detailTable(agreement, strings, numbers),
    heading(strings.reasonsHeading),
    reasonTable(agreement, strings, numbers),
    heading(strings.leftOutHeading),
    { kind: 'list', items: leftOutItems(agreement, strings, numbers).map(plain) },
    heading(strings.disagreementsHeading),
    ...disagreementBlocks(agreement, strings, numbers),
  ];
}

function totalTable({ total, byPair }: Agreement, strings: ReportStrings, numbers: Numbers): Block {
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
}

function pairTables({ annotators, byPair }: Agreement, strings: ReportStrings, numbers: Numbers): Block[] {
  if (byPair.length === 0) return [];
  const slugs = annotators.map(({ id }) => id);
  const alphaOf = (first: string, second: string) =>
    byPair.find(({ annotators: pair }) => pair.includes(first) && pair.includes(second) && first !== second)
      ?.sets.alpha;
  return [
    {
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
    },
  ];
}

function confusionTables(
  { byPair, confusion }: Agreement,
  strings: ReportStrings,
  numbers: Numbers,
): Block[] {
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
}

function progressTable({ annotators }: Agreement, strings: ReportStrings, numbers: Numbers): Block {
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
}

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

function guidelineTables({ byGuideline }: Agreement, strings: ReportStrings, numbers: Numbers): Block[] {
  if (byGuideline.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: strings.guidelinesCaption,
      head: [strings.columns.guideline, ...figureHead(strings)],
      rows: byGuideline.map(({ guidelines, ...figures }) => [
        plain(guidelineLabel(guidelines, strings)),
        ...figureRow(figures, numbers),
      ]),
    },
  ];
}

function guidelineLabel(guidelines: readonly (string | null)[], { notRecorded }: ReportStrings): string {
  return guidelines.map((hash) => hash?.replace('sha256:', '').slice(0, 12) ?? notRecorded).join(', ');
}

function articleTables({ byArticle }: Agreement, strings: ReportStrings, numbers: Numbers): Block[] {
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
}

function moreThan(count: number, { more }: ReportStrings, numbers: Numbers): Block[] {
  if (count <= MOST_ROWS) return [];
  return [{ kind: 'paragraph', text: fill(more, { count: numbers.count(count - MOST_ROWS) }) }];
}

function detailTable({ details }: Agreement, strings: ReportStrings, numbers: Numbers): Block {
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
}

function reasonTable({ reasons }: Agreement, strings: ReportStrings, numbers: Numbers): Block {
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
}

/** What was left out and why, one sentence each; nothing that was not. */
function leftOutItems(
  { leftOut, limitsDiffer, total }: Agreement,
  strings: ReportStrings,
  numbers: Numbers,
): string[] {
  const words = strings.leftOut;
  const listed = (list: readonly string[]) => clip(list.join(', '));
  const counted = (template: string, count: number, values: Readonly<Record<string, string>> = {}) =>
    count === 0 ? [] : [fill(template, { count: numbers.count(count), ...values })];
  const items = [
    ...(leftOut.annotators.length > 0 ? [fill(words.annotators, { list: listed(leftOut.annotators) })] : []),
    ...counted(words.articles, leftOut.articles.length, { list: listed(leftOut.articles) }),
    ...counted(words.units, leftOut.units),
    ...MISSINGS.flatMap((missing) => counted(words[missing], leftOut.ratings[missing])),
    ...counted(words.orphans, leftOut.orphans),
    ...counted(words.limitsDiffer, limitsDiffer.length),
    ...[
      ...TAG_NAMES.map((name) => ({ tag: strings.tags[name], ...total.tags[name] })),
      { tag: strings.wholeSet, ...total.sets },
    ].flatMap(({ tag, interval }) => counted(words.dropped, interval?.dropped ?? 0, { tag })),
    ...leftOut.unreadable.map((message) => fill(words.unreadable, { list: clip(message) })),
  ];
  return items.length === 0 ? [strings.none] : items;
}

function disagreementBlocks({ disagreements }: Agreement, strings: ReportStrings, numbers: Numbers): Block[] {
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
}

/** The paragraph that a paper or a report needs: corpus, annotators, guideline, figures, exclusions. */
export function methodNote(agreement: Agreement, strings: ReportStrings): string {
  const numbers = new Numbers(strings);
  const { note, tags } = strings;
  const { total, annotators, byArticle, byGuideline, method } = agreement;
  const alpha = ({ alpha, interval }: Pick<Figures['sets'], 'alpha' | 'interval'>) =>
    `${numbers.coefficient(alpha)} ${alpha.value === null ? '' : numbers.interval(interval)}`.trim();
  const guidelines = byGuideline.map((each) => guidelineLabel(each.guidelines, strings));
  const exclusions = leftOutItems(agreement, strings, numbers).map((item) => item.replace(/\.$/, ''));
  return [
    fill(note.corpus, {
      articles: numbers.count(byArticle.length),
      names: clip(annotators.map(({ name }) => name).join(', ')) || strings.none,
      units: numbers.count(total.units),
      ratings: numbers.count(total.ratings),
    }),
    fill(note.guideline, { guidelines: guidelines.join('; ') || strings.notRecorded }),
    fill(note[method.resampled], {
      draws: numbers.count(method.draws),
      seed: method.seed,
      figures: TAG_NAMES.map((name) => `${tags[name]} ${alpha(total.tags[name])}`).join(', '),
    }),
    fill(note.sets, { figure: alpha(total.sets) }),
    fill(note.observed, {
      figures: TAG_NAMES.map((name) => {
        const { observed, f1 } = total.tags[name];
        return `${tags[name]} ${numbers.coefficient(observed)} / ${numbers.coefficient(f1)}`;
      }).join(', '),
    }),
    fill(note.leftOut, { list: exclusions.join('; ') }),
  ].join(' ');
}

/** At most `LONGEST` code units on one line; control and bidirectional formatting characters are spelt out. */
function clip(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return short.replaceAll(/\s+/g, ' ').replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `[U+${code}]`;
  });
}
