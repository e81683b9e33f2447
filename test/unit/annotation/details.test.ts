import assert from 'node:assert/strict';
import {
  addTag,
  changeTagTo,
  invert,
  isEmpty,
  putTags,
  repeatTags,
  setDenied,
  setDetails,
  sharedDetails,
  tagsOn,
  type Placed,
} from '../../../src/annotation';
import { after, NOW, placedIn, TEXT } from './support';

const context = { text: TEXT, now: NOW };
const start = placedIn(TEXT);
const [, second, third] = start.article.sentences;

const perform = (placed: Placed, change: Parameters<typeof after>[2]) => after(placed, start.article, change);
const denied = perform(start.placed, putTags(start.placed, [second!], ['denial', 'attribution'], context));
const on = (placed: Placed, sentence = second!) => tagsOn(placed, sentence);

describe('Details of tags', () => {
  it('are written to all tags of a sentence, and undone to the very tags that were', () => {
    const change = setDetails(on(denied), { source: 'Ministerium', cue: ['weist', 'zurück'] });
    const detailed = perform(denied, change);
    assert.deepEqual(
      on(detailed).map(({ tag, source, cue }) => [tag, source, cue]),
      [
        ['denial', 'Ministerium', ['weist', 'zurück']],
        ['attribution', 'Ministerium', ['weist', 'zurück']],
      ],
    );
    assert.deepEqual(perform(detailed, invert(change)).annotations.tags, denied.annotations.tags);
  });

  it('leave the others as they are, and go when they are undefined', () => {
    const sourced = perform(denied, setDetails(on(denied), { source: 'Ministerium', note: 'prüfen' }));
    const changed = perform(sourced, setDetails(on(sourced), { source: undefined, certainty: 'probable' }));
    for (const tag of on(changed)) {
      assert.ok(!('source' in tag));
      assert.deepEqual([tag.note, tag.certainty], ['prüfen', 'probable']);
    }
  });

  it('are no change where they are there already', () => {
    const sourced = perform(denied, setDetails(on(denied), { source: 'Ministerium' }));
    assert.ok(isEmpty(setDetails(on(sourced), { source: 'Ministerium', via: undefined })));
  });

  it('stay as they are where tags differ in what was shown and left so', () => {
    const [denial, attribution] = on(denied);
    const differing = perform(
      perform(denied, setDetails([denial!], { source: 'Ministerium', cue: ['weist', 'zurück'] })),
      setDetails([attribution!], { source: 'Sprecherin' }),
    );
    const shown = sharedDetails(on(differing));
    assert.deepEqual(shown, { source: 'Ministerium', cue: ['weist', 'zurück'] });
    assert.ok(isEmpty(setDetails(on(differing), { source: 'Ministerium', note: undefined }, shown)));
    const left = perform(differing, setDetails(on(differing), { cue: ['weist', 'zurück'] }, shown));
    assert.deepEqual(
      on(left).map(({ source, cue }) => [source, cue]),
      [
        ['Ministerium', ['weist', 'zurück']],
        ['Sprecherin', ['weist', 'zurück']],
      ],
    );
    const typed = perform(differing, setDetails(on(differing), { source: 'Amt' }, shown));
    assert.deepEqual(
      on(typed).map(({ source }) => source),
      ['Amt', 'Amt'],
    );
  });

  it('are taken over by a tag that is added later, whichever tag has them', () => {
    const attribution = on(denied).filter(({ tag }) => tag === 'attribution');
    const sourced = perform(denied, setDetails(attribution, { source: 'Ministerium' }));
    const claimed = perform(sourced, putTags(sourced, [second!], ['claim'], context));
    assert.equal(on(claimed)[0]?.tag, 'claim');
    assert.equal(on(claimed)[0]?.source, 'Ministerium');
  });

  it('keep the id when a tag becomes another; only a denial denies', () => {
    const [denial] = on(denied);
    const linked = perform(denied, setDenied(denial!, [{ of: 'anna/abc' }]));
    const [before] = on(linked);
    assert.deepEqual(before?.denies, [{ of: 'anna/abc' }]);
    const claim = on(perform(linked, changeTagTo(before, 'claim')))[0];
    assert.deepEqual([claim?.id, claim?.tag, claim?.denies], [before.id, 'claim', undefined]);
    const unlinked = on(perform(linked, setDenied(before, [])))[0];
    assert.ok(unlinked && !('denies' in unlinked));
  });
});

describe('Putting tags on sentences', () => {
  it('adds what a sentence lacks, marks it read and changes nothing the second time', () => {
    assert.deepEqual(
      on(denied).map(({ tag }) => tag),
      ['denial', 'attribution'],
    );
    assert.deepEqual(denied.annotations.read, [[1, 2]]);
    assert.ok(isEmpty(putTags(denied, [second!], ['attribution', 'denial'], context)));
  });

  it('repeats the tags of another sentence with their details, the cue only where its words stand', () => {
    const details = { source: 'Sprecher', cue: ['nannte'], denies: [{ claim: 'Es war Sabotage.' }] };
    const model = perform(start.placed, addTag(start.placed, [second!], 'denial', context, details));
    const repeated = perform(model, repeatTags(model, [third!], on(model), context));
    const [tag] = on(repeated, third);
    assert.notEqual(tag?.id, on(model)[0]?.id);
    assert.deepEqual([tag?.tag, tag?.source, tag?.cue], ['denial', 'Sprecher', ['nannte']]);
    assert.deepEqual(tag?.denies, details.denies);
    const first = start.article.sentences[0]!;
    const [without] = on(perform(model, repeatTags(model, [first], on(model), context)), first);
    assert.equal(without?.source, 'Sprecher');
    assert.equal(without.cue, undefined);
  });

  it('gives the details to a tag that the sentence has already', () => {
    const both = perform(denied, putTags(denied, [third!], ['denial'], context));
    const sourced = perform(both, setDetails(on(both), { source: 'Ministerium' }));
    const repeated = perform(sourced, repeatTags(sourced, [third!], on(sourced), context));
    assert.deepEqual(
      on(repeated, third).map(({ tag, source }) => [tag, source]),
      [
        ['denial', 'Ministerium'],
        ['attribution', 'Ministerium'],
      ],
    );
    assert.equal(on(repeated, third)[0]?.id, on(both, third)[0]?.id);
  });
});
