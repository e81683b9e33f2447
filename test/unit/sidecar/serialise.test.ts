import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotations, Tag } from '../../../src/annotation';
import { compareTags, parse, serialise } from '../../../src/sidecar';
import { anyAnnotations } from './arbitraries';
import { article, example, tagOn } from './samples';

const read = (text: string): Annotations => {
  const parsed = parse(text);
  assert.ok(parsed.writable, JSON.stringify(parsed.problems));
  return parsed.annotations;
};

describe('serialise', () => {
  it('lays a sidecar out line by line', () => {
    assert.equal(
      serialise(example),
      [
        '{',
        '"format": "claimmark", "version": 1,',
        `"article": {"text": "${article.state.text}", "length": 84, "language": "de", "segmenter": 1},`,
        '"annotator": {"id": "anna", "name": "Anna B."},',
        '"done": null,',
        '"revealed": null,',
        '"guideline": null,',
        `"outline": "${article.outline}",`,
        '"read": [[0, 1], [2, 3]],',
        '"tags": [',
        '{"id": "id0", "tag": "claim", "start": 0, "end": 32, "quote": "Das Ministerium meldet Verluste.", "prefix": "", "suffix": " Moskau hat das zurückgewiesen ", "created": "2026-11-22"},',
        '{"id": "id1", "tag": "denial", "start": 33, "end": 66, "quote": "Moskau hat das zurückgewiesen 😀.", "prefix": "as Ministerium meldet Verluste. ", "suffix": " Peking schweigt.\\n", "source": "Moskau", "sourceKind": "state", "cue": ["hat", "zurückgewiesen"], "via": "WSJ", "certainty": "certain", "unsure": true, "note": "über den \\"Bericht\\"", "denies": [{"of": "bert/7fq2"}, {"claim": "a claim no article states"}], "created": "2026-11-22"}',
        '],',
        '"reviews": [',
        `{"id": "p0aa", "of": "bert/9m1x", "verdict": "change", "to": {"tag": "claim"}, "reason": "guideline", "seen": "${example.reviews[0]!.seen!}", "created": "2026-11-23"},`,
        '{"id": "p0ac", "re": "bert/4d5e", "verdict": "comment", "note": "siehe oben", "created": "2026-11-23T10:11:12Z"}',
        ']',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('keeps a line for the first tag, so that adding it adds a line only', () => {
    const before = serialise({ ...example, tags: [], reviews: [] }).split('\n');
    const after = serialise({ ...example, tags: [tagOn(0)], reviews: [] }).split('\n');
    assert.deepEqual(
      before,
      after.filter((line) => !line.startsWith('{"id"')),
    );
  });

  it('sorts tags by start, end, tag and id, whatever their order', () => {
    const tags = [
      tagOn(1),
      tagOn(0, { id: 'b' }),
      tagOn(0, { id: 'a' }),
      tagOn(0, { id: '0', tag: 'denial' }),
      tagOn(0, { id: 'c', end: 5 }),
    ];
    const ids = read(serialise({ ...example, tags })).tags.map(({ id }) => id);
    assert.deepEqual(ids, ['c', 'a', 'b', '0', 'id1']);
  });

  it('changes one line for a changed detail', () => {
    const before = serialise(example);
    const after = serialise({ ...example, tags: [tagOn(0, { note: 'neu' }), example.tags[1]!] }, before);
    const changed = after.split('\n').filter((line, index) => line !== before.split('\n')[index]);
    assert.equal(changed.length, 1);
  });

  it('keeps the very characters of records that did not change', () => {
    const odd =
      '{ "tag":"claim","id":"id0" ,"colour":1.50,"start":0e0,"end":32,"quote":"Das M\\u0069nisterium meldet Verluste.","prefix":"","suffix":"","created":"2026-11-22"}';
    const before = serialise(example).replace(/^\{"id": "id0".*\}/m, odd);
    const annotations = read(before);
    const more = { ...annotations, tags: [...annotations.tags, tagOn(2)] };
    assert.ok(serialise(more, before).includes(`\n${odd},\n`));
    // The same, where an operation made the record anew without what it does not know.
    const anew = { ...annotations, tags: [withoutUnknown(annotations.tags[0]!), annotations.tags[1]!] };
    assert.equal(serialise(anew, before), before);
  });

  it('writes a changed record anew and keeps unknown members behind the known ones in their order', () => {
    const before = serialise(example).replace(
      '{"id": "id0",',
      '{"zeta": 1.0, "id": "id0", "alpha": {"b": [1]},',
    );
    const annotations = read(before);
    const changed = { ...withoutUnknown(annotations.tags[0]!), note: 'neu' };
    const after = serialise({ ...annotations, tags: [changed, annotations.tags[1]!] }, before);
    assert.match(
      after,
      /^\{"id": "id0", .*"note": "neu", "created": "2026-11-22", "zeta": 1\.0, "alpha": \{"b": \[1\]\}\},$/m,
    );
  });

  it('removes what an operation removed', () => {
    const before = serialise(example);
    const rest = withoutUnknown(example.tags[1]!);
    const after = read(serialise({ ...example, tags: [example.tags[0]!, rest] }, before));
    assert.equal(after.tags[1]!.note, undefined);
  });

  it('keeps unknown members of the file and of its parts, with digits that a number cannot hold', () => {
    const before = serialise(example)
      .replace('"segmenter": 1}', '"segmenter": 1, "edition": 12345678901234567890}')
      .replace(/\n\}\n$/, ',\n"next": {"big": 12345678901234567890,\r\n  "list": [\n ]}\n}\n');
    const after = serialise({ ...read(before), done: '2026-11-24' }, before);
    assert.ok(after.includes('"segmenter": 1, "edition": 12345678901234567890}'));
    assert.ok(after.endsWith('],\n"next": {"big": 12345678901234567890, "list": []}\n}\n'), after);
  });

  it('brings a file that an editor has formatted back to one line per record', () => {
    const before = serialise(example).replace('"id": "id0"', '"id": "id0", "x": 1.0');
    const formatted = JSON.stringify(JSON.parse(before), null, 2).replaceAll('\n', '\r\n');
    const text = formatted.replace('"x": 1', '"x": 1.0');
    assert.equal(serialise(read(text), text), before);
    assert.equal(serialise(read('\ufeff' + text), '\ufeff' + text), before);
  });

  it('is stable, and loses nothing, whatever a later version wrote', () => {
    fc.assert(
      fc.property(anyAnnotations, (annotations) => {
        const text = serialise(annotations);
        const again = read(text);
        const sorted = { ...annotations, tags: [...annotations.tags].sort(compareTags) };
        assert.deepEqual(again, JSON.parse(JSON.stringify(sorted)));
        assert.equal(serialise(again), text);
        assert.equal(serialise(again, text), text);
        const pretty = JSON.stringify(again, null, 1);
        assert.deepEqual(read(serialise(read(pretty), pretty)), again);
      }),
      { numRuns: 300 },
    );
  });
});

function withoutUnknown({ id, tag, start, end, quote, prefix, suffix, created }: Tag): Tag {
  return { id, tag, start, end, quote, prefix, suffix, created };
}
