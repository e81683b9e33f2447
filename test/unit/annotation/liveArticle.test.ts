import assert from 'node:assert/strict';
import {
  applyChange,
  bringTo,
  LiveArticle,
  splitSentence,
  joinSentence,
  tagsOn,
  toggleTag,
  type Change,
  type Placed,
  type ArticleNow,
  type LiveText,
  type TagName,
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
    const changed = applyChange(bringTo(live.annotations, article), article, change);
    live.adopt(bringTo(changed, article), article);
  };
  const replace = (from: string, to: string) => {
    const start = document.text.indexOf(from);
    document.text = document.text.replace(from, to);
    return live.edit([{ start, end: start + from.length, text: to }]);
  };
  /** Inserts `words` behind `behind`. */
  const type = (behind: string, words: string) => {
    const at = document.text.indexOf(behind) + behind.length;
    document.text = document.text.slice(0, at) + words + document.text.slice(at);
    live.edit([{ start: at, end: at, text: words }]);
  };
  const tag = (index: number, name: TagName = 'claim') => {
    perform((placed, { text: now }) =>
      toggleTag(placed, [live.sentences.at(index)], name, { text: now, now: NOW }),
    );
  };
  /** What saving the article does. */
  const save = () => {
    perform(() => undefined);
  };
  const states = () => live.annotations.tags.map(({ id }) => live.places.get(id)?.state);
  const quotes = () => live.annotations.tags.map(({ quote }) => quote);
  const places = () =>
    live.annotations.tags.map(({ id }) => {
      const place = live.places.get(id);
      return place?.state === 'exact' || place?.state === 'changed'
        ? document.text.slice(place.start, place.end)
        : place?.state;
    });
  return { document, live, perform, replace, type, tag, places, save, states, quotes };
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

  it('names the tags of a sentence in one order, whichever came first', () => {
    const { live, tag } = open();
    for (const name of ['attribution', 'denial', 'claim'] as const) tag(1, name);
    const names = live.tagsOn(1).map((each) => each.tag);
    assert.deepEqual(names, ['claim', 'denial', 'attribution']);
  });

  it('keeps a tag as orphan when its sentence is deleted', () => {
    const { live, replace, tag, places } = open();
    tag(1);
    replace('Das Ministerium weist den Vorwurf zurück.\n\n', '');
    assert.deepEqual(places(), ['orphan']);
    assert.equal(live.annotations.tags.length, 1);
    assert.equal(live.tagsBySentence().size, 0);
  });

  it('tells when an edit removes all that a tag stands on', () => {
    const { document, live, replace, tag } = open();
    tag(1);
    const sentence = document.text.slice(...live.sentences.at(1));
    const other = document.text.slice(...live.sentences.at(0));
    assert.equal(replace('weist', 'wies'), false);
    assert.equal(replace(other, ''), false);
    assert.equal(replace(sentence.replace('weist', 'wies'), ''), true);
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
    live.adopt(bringTo(written, article), article);
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

  it('tells the tags of its sentences rightly after whatever happens', () => {
    const { live, replace, tag, perform, save } = open();
    const agrees = () => {
      const bySentence = live.tagsBySentence();
      for (const [index, span] of live.sentences.spans().entries()) {
        const expected = tagsOn(live.placed(), span);
        assert.deepEqual(bySentence.get(index) ?? [], expected);
        assert.deepEqual(live.tagsOn(index), expected);
      }
    };
    const deleted = 'Das Ministerium weist den Vorwurf zurück.\n\n';
    const steps: (() => void)[] = [
      () => {
        tag(1);
      },
      () => {
        tag(1, 'attribution');
        tag(1, 'denial');
      },
      () => {
        replace('Die Behörde', 'Neues.\n\nDie Behörde');
      },
      save,
      () => {
        perform((placed, article) => splitSentence(placed, article, article.text.indexOf('weist')));
      },
      () => {
        perform((placed, article) => joinSentence(placed, article, article.text.indexOf('weist') - 4));
      },
      () => {
        replace(deleted, '');
      },
      save,
      () => {
        replace('Ein Sprecher', `${deleted}Ein Sprecher`);
      },
      () => {
        live.lookAgain();
      },
      () => {
        live.reload(undefined);
      },
    ];
    for (const step of steps) {
      step();
      agrees();
    }
  });

  it('keeps read-marks with their sentences', () => {
    const { live, replace, tag } = open();
    tag(2);
    replace('Die Behörde', 'Ein Satz.\n\nDie Behörde');
    assert.deepEqual(live.placed().annotations.read, [[3, 4]]);
  });

  describe('when the article is saved', () => {
    it('keeps tags in silence where verbs, negations and numbers stayed, and stores the new wording', () => {
      const { replace, tag, save, states, quotes } = open();
      tag(1);
      replace('den Vorwurf', 'den Verdacht');
      save();
      assert.deepEqual(states(), ['exact']);
      assert.deepEqual(quotes(), ['Das Ministerium weist den Verdacht zurück.']);
    });

    for (const [from, to, alarm] of [
      ['weist den Vorwurf zurück', 'bestätigt den Vorwurf', 'reporting verb'],
      ['weist den Vorwurf zurück', 'weist den Vorwurf nicht zurück', 'negation'],
      ['den Vorwurf', '3 Vorwürfe', 'number'],
    ] as const) {
      it(`asks where it may say something else: ${to}`, () => {
        const { live, replace, tag, save, states, quotes } = open();
        tag(1);
        replace(from, to);
        save();
        assert.deepEqual(states(), ['changed']);
        assert.deepEqual(quotes(), ['Das Ministerium weist den Vorwurf zurück.']);
        const [place] = live.places.values();
        assert.ok(place?.state === 'changed' && place.alarms.includes(alarm));
      });
    }

    it('judges the finished wording, not what was saved on the way to it', () => {
      const { replace, tag, save, states } = open();
      tag(0);
      replace('meldet einen Angriff', 'einen Angriff');
      save();
      assert.deepEqual(states(), ['changed']);
      replace('einen Angriff', 'meldet einen Anschlag');
      save();
      assert.deepEqual(states(), ['exact']);
    });

    it('sees words that were typed at the ends of a sentence', () => {
      const { type, tag, save, states, places } = open('Iran bestätigt Angriff\n\nEin Satz steht hier.');
      tag(0);
      type('Angriff', ' nicht');
      assert.deepEqual(places(), ['Iran bestätigt Angriff']);
      save();
      assert.deepEqual(states(), ['changed']);
      assert.deepEqual(places(), ['Iran bestätigt Angriff nicht']);
    });

    it('covers the whole sentence again after its end was retyped', () => {
      const { type, replace, tag, save, states, quotes } = open();
      tag(0);
      replace('Umspannwerk.', '');
      type('auf das ', 'Kraftwerk.');
      save();
      assert.deepEqual(quotes(), ['Die Behörde meldet einen Angriff auf das Kraftwerk.']);
      assert.deepEqual(states(), ['exact']);
    });

    it('asks nothing when a sentence is typed behind a tagged one', () => {
      const { type, tag, save, states, quotes } = open();
      tag(0);
      type('Umspannwerk.', ' Niemand bestätigte das.');
      save();
      assert.deepEqual(states(), ['exact']);
      assert.deepEqual(quotes(), ['Die Behörde meldet einen Angriff auf das Umspannwerk.']);
    });
  });

  it('finds the tag of a deleted sentence again when the deletion is undone', () => {
    const { live, replace, tag, places, save } = open();
    tag(1);
    tag(2);
    const deleted = 'Das Ministerium weist den Vorwurf zurück.\n\n';
    replace(deleted, '');
    assert.equal(live.lookAgain(), false);
    save();
    assert.equal(places()[0], 'orphan');
    replace('Ein Sprecher', `${deleted}Ein Sprecher`);
    assert.equal(live.lookAgain(), true);
    assert.equal(places()[0], 'Das Ministerium weist den Vorwurf zurück.');
    assert.equal(live.lookAgain(), false);
  });

  it('finds the tag of a sentence that was cut and pasted elsewhere', () => {
    const { replace, tag, places, save } = open();
    tag(1);
    replace('Das Ministerium weist den Vorwurf zurück.\n\n', '');
    replace('legte er nicht vor.', 'legte er nicht vor. Das Ministerium weist den Vorwurf zurück.');
    save();
    assert.deepEqual(places(), ['Das Ministerium weist den Vorwurf zurück.']);
  });
});
