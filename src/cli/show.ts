import type { Placed, Tag } from '../annotation';
import { ANCHOR_NAMES } from '../article';
import { compareTags } from '../sidecar';
import { FINE, type Command } from './command';
import { findArticles, ofAnnotators, placeIn, readSidecar, readText } from './corpus';

/** Prints tags as they stand in the present text. Writes nothing. */
export const show: Command = {
  operands: 'PATH…',
  summary: 'Print one line per tag as it stands now. PATH is an article, a sidecar or a folder.',
  options: ['annotator'],
  async run(args, output) {
    const annotators = args.all('annotator');
    for (const { article: file, sidecars } of await findArticles(args.count(1))) {
      const asked = ofAnnotators(annotators, sidecars);
      if (asked.length === 0) continue;
      const text = await readText(file);
      for (const sidecar of asked) {
        const placed = placeIn(file, text, await readSidecar(sidecar));
        for (const tag of [...placed.annotations.tags].sort(compareTags)) {
          output.json(describeTag(file, text, placed, tag));
        }
      }
    }
    return FINE;
  },
};

/** A tag as it stands in `text`: `quote` is the text now, `stored` what the sidecar has if that differs. */
export function describeTag(file: string, text: string, placed: Placed, tag: Tag): object {
  const place = placed.places.get(tag.id);
  const { state, start, end } = place ?? { state: 'orphan', start: null, end: null };
  const quote = start === null ? null : text.slice(start, end);
  const stored = quote === tag.quote ? {} : { stored: tag.quote };
  const details = Object.entries(tag).filter(([key]) => !SAID.has(key));
  const described = { file, annotator: placed.annotations.annotator.id, id: tag.id, tag: tag.tag };
  return { ...described, start, end, state, quote, ...stored, ...Object.fromEntries(details) };
}

/** What is said before the details. */
const SAID = new Set<string>(['id', 'tag', ...ANCHOR_NAMES]);
