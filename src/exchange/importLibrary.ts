import type { Annotations, Annotator, ArticleOptions } from '../annotation';

/** The articles that an import may belong to. Paths are relative, with `/`, and stay inside the folder. */
export interface ImportLibrary {
  exists(path: string): Promise<boolean>;
  /** The canonical text, and what the annotator's sidecar holds; null if there is no such article. */
  open(path: string): Promise<OpenedArticle | null>;
}

export interface OpenedArticle {
  readonly text: string;
  readonly own: Annotations | null;
  readonly options?: ArticleOptions;
}

export interface ImportOptions {
  /** Whose tags they become. A model (`model-…`) has its tags in these articles replaced as a whole. */
  readonly annotator: Annotator;
  /** ISO date or date-time for `created` of tags that have none. */
  readonly now: string;
  /** Which of several annotators the input names; the one of the same slug if missing. */
  readonly from?: string;
}
