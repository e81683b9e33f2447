import assert from 'node:assert/strict';
import type { Annotations } from '../../../src/annotation';
import {
  keepRenaming,
  MemoryFiles,
  parse,
  renameSidecars,
  serialise,
  unfinishedRenaming,
  type Renaming,
} from '../../../src/sidecar';
import { example } from './samples';

const NEW = { id: 'anna-neu', name: 'Anna Neu' };
const adjudicated: Annotations = {
  ...example,
  annotator: { id: 'adjudicated', name: 'Adjudication' },
  adjudicator: example.annotator,
  reviews: [],
};
const SIDECARS: Readonly<Record<string, Annotations>> = {
  '/a/one.txt.anna.claimmark.json': example,
  '/a/one.txt.adjudicated.claimmark.json': adjudicated,
  '/b/two.txt.anna.claimmark.json': example,
};
const renaming: Renaming = {
  to: NEW,
  annotator: 'anna',
  sidecars: Object.keys(SIDECARS).map((path) => ({ path, from: 'anna' })),
};

/** A program that ends here and now. */
class Killed extends Error {}

function fresh(): MemoryFiles {
  const files = new MemoryFiles();
  for (const [path, annotations] of Object.entries(SIDECARS)) put(files, path, serialise(annotations));
  return files;
}

function put(files: MemoryFiles, path: string, text: string): void {
  files.contents.set(path, new TextEncoder().encode(text));
}

function contents(files: MemoryFiles): Record<string, string> {
  const texts = [...files.contents].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)] as const);
  return Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('Renaming the sidecars of an annotator', () => {
  it('changes names and contents, and keeps all that is said', async () => {
    const files = fresh();
    assert.deepEqual(await renameSidecars(files, renaming), []);
    const after = contents(files);
    assert.deepEqual(Object.keys(after), [
      '/a/one.txt.adjudicated.claimmark.json',
      '/a/one.txt.anna-neu.claimmark.json',
      '/b/two.txt.anna-neu.claimmark.json',
    ]);
    const [decided, own] = Object.values(after).map((text) => parse(text).annotations);
    assert.deepEqual(decided?.adjudicator, NEW);
    assert.deepEqual(own?.annotator, NEW);
    assert.deepEqual(
      own.tags.map(({ id, quote }) => [id, quote]),
      example.tags.map(({ id, quote }) => [id, quote]),
    );
  });

  it('is finished by another call, wherever the first was cut off', async () => {
    const whole = fresh();
    await renameSidecars(whole, renaming);
    let cut = 0;
    for (let operations = 0; ; operations++) {
      const files = fresh();
      let left = operations;
      files.fault = () => {
        if (left-- === 0) throw new Killed();
        return null;
      };
      const ended = await renameSidecars(files, renaming).then(
        () => true,
        (error: unknown) => !(error instanceof Killed),
      );
      files.fault = null;
      assert.deepEqual(await renameSidecars(files, renaming), []);
      assert.deepEqual(contents(files), contents(whole));
      if (ended) break;
      cut++;
    }
    assert.ok(cut > 9, String(cut));
  });

  it('is finished where the file stands under both names, as link and unlink can leave it', async () => {
    const files = fresh();
    put(files, '/a/one.txt.anna-neu.claimmark.json', serialise(example));
    assert.deepEqual(await renameSidecars(files, renaming), []);
    const whole = fresh();
    await renameSidecars(whole, renaming);
    assert.deepEqual(contents(files), contents(whole));
  });

  it('overwrites nothing, and says what it leaves', async () => {
    const files = fresh();
    const [one, decided, two] = Object.keys(SIDECARS);
    const taken = serialise({ ...example, annotator: NEW, tags: [] });
    put(files, '/a/one.txt.anna-neu.claimmark.json', taken);
    put(files, two!, '{ broken');
    files.fault = (operation, path) => (operation === 'write' && path === decided ? 'read-only' : null);
    const before = contents(files);
    const left = await renameSidecars(files, renaming);
    assert.deepEqual(contents(files), before);
    assert.deepEqual(
      left.map(({ path }) => path),
      [one, decided, two],
    );
    assert.match(left[0]!.reason, /^There is already a file of this name: .*anna-neu/);
    assert.match(left[1]!.reason, /^The file system is read-only: /);
    assert.match(left[2]!.reason, /^\/b\/two\.txt\.anna\.claimmark\.json:1: /);
  });

  it('leaves files alone that are gone, or that somebody else has taken over meanwhile', async () => {
    const files = fresh();
    const [one, decided] = Object.keys(SIDECARS);
    files.contents.delete(one!);
    put(files, decided!, serialise({ ...adjudicated, adjudicator: { id: 'bert', name: 'Bert' } }));
    const before = contents(files)[decided!];
    assert.deepEqual(await renameSidecars(files, renaming), []);
    assert.equal(contents(files)[decided!], before);
    assert.equal(files.contents.has('/a/one.txt.anna-neu.claimmark.json'), false);
  });

  it('is kept until nothing is left of it', async () => {
    const files = new MemoryFiles();
    const path = '/storage/renaming.json';
    assert.equal(await unfinishedRenaming(files, path), null);
    await keepRenaming(files, path, renaming);
    assert.deepEqual(await unfinishedRenaming(files, path), renaming);
    await keepRenaming(files, path, { ...renaming, sidecars: [] });
    assert.deepEqual(await unfinishedRenaming(files, path), { ...renaming, sidecars: [] });
    await keepRenaming(files, path, { ...renaming, annotator: null, sidecars: [] });
    assert.equal(files.contents.size, 0);
    put(files, path, '{"to":');
    assert.equal(await unfinishedRenaming(files, path), null);
  });
});
