import type * as vscode from 'vscode';
import { decodeArticle, hashText, InvalidUtf8Error } from '../../article';
import { articleOf, bringTo, countOpen } from '../../annotation';
import type { Files } from '../../sidecar';
import type { ArticleSession } from '../articles/articleSession';
import type { Corpus, ReadableSidecar } from '../files/corpus';

/** How the tags of a sidecar stand in the article as it is now. */
export interface TextState {
  /** Whether there is no article of this name. */
  readonly missing: boolean;
  /** Tags whose text has changed. */
  readonly changed: number;
  /** Tags that have no place: their sentence is gone or could be several. */
  readonly placeless: number;
}

const EXACT: TextState = { missing: false, changed: 0, placeless: 0 };

/** Of an open article. */
export function textStateOf({ placed }: ArticleSession): TextState {
  const { changed, ambiguous, orphan } = countOpen(placed);
  return { ...EXACT, changed, placeless: ambiguous + orphan };
}

/**
 * Of an article on disk, as its own sidecar says; without one it only tells whether the article is there. One whose
 * text is the one that was annotated costs a hash, no search.
 */
export async function textStateOnDisk(
  files: Files,
  corpus: Corpus,
  article: vscode.Uri,
  own: ReadableSidecar | null,
): Promise<TextState> {
  const bytes = await files.read(article.toString());
  if (!bytes) return { ...EXACT, missing: true };
  if (!own) return EXACT;
  let text: string;
  try {
    text = decodeArticle(bytes);
  } catch (error) {
    // The editor says what is to be done about it when the article is opened.
    if (error instanceof InvalidUtf8Error) return EXACT;
    throw error;
  }
  if (hashText(text) === own.digest.text) return EXACT;
  const annotations = await corpus.read(own);
  if (!annotations) return EXACT;
  const { changed, ambiguous, orphan } = countOpen(bringTo(annotations, articleOf(annotations, text)));
  return { ...EXACT, changed, placeless: ambiguous + orphan };
}
