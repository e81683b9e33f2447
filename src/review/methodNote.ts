import { TAG_NAMES } from '../annotation';
import type { Agreement } from './agreement';
import type { Figures } from './figures';
import { fill, type ReportStrings } from './reportStrings';
import { clip, guidelineLabel, Numbers } from './reportTexts';
import { MISSINGS } from './units';

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

/** What was left out and why, one sentence each; nothing that was not. */
export function leftOutItems(
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
