export type { Span } from './span';
export { canonicalText, decodeArticle, InvalidUtf8Error } from './canonicalText';
export { LineIndex, type LinePosition } from './lineIndex';
