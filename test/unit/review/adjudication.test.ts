import assert from 'node:assert/strict';
import {
  ADJUDICATED,
  applyChange,
  articleOf,
  bringTo,
  emptyAnnotations,
  invert,
  type Annotations,
  type Change,
  type Details,
} from '../../../src/annotation';
import {
  articleToAdjudicate,
  casesOf,
  decide,
  mergedTags,
  takeOver,
  takeOverAgreed,
  type Case,
  type Decision,
} from '../../../src/review/adjudication';
import { seenHash } from '../../../src/review/seen';
import { parse, serialise } from '../../../src/sidecar';
import { sideOf, unitsOf } from '../../../src/review/units';
import { annotate, articleFrom, NOW, SENTENCES } from './support';

const { text, spans } = articleFrom(SENTENCES.slice(0, 5));
const context = { text, now: NOW, by: 'cleo' };
const annas = 'C D O CA O';
const berts = 'C DA O A -';
const anna = annotate(text, 'anna', spans, { given: annas, details: { 1: { source: 'Ministerium' } } });
const bert = annotate(text, 'bert', spans, { given: berts, details: { 1: { certainty: 'certain' } } });

/** An adjudication as it goes on: the sidecar after each step. */
class Adjudication {
  annotations: Annotations;
  now = text;

  constructor(public sides: readonly Annotations[]) {
    const aligned = this.#aligned();
    const article = articleToAdjudicate(text, aligned, unitsOf(aligned))!;
    const empty = emptyAnnotations(article, { id: ADJUDICATED, name: ADJUDICATED });
    this.annotations = { ...empty, adjudicator: { id: 'cleo', name: 'Cleo' } };
  }

  #aligned() {
    return this.sides.map((annotations) => sideOf(annotations, this.now));
  }

  get cases(): readonly Case[] {
    return casesOf(unitsOf(this.#aligned()), sideOf(this.annotations, this.now));
  }

  get states(): readonly string[] {
    return this.cases.map(({ state }) => state);
  }

  get tags(): readonly string[] {
    return this.annotations.tags.map(({ tag, quote }) => `${tag}: ${quote}`);
  }

  apply(change: Change): void {
    const article = articleOf(this.annotations, this.now);
    this.annotations = applyChange(bringTo(this.annotations, article), article, change);
  }

  decide(index: number, decision: Decision): void {
    const placed = bringTo(this.annotations, articleOf(this.annotations, this.now));
    this.apply(decide(this.cases[index]!, decision, placed, { ...context, text: this.now }));
  }

  takeOver(options?: { singles: boolean }): void {
    const placed = bringTo(this.annotations, articleOf(this.annotations, this.now));
    this.apply(takeOverAgreed(this.cases, placed, { ...context, text: this.now }, options));
  }
}

describe('Adjudication', () => {
  it('takes over what annotators agree on and asks for the rest', () => {
    const adjudication = new Adjudication([anna, bert]);
    assert.deepEqual(adjudication.states, ['agreed', 'tags', 'agreed', 'tags', 'single']);
    adjudication.takeOver();
    assert.deepEqual(adjudication.states, ['decided', 'tags', 'decided', 'tags', 'single']);
    const { annotations } = adjudication;
    assert.deepEqual(annotations.read, [
      [0, 1],
      [2, 3],
    ]);
    assert.deepEqual(annotations.annotator.id, 'adjudicated');
    assert.deepEqual(annotations.adjudicator, { id: 'cleo', name: 'Cleo' });
    const [tag] = annotations.tags;
    assert.deepEqual(
      [tag?.tag, tag?.quote, tag?.by, tag?.from],
      [
        'claim',
        SENTENCES[0],
        'cleo',
        [
          { of: 'anna/anna-0-C', seen: seenHash(anna.tags[0]!) },
          { of: 'bert/bert-0-C', seen: seenHash(bert.tags[0]!) },
        ],
      ],
    );
    adjudication.takeOver({ singles: true });
    assert.deepEqual(adjudication.states, ['decided', 'tags', 'decided', 'tags', 'decided']);
  });

  it('decides for one side, for both, for none, or otherwise', () => {
    const adjudication = new Adjudication([anna, bert]);
    adjudication.decide(1, { take: ['bert'] });
    assert.deepEqual(adjudication.tags, [`denial: ${SENTENCES[1]}`, `attribution: ${SENTENCES[1]}`]);
    const denial = adjudication.annotations.tags[0]!;
    assert.deepEqual([denial.source, denial.certainty], [undefined, 'certain']);
    adjudication.decide(1, { take: ['anna', 'bert'] });
    assert.deepEqual(adjudication.tags, [`denial: ${SENTENCES[1]}`, `attribution: ${SENTENCES[1]}`]);
    const both = adjudication.annotations.tags[0]!;
    assert.deepEqual([both.id, both.source, both.certainty], [denial.id, 'Ministerium', 'certain']);
    adjudication.decide(1, { tags: [{ tag: 'claim', note: 'gemeint ist etwas anderes' }] });
    assert.deepEqual(adjudication.tags, [`claim: ${SENTENCES[1]}`]);
    assert.deepEqual(adjudication.annotations.tags[0]?.from, []);
    adjudication.decide(1, { take: [] });
    assert.deepEqual(adjudication.tags, []);
    assert.equal(adjudication.states[1], 'decided');
  });

  it('remembers what it turned down, and forgets it when it is taken after all', () => {
    const adjudication = new Adjudication([anna, bert]);
    adjudication.decide(3, { take: ['bert'] });
    const claim = anna.tags.find(({ id }) => id === 'anna-3-C')!;
    assert.deepEqual(
      adjudication.annotations.reviews.map(({ of, verdict, seen }) => [of, verdict, seen]),
      [['anna/anna-3-C', 'reject', seenHash(claim)]],
    );
    assert.deepEqual(parse(serialise(adjudication.annotations)).problems, []);
    adjudication.decide(3, { take: ['anna'] });
    assert.deepEqual(adjudication.annotations.reviews, []);
  });

  it('asks where the tags are the same and their details are not', () => {
    const source = (name: string) => ({ details: { 0: { source: name } } });
    const adjudication = new Adjudication([
      annotate(text, 'anna', spans, { given: 'A', ...source('Die Behörde') }),
      annotate(text, 'bert', spans, { given: 'A', ...source('Ein Sprecher') }),
    ]);
    assert.deepEqual(adjudication.states, ['details']);
    adjudication.decide(0, { take: ['bert'] });
    assert.equal(adjudication.annotations.tags[0]?.source, 'Ein Sprecher');
    assert.deepEqual(adjudication.states, ['decided']);
    const alike = new Adjudication([
      annotate(text, 'anna', spans, { given: 'A', ...source('Die Behörde') }),
      annotate(text, 'bert', spans, { given: 'A', ...source('die behoerde') }),
    ]);
    assert.deepEqual(alike.states, ['agreed']);
  });

  it('gives a tag of several annotators what any of them said with it, a link too', () => {
    const denies = [{ claim: 'Der Angriff kam aus Marlund.' }];
    const given = (id: string, details: Details) =>
      annotate(text, id, spans, { given: 'D', details: { 0: details } }).tags;
    const tags = [...given('anna', { source: 'Ministerium' }), ...given('bert', { denies, note: 'Warum?' })];
    assert.deepEqual(mergedTags(tags), [{ tag: 'denial', source: 'Ministerium', denies }]);
  });

  it("takes links to one's own tags of the same sentence for the same", () => {
    const linked = (id: string, of: string) =>
      annotate(text, id, spans, { given: 'C D', details: { 1: { denies: [{ of }] } } });
    const adjudication = new Adjudication([linked('anna', 'anna/anna-0-C'), linked('bert', 'bert/bert-0-C')]);
    assert.deepEqual(adjudication.states, ['agreed', 'agreed']);
  });

  describe('asks again only what changed', () => {
    const decided = (): Adjudication => {
      const adjudication = new Adjudication([anna, bert]);
      adjudication.takeOver({ singles: true });
      adjudication.decide(1, { take: ['anna'] });
      adjudication.decide(3, { take: [] });
      assert.deepEqual(new Set(adjudication.states), new Set(['decided']));
      return adjudication;
    };
    const changed = (adjudication: Adjudication) =>
      adjudication.states.flatMap((state, index) => (state === 'decided' ? [] : [index]));

    it('nothing when somebody new agrees with what was decided', () => {
      const adjudication = decided();
      const dora = annotate(text, 'dora', spans, { given: 'C D O O -' });
      adjudication.sides = [anna, bert, dora];
      assert.deepEqual(changed(adjudication), []);
    });

    it('a sentence on which a tag appears', () => {
      const adjudication = decided();
      adjudication.sides = [anna, bert, annotate(text, 'dora', spans, { given: 'C D C D -' })];
      assert.deepEqual(changed(adjudication), [2, 3]);
      adjudication.decide(2, { take: [] });
      assert.deepEqual(changed(adjudication), [3]);
    });

    it('a sentence whose rejected tag changed', () => {
      const adjudication = decided();
      const tags = anna.tags.map((tag) =>
        tag.id === 'anna-3-C' ? { ...tag, note: 'doch, siehe Absatz 2' } : tag,
      );
      adjudication.sides = [{ ...anna, tags }, bert];
      assert.deepEqual(changed(adjudication), [3]);
    });

    it('a sentence whose decided tag nobody has any more, but not one that others carry', () => {
      const adjudication = decided();
      const without = (annotations: Annotations, id: string) => ({
        ...annotations,
        tags: annotations.tags.filter((tag) => tag.id !== id),
      });
      adjudication.sides = [without(anna, 'anna-0-C'), bert];
      assert.deepEqual(changed(adjudication), []);
      adjudication.sides = [without(anna, 'anna-0-C'), without(bert, 'bert-0-C')];
      assert.deepEqual(changed(adjudication), [0]);
    });

    it('nothing when a colleague follows the decision', () => {
      const adjudication = decided();
      adjudication.sides = [
        annotate(text, 'anna', spans, { given: 'C D O O O', details: { 1: { source: 'Ministerium' } } }),
        bert,
      ];
      assert.deepEqual(changed(adjudication), []);
    });

    it('nothing when the article changes elsewhere', () => {
      const adjudication = decided();
      adjudication.now = `Neue Überschrift\n${text}`;
      assert.deepEqual(changed(adjudication), []);
      assert.equal(adjudication.states.length, 5);
    });
  });

  it('begins with the units, and with the sentences that nobody has read', () => {
    const joined = [spans[0]!, [spans[1]![0], spans[2]![1]] as const, ...spans.slice(3)];
    const adjudication = new Adjudication([
      annotate(text, 'anna', spans, { given: 'C D A - -' }),
      annotate(text, 'bert', spans, { given: 'C DA - -', spans: joined }),
    ]);
    const { sentences } = articleOf(adjudication.annotations, text);
    assert.deepEqual(sentences, [spans[0], [spans[1]![0], spans[2]![1]], spans[3], spans[4]]);
    assert.deepEqual(adjudication.states, ['agreed', 'agreed']);
  });

  it('is not held up by a sidecar with ten thousand tags on one sentence', () => {
    const [tag] = anna.tags;
    const tags = Array.from({ length: 10_000 }, (_, index) => ({ ...tag!, id: `t${index}` }));
    const adjudication = new Adjudication([
      { ...anna, tags },
      { ...bert, tags: [tag!] },
    ]);
    assert.equal(adjudication.states[0], 'agreed');
    adjudication.takeOver();
    assert.equal(adjudication.annotations.tags[0]?.from?.length, 10_001);
    assert.equal(adjudication.states[0], 'decided');
  });

  it('is handed over by naming another adjudicator', () => {
    const { annotations } = new Adjudication([anna, bert]);
    const article = articleOf(annotations, text);
    const change = takeOver(annotations, { id: 'dora', name: 'Dora' });
    const handed = applyChange(bringTo(annotations, article), article, change);
    assert.deepEqual(applyChange(bringTo(handed, article), article, invert(change)), annotations);
    assert.deepEqual(handed, { ...annotations, adjudicator: { id: 'dora', name: 'Dora' } });
  });
});
