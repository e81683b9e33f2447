import type { Annotations, Annotator, ArticleState, Change } from '../annotation';
import { replaceRecords } from '../annotation';
import type { Span } from '../article';

export interface ArticleNow {
  readonly text: string;
  readonly state: ArticleState;
  readonly sentences: readonly Span[];
  readonly outline: string;
}

export function emptyAnnotations(article: ArticleNow, annotator: Annotator): Annotations {
  return {
    format: 'claimmark',
    version: 1,
    article: article.state,
    annotator,
    done: null,
    revealed: null,
    guideline: null,
    outline: article.outline,
    read: [],
    tags: [],
    reviews: [],
  };
}

export function bringTo(annotations: Annotations, article: ArticleNow): Annotations {
  if (annotations.article.text === article.state.text) return annotations;
  return { ...annotations, article: article.state, outline: article.outline };
}

export function applyChange(annotations: Annotations, _article: ArticleNow, change: Change): Annotations {
  const fields = Object.fromEntries((change.fields ?? []).map(({ name, after }) => [name, after]));
  return {
    ...annotations,
    ...fields,
    tags: replaceRecords(annotations.tags, change.tags ?? []),
    reviews: replaceRecords(annotations.reviews, change.reviews ?? []),
  };
}
