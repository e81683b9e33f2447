import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isModel } from '../../../src/annotation';
import { isSlug, slugOf, slugRefusal } from '../../../src/sidecar';

describe('slugOf', () => {
  const cases: [name: string, slug: string][] = [
    ['Anna', 'anna'],
    ['Anna Bäcker', 'anna-baecker'],
    ['Bäcker', 'baecker'],
    ['GÖRÜẞ ß', 'goeruess-ss'],
    ['Élodie d’Étoile', 'elodie-d-etoile'],
    ['Łukasz', 'ukasz'],
    ['ﬁne ①', 'fine-1'],
    ['  --A. B.--  ', 'a-b'],
    ['Анна', ''],
    ['😀', ''],
    ['', ''],
    [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
  ];
  for (const [name, slug] of cases)
    it(`${name} → ${slug}`, () => {
      assert.equal(slugOf(name), slug);
    });

  it('gives a slug or nothing, and leaves slugs alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const slug = slugOf(name);
        assert.ok(slug === '' || isSlug(slug), slug);
        assert.equal(slugOf(slug), slug);
      }),
    );
  });
});

describe('slugs of annotators', () => {
  it('are refused to people if reserved or malformed', () => {
    assert.deepEqual(['anna', 'adjudicated', 'model-x', '', 'Anna', '-a', 'a'.repeat(41)].map(slugRefusal), [
      null,
      'reserved',
      'model',
      'malformed',
      'malformed',
      'malformed',
      'malformed',
    ]);
  });

  it('tell models', () => {
    assert.deepEqual(
      ['model-x', 'modelle'].map((id) => isModel({ id })),
      [true, false],
    );
  });
});
