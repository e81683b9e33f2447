import {
  applyChange,
  bringTo,
  emptyAnnotations,
  newArticle,
  type Annotations,
  type ArticleNow,
  type Change,
  type Placed,
} from '../../../src/annotation';

export const ANNA = { id: 'anna', name: 'Anna B.' };
export const NOW = '2026-11-22';

export const TEXT = [
  'Die Behörde meldet einen Angriff auf das Umspannwerk.',
  'Das Ministerium weist den Vorwurf zurück.',
  'Ein Sprecher nannte die Angaben „frei erfunden“. Belege legte er nicht vor.',
].join('\n\n');

/** A text with the annotations that `change` makes of nothing, as its annotator sees them. */
export function placedIn(text: string, annotations?: Annotations): { placed: Placed; article: ArticleNow } {
  const article = newArticle(text, { language: 'de' });
  return { article, placed: bringTo(annotations ?? emptyAnnotations(article, ANNA), article) };
}

export function after(placed: Placed, article: ArticleNow, change: Change): Placed {
  return bringTo(applyChange(placed, article, change), article);
}
