import assert from 'node:assert/strict';
import type { Tag, TagName } from '../../../../src/annotation';
import { arrange, type Arrangement, type SentenceFacts } from '../../../../src/vscode/views/arrangement';

function tag(name: TagName, source?: string): Tag {
  const anchor = { start: 0, end: 1, quote: 'x', prefix: '', suffix: '' };
  return { id: name, tag: name, created: '2026-11-22', ...anchor, ...(source && { source }) };
}

const SENTENCES: readonly SentenceFacts[] = [
  { index: 0, text: 'a', tags: [tag('claim')], read: true, needsLook: false },
  { index: 1, text: 'b', tags: [], read: false, needsLook: false },
  {
    index: 2,
    text: 'c',
    tags: [tag('denial', 'Amt'), tag('attribution', 'Amt')],
    read: true,
    needsLook: true,
  },
  { index: 3, text: 'd', tags: [tag('attribution', 'Werft')], read: true, needsLook: false },
  { index: 4, text: 'e', tags: [tag('claim', 'Amt')], read: true, needsLook: false },
  { index: 5, text: 'f', tags: [], read: true, needsLook: false },
];

const arranged = (arrangement: Arrangement) =>
  arrange(SENTENCES, arrangement).map(({ key, sentences }) => [key, sentences.map(({ index }) => index)]);

describe('The sentences of the Article view', () => {
  it('are filtered', () => {
    assert.deepEqual(arranged({ filter: 'all', grouping: 'none' }), [[null, [0, 1, 2, 3, 4, 5]]]);
    assert.deepEqual(arranged({ filter: 'tagged', grouping: 'none' }), [[null, [0, 2, 3, 4]]]);
    assert.deepEqual(arranged({ filter: 'unread', grouping: 'none' }), [[null, [1]]]);
    assert.deepEqual(arranged({ filter: 'problems', grouping: 'none' }), [[null, [2]]]);
  });

  it('are grouped by each of their tags, those without last', () => {
    assert.deepEqual(arranged({ filter: 'all', grouping: 'tag' }), [
      ['claim', [0, 4]],
      ['denial', [2]],
      ['attribution', [2, 3]],
      [null, [1, 5]],
    ]);
  });

  it('are grouped by source, the commonest first', () => {
    assert.deepEqual(arranged({ filter: 'tagged', grouping: 'source' }), [
      ['Amt', [2, 4]],
      ['Werft', [3]],
      [null, [0]],
    ]);
  });
});
