export { agreement } from './agreement';
export type { Agreement, AgreementOptions, AnnotatedArticle, LeftOut, Progress } from './agreement';
export { articleToAdjudicate, casesOf, decide, mergedTags, takeOver, takeOverAgreed } from './adjudication';
export type { AdjudicationContext, Case, CaseSide, CaseState, Decision, GivenTag } from './adjudication';
export type { BootstrapOptions, Interval } from './bootstrap';
export type { Coefficient, Confusion, Table, Undefined } from './coefficients';
export { Comparison, slugOf } from './comparison';
export type { ComparedDetail, DetailFigures } from './details';
export type { Difference, Place } from './differences';
export type { Dispute, DisputeState } from './disputes';
export { countReasons, entriesOf, GROUPS, groupEntries } from './entries';
export type { Entry, GroupName } from './entries';
export { exchanges } from './exchanges';
export type { Remark } from './exchanges';
export type { Figures, TagFigures } from './figures';
export { methodNote } from './methodNote';
export { reportHtml } from './reportHtml';
export type { HtmlOptions } from './reportHtml';
export { reportMarkdown } from './reportMarkdown';
export { ENGLISH } from './reportStrings';
export type { ReportStrings } from './reportStrings';
export { isStale, refOf, seenHash } from './seen';
export { atOnce, inSlices } from './slices';
export type { Pace } from './slices';
export { hasAnnotated, namesOf, setOf, sideOf, unitsOf } from './units';
export type { ArticleUnits, Missing, Rating, Share, Side, Unit } from './units';
export {
  addMissing,
  comment,
  follow,
  judge,
  remark,
  verdictOn,
  verdictsOn,
  withdraw,
} from './verdicts';
export type { Judgement, Received, Remarks, Target, VerdictState } from './verdicts';
export { maySee } from './visibility';
export type { Viewer } from './visibility';
