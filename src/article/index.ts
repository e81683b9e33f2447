export { ANCHOR_NAMES, anchorAt, hashText } from './anchor';
export type { Anchor } from './anchor';
export { addTo } from './addTo';
export { escapeHtml } from './escapeHtml';
export { equalInFormat, equalInSpelling, foldedText, foldFormat, foldWide } from './fold';
export { decodeOutline, encodeOutline } from './outline';
export type { Outline, OutlineSentence } from './outline';
export { reanchor } from './anchoring/reanchor';
export type {
  AnchoredSentence,
  AnchoredTag,
  AnchorRecord,
  Candidate,
  Placement,
  Reanchored,
} from './anchoring/reanchor';
export { firstIndex } from './firstIndex';
export type { Span } from './span';
export { canonicalText, decodeArticle, InvalidUtf8Error, withoutMark } from './canonicalText';
export { LineIndex } from './lineIndex';
export { FOLD_VERSION } from './tokens';
export { SEGMENTER_VERSION, segment } from './segment';
export type { SegmentOptions } from './segment';
export { segmentBlock } from './sentences';
export { LANGUAGES, rulesFor } from './language';
export { detectLanguage } from './detectLanguage';
export { LiveSentences, type Edit, type LiveSentencesOptions, type Splice } from './liveSentences';
export type { TextSource } from './textWindow';
export type { Block } from './block';
export { blocksOf, layoutOf, type ArticleFormat } from './blocks';
export { compareWording, keepsStatement } from './wording';
export type { Alarm, Wording, WordingChange, WordingPiece } from './wording';
