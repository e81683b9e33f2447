import { countTags, type Annotations, type TagCounts } from '../annotation';
import { addTo, decodeOutline } from '../article';
import { FINE, type Command } from './command';
import { findArticles, ofAnnotators, readSidecar } from './corpus';

interface Counts {
  readonly tags: TagCounts;
  /** By the source as written; the most frequent first. */
  readonly sources: Record<string, number>;
}

/** Counts what sidecars hold; articles are not read. */
export const stats: Command = {
  operands: 'PATH…',
  summary: 'Print counts: one line per article and annotator, then one line for all.',
  options: ['annotator'],
  async run(args, output) {
    const asked = args.all('annotator');
    const all: Annotations[] = [];
    const annotators = new Map<string, Annotations[]>();
    let articles = 0;
    for (const { article: file, sidecars } of await findArticles(args.count(1))) {
      const counted = ofAnnotators(asked, sidecars);
      if (counted.length > 0) articles++;
      for (const sidecar of counted) {
        const annotations = await readSidecar(sidecar);
        const { annotator } = sidecar;
        all.push(annotations);
        addTo(annotators, annotator, annotations);
        output.json({ file, annotator, ...progress(annotations), ...count([annotations]) });
      }
    }
    const byAnnotator = [...annotators]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([annotator, own]) => {
        const done = own.filter((annotations) => annotations.done !== null).length;
        return [annotator, { articles: own.length, done, ...count(own) }] as const;
      });
    output.json({ articles, ...count(all), annotators: Object.fromEntries(byAnnotator) });
    return FINE;
  },
};

function progress({ outline, read, done }: Annotations) {
  const sentences = decodeOutline(outline)?.sentences.length ?? 0;
  const marked = read.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, sentences) - from), 0);
  return { sentences, read: done === null ? marked : sentences, done };
}

function count(all: readonly Annotations[]): Counts {
  const sources = new Map<string, number>();
  const tags = all.flatMap((annotations) => annotations.tags);
  for (const { source } of tags) {
    if (source !== undefined) sources.set(source, (sources.get(source) ?? 0) + 1);
  }
  const sorted = [...sources].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return { tags: countTags(tags), sources: Object.fromEntries(sorted) };
}
