import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import {
  articleOf,
  bringTo,
  describeArticle,
  markRead,
  newId,
  type Annotations,
  type Annotator,
  type Change,
  type Review,
  type Tag,
} from '../../../src/annotation';
import { anchorAt } from '../../../src/article';
import { parseBytes, SidecarStore } from '../../../src/sidecar';
import { NodeFiles } from '../../../src/sidecar/nodeFiles';
import { randomOf } from './mutate';
import * as samples from './samples';

const ARTICLE = samples.articleOf(
  Array.from({ length: 30 }, (_, n) => `Satz Nummer ${n} wird von Zeuge ${n * 7} bestritten.`),
);
const NAME = 'report.txt';
const anna = { id: 'anna', name: 'Anna' };
const bert = { id: 'bert', name: 'Bert' };

describe('Sidecars in git', function () {
  this.timeout(600_000);
  let folder = '';
  const random = randomOf(1);

  const git = async (clone: string, ...args: string[]) =>
    (await promisify(execFile)('git', args, { cwd: join(folder, clone) })).stdout;
  const commit = async (clone: string) => {
    await git(clone, 'add', '-A');
    await git(clone, 'commit', '-qm', 'work', '--allow-empty');
  };
  const sidecar = (clone: string, { id }: Annotator) => join(folder, clone, `${NAME}.${id}.claimmark.json`);
  const read = async (clone: string, who: Annotator): Promise<Annotations> => {
    const parsed = parseBytes(await fs.readFile(sidecar(clone, who)));
    assert.ok(parsed.writable, JSON.stringify(parsed.problems));
    return parsed.annotations;
  };
  const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id).sort();

  /** A repository with the article and one sidecar each, and two clones that commit on their own branches. */
  beforeEach(async () => {
    folder = await fs.mkdtemp(join(tmpdir(), 'claimmark-git-'));
    await git('.', 'init', '-q', '-b', 'main', 'one');
    for (const [key, value] of [
      ['user.name', 'x'],
      ['user.email', 'x@example.org'],
      ['commit.gpgsign', 'false'],
    ] as const) {
      await git('one', 'config', key, value);
    }
    await fs.writeFile(join(folder, 'one', NAME), ARTICLE.text);
    await fs.writeFile(join(folder, 'one', '.gitattributes'), '*.claimmark.json text eol=lf\n');
    for (const who of [anna, bert]) for (let n = 0; n < 4; n++) await work('one', who, () => true);
    await commit('one');
    // Worktrees share branches, so that nothing has to be fetched.
    await git('one', 'worktree', 'add', '-q', '-b', 'second', '../two');
  });
  afterEach(() => fs.rm(folder, { recursive: true }));

  /** One random operation, on tags that `mine` names. */
  async function work(clone: string, who: Annotator, mine: (tag: Tag) => boolean, reviewed?: Annotator) {
    const path = join(folder, clone, NAME);
    const store = new SidecarStore({ files: new NodeFiles(), annotator: who });
    const { own } = await store.read(path);
    const found = own?.parsed.annotations;
    const text = await fs.readFile(path, 'utf8');
    const article = found ? articleOf(found, text) : describeArticle(text, 'de', 1, ARTICLE.sentences);
    const annotations = found && bringTo(found, article).annotations;
    const tagged = new Set(annotations?.tags.map(({ start }) => start));
    const sentence = random.pick(article.sentences.filter(([start]) => !tagged.has(start)));
    const old = annotations?.tags.filter(mine) ?? [];
    const kind = old.length < 3 ? 0 : random.next(reviewed ? 5 : 4);
    const change = async (): Promise<Change> => {
      if (kind === 1) {
        const before = random.pick(old);
        return { tags: [{ id: before.id, before, after: null }] };
      }
      if (kind === 2) {
        const before = random.pick(old);
        return { tags: [{ id: before.id, before, after: { ...before, note: newId() } }] };
      }
      if (kind === 3 && annotations)
        return { read: markRead(bringTo(annotations, article), [sentence], true) };
      if (kind === 4 && reviewed) {
        const tag = random.pick((await read(clone, reviewed)).tags);
        const after: Review = {
          id: newId(),
          of: `${reviewed.id}/${tag.id}`,
          verdict: 'accept',
          created: '2026-11-22',
        };
        return { reviews: [{ id: after.id, before: null, after }] };
      }
      const tag = {
        id: newId(),
        tag: 'claim',
        ...anchorAt(text, ...sentence),
        created: '2026-11-22',
      } as const;
      return { tags: [{ id: tag.id, before: null, after: tag }] };
    };
    assert.equal((await store.apply(path, article, await change())).error, null);
  }

  it('do not conflict: two annotators, 60 random merges', async () => {
    for (let round = 0; round < 60; round++) {
      for (const [clone, who, other] of [
        ['one', anna, bert],
        ['two', bert, anna],
      ] as const) {
        for (let n = 0; n < 3; n++) await work(clone, who, () => true, other);
        await commit(clone);
      }
      const [ours, theirs] = [await read('one', anna), await read('two', bert)];
      await git('one', 'merge', '-q', '--no-edit', 'second');
      await git('two', 'merge', '-q', '--ff-only', 'main');
      assert.deepEqual(await read('one', bert), theirs);
      assert.deepEqual(await read('two', anna), ours);
    }
  });

  const useDriver = async () => {
    const driver = `"${process.execPath}" "${resolve('dist', 'cli.js')}" merge %O %A %B --output %A --article %P`;
    await git('one', 'config', 'merge.claimmark.driver', driver);
    await fs.writeFile(
      join(folder, 'one', '.gitattributes'),
      '*.claimmark.json text eol=lf merge=claimmark\n',
    );
    await commit('one');
    await git('two', 'merge', '-q', '--ff-only', 'main');
  };
  const isEven = ({ id }: Tag) => id.charCodeAt(0) % 2 === 0;

  it('of one annotator in two clones are merged by the command line as git’s merge driver', async () => {
    await useDriver();
    for (let round = 0; round < 12; round++) {
      const base = ids((await read('one', anna)).tags);
      for (let n = 0; n < 4; n++) await work('one', anna, isEven);
      for (let n = 0; n < 4; n++) await work('two', anna, (tag) => !isEven(tag));
      if (round % 3 === 2) {
        const path = join(folder, 'one', NAME);
        const text = await fs.readFile(path, 'utf8');
        await fs.writeFile(path, `Ein neuer Anfang ${round}.\n\n${text}`);
        await work('one', anna, isEven);
      }
      await commit('one');
      await commit('two');
      const [ours, theirs] = [await read('one', anna), await read('two', anna)];
      await git('one', 'merge', '-q', '--no-edit', 'second');
      await git('two', 'merge', '-q', '--ff-only', 'main');
      const merged = await read('two', anna);
      const [here, there] = [ids(ours.tags), ids(theirs.tags)];
      const kept = base.filter((id) => here.includes(id) && there.includes(id));
      const added = [...here, ...there].filter((id) => !base.includes(id));
      const twins = added.length + kept.length - merged.tags.length;
      assert.ok(merged.tags.every(({ id }) => kept.includes(id) || added.includes(id)));
      assert.ok(twins >= 0 && kept.every((id) => merged.tags.some((tag) => tag.id === id)));
      const text = await fs.readFile(join(folder, 'two', NAME), 'utf8');
      assert.equal(merged.article.length, text.length);
      for (const { start, end, quote } of merged.tags) assert.equal(text.slice(start, end), quote);
      const places = merged.tags.map(({ tag, start }) => `${tag} ${start}`);
      assert.equal(new Set(places).size, places.length);
    }
  });

  it('conflict for git where both clones changed the same detail, and stay valid with ours', async () => {
    await useDriver();
    for (const clone of ['one', 'two']) {
      const store = new SidecarStore({ files: new NodeFiles(), annotator: anna });
      const path = join(folder, clone, NAME);
      const annotations = await read(clone, anna);
      const [before] = annotations.tags;
      const change = { tags: [{ id: before!.id, before: before!, after: { ...before!, note: clone } }] };
      await store.apply(path, articleOf(annotations, ARTICLE.text), change);
      await commit(clone);
    }
    await assert.rejects(git('one', 'merge', '-q', 'second'), { code: 1 });
    assert.match(await git('one', 'status', '--porcelain'), /^UU report\.txt\.anna\.claimmark\.json$/m);
    assert.equal((await read('one', anna)).tags[0]?.note, 'one');
  });
});
