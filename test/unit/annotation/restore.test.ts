import assert from 'node:assert/strict';
import { changeTo, invert, isEmpty, removeTags, toggleTag } from '../../../src/annotation';
import { after, NOW, placedIn, TEXT } from './support';

describe('Restoring an earlier state', () => {
  const context = { text: TEXT, now: NOW };

  it('is one change that brings back tags, read-marks and done, and can be undone', () => {
    const { placed, article } = placedIn(TEXT);
    const [first, second] = article.sentences;
    const earlier = after(placed, article, toggleTag(placed, [first!], 'claim', context));
    const removed = after(earlier, article, removeTags(earlier, [first!]));
    const tagged = after(removed, article, toggleTag(removed, [second!], 'denial', context));
    const later = after(tagged, article, { fields: [{ name: 'done', before: null, after: NOW }] });
    const change = changeTo(later, earlier);
    const restored = after(later, article, change);
    assert.deepEqual(restored.annotations.tags, earlier.annotations.tags);
    assert.equal(restored.annotations.done, null);
    assert.deepEqual(after(restored, article, invert(change)).annotations.tags, later.annotations.tags);
  });

  it('is nothing where nothing differs', () => {
    const { placed, article } = placedIn(TEXT);
    const tagged = after(placed, article, toggleTag(placed, [article.sentences[0]!], 'claim', context));
    assert.ok(isEmpty(changeTo(tagged, tagged)));
  });
});
