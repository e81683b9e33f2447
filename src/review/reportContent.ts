import type { Agreement } from './agreement';
import { leftOutItems, methodNote } from './methodNote';
import { plain, type Block } from './reportBlocks';
import type { ReportStrings } from './reportStrings';
import {
  articleTables,
  confusionTables,
  detailTable,
  disagreementBlocks,
  guidelineTables,
  pairTables,
  progressTable,
  reasonTable,
  totalTable,
  type Section,
} from './reportTables';
import { Numbers } from './reportTexts';

/** The whole report but its title. */
export function reportContent(agreement: Agreement, strings: ReportStrings): readonly Block[] {
  const numbers = new Numbers(strings);
  return sections.flatMap(([heading, blocksOf]): readonly Block[] => {
    const blocks = [blocksOf(agreement, strings, numbers)].flat();
    return blocks.length === 0 ? [] : [{ kind: 'heading', text: strings[heading] }, ...blocks];
  });
}

type Heading = Extract<keyof ReportStrings, `${string}Heading`>;

const sections: readonly (readonly [heading: Heading, blocksOf: Section])[] = [
  ['methodHeading', (agreement, strings) => ({ kind: 'paragraph', text: methodNote(agreement, strings) })],
  ['agreementHeading', totalTable],
  ['pairsHeading', pairTables],
  ['confusionHeading', confusionTables],
  ['progressHeading', progressTable],
  ['guidelinesHeading', guidelineTables],
  ['articlesHeading', articleTables],
  ['detailsHeading', detailTable],
  ['reasonsHeading', reasonTable],
  ['leftOutHeading', (...report) => ({ kind: 'list', items: leftOutItems(...report).map(plain) })],
  ['disagreementsHeading', disagreementBlocks],
];
