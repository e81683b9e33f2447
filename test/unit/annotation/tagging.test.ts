import assert from 'node:assert/strict';
import {
  invert,
  isEmpty,
  removeTags,
  tagsOn,
  toggleTag,
  addTag,
  markRead,
  isRead,
} from '../../../src/annotation';
import { after, NOW, placedIn, TEXT } from './support';

describe('Tagging sentences', () => {
  const context = { text: TEXT, now: NOW };

  it('anchors a new tag to its sentence and marks the sentence read', () => {
    const { placed, article } = placedIn(TEXT);
    const sentence = article.sentences[1]!;
    const tagged = after(placed, article, toggleTag(placed, [sentence], 'denial', context));
    const [tag] = tagged.annotations.tags;
    assert.equal(tag?.quote, 'Das Ministerium weist den Vorwurf zurück.');
    assert.equal(tag.prefix, 'n Angriff auf das Umspannwerk.\n\n');
    assert.equal(tag.created, NOW);
    assert.match(tag.id, /^[a-z2-7]{16}$/);
    assert.deepEqual(tagged.annotations.read, [[1, 2]]);
    assert.ok(isRead(tagged, sentence));
    assert.ok(!isRead(tagged, article.sentences[0]!));
  });

  it('tags what lacks the tag, and takes it off only if nothing lacks it', () => {
    const { placed, article } = placedIn(TEXT);
    const [first, second] = article.sentences;
    const one = after(placed, article, toggleTag(placed, [first!], 'claim', context));
    const both = after(one, article, toggleTag(one, [first!, second!], 'claim', context));
    assert.equal(both.annotations.tags.length, 2);
    const none = after(both, article, toggleTag(both, [first!, second!], 'claim', context));
    assert.equal(none.annotations.tags.length, 0);
    assert.deepEqual(none.annotations.read, [[0, 2]]);
  });

  it('lets a sentence carry all three, and clears them together', () => {
    const { placed, article } = placedIn(TEXT);
    const sentence = article.sentences[2]!;
    let all = placed;
    for (const tag of ['attribution', 'claim', 'denial'] as const) {
      all = after(all, article, toggleTag(all, [sentence], tag, context));
    }
    assert.deepEqual(
      tagsOn(all, sentence).map(({ tag }) => tag),
      ['claim', 'denial', 'attribution'],
    );
    assert.equal(after(all, article, removeTags(all, [sentence])).annotations.tags.length, 0);
  });

  it('takes details over from the tags that are there, but not what a denial denies', () => {
    const { placed, article } = placedIn(TEXT);
    const sentence = article.sentences[1]!;
    const details = { source: 'Ministerium', cue: ['weist', 'zurück'], denies: [{ of: 'anna/abc' }] };
    const denied = after(placed, article, addTag(placed, [sentence], 'denial', context, details));
    const both = after(denied, article, toggleTag(denied, [sentence], 'attribution', context));
    const attribution = tagsOn(both, sentence)[1];
    assert.equal(attribution?.source, 'Ministerium');
    assert.deepEqual(attribution.cue, ['weist', 'zurück']);
    assert.equal(attribution.denies, undefined);
  });

  it('undoes to exactly what was there, ids and read-marks included', () => {
    const { placed, article } = placedIn(TEXT);
    const change = toggleTag(placed, [article.sentences[0]!], 'claim', context);
    const tagged = after(placed, article, change);
    const undone = after(tagged, article, invert(change));
    assert.deepEqual(undone.annotations, placed.annotations);
    assert.deepEqual(after(undone, article, change).annotations, tagged.annotations);
  });

  it('changes no read-mark that is as wanted', () => {
    const { placed, article } = placedIn(TEXT);
    const read = markRead(placed, article.sentences, true);
    assert.equal(read.length, article.sentences.length);
    const done = after(placed, article, { read });
    assert.ok(isEmpty({ read: markRead(done, article.sentences, true) }));
  });
});
