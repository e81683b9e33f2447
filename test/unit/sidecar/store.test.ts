import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ADJUDICATED, type Annotator, type Change, type Tag } from '../../../src/annotation';
import {
  MemoryFiles,
  parse,
  serialise,
  SidecarError,
  SidecarStore,
  type Transform,
} from '../../../src/sidecar';
import { anyAnnotations } from './arbitraries';
import { anna, article, example, tagOn } from './samples';

const path = '/news/report.txt';
const own = '/news/report.txt.anna.claimmark.json';
const journal = '/storage/journal';

const adding = (tag: Tag): Change => ({ tags: [{ id: tag.id, before: null, after: tag }] });
const encode = (text: string) => new TextEncoder().encode(text);

function setUp() {
  const files = new MemoryFiles();
  const open = () => new SidecarStore({ files, annotator: anna, journal, earlier: '/storage/earlier' });
  const text = (of = own) => new TextDecoder().decode(files.contents.get(of));
  const ids = () => parse(text()).annotations?.tags.map(({ id }) => id);
  const inJournal = () => [...files.contents.keys()].filter((name) => name.startsWith(journal));
  return { files, open, store: open(), text, ids, inJournal };
}

describe('SidecarStore', () => {
  it('creates the sidecar with the first operation and extends it with the next', async () => {
    const { store, text, ids, inJournal } = setUp();
    const first = await store.apply(path, article, adding(tagOn(0)));
    assert.equal(first.error, null);
    assert.deepEqual(first.annotations.tags, [tagOn(0)]);
    await store.apply(path, article, adding(tagOn(1)));
    assert.deepEqual(ids(), ['id0', 'id1']);
    assert.equal(text(), serialise(parse(text()).annotations!));
    assert.deepEqual(inJournal(), []);
    assert.deepEqual(store.pending(), []);
  });

  it('reads all sidecars beside the article and tells own, others and copies apart', async () => {
    const { files, store } = setUp();
    const bert = { ...example, annotator: { id: 'bert', name: 'Bert' } };
    files.contents.set(own, encode(serialise(example)));
    files.contents.set('/news/report.txt.bert.claimmark.json', encode(serialise(bert)));
    files.contents.set('/news/report.txt.carl.claimmark.json', encode('{'));
    files.contents.set('/news/report.txt.bert.claimmark (conflicted copy).json', encode('{}'));
    files.contents.set('/news/report.txt.md.anna.claimmark.json', encode('{}'));
    const found = await store.read(path);
    assert.deepEqual(found.own?.parsed.annotations, example);
    assert.deepEqual(
      found.others.map(({ annotator, parsed }) => [annotator, parsed.writable]),
      [
        ['bert', true],
        ['carl', false],
      ],
    );
    assert.deepEqual(found.copies, ['/news/report.txt.bert.claimmark (conflicted copy).json']);
  });

  it('hands an adjudication over to who takes it over, and to nobody else', async () => {
    const cleo = { id: 'cleo', name: 'Cleo' };
    const dora = { id: 'dora', name: 'Dora' };
    const files = new MemoryFiles();
    const open = (adjudicator: Annotator) =>
      new SidecarStore({ files, annotator: { id: ADJUDICATED, name: 'Adjudication' }, adjudicator });
    const done = { fields: [{ name: 'done' as const, before: null, after: '2026-11-22' }] };
    await open(cleo).apply(path, article, done);
    await assert.rejects(
      open(dora).apply(path, article, { fields: [{ ...done.fields[0]!, after: '2026-11-23' }] }),
      { code: 'other-adjudicator' },
    );
    const change = { adjudicator: { before: cleo, after: dora } };
    await assert.rejects(open({ id: 'emil', name: 'Emil' }).apply(path, article, change), {
      code: 'other-adjudicator',
    });
    const { annotations } = await open(dora).apply(path, article, change);
    assert.deepEqual([annotations.adjudicator, annotations.done], [dora, '2026-11-22']);
    await assert.rejects(open(cleo).apply(path, article, { fields: [{ ...done.fields[0]!, after: null }] }), {
      code: 'other-adjudicator',
    });
  });

  const unwritable: [title: string, text: string, code: SidecarError['code'], line: string][] = [
    ['does not parse', serialise(example).slice(0, 900), 'unparsable', ':12'],
    ['does not validate', serialise(example).replace('"claim"', '"clam"'), 'invalid', ':11'],
    ['is newer', serialise(example).replace('"version": 1', '"version": 2'), 'newer-version', ':2'],
    ['has conflict markers', '<<<<<<< HEAD\n' + serialise(example), 'conflict-markers', ':1'],
    [
      'says it is another annotator’s',
      serialise({ ...example, annotator: { id: 'bert', name: '' } }),
      'other-annotator',
      '',
    ],
    [
      'has an adjudicator',
      serialise({ ...example, adjudicator: { id: 'bert', name: 'Bert' } }),
      'other-adjudicator',
      '',
    ],
  ];
  for (const [title, text, code, line] of unwritable) {
    it(`refuses to write a sidecar that ${title}, and leaves its bytes alone`, async () => {
      const { files, store, inJournal } = setUp();
      const bytes = encode(text);
      files.contents.set(own, bytes);
      await assert.rejects(store.apply(path, article, adding(tagOn(2))), (error) => {
        assert.ok(error instanceof SidecarError);
        assert.equal(error.code, code);
        assert.ok(error.message.startsWith(`${own}${line}: `), error.message);
        return true;
      });
      assert.equal(files.contents.get(own), bytes);
      assert.deepEqual(inJournal(), []);
      assert.deepEqual(store.pending(), []);
    });
  }

  it('keeps an operation that cannot be written, and writes it with the next one', async () => {
    const { files, store, ids } = setUp();
    await store.apply(path, article, adding(tagOn(0)));
    files.fault = (operation, at) => (operation === 'write' && at === own ? 'no-space' : null);
    const failed = await store.apply(path, article, adding(tagOn(1)));
    assert.equal(failed.error?.code, 'no-space');
    assert.deepEqual(failed.annotations.tags, [tagOn(0), tagOn(1)]);
    assert.deepEqual(
      store.pending().map(({ article: of, operations, error }) => [of, operations, error?.code]),
      [[path, 1, 'no-space']],
    );
    assert.deepEqual(ids(), ['id0']);
    files.fault = null;
    await store.apply(path, article, adding(tagOn(2)));
    assert.deepEqual(ids(), ['id0', 'id1', 'id2']);
    assert.deepEqual(store.pending(), []);
  });

  it('keeps operations in memory if the journal cannot be written either, in their order', async () => {
    const { files, store, ids, inJournal } = setUp();
    files.fault = (operation) => (operation === 'write' ? 'no-space' : null);
    await store.apply(path, article, adding(tagOn(0, { note: 'first' })));
    await store.apply(path, article, {
      tags: [{ id: 'id0', before: null, after: tagOn(0, { note: 'second' }) }],
    });
    assert.equal(store.pending()[0]?.operations, 2);
    files.fault = null;
    const { annotations, error } = await store.retry(path, article);
    assert.equal(error, null);
    assert.equal(annotations.tags[0]?.note, 'second');
    assert.deepEqual(ids(), ['id0']);
    assert.deepEqual([store.pending(), inJournal()], [[], []]);
  });

  it('brings back what a session that ended did not write', async () => {
    const { files, open, store, ids, inJournal } = setUp();
    await store.apply(path, article, adding(tagOn(0)));
    files.fault = (operation, at) => (operation === 'write' && at === own ? 'read-only' : null);
    await store.apply(path, article, adding(tagOn(1)));
    files.fault = null;
    const later = open();
    assert.deepEqual(await later.recover(), later.pending());
    assert.deepEqual(
      later.pending().map((left) => [left.article, left.operations, left.error]),
      [[path, 1, null]],
    );
    assert.deepEqual(ids(), ['id0']);
    await later.retry(path, article);
    assert.deepEqual(ids(), ['id0', 'id1']);
    assert.deepEqual([later.pending(), inJournal()], [[], []]);
  });

  it('does not take up what another annotator of this machine left', async () => {
    const { files, store } = setUp();
    files.fault = (operation, at) => (operation === 'write' && at === own ? 'read-only' : null);
    await store.apply(path, article, adding(tagOn(0)));
    files.fault = null;
    const bert = new SidecarStore({ files, annotator: { id: 'bert', name: 'Bert' }, journal });
    assert.deepEqual(await bert.recover(), []);
  });

  it('lets operations of two windows meet in one file', async () => {
    const { open, store, ids } = setUp();
    const other = open();
    await Promise.all([0, 1, 2].map((n) => [store, other, store][n]!.apply(path, article, adding(tagOn(n)))));
    assert.deepEqual(ids(), ['id0', 'id1', 'id2']);
  });

  it('writes after what it knows itself the very bytes that it would write after reading them', async () => {
    const note = fc.string({ unit: 'grapheme', maxLength: 5 });
    const operation = fc.oneof(
      fc.record({ kind: fc.constant('add'), index: fc.nat(2), note }),
      fc.record({ kind: fc.constantFrom('note', 'remove', 'by another program'), index: fc.nat(4), note }),
    );
    /** What an operation is on the tags that are there. */
    const changeOf = (kind: string, index: number, text: string, step: number, before?: Tag): Change => {
      if (kind === 'add') return adding(tagOn(index, { id: `new${step}`, note: text }));
      if (!before) return { fields: [{ name: 'done', before: null, after: '2026-11-22' }] };
      const after = kind === 'remove' ? null : { ...before, note: text };
      return { tags: [{ id: before.id, before, after }] };
    };
    await fc.assert(
      fc.asyncProperty(anyAnnotations, fc.array(operation, { maxLength: 8 }), async (start, operations) => {
        const [known, reread] = [setUp(), setUp()];
        for (const { files } of [known, reread]) files.contents.set(own, encode(serialise(start)));
        for (const [step, { kind, index, note: text }] of operations.entries()) {
          const tags = parse(known.text()).annotations?.tags ?? [];
          const change = changeOf(kind, index, text, step, tags[index % Math.max(1, tags.length)]);
          const store = kind === 'by another program' ? known.open() : known.store;
          const { annotations } = await store.apply(path, article, change);
          await reread.open().apply(path, article, change);
          assert.equal(known.text(), reread.text());
          assert.deepEqual(annotations, parse(known.text()).annotations);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('writes nothing that could not be read, whether it knows the file or not', async () => {
    const { store, text } = setUp();
    const invalid = { ...tagOn(1), tag: 'clam' } as unknown as Tag;
    await assert.rejects(store.apply(path, article, adding(invalid)), { code: 'invalid' });
    await store.apply(path, article, adding(tagOn(0)));
    await assert.rejects(store.apply(path, article, adding(invalid)), { code: 'invalid' });
    const before = text();
    const review = { ...example.reviews[0]!, id: 'id0' };
    const twin = { reviews: [{ id: 'id0', before: null, after: review }] };
    await assert.rejects(store.apply(path, article, twin), { code: 'duplicate-id' });
    assert.equal(text(), before);
  });

  it('does not write if nothing changes', async () => {
    const { files, store } = setUp();
    await store.apply(path, article, adding(tagOn(0)));
    const bytes = files.contents.get(own);
    await store.apply(path, article, adding(tagOn(0)));
    await store.apply(path, article, {});
    assert.equal(files.contents.get(own), bytes);
    await store.apply('/news/other.txt', article, {});
    assert.ok(!files.contents.has('/news/other.txt.anna.claimmark.json'));
  });

  it('knows its own writes, and nobody else’s', async () => {
    const { files, store } = setUp();
    await store.apply(path, article, adding(tagOn(0)));
    files.contents.set(own, Uint8Array.from(files.contents.get(own)!));
    assert.ok(await store.isEcho(own));
    files.contents.set(own, encode(serialise(example)));
    assert.ok(!(await store.isEcho(own)));
    files.contents.delete(own);
    assert.ok(!(await store.isEcho(own)));
    assert.ok(!(await store.isEcho('/news/report.txt.bert.claimmark.json')));
  });

  it('knows its own writes also while the next one is on its way', async () => {
    const asked: Promise<boolean>[] = [];
    /** Asks when it is decided what is written, and it is not yet there. */
    class AskingFiles extends MemoryFiles {
      override async update(name: string, transform: Transform) {
        const before = await this.read(name);
        const after = transform(before);
        if (name === own) asked.push(store.isEcho(own));
        await new Promise((resolve) => setImmediate(resolve));
        return super.update(name, () => after);
      }
    }
    const store = new SidecarStore({ files: new AskingFiles(), annotator: anna });
    await store.apply(path, article, adding(tagOn(0)));
    await store.apply(path, article, adding(tagOn(1)));
    assert.deepEqual(await Promise.all(asked), [true, true]);
  });

  it('keeps the state before each session’s first write, the last 20', async () => {
    const { files, open, store } = setUp();
    await store.apply(path, article, adding(tagOn(0)));
    assert.deepEqual(await store.earlierStates(path), []);
    const before = files.contents.get(own);
    const second = open();
    await second.apply(path, article, adding(tagOn(1)));
    await second.apply(path, article, adding(tagOn(2)));
    const [state, ...rest] = await second.earlierStates(path);
    assert.deepEqual(rest, []);
    assert.ok(Date.now() - Date.parse(state!.taken) < 60_000, state!.taken);
    assert.deepEqual(files.contents.get(state!.path), before);
    for (let session = 0; session < 25; session++) {
      await open().apply(path, article, adding(tagOn(0, { id: `s${session}` })));
    }
    assert.equal((await second.earlierStates(path)).length, 20);
  });

  it('lets only the adjudicator write the adjudication', async () => {
    const { files, text } = setUp();
    const annotator = { id: 'adjudicated', name: 'Adjudication' };
    const open = (adjudicator: typeof anna) => new SidecarStore({ files, annotator, adjudicator });
    await open(anna).apply(path, article, adding(tagOn(0)));
    assert.deepEqual(
      parse(text('/news/report.txt.adjudicated.claimmark.json')).annotations?.adjudicator,
      anna,
    );
    await assert.rejects(
      open({ id: 'bert', name: 'Bert' }).apply(path, article, adding(tagOn(1))),
      /written by Anna B\./,
    );
  });

  it('refuses an article whose sidecar would have too long a name', () => {
    const { store } = setUp();
    assert.throws(() => store.pathFor(`/news/${'ä'.repeat(120)}.txt`), { code: 'name-too-long' });
  });
});
