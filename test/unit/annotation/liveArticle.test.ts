import assert from 'node:assert/strict';
import {
  applyChange,
  bringTo,
  LiveArticle,
  splitSentence,
  joinSentence,
  toggleTag,
  type Change,
  type Placed,
  type ArticleNow,
  type LiveText,
} from '../../../src/annotation';
import { ANNA, NOW, TEXT } from './support';

/** A text that can be edited, as a document is. */
class Document implements LiveText {
  constructor(public text: string) {}
  get length(): number {
    return this.text.length;
  }
  slice(start: number, end: number): string {
    return this.text.slice(start, end);
  }
  whole(): string {
    return this.text;
  }
}

function open(text = TEXT) {
  const document = new Document(text);
  const live = new LiveArticle(document, ANNA, undefined, { language: 'de' });
  const perform = (makeChange: (placed: Placed, article: ArticleNow) => Change | undefined) => {
    const article = live.article();
    const change = makeChange(live.placed(), article) ?? {};
    live.adopt(applyChange(bringTo(live.annotations, article), article, change), article);
  };
  const replace = (from: string, to: string) => {
    const start = document.text.indexOf(from);
    document.text = document.text.replace(from, to);
    live.edit([{ start, end: start + from.length, text: to }]);
  };
  const tag = (index: number) => {
    perform((placed, { text: now }) =>
      toggleTag(placed, [live.sentences.at(index)], 'claim', { text: now, now: NOW }),
    );
  };
  const places = () =>
    live.annotations.tags.map(({ id }) => {
      const place = live.places.get(id);
      return place?.state === 'exact' || place?.state === 'changed'
        ? document.text.slice(place.start, place.end)
        : place?.state;
    });
  return { document, live, perform, replace, tag, places };
}

describe('A live article', () => {
  it('lets tags follow edits before, in and behind their sentence', () => {
    const { live, replace, tag, places } = open();
    tag(1);
    replace('Die Behörde', 'Die örtliche Behörde');
    assert.deepEqual(places(), ['Das Ministerium weist den Vorwurf zurück.']);
    replace('den Vorwurf', 'diesen Vorwurf');
    assert.deepEqual(places(), ['Das Ministerium weist diesen Vorwurf zurück.']);
    replace('Ein Sprecher', 'Eine Sprecherin');
    assert.deepEqual(places(), ['Das Ministerium weist diesen Vorwurf zurück.']);
    assert.ok(live.moved);
    assert.deepEqual(Array.from(live.tagsBySentence().keys()), [1]);
  });

  it('keeps a tag as orphan when its sentence is deleted', () => {
    const { live, replace, tag, places } = open();
    tag(1);
    replace('Das Ministerium weist den Vorwurf zurück.\n\n', '');
    assert.deepEqual(places(), ['orphan']);
    assert.equal(live.annotations.tags.length, 1);
    assert.equal(live.tagsBySentence().size, 0);
  });

  it('leads what was written through the edits that happened meanwhile', () => {
    const { document, live } = open();
    const article = live.article();
    const change = toggleTag(live.placed(), [live.sentences.at(1)], 'denial', {
      text: document.text,
      now: NOW,
    });
    const written = applyChange(bringTo(live.annotations, article), article, change);
    document.text = `Eilmeldung. ${document.text}`;
    live.edit([{ start: 0, end: 0, text: 'Eilmeldung. ' }]);
    live.adopt(written, article);
    const place = live.places.get(written.tags[0]!.id);
    assert.equal(
      document.text.slice(place!.start!, place!.end!),
      'Das Ministerium weist den Vorwurf zurück.',
    );
    assert.ok(live.moved);
  });

  it('lets tags follow when sentences are split and joined, again and again', () => {
    const { live, perform, tag, places } = open();
    tag(1);
    const at = TEXT.indexOf('weist');
    for (let round = 0; round < 2; round++) {
      perform((placed, article) => splitSentence(placed, article, at));
      assert.deepEqual(places().sort(), ['Das Ministerium', 'weist den Vorwurf zurück.']);
      perform((placed, article) => joinSentence(placed, article, at - 4));
      assert.deepEqual(places(), ['Das Ministerium weist den Vorwurf zurück.']);
    }
    assert.equal(live.sentences.length, 4);
  });

  it('keeps read-marks with their sentences', () => {
    const { live, replace, tag } = open();
    tag(2);
    replace('Die Behörde', 'Ein Satz.\n\nDie Behörde');
    assert.deepEqual(live.placed().annotations.read, [[3, 4]]);
  });
});
