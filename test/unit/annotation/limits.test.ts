import assert from 'node:assert/strict';
import { addTag, invert, joinSentence, splitSentence, type Placed } from '../../../src/annotation';
import { after, NOW, placedIn, TEXT } from './support';

describe('Split and join', () => {
  const context = { text: TEXT, now: NOW };
  const quotes = (placed: Placed) => placed.annotations.tags.map(({ tag, quote }) => [tag, quote]);

  it('leaves the tags on both parts of a sentence that is split, and undoes to what was', () => {
    const { placed, article } = placedIn(TEXT);
    const sentence = article.sentences[1]!;
    const tagged = after(placed, article, addTag(placed, [sentence], 'denial', context));
    const change = splitSentence(tagged, article, sentence[0] + 'Das Ministerium '.length)!;
    const split = after(tagged, article, change);
    assert.deepEqual(quotes(split), [
      ['denial', 'Das Ministerium'],
      ['denial', 'weist den Vorwurf zurück.'],
    ]);
    const now = { ...article, sentences: split.sentences, outline: split.annotations.outline };
    assert.deepEqual(after(split, now, invert(change)).annotations, tagged.annotations);
  });

  it('unites the tags of sentences that are joined', () => {
    const { placed, article } = placedIn(TEXT);
    const [, , third, fourth] = article.sentences;
    const one = after(placed, article, addTag(placed, [third!], 'denial', context, { source: 'Sprecher' }));
    const two = after(one, article, addTag(one, [fourth!], 'denial', context, { via: 'Agentur' }));
    const three = after(two, article, addTag(two, [fourth!], 'claim', context));
    const change = joinSentence(three, article, third![0])!;
    const joined = after(three, article, change);
    assert.equal(joined.sentences.length, article.sentences.length - 1);
    const whole = TEXT.slice(third![0], fourth![1]);
    assert.deepEqual(quotes(joined).sort(), [
      ['claim', whole],
      ['denial', whole],
    ]);
    const denial = joined.annotations.tags.find(({ tag }) => tag === 'denial');
    assert.deepEqual([denial?.source, denial?.via], ['Sprecher', 'Agentur']);
  });

  it('has nothing to do at the edge of a sentence or after the last one', () => {
    const { placed, article } = placedIn(TEXT);
    const last = article.sentences.at(-1)!;
    assert.equal(splitSentence(placed, article, last[0]), undefined);
    assert.equal(splitSentence(placed, article, last[1]), undefined);
    assert.equal(joinSentence(placed, article, last[0]), undefined);
  });
});
