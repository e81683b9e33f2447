/**
 * A process that tags one article after another, and says each tag that is on disk on a line of its own;
 * it ends with the first error, and says its code.
 */
import { writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { SidecarStore } from '../../../src/sidecar';
import { NodeFiles } from '../../../src/sidecar/nodeFiles';
import { anna, article, tagOn } from './samples';

export interface WriterTask {
  /** Articles, tagged side by side. */
  readonly articles: readonly string[];
  readonly journal: string;
  readonly prefix: string;
  /** Tags per article. */
  readonly count: number;
  /** Milliseconds between the beginnings of two operations; 0 for as fast as it goes. */
  readonly interval: number;
}

async function tagAll(path: string, index: number, { journal, prefix, count, interval }: WriterTask) {
  const store = new SidecarStore({ files: new NodeFiles(), annotator: anna, journal });
  for (let n = 0; n < count; n++) {
    const pause = delay(interval);
    const id = `${prefix}${n}`;
    const tag = tagOn(n % 3, { id });
    const { error } = await store.apply(path, article, { tags: [{ id, before: null, after: tag }] });
    writeSync(1, `${index} ${error ? error.code : id}\n`);
    if (error) return;
    if (interval > 0) await pause;
  }
}

const task = JSON.parse(process.argv[2] ?? '') as WriterTask;
void Promise.all(task.articles.map((path, index) => tagAll(path, index, task)));
