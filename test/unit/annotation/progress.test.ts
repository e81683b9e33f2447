import assert from 'node:assert/strict';
import {
  addTag,
  badgeOf,
  findSentence,
  invert,
  markRead,
  progressOf,
  putTags,
  sentenceFrom,
  setDetails,
  splitSentence,
  summarise,
  tagsOn,
} from '../../../src/annotation';
import { after, NOW, placedIn, TEXT } from './support';

const { placed, article } = placedIn(TEXT);
const { sentences } = article;
const context = { text: TEXT, now: NOW };

describe('Progress', () => {
  it('counts sentences with a read-mark or a tag', () => {
    const read = after(placed, article, { read: markRead(placed, sentences.slice(0, 1), true) });
    const { tags = [] } = addTag(read, sentences.slice(2, 3), 'claim', context);
    const tagged = after(read, article, { tags });
    assert.deepEqual(progressOf(tagged.annotations), { done: false, read: 2, total: 4 });
  });

  it('shows at most two characters, and all read is not finished', () => {
    assert.equal(badgeOf({ done: false, read: 0, total: 58 }), '0');
    assert.equal(badgeOf({ done: false, read: 37, total: 58 }), '63');
    assert.equal(badgeOf({ done: false, read: 58, total: 58 }), '99');
    assert.equal(badgeOf({ done: false, read: 0, total: 0 }), '0');
    assert.equal(badgeOf({ done: true, read: 3, total: 58 }), '✓');
  });
});

describe('Going from sentence to sentence', () => {
  it('finds the next that is wanted, going on at the other end', () => {
    const wanted = new Set([1, 4]);
    const find = (from: number, step: 1 | -1) => findSentence(6, from, step, (index) => wanted.has(index));
    assert.deepEqual([find(0, 1), find(1, 1), find(4, 1), find(0, -1), find(4, -1)], [1, 4, 1, 4, 1]);
    assert.equal(
      findSentence(6, 3, 1, () => false),
      undefined,
    );
    assert.equal(
      findSentence(6, 3, 1, (index) => index === 3),
      3,
    );
  });

  it('takes the next sentence from a place between sentences, and the last at the end', () => {
    assert.equal(sentenceFrom(sentences, 0), 0);
    assert.equal(sentenceFrom(sentences, sentences[0]![1] + 1), 1);
    assert.equal(sentenceFrom(sentences, sentences[1]![0] + 3), 1);
    assert.equal(sentenceFrom(sentences, TEXT.length), 3);
    assert.equal(sentenceFrom([], 5), undefined);
  });
});

describe('The summary of a change', () => {
  const tagged = after(placed, article, putTags(placed, [sentences[1]!], ['denial', 'attribution'], context));
  const tags = tagsOn(tagged, sentences[1]!);

  it('names tags and sentences, and of an inverse the inverse', () => {
    const change = putTags(placed, sentences.slice(1, 3), ['claim'], context);
    assert.deepEqual(summarise(change, sentences), {
      deed: { kind: 'added', tags: ['claim'] },
      sentences: [1, 2],
    });
    assert.deepEqual(summarise(invert(change), sentences).deed, { kind: 'removed', tags: ['claim'] });
  });

  it('names several tags in the same order whether they come or go', () => {
    const change = putTags(placed, [sentences[1]!], ['attribution', 'denial'], context);
    for (const each of [change, invert(change)]) {
      assert.deepEqual((summarise(each, sentences).deed as { tags?: unknown }).tags, [
        'denial',
        'attribution',
      ]);
    }
  });

  it('names the details', () => {
    const change = setDetails(tags, { source: 'Ministerium', unsure: true });
    assert.deepEqual(summarise(change, sentences), {
      deed: { kind: 'detailed', details: ['source', 'unsure'] },
      sentences: [1],
    });
  });

  it('names the tag that became another', () => {
    const [before] = tags;
    const change = {
      tags: [{ id: before!.id, before: before!, after: { ...before!, tag: 'claim' as const } }],
    };
    const { deed } = summarise(change, sentences);
    assert.deepEqual(deed, { kind: 'retagged', from: 'denial', to: 'claim' });
  });

  it('names read-marks, limits and the end of the work', () => {
    const read = { read: markRead(placed, sentences.slice(3), true) };
    assert.deepEqual(summarise(read, sentences), { deed: { kind: 'read' }, sentences: [3] });
    assert.equal(summarise(invert(read), sentences).deed.kind, 'unread');
    const split = splitSentence(tagged, article, sentences[1]![0] + 4)!;
    assert.deepEqual(summarise(split, sentences), { deed: { kind: 'split' }, sentences: [1] });
    const done = { fields: [{ name: 'done' as const, before: null, after: NOW }] };
    assert.deepEqual(summarise(done, sentences), { deed: { kind: 'finished' }, sentences: [] });
    assert.equal(summarise(invert(done), sentences).deed.kind, 'reopened');
  });
});
