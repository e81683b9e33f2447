import assert from 'node:assert/strict';
import {
  addTag,
  countOpen,
  dropTags,
  keepAt,
  openQuestions,
  retagAt,
  type Annotations,
  type Placed,
  type TagName,
} from '../../../src/annotation';
import type { Span } from '../../../src/article';
import { after, NOW, placedIn, TEXT } from './support';

const CLAIM = 'Die Behörde meldet einen Angriff auf das Umspannwerk.';
const DENIAL = 'Das Ministerium weist den Vorwurf zurück.';

function spanOf(text: string, sentence: string): Span {
  const start = text.indexOf(sentence);
  assert.ok(start >= 0, sentence);
  return [start, start + sentence.length];
}

/** The tags of `tagged`, put on their sentences in `before`, as they stand in `now`. */
function changed(before: string, now: string, tagged: Readonly<Record<string, readonly TagName[]>>) {
  const { placed, article } = placedIn(before);
  let then: Placed = placed;
  for (const [sentence, tags] of Object.entries(tagged)) {
    for (const tag of tags) {
      const details = { source: `the source of ${sentence.slice(0, 12)}` };
      const change = addTag(then, [spanOf(before, sentence)], tag, { text: before, now: NOW }, details);
      then = after(then, article, change);
    }
  }
  return placedIn(now, then.annotations);
}

const names = ({ tags }: Pick<Annotations, 'tags'>) =>
  tags.map(({ tag, quote, source }) => ({ tag, quote, source }));

describe('Questions about changed tags', () => {
  it('are one per sentence, with the old wording, the place and what is alarming', () => {
    const { placed, article } = changed(
      TEXT,
      TEXT.replace('weist den Vorwurf zurück', 'bestätigt den Vorwurf'),
      {
        [CLAIM]: ['claim'],
        [DENIAL]: ['attribution', 'denial'],
      },
    );
    const questions = openQuestions(placed);
    assert.equal(questions.length, 1);
    const { tags, before, kind, places, alarms } = questions[0]!;
    assert.deepEqual(
      tags.map(({ tag }) => tag),
      ['denial', 'attribution'],
    );
    assert.equal(before, DENIAL);
    assert.equal(kind, 'changed');
    assert.equal(
      article.text.slice(places[0]!.start, places[0]!.end),
      'Das Ministerium bestätigt den Vorwurf.',
    );
    assert.deepEqual(alarms, ['reporting verb']);
    assert.deepEqual(countOpen(placed), { changed: 2, spelling: 0, ambiguous: 0, orphan: 0 });
  });

  it('tell apart what only differs in spelling', () => {
    const { placed } = changed(TEXT, TEXT.replace('Behörde meldet', 'Behoerde meldet'), {
      [CLAIM]: ['claim'],
    });
    assert.deepEqual(
      openQuestions(placed).map(({ kind }) => kind),
      ['spelling'],
    );
    assert.equal(countOpen(placed).spelling, 1);
  });

  it('come in the order of the text, those about sentences that are gone last', () => {
    const now = TEXT.replace(CLAIM, '').replace('weist den Vorwurf', 'weist jeden Vorwurf');
    const { placed } = changed(TEXT, now, { [CLAIM]: ['claim'], [DENIAL]: ['denial'] });
    assert.deepEqual(
      openQuestions(placed).map(({ kind, before }) => [kind, before]),
      [
        ['changed', DENIAL],
        ['orphan', CLAIM],
      ],
    );
  });

  it('are answered for good by keeping the tags: the new wording is stored, details stay', () => {
    const now = TEXT.replace('einen Angriff', 'zwei Angriffe');
    const { placed, article } = changed(TEXT, now, { [CLAIM]: ['claim'] });
    const [question] = openQuestions(placed);
    const { start, end } = question!.places[0]!;
    const kept = after(placed, article, keepAt(placed, question!.tags, [start, end], now));
    assert.deepEqual(openQuestions(kept), []);
    assert.deepEqual(names(kept.annotations), [
      { tag: 'claim', quote: now.slice(start, end), source: 'the source of Die Behörde ' },
    ]);
    assert.deepEqual(openQuestions(placedIn(now, kept.annotations).placed), []);
  });

  for (const [what, from, to] of [
    ['an exchanged verb', 'weist den Vorwurf zurück.', 'bestätigt den Vorwurf.'],
    ['a negation in it', 'weist den Vorwurf zurück.', 'weist den Vorwurf nicht zurück.'],
    ['words behind it', 'weist den Vorwurf zurück.', 'weist den Vorwurf zurück, aber nicht ganz.'],
    ['words before it', 'Das Ministerium weist', 'Nicht nur das Ministerium weist'],
    ['wholly other words', DENIAL, 'Seit gestern schweigt dazu jeder.'],
  ] as const) {
    it(`stay open when the sidecar is written meanwhile and read again: ${what}`, () => {
      const now = TEXT.replace(from, to);
      const { placed } = changed(TEXT, now, { [DENIAL]: ['denial'], [CLAIM]: ['claim'] });
      const again = placedIn(now, placed.annotations).placed;
      assert.deepEqual(openQuestions(again), openQuestions(placed));
      const next = placedIn(`Eilmeldung am Morgen.\n\n${now}`, placed.annotations).placed;
      assert.deepEqual(
        openQuestions(next).map(({ kind, before }) => [kind, before]),
        openQuestions(placed).map(({ kind, before }) => [kind, before]),
      );
    });
  }

  it('are answered by removing the tags', () => {
    const { placed, article } = changed(TEXT, TEXT.replace('weist', 'wies'), { [DENIAL]: ['denial'] });
    const dropped = after(placed, article, dropTags(placed, placed.annotations.tags));
    assert.deepEqual(dropped.annotations.tags, []);
  });

  describe('answered by other tags', () => {
    const now = TEXT.replace('weist den Vorwurf zurück', 'bestätigt den Vorwurf');

    function retag(had: readonly TagName[], wanted: readonly TagName[]) {
      const { placed, article } = changed(TEXT, now, { [DENIAL]: had });
      const [{ tags, places } = { tags: [], places: [] }] = openQuestions(placed);
      const span: Span = [places[0]!.start, places[0]!.end];
      const change = retagAt(placed, tags, wanted, span, { text: now, now: NOW });
      const result = after(placed, article, change);
      assert.deepEqual(openQuestions(result), []);
      const ids = new Set(tags.map(({ id }) => id));
      return result.annotations.tags
        .map(({ id, tag, source }) => `${tag} ${ids.has(id) ? 'kept' : 'new'} ${source?.slice(14) ?? ''}`)
        .sort();
    }

    it('keep id and details where one becomes another', () => {
      assert.deepEqual(retag(['denial'], ['claim']), ['claim kept Das Minister']);
    });

    it('get what the others share where one is added', () => {
      assert.deepEqual(retag(['denial'], ['claim', 'attribution']), [
        'attribution new Das Minister',
        'claim kept Das Minister',
      ]);
    });

    it('lose what is too much', () => {
      assert.deepEqual(retag(['denial', 'attribution'], ['attribution']), ['attribution kept Das Minister']);
    });
  });

  it('put a tag on a sentence that carries it already by uniting both', () => {
    const now = TEXT.replace(DENIAL, '');
    const { placed, article } = changed(TEXT, now, { [CLAIM]: ['claim'], [DENIAL]: ['claim', 'denial'] });
    const [question] = openQuestions(placed);
    assert.equal(question?.kind, 'orphan');
    const united = after(placed, article, keepAt(placed, question.tags, spanOf(now, CLAIM), now));
    assert.deepEqual(names(united.annotations), [
      { tag: 'claim', quote: CLAIM, source: 'the source of Die Behörde ' },
      { tag: 'denial', quote: CLAIM, source: 'the source of Das Minister' },
    ]);
  });

  it('leave out tags that are gone when the answer comes', () => {
    const { placed } = changed(TEXT, TEXT.replace('weist', 'wies'), { [DENIAL]: ['denial'] });
    const { tags } = placed.annotations;
    const empty = { ...placed, annotations: { ...placed.annotations, tags: [] } };
    assert.deepEqual(keepAt(empty, tags, [0, 3], TEXT).tags, []);
    assert.deepEqual(dropTags(empty, tags).tags, []);
  });
});
