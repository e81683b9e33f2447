export { exportAnnotations, type Export, type ExportOptions } from './exportAnnotations';
export { kindOf, type AnnotatedArticle } from './exportedArticle';
export type { ExportReport, Tally } from './exportReport';
export { FEATURES, type Feature } from './features';
export { ExchangeError, type Chunk, type Format, type Variant } from './format';
export { FORMATS, formatOf, lossesOf } from './formats';
export { planImport } from './importAnnotations';
export type { ImportLibrary, ImportOptions, OpenedArticle } from './importLibrary';
export {
  countsOf,
  placeText,
  planMarkdown,
  type ImportPlan,
  type PlannedArticle,
  type PlannedTag,
  type Remark,
} from './importPlan';
export { Offsets, type OffsetUnit } from './offsets';
export { english, phrase, valueText, type Phrase, type Translate } from './phrase';
export { writeFiles, type Output } from './output';
export type { InputFile, Place } from './records';
