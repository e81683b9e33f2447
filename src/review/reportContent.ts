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
} from './reportTables';
import { Numbers } from './reportTexts';

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
