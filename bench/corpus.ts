/** A corpus as annotators leave it, the same in every run. */
import { anchorAt, type Span } from '../src/article';
import { describeArticle, emptyAnnotations, TAG_NAMES, type Annotations, type Tag } from '../src/annotation';
import type { AnnotatedArticle } from '../src/review';

const ANNOTATORS = ['anna', 'bert', 'cleo', 'dora', 'emil'];
const SENTENCES = 60;

/** Numbers in [0, 1), always the same ones. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 0x100000000;
  };
}

/** Sets as annotators give them: most sentences have no tag, and one value in seven is a slip. */
const SETS = [0, 0, 0, 0, 1, 1, 4, 5, 6];

/** The article of a number with the annotations of five annotators; `changed`: its text is newer than these. */
export function articleNumber(number: number, changed = false): AnnotatedArticle {
  const random = numbers(number + 1);
  const sentences = Array.from(
    { length: SENTENCES },
    (_, n) =>
      `Zu Punkt ${n} der Meldung ${number} sagte der Sprecher, der Vorwurf vom ${n % 28}. Mai sei falsch.`,
  );
  let end = -1;
  const spans = sentences.map((sentence): Span => {
    const start = end + 1;
    end = start + sentence.length;
    return [start, end];
  });
  const text = sentences.join('\n');
  const article = describeArticle(text, 'de', 1, spans);
  const truth = spans.map(() => SETS[Math.floor(random() * SETS.length)] ?? 0);
  const annotations = ANNOTATORS.map((id): Annotations => {
    const tags = spans.flatMap((span, n): Tag[] => {
      const set = random() < 1 / 7 ? SETS[Math.floor(random() * SETS.length)] : truth[n];
      return TAG_NAMES.filter((_, bit) => (((set ?? 0) >> bit) & 1) === 1).map((tag) => {
        const details = { source: random() < 0.9 ? 'der Sprecher' : 'ein Sprecher' };
        return { id: `${id}${n}${tag}`, tag, ...anchorAt(text, ...span), ...details, created: '2026-11-22' };
      });
    });
    return { ...emptyAnnotations(article, { id, name: id }), read: [[0, SENTENCES]], tags };
  });
  return { article: `${number}.txt`, text: changed ? `Neue Zeile darüber.\n${text}` : text, annotations };
}
