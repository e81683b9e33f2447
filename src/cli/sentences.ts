import { newArticle } from '../annotation';
import { FINE, type Command } from './command';
import { optionsFor, readText } from './corpus';

/** Prints how a new annotator would see articles cut, whatever sidecars there are. */
export const sentences: Command = {
  operands: 'FILE…',
  summary: 'Print the sentences of articles as [start, end) in UTF-16 code units of the canonical text.',
  options: ['language'],
  async run(args, output) {
    for (const file of args.count(1)) {
      const article = newArticle(await readText(file), optionsFor(file, args.get('language')));
      output.json({ file, language: article.state.language, sentences: article.sentences });
    }
    return FINE;
  },
};
