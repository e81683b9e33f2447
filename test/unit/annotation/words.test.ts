import assert from 'node:assert/strict';
import { cuesIn, namesIn, rankByLikeness, wordsOf } from '../../../src/annotation';

describe('The words of a sentence', () => {
  it('stand as they are written, with what belongs within', () => {
    assert.deepEqual(wordsOf('„US-Beamte“ sagten’s, 2.000 Mal – d’accord?'), [
      'US-Beamte',
      'sagten’s',
      '2.000',
      'Mal',
      'd’accord',
    ]);
    assert.deepEqual(wordsOf(' … '), []);
  });

  it('hold the names of possible sources, the likeliest first', () => {
    assert.deepEqual(
      namesIn('Die Regierung in Peking und Außenminister Wang Yi wiesen die Vorwürfe der USA zurück.'),
      ['Außenminister Wang Yi', 'USA', 'Regierung', 'Peking', 'Vorwürfe'],
    );
    assert.deepEqual(namesIn('Laut Ursula von der Leyen, der Chefin, gilt das.'), [
      'Ursula von der Leyen',
      'Chefin',
    ]);
    assert.deepEqual(namesIn('Vor dem Besuch von Kanzlerin Ada Holm schwieg er.'), [
      'Kanzlerin Ada Holm',
      'Besuch von Kanzlerin Ada Holm',
    ]);
    assert.deepEqual(namesIn('Er sagte nichts.'), []);
    assert.deepEqual(namesIn('According to the Ministry of Defence, it was not hit.'), [
      'Ministry of Defence',
    ]);
  });
});

describe('The cues of a sentence', () => {
  it('are found with the particle of a separable verb, as they are written', () => {
    const cues = cuesIn('Das Ministerium wies den Vorwurf zurück, sagte ein Sprecher.', 'de');
    assert.deepEqual(cues, [['sagte'], ['wies', 'zurück']]);
    assert.deepEqual(cuesIn('Sie wies den Weg.', 'de'), []);
    assert.deepEqual(cuesIn('Laut Polizei war es Zufall.', 'de'), [['Laut']]);
  });

  it('are those of the language of the article', () => {
    assert.deepEqual(cuesIn('The ministry denied it, he said.', 'en'), [['said'], ['denied']]);
    assert.deepEqual(cuesIn('The ministry denied it.', 'de'), []);
    assert.deepEqual(cuesIn('国防部否认了这一说法。', 'zh'), []);
  });
});

describe('Likeness', () => {
  const rank = (text: string, items: readonly string[]) =>
    rankByLikeness(text, items, (item) => item).map(({ item }) => item);

  it('ranks by shared words and names, whatever their inflection', () => {
    const claim = 'Nordkorea habe Munition an Russland geliefert, erklärte das Weiße Haus.';
    const other = 'Das Ministerium habe die Zahlen am Montag vorgelegt, erklärte ein Sprecher.';
    const unlike = 'Am Abend regnete es.';
    const denial = 'Pjöngjang bestritt, Munitionslieferungen an Russland vorzunehmen.';
    assert.deepEqual(rank(denial, [unlike, other, claim]), [claim, unlike, other]);
  });

  it('scores the same words 1 and nothing in common 0, and keeps the order of equals', () => {
    const ranked = rankByLikeness('Der Kreml schweigt.', ['b', 'a', 'Der Kreml schweigt.'], (item) => item);
    assert.equal(ranked[0]?.item, 'Der Kreml schweigt.');
    assert.ok(Math.abs(ranked[0].score - 1) < 1e-9);
    assert.deepEqual(
      ranked.slice(1).map(({ item, score }) => [item, score]),
      [
        ['b', 0],
        ['a', 0],
      ],
    );
  });

  it('takes texts without words', () => {
    assert.deepEqual(rank('…', ['…', '']), ['…', '']);
  });
});
