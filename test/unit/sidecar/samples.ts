import type { Annotations, Tag } from '../../../src/annotation';
import { anchorAt, encodeOutline, hashText } from '../../../src/article';
import type { Span } from '../../../src/article';

/** An article, its sentences and what the store wants to know of it. */
export function articleOf(sentences: readonly string[]) {
  const text = sentences.join(' ') + '\n';
  let at = 0;
  const spans = sentences.map((sentence): Span => {
    const start = at;
    at += sentence.length + 1;
    return [start, start + sentence.length];
  });
  return {
    text,
    sentences: spans,
    outline: encodeOutline(text, spans),
    state: { text: hashText(text), length: text.length, language: 'de', segmenter: 1 },
  };
}

export const article = articleOf([
  'Das Ministerium meldet Verluste.',
  'Moskau hat das zurückgewiesen 😀.',
  'Peking schweigt.',
]);

export const anna = { id: 'anna', name: 'Anna B.' };

/** The tag on sentence `index` of {@link article}. */
export function tagOn(index: number, more: Partial<Tag> = {}): Tag {
  const [start, end] = article.sentences[index]!;
  return {
    id: `id${index}`,
    tag: 'claim',
    ...anchorAt(article.text, start, end),
    created: '2026-11-22',
    ...more,
  };
}

export const example: Annotations = {
  format: 'claimmark',
  version: 1,
  article: article.state,
  annotator: anna,
  done: null,
  revealed: null,
  guideline: null,
  outline: article.outline,
  read: [
    [0, 1],
    [2, 3],
  ],
  tags: [
    tagOn(0),
    tagOn(1, {
      tag: 'denial',
      source: 'Moskau',
      sourceKind: 'state',
      cue: ['hat', 'zurückgewiesen'],
      via: 'WSJ',
      certainty: 'certain',
      unsure: true,
      note: 'über den "Bericht"',
      denies: [{ of: 'bert/7fq2' }, { claim: 'a claim no article states' }],
    }),
  ],
  reviews: [
    {
      id: 'p0aa',
      of: 'bert/9m1x',
      verdict: 'change',
      to: { tag: 'claim' },
      reason: 'guideline',
      seen: hashText('x'),
      created: '2026-11-23',
    },
    { id: 'p0ac', re: 'bert/4d5e', verdict: 'comment', note: 'siehe oben', created: '2026-11-23T10:11:12Z' },
  ],
};
