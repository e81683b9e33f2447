import { anchorAt, type Span } from '../../../src/article';
import {
  describeArticle,
  emptyAnnotations,
  ReadMarks,
  type Annotations,
  type Details,
  type Tag,
  type TagName,
} from '../../../src/annotation';

export const NOW = '2026-11-22';

const names: Readonly<Record<string, TagName>> = { C: 'claim', D: 'denial', A: 'attribution' };

/** Text and sentences of an article whose sentences stand one on a line. */
export function articleFrom(sentences: readonly string[]): { text: string; spans: readonly Span[] } {
  let start = 0;
  const spans = sentences.map((sentence): Span => {
    const span: Span = [start, start + sentence.length];
    start = span[1] + 1;
    return span;
  });
  return { text: sentences.join('\n'), spans };
}

export const SENTENCES = [
  'Die Behörde meldet einen Angriff auf das Umspannwerk.',
  'Das Ministerium weist den Vorwurf zurück.',
  'Ein Sprecher nannte die Angaben frei erfunden.',
  'Belege legte er nicht vor.',
  'Der Betreiber äußerte sich zunächst nicht.',
  'Laut einem Bericht war die Anlage seit Tagen abgeschaltet.',
  'Die Zahl der Verletzten stieg auf zwölf.',
  'Moskau bestreitet jede Beteiligung.',
  'Die Ermittlungen dauern an.',
  'Nach Angaben der Polizei fehlt von den Tätern jede Spur.',
];

export interface Plan {
  /** Per sentence the letters of its tags (`CA`), `O` for read and nothing, `-` for unread. */
  readonly given: string;
  readonly details?: Readonly<Record<number, Details>>;
  readonly spans?: readonly Span[];
  readonly fields?: Partial<Annotations>;
}

/** The annotations of one annotator; ids are `anna-0-C`: annotator, sentence, tag. */
export function annotate(text: string, id: string, spans: readonly Span[], plan: Plan): Annotations {
  const sentences = plan.spans ?? spans;
  const article = describeArticle(text, 'de', 1, sentences);
  const marks = new ReadMarks(sentences.length);
  const tags = plan.given.split(' ').flatMap((letters, index): Tag[] => {
    const sentence = sentences[index];
    if (!sentence || letters === '-') return [];
    marks.set(index, true);
    return Array.from(letters === 'O' ? '' : letters, (letter) => ({
      id: `${id}-${index}-${letter}`,
      tag: names[letter]!,
      ...anchorAt(text, ...sentence),
      ...plan.details?.[index],
      created: NOW,
    }));
  });
  const annotator = { id, name: id.toUpperCase() };
  return { ...emptyAnnotations(article, annotator), tags, read: marks.ranges(), ...plan.fields };
}
