import assert from 'node:assert/strict';
import { articleOf, bringTo, newArticle, toggleTag, type Annotations } from '../../../src/annotation';
import { after, NOW, placedIn, TEXT } from './support';

function tagged(index: number): Annotations {
  const { placed, article } = placedIn(TEXT);
  const change = toggleTag(placed, [article.sentences[index]!], 'claim', { text: TEXT, now: NOW });
  return after(placed, article, change).annotations;
}

describe('Annotations in a text that changed', () => {
  it('leaves everything the same object where nothing changed', () => {
    const annotations = tagged(1);
    const placed = bringTo(annotations, articleOf(annotations, TEXT));
    assert.equal(placed.annotations, annotations);
    assert.equal(placed.places.get(annotations.tags[0]!.id)?.state, 'exact');
  });

  it('moves a tag with its sentence, and read-marks with theirs', () => {
    const annotations = tagged(1);
    const text = `Neue Überschrift\n\n${TEXT}`;
    const placed = bringTo(annotations, articleOf(annotations, text));
    const [tag] = placed.annotations.tags;
    assert.equal(text.slice(tag!.start, tag!.end), tag!.quote);
    assert.deepEqual(placed.annotations.read, [[2, 3]]);
    assert.equal(placed.annotations.article.length, text.length);
  });

  it('keeps a tag whose sentence is gone as it was', () => {
    const annotations = tagged(1);
    const text = TEXT.replace('Das Ministerium weist den Vorwurf zurück.\n\n', '');
    const placed = bringTo(annotations, articleOf(annotations, text));
    assert.equal(placed.annotations.tags[0], annotations.tags[0]);
    assert.equal(placed.places.get(annotations.tags[0]!.id)?.state, 'orphan');
  });

  it('keeps limits that the annotator drew, and cuts only new text', () => {
    const { placed, article } = placedIn(TEXT);
    const at = article.sentences[2]![1] + 1;
    const joined = after(placed, article, { limits: [{ at, before: true, after: false }] });
    assert.equal(joined.sentences.length, article.sentences.length - 1);
    const text = `${TEXT}\n\nEin neuer Satz. Noch einer.`;
    const now = articleOf(joined.annotations, text);
    assert.equal(now.sentences.length, joined.sentences.length + 2);
    assert.deepEqual(now.sentences.slice(0, 3), joined.sentences);
  });

  it('takes the limits of another window over where the text is the same', () => {
    const { placed, article } = placedIn(TEXT);
    const at = article.sentences[0]![0] + 4;
    const split = after(placed, article, { limits: [{ at, before: false, after: true }] });
    const here = newArticle(TEXT, { language: 'de' });
    assert.equal(bringTo(split.annotations, here).sentences.length, here.sentences.length + 1);
  });

  it('splits and joins with the read-marks following', () => {
    const { placed, article } = placedIn(TEXT);
    const [start, end] = article.sentences[0]!;
    const read = after(placed, article, { read: [{ start, end, before: false, after: true }] });
    const at = start + 11;
    const split = after(read, article, { limits: [{ at, before: false, after: true }] });
    assert.deepEqual(split.annotations.read, [[0, 2]]);
    const joined = after(
      split,
      { ...article, sentences: split.sentences, outline: split.annotations.outline },
      {
        limits: [{ at, before: true, after: false }],
      },
    );
    assert.deepEqual(joined.annotations.read, [[0, 1]]);
    assert.equal(joined.annotations.outline, read.annotations.outline);
  });
});
