import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import { parseBytes, SidecarStore } from '../../../src/sidecar';
import { NodeFiles } from '../../../src/sidecar/nodeFiles';
import { randomOf } from './mutate';
import { anna, article } from './samples';
import type { ReviewerTask } from './reviewerProcess';
import type { WriterTask } from './writerProcess';

describe('Processes that write sidecars', () => {
  let folder = '';
  let programs = '';

  before(async () => {
    programs = await fs.mkdtemp(join(tmpdir(), 'claimmark-programs-'));
    const entryPoints = ['writer', 'reviewer'].map((name) =>
      join('test', 'unit', 'sidecar', `${name}Process.ts`),
    );
    await build({
      entryPoints,
      outdir: programs,
      bundle: true,
      platform: 'node',
      logLevel: 'error',
    });
  });
  after(() => fs.rm(programs, { recursive: true }));
  beforeEach(async () => {
    folder = await fs.mkdtemp(join(tmpdir(), 'claimmark-processes-'));
  });
  afterEach(() => fs.rm(folder, { recursive: true }));

  /** Starts a process, perhaps by another program; `said` grows by each line that it says. */
  function start(
    task: WriterTask | ReviewerTask,
    ...by: string[]
  ): { child: ChildProcess; said: string[]; ended: Promise<unknown> } {
    const program = join(programs, 'me' in task ? 'reviewerProcess.js' : 'writerProcess.js');
    const [command, ...args] = [...by, process.execPath, program, JSON.stringify(task)];
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: string[] = [];
    let rest = '';
    child.stdout.on('data', (data: Buffer) => {
      const lines = (rest + data.toString()).split('\n');
      rest = lines.pop() ?? '';
      said.push(...lines);
    });
    return { child, said, ended: once(child, 'close') };
  }

  const sidecarOf = (path: string) => `${path}.anna.claimmark.json`;
  const tagIds = async (path: string) => {
    const parsed = parseBytes(await fs.readFile(sidecarOf(path)));
    assert.ok(parsed.writable, JSON.stringify(parsed.problems));
    return parsed.annotations.tags.map(({ id }) => id);
  };
  const leftovers = async () => (await fs.readdir(folder)).filter((name) => name.startsWith('.'));

  for (const [pace, interval] of [
    ['at 20 a second', 50],
    ['as fast as they can', 0],
  ] as const) {
    it(`lose nothing: two of them, 400 operations each, ${pace}`, async function () {
      this.timeout(600_000);
      const path = join(folder, 'report.txt');
      const task = { articles: [path], journal: join(folder, 'journal'), count: 400, interval };
      const writers = ['a', 'b'].map((prefix) => start({ ...task, prefix }));
      assert.deepEqual(await Promise.all(writers.map(({ ended }) => ended)), [
        [0, null],
        [0, null],
      ]);
      const ids = await tagIds(path);
      assert.equal(new Set(ids).size, 800);
      assert.equal(ids.length, 800);
      assert.deepEqual(await leftovers(), []);
      assert.deepEqual(await fs.readdir(task.journal), []);
    });
  }

  it('lose nothing of two people who review and answer each other at once', async function () {
    this.timeout(600_000);
    const path = join(folder, 'report.txt');
    const people = [anna, { id: 'bert', name: 'Bert' }];
    const count = 200;
    const reviewers = people.map((me, index) => {
      const colleague = people[1 - index]?.id ?? '';
      return start({ path, journal: join(folder, `journal-${me.id}`), me, colleague, count });
    });
    await Promise.all(reviewers.map(({ ended }) => ended));
    assert.deepEqual(
      reviewers.map(({ said }) => said),
      [[], []],
    );
    const written = await Promise.all(
      people.map(async ({ id }) => parseBytes(await fs.readFile(`${path}.${id}.claimmark.json`))),
    );
    const reviews = written.map(({ annotations }) => annotations?.reviews ?? []);
    const wanted = people.map(({ id }) => Array.from({ length: count }, (_, n) => `${id}${n}`).sort());
    assert.deepEqual(
      reviews.map((each) => each.map(({ id }) => id).sort()),
      wanted,
    );
    const answers = reviews.flat().flatMap(({ re }) => (re === undefined ? [] : [re]));
    assert.ok(answers.length > count, `${answers.length}`);
    const known = new Set(people.flatMap(({ id }, index) => wanted[index]?.map((each) => `${id}/${each}`)));
    for (const re of answers) assert.ok(known.has(re), re);
    assert.deepEqual(await leftovers(), []);
  });

  it('leave the old or the new sidecar when they are killed at 500 moments, and the journal the last operation', async function () {
    this.timeout(1_800_000);
    const random = randomOf(1);
    const moments = Array.from({ length: 500 }, (_, kill) => ({
      kill,
      /** How many operations are awaited, and how long then: what part of the time that one more takes. */
      operations: 1 + random.next(4),
      pause: random.next(1000) / 1000,
    }));
    /** How long operations took so far, all together in milliseconds, and how many they were. */
    const taken = { time: 0, operations: 0 };
    let torn = 0;
    let recovered = 0;

    async function killAndLook({ kill, operations, pause }: (typeof moments)[number]) {
      // A folder for each: with so little patience a store clears away what a slow writer beside it still needs.
      const place = await fs.mkdtemp(join(folder, `${kill}-`));
      const path = join(place, 'article.txt');
      const journal = join(place, 'journal');
      const { child, said, ended } = start({
        articles: [path],
        journal,
        prefix: 'x',
        count: 10_000,
        interval: 0,
      });
      const line = async () => {
        await Promise.race([once(child.stdout!, 'data'), ended]);
        assert.equal(child.exitCode, null, `The writer ended itself: ${said.join()}`);
      };
      await line();
      const [first, since] = [said.length, performance.now()];
      while (said.length < operations) await line();
      taken.time += performance.now() - since;
      taken.operations += said.length - first;
      await delay((pause * taken.time) / Math.max(1, taken.operations));
      child.kill('SIGKILL');
      assert.deepEqual(await ended, [null, 'SIGKILL']);
      const store = new SidecarStore({
        files: new NodeFiles({ takeOverAfter: 20 }),
        annotator: anna,
        journal,
      });
      const [pending, ...more] = await store.recover();
      assert.deepEqual(more, []);
      const known = said.length;
      const found = await tagIds(path);
      // What was said is there, and of the operation that was cut off all or nothing.
      assert.ok(found.length === known || found.length === known + 1, `${found.length} of ${known}`);
      for (let n = 0; n < known; n++) assert.ok(found.includes(`x${n}`));
      if (!pending) return;
      torn++;
      const { error } = await store.retry(path, article);
      assert.equal(error, null);
      const after = await tagIds(path);
      assert.equal(after.length, known + 1);
      assert.ok(after.includes(`x${known}`));
      recovered += after.length - found.length;
      assert.deepEqual(store.pending(), []);
      assert.deepEqual(await store.recover(), []);
    }

    const killer = async () => {
      for (let moment = moments.pop(); moment; moment = moments.pop()) await killAndLook(moment);
    };
    await Promise.all([killer(), killer()]);
    assert.ok(torn > recovered, 'no operation was cut off between sidecar and journal');
    assert.ok(recovered > 0, 'no operation was cut off between journal and sidecar');
  });

  it('keep the sidecar and the operation when the disk takes no more, and write it when it does', async function () {
    this.timeout(600_000);
    const path = join(folder, 'report.txt');
    const journal = join(folder, 'journal');
    // The system cuts each file off at 16 blocks, as a full disk would; the signal for it is ignored.
    const limited = ['sh', '-c', 'trap "" XFSZ; ulimit -f 16; exec "$@"', 'sh'];
    const { said, ended } = start(
      { articles: [path], journal, prefix: 'x', count: 1000, interval: 0 },
      ...limited,
    );
    assert.deepEqual(await ended, [0, null]);
    assert.equal(said.pop(), '0 no-space');
    assert.ok(said.length > 0);
    assert.deepEqual((await tagIds(path)).sort(), said.map((line) => line.slice(2)).sort());
    assert.deepEqual(await leftovers(), []);
    const store = new SidecarStore({ files: new NodeFiles(), annotator: anna, journal });
    assert.deepEqual(
      (await store.recover()).map(({ operations }) => operations),
      [1],
    );
    await store.retry(path, article);
    assert.ok((await tagIds(path)).includes(`x${said.length}`));
    assert.deepEqual(await fs.readdir(journal), []);
  });
});
