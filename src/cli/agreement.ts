import type { Annotations } from '../annotation';
import { agreement as agreementOf, atOnce, type AnnotatedArticle } from '../review';
import { FileError, SidecarError } from '../sidecar';
import { FAILED, Failure, FINE, type Command } from './command';
import { findArticles, readSidecar, readText } from './corpus';

/** Prints one object with all figures of agreement. What cannot be read is left out, named, and exit code 2. */
export const agreement: Command = {
  operands: 'PATH…',
  summary: 'Print agreement between annotators: figures, their n and what was left out, as one object.',
  options: ['annotators'],
  async run(args, output) {
    const annotators = args
      .get('annotators')
      ?.split(',')
      .map((slug) => slug.trim());
    if (annotators && new Set(annotators).size < 2) {
      throw new Failure('--annotators takes at least two slugs with a comma between them');
    }
    const unreadable: string[] = [];
    const readable = async <T>(reading: () => Promise<T>): Promise<T | undefined> => {
      try {
        return await reading();
      } catch (error) {
        if (!(error instanceof Failure || error instanceof FileError || error instanceof SidecarError))
          throw error;
        unreadable.push(error.message);
        output.note(error.message);
        return undefined;
      }
    };
    const articles: AnnotatedArticle[] = [];
    for (const { article, sidecars } of await findArticles(args.count(1))) {
      const text = await readable(() => readText(article));
      if (text === undefined) continue;
      const annotations: Annotations[] = [];
      for (const sidecar of sidecars) {
        const read = await readable(() => readSidecar(sidecar));
        if (read) annotations.push(read);
      }
      articles.push({ article, text, annotations });
    }
    for (const slug of annotators ?? []) {
      const isKnown = articles.some(({ annotations }) =>
        annotations.some(({ annotator }) => annotator.id === slug),
      );
      if (!isKnown) throw new Failure(`there is no sidecar of "${slug}"`);
    }
    output.json(atOnce(agreementOf(articles, { unreadable, ...(annotators && { annotators }) })));
    return unreadable.length === 0 ? FINE : FAILED;
  },
};
