/**
 * A process that reviews a colleague who reviews back: before each verdict or answer it reads what the colleague
 * has written so far, and says `torn` if that cannot be read.
 */
import { writeSync } from 'node:fs';
import type { Annotator, Review } from '../../../src/annotation';
import { hashText } from '../../../src/article';
import { SidecarStore } from '../../../src/sidecar';
import { NodeFiles } from '../../../src/sidecar/nodeFiles';
import { article } from './samples';

export interface ReviewerTask {
  /** Path of the article. */
  readonly path: string;
  readonly journal: string;
  readonly me: Annotator;
  /** Slug. */
  readonly colleague: string;
  /** How many verdicts and answers. */
  readonly count: number;
}

async function review({ path, journal, me, colleague, count }: ReviewerTask): Promise<void> {
  const store = new SidecarStore({ files: new NodeFiles(), annotator: me, journal });
  for (let n = 0; n < count; n++) {
    const { others } = await store.read(path);
    const theirs = others.find(({ annotator }) => annotator === colleague)?.parsed;
    if (theirs && !theirs.writable) writeSync(1, 'torn\n');
    const last = theirs?.annotations?.reviews.at(-1);
    const id = `${me.id}${n}`;
    const about: Omit<Review, 'id' | 'created'> = last
      ? { re: `${colleague}/${last.id}`, verdict: 'comment', note: `zu ${last.id}` }
      : { of: `${colleague}/t${n}`, verdict: 'accept', seen: hashText('x') };
    const after = { id, ...about, created: '2026-11-22' };
    const { error } = await store.apply(path, article, { reviews: [{ id, before: null, after }] });
    if (error) writeSync(1, `${error.code}\n`);
  }
}

void review(JSON.parse(process.argv[2] ?? '') as ReviewerTask);
