import assert from 'node:assert/strict';
import { OperationQueue, type Outcome } from '../../../src/vscode/articles/operationQueue';

/** A queue whose jobs take until `release` is called, and what it did, in order. */
function queue(outcomeOf: (job: string) => Outcome = () => 'done') {
  const done: string[] = [];
  const waiting: (() => void)[] = [];
  const states: boolean[] = [];
  const operations: OperationQueue<string> = new OperationQueue(
    async (jobs) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      const outcomes = jobs.map(outcomeOf);
      done.push(jobs.filter((_, index) => outcomes[index] === 'done').join('+'));
      return outcomes;
    },
    () => states.push(operations.isBusy),
  );
  const release = async () => {
    waiting.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { operations, done, states, release };
}

describe('The queue of operations', () => {
  it('does together what gathers while something runs, in its order', async () => {
    const { operations, done, states, release } = queue();
    const all = ['a', 'b', 'c'].map((job) => operations.add(job));
    await release();
    assert.deepEqual(done, ['a']);
    await all[0];
    await release();
    await Promise.all(all);
    assert.deepEqual(done, ['a', 'b+c']);
    assert.deepEqual(states, [true, false]);
  });

  it('does not carry a job past work that stands alone', async () => {
    const { operations, done, release } = queue();
    const first = operations.add('a');
    const second = operations.add('b');
    const alone = operations.run(() => {
      done.push('alone');
      return Promise.resolve(7);
    });
    const third = operations.add('c');
    await release();
    await release();
    await release();
    await Promise.all([first, second, third]);
    assert.equal(await alone, 7);
    assert.deepEqual(done, ['a', 'b', 'alone', 'c']);
  });

  it('tells each who asked of its own failure, and goes on', async () => {
    const { operations, done, release } = queue((job) =>
      job === 'bad' ? { failure: new Error('no') } : 'done',
    );
    const first = operations.add('a');
    const bad = assert.rejects(operations.add('bad'), /no/);
    const last = operations.add('b');
    const failing = assert.rejects(
      operations.run(() => Promise.reject(new Error('alone'))),
      /alone/,
    );
    await release();
    await release();
    await Promise.all([first, bad, last, failing]);
    assert.deepEqual(done, ['a', 'b']);
  });

  it('takes up again what was not done with the others, before what came after it', async () => {
    const tried = new Set<string>();
    const { operations, done, release } = queue((job) => {
      const again = tried.has(job) || job === 'a';
      tried.add(job);
      return again || job !== 'b' ? 'done' : 'later';
    });
    const all = ['a', 'b'].map((job) => operations.add(job));
    await release();
    const last = operations.add('c');
    await release();
    await release();
    await Promise.all([...all, last]);
    assert.deepEqual(done.join(), 'a,,b+c');
  });
});
