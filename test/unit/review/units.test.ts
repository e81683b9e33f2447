import assert from 'node:assert/strict';
import type { Annotations } from '../../../src/annotation';
import { namesOf, setOf, sideOf, unitsOf, type Rating } from '../../../src/review/units';
import { annotate, articleFrom, NOW, SENTENCES } from './support';

const { text, spans } = articleFrom(SENTENCES.slice(0, 5));
const shown = (rating: Rating) => (typeof rating === 'string' ? rating : namesOf(setOf(rating)).join('+'));

function units(now: string, ...annotations: readonly Annotations[]) {
  const found = unitsOf(annotations.map((each) => sideOf(each, now)));
  return {
    ...found,
    shown: found.units.map(({ start, end, ratings }) => [now.slice(start, end), ...ratings.map(shown)]),
  };
}

describe('Common units of annotators', () => {
  it('are the sentences that somebody read; nothing, unread and tags are three things', () => {
    const anna = annotate(text, 'anna', spans, { given: 'C O - CA -' });
    const bert = annotate(text, 'bert', spans, { given: 'O O D - -' });
    assert.deepEqual(units(text, bert, anna).shown, [
      [SENTENCES[0], 'claim', ''],
      [SENTENCES[1], '', ''],
      [SENTENCES[2], 'unread', 'denial'],
      [SENTENCES[3], 'claim+attribution', 'unread'],
    ]);
  });

  it('count every sentence of a finished article as read', () => {
    const anna = annotate(text, 'anna', spans, { given: 'C - - - -', fields: { done: NOW } });
    const { shares, units: found } = units(text, anna);
    assert.equal(found.length, 5);
    assert.deepEqual(shares, [{ annotator: 'anna', sentences: 5, read: 5, tags: 1, orphans: 0, done: true }]);
  });

  it('leave out who has a sidecar and annotated nothing', () => {
    const anna = annotate(text, 'anna', spans, { given: 'C C C C C' });
    const bert = annotate(text, 'bert', spans, { given: '- - - - -' });
    const found = units(text, anna, bert);
    assert.deepEqual(
      found.shares.map(({ annotator }) => annotator),
      ['anna'],
    );
    assert.deepEqual(found.absent, ['bert']);
  });

  it('count a tagged sentence as read, whatever the read-marks say', () => {
    const anna = annotate(text, 'anna', spans, { given: 'C - - D -', fields: { read: [] } });
    assert.deepEqual(units(text, anna).shown, [
      [SENTENCES[0], 'claim'],
      [SENTENCES[3], 'denial'],
    ]);
  });

  it("are the smallest span that cuts nobody's sentence where limits differ", () => {
    const joined = [spans[0]!, [spans[1]![0], spans[2]![1]] as const, ...spans.slice(3)];
    const anna = annotate(text, 'anna', spans, { given: 'O D A C O' });
    const bert = annotate(text, 'bert', spans, { given: 'O DA C O', spans: joined });
    const cleo = annotate(text, 'cleo', spans, { given: 'O D - C O' });
    const found = units(text, anna, bert, cleo);
    assert.deepEqual(found.shown, [
      [SENTENCES[0], '', '', ''],
      [`${SENTENCES[1]}\n${SENTENCES[2]}`, 'denial+attribution', 'denial+attribution', 'unread'],
      [SENTENCES[3], 'claim', 'claim', 'claim'],
      [SENTENCES[4], '', '', ''],
    ]);
    assert.deepEqual(
      found.units.map(({ limitsDiffer }) => limitsDiffer),
      [false, true, false, false],
    );
  });

  it('are no wider because of somebody who has not read there', () => {
    const joined = [[spans[0]![0], spans[1]![1]] as const, ...spans.slice(2)];
    const anna = annotate(text, 'anna', spans, { given: 'C O O O O' });
    const bert = annotate(text, 'bert', spans, { given: '- C O O', spans: joined });
    assert.deepEqual(units(text, anna, bert).shown.slice(0, 2), [
      [SENTENCES[0], 'claim', 'unread'],
      [SENTENCES[1], '', 'unread'],
    ]);
  });

  it('are found again when the annotators saw different states of the article', () => {
    const anna = annotate(text, 'anna', spans, { given: 'C D O O A' });
    const later = articleFrom(['Neue Überschrift über allem', ...SENTENCES.slice(0, 5)]);
    const bert = annotate(later.text, 'bert', later.spans, { given: 'O C D O O A' });
    const found = units(later.text, anna, bert);
    assert.deepEqual(found.shown[0], ['Neue Überschrift über allem', 'unaligned', '']);
    for (const [, first, second] of found.shown.slice(1)) assert.equal(first, second);
    assert.equal(found.units.length, 6);
  });

  it('do not count text that is new since as read because the article was finished', () => {
    const anna = annotate(text, 'anna', spans, { given: 'O O O O O', fields: { done: NOW } });
    const later = articleFrom([...SENTENCES.slice(0, 5), SENTENCES[7]!]);
    const bert = annotate(later.text, 'bert', later.spans, { given: 'O O O O O D' });
    assert.deepEqual(units(later.text, anna, bert).shown.at(-1), [SENTENCES[7], 'unaligned', 'denial']);
  });

  it('count tags whose sentence is gone', () => {
    const anna = annotate(text, 'anna', spans, { given: 'C D O O A' });
    const shorter = articleFrom([SENTENCES[0]!, SENTENCES[2]!, SENTENCES[3]!, SENTENCES[4]!]);
    const found = units(shorter.text, anna);
    assert.equal(found.shares[0]?.orphans, 1);
    assert.deepEqual(
      found.shown.map(([, rating]) => rating),
      ['claim', '', '', 'attribution'],
    );
  });

  it('do not compare what was read in other words', () => {
    const edited = articleFrom(
      SENTENCES.slice(0, 5).with(1, 'Das Ministerium wies den Vorwurf am Abend nicht zurück.'),
    );
    const anna = annotate(text, 'anna', spans, { given: 'C D O O A' });
    const bert = annotate(edited.text, 'bert', edited.spans, { given: 'C O O O A' });
    const changed = sideOf(anna, edited.text);
    // Stated here so that the test holds whatever the aligner makes of the edited sentence.
    const [start, end] = edited.spans[1]!;
    const sentences = changed.sentences.with(1, { start, end, changed: true });
    const places = new Map(changed.places).set('anna-1-D', {
      state: 'changed',
      start,
      end,
      moved: false,
      reason: 'words',
      alarms: ['negation'],
    });
    const side = { ...changed, sentences, places };
    const both = unitsOf([side, sideOf(bert, edited.text)]);
    assert.deepEqual(both.units[1]?.ratings.map(shown), ['wording', '']);
    const cleo = { ...side, annotations: { ...side.annotations, annotator: { id: 'cleo', name: 'Cleo' } } };
    const sameState = unitsOf([side, cleo]);
    assert.deepEqual(sameState.units[1]?.ratings.map(shown), ['denial', 'denial']);
  });

  it('have no value where a tag may stand or may not', () => {
    const anna = annotate(text, 'anna', spans, { given: 'C D O O A' });
    const side = sideOf(anna, text);
    const candidates = [1, 3].map((index) => ({ start: spans[index]![0], end: spans[index]![1], score: 1 }));
    const places = new Map(side.places).set('anna-1-D', {
      state: 'ambiguous',
      start: null,
      end: null,
      candidates,
    });
    const found = unitsOf([{ ...side, places }]);
    assert.deepEqual(
      found.units.map(({ ratings }) => shown(ratings[0]!)),
      ['claim', 'ambiguous', '', 'ambiguous', 'attribution'],
    );
  });

  it('come from tags alone where the outline is unreadable', () => {
    const anna = annotate(text, 'anna', spans, { given: 'C D O O A', fields: { outline: 'no outline' } });
    const bert = annotate(text, 'bert', spans, { given: 'C D O O A' });
    assert.deepEqual(
      units(text, anna, bert).shown.map(([, rating]) => rating),
      ['claim', 'denial', 'unaligned', 'unaligned', 'attribution'],
    );
  });
});
