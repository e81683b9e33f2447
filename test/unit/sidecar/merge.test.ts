import assert from 'node:assert/strict';
import type { Annotations, Review, Tag } from '../../../src/annotation';
import { articleOf as articleNow, bringTo } from '../../../src/annotation';
import { merge, parse, serialise, splitConflict } from '../../../src/sidecar';
import { anna, articleOf, example, tagOn } from './samples';

const base: Annotations = { ...example, tags: [tagOn(0), tagOn(1)], reviews: [], read: [[0, 2]] };
const withTags = (...tags: Tag[]): Annotations => ({ ...base, tags });
const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id).sort();
const review = (more: Partial<Review>): Review => ({
  id: 'r',
  verdict: 'accept',
  of: 'bert/x',
  created: '2026-11-22',
  ...more,
});

describe('merge', () => {
  it('takes additions, changes and deletions of both sides', () => {
    const ours = withTags(tagOn(0, { note: 'ours' }), tagOn(1), tagOn(2, { id: 'a' }));
    const theirs = withTags(tagOn(0), tagOn(2, { id: 'b', tag: 'denial' }));
    const { annotations, clashes, oneSided } = merge(base, ours, theirs);
    assert.deepEqual(ids(annotations.tags), ['a', 'b', 'id0']);
    assert.equal(annotations.tags.find(({ id }) => id === 'id0')?.note, 'ours');
    assert.deepEqual([clashes, oneSided], [[], []]);
  });

  it('merges inside a record what only one side changed', () => {
    const ours = withTags(tagOn(0, { note: 'n', source: 'Moskau' }), tagOn(1));
    const theirs = withTags(tagOn(0, { tag: 'denial', cue: ['x'] }), tagOn(1));
    const { annotations, clashes } = merge(base, ours, theirs);
    assert.deepEqual(
      annotations.tags.find(({ id }) => id === 'id0'),
      tagOn(0, { tag: 'denial', note: 'n', source: 'Moskau', cue: ['x'] }),
    );
    assert.deepEqual(clashes, []);
  });

  it('lets a detail go that one side removed', () => {
    const noted = withTags(tagOn(0, { note: 'n' }), tagOn(1));
    assert.equal(merge(noted, noted, base).annotations.tags[0]?.note, undefined);
    assert.equal(merge(noted, base, noted).annotations.tags[0]?.note, undefined);
  });

  it('reports what both sides changed differently, and keeps ours', () => {
    const ours = withTags(tagOn(0, { note: 'ours' }), tagOn(1));
    const theirs = withTags(tagOn(0, { note: 'theirs' }), tagOn(1));
    const { annotations, clashes } = merge(base, ours, theirs);
    assert.equal(annotations.tags[0]?.note, 'ours');
    assert.deepEqual(clashes, [
      { id: 'id0', field: 'note', base: undefined, ours: 'ours', theirs: 'theirs' },
    ]);
  });

  it('keeps and reports a record that one side deleted and the other changed', () => {
    const changed = tagOn(0, { note: 'changed' });
    for (const [ours, theirs] of [
      [withTags(tagOn(1)), withTags(changed, tagOn(1))],
      [withTags(changed, tagOn(1)), withTags(tagOn(1))],
    ] as const) {
      const { annotations, clashes } = merge(base, ours, theirs);
      assert.deepEqual(ids(annotations.tags), ['id0', 'id1']);
      assert.deepEqual(
        clashes.map(({ id, field }) => [id, field]),
        [['id0', 'record']],
      );
    }
  });

  it('counts nothing as deleted without a base, and lists what one side only has', () => {
    const ours = withTags(tagOn(0));
    const theirs = withTags(tagOn(0, { note: 'theirs' }), tagOn(1));
    const { annotations, clashes, oneSided } = merge(null, ours, theirs);
    assert.deepEqual(ids(annotations.tags), ['id0', 'id1']);
    assert.equal(annotations.tags[0]?.note, 'theirs');
    assert.deepEqual(oneSided, [{ id: 'id1', side: 'theirs' }]);
    assert.deepEqual(clashes, []);
  });

  it('makes one of the same tag that both sides set anew on the same sentence, whoever merges', () => {
    const ours = withTags(tagOn(0), tagOn(1), tagOn(2, { id: 'z', note: 'n', created: '2026-11-21' }));
    const denial = tagOn(0, { id: 'd', tag: 'denial', denies: [{ of: 'anna/z' }] });
    const theirs = withTags(tagOn(0), tagOn(1), tagOn(2, { id: 'y', source: 'Peking' }));
    const mine = merge(base, { ...ours, tags: [...ours.tags, denial] }, theirs);
    const other = merge(base, theirs, { ...ours, tags: [...ours.tags, denial] });
    assert.equal(serialise(mine.annotations), serialise(other.annotations));
    assert.deepEqual(mine.clashes, []);
    assert.deepEqual(ids(mine.annotations.tags), ['d', 'id0', 'id1', 'y']);
    assert.deepEqual(
      mine.annotations.tags.find(({ id }) => id === 'y'),
      tagOn(2, { id: 'y', note: 'n', source: 'Peking', created: '2026-11-21' }),
    );
    assert.deepEqual(mine.annotations.tags.find(({ id }) => id === 'd')?.denies, [{ of: 'anna/y' }]);
  });

  it('clashes where both sides gave different verdicts on the same tag', () => {
    const ours = { ...base, reviews: [review({ id: 'a', verdict: 'accept' })] };
    const theirs = {
      ...base,
      reviews: [review({ id: 'b', verdict: 'reject' }), review({ id: 'c', of: 'bert/y' })],
    };
    const { annotations, clashes } = merge(base, ours, theirs);
    assert.deepEqual(
      annotations.reviews.map(({ id, verdict }) => [id, verdict]),
      [
        ['a', 'accept'],
        ['c', 'accept'],
      ],
    );
    assert.deepEqual(
      clashes.map(({ id, field }) => [id, field]),
      [['a', 'verdict']],
    );
  });

  it('unites read-marks; a sentence that one side marked unread is unread', () => {
    const read = (...ranges: [number, number][]) => ({ ...base, read: ranges });
    assert.deepEqual(merge(base, read([0, 2]), read([0, 3])).annotations.read, [[0, 3]]);
    assert.deepEqual(merge(base, read([1, 2]), read([0, 3])).annotations.read, [[1, 3]]);
    assert.deepEqual(merge(null, read([0, 1]), read([2, 3])).annotations.read, [
      [0, 1],
      [2, 3],
    ]);
    assert.deepEqual(merge(null, read([0, 9e15]), read()).annotations.read, [[0, 3]]);
  });

  it('keeps the first date of done and revealed, and what one side took back', () => {
    const done = (date: string | null) => ({ ...base, done: date });
    assert.equal(merge(base, done('2026-11-23'), done('2026-11-22')).annotations.done, '2026-11-22');
    assert.equal(merge(base, base, done('2026-11-22')).annotations.done, '2026-11-22');
    assert.equal(merge(done('2026-11-22'), base, done('2026-11-22')).annotations.done, null);
  });

  it('keeps unknown members of records and of the file', () => {
    const with_ = (side: Annotations, more: object): Annotations => ({ ...side, ...more });
    const ours = with_(withTags({ ...tagOn(0), x: 1 } as Tag, tagOn(1)), { top: 1 });
    const theirs = with_(withTags({ ...tagOn(0), y: 2 } as Tag, tagOn(1)), { other: 2 });
    const { annotations } = merge(base, ours, theirs);
    assert.deepEqual(annotations.tags[0], { ...tagOn(0), x: 1, y: 2 });
    assert.deepEqual({ ...annotations }, { ...base, tags: annotations.tags, top: 1, other: 2 });
  });

  const before = ['Erster Satz hier.', 'Moskau wies das zurück.', 'Peking schweigt dazu.', 'Berlin auch.'];
  const after = [
    'Neuer Anfang steht hier.',
    'Erster Satz hier.',
    'Peking schweigt dazu.',
    'Berlin anders.',
    'Ein Schluss.',
  ];
  const stateOf = (sentences: readonly string[]): Annotations => {
    const { state, outline } = articleOf(sentences);
    return { ...base, article: state, outline, read: [], tags: [] };
  };
  const tagAt = (sentences: readonly string[], index: number, id: string): Tag => {
    const { text, sentences: spans } = articleOf(sentences);
    const [start, end] = spans[index]!;
    return {
      id,
      tag: 'claim',
      start,
      end,
      quote: text.slice(start, end),
      prefix: '',
      suffix: '',
      created: '2026-11-22',
    };
  };

  it('aligns states of different texts by their outlines, without any text', () => {
    const old: Annotations = { ...stateOf(before), read: [[0, 1]], tags: [tagAt(before, 2, 'kept')] };
    const ours = {
      ...old,
      read: [[0, 4]] as const,
      tags: [...old.tags, tagAt(before, 0, 'a'), tagAt(before, 1, 'b')],
    };
    const theirs = {
      ...stateOf(after),
      read: [[0, 2]] as const,
      tags: [tagAt(after, 2, 'kept'), tagAt(after, 4, 'c')],
    };
    for (const { annotations, clashes } of [merge(old, ours, theirs), merge(old, theirs, ours)]) {
      assert.deepEqual(clashes, []);
      assert.equal(annotations.outline, theirs.outline);
      assert.deepEqual(annotations.article, theirs.article);
      assert.deepEqual(annotations.read, [[0, 3]]);
      const { text } = articleOf(after);
      const places = new Map(annotations.tags.map(({ id, start, end }) => [id, text.slice(start, end)]));
      assert.equal(places.get('kept'), 'Peking schweigt dazu.');
      assert.equal(places.get('a'), 'Erster Satz hier.');
      assert.equal(places.get('c'), 'Ein Schluss.');
      assert.equal(annotations.tags.find(({ id }) => id === 'b')?.quote, 'Moskau wies das zurück.');
    }
  });

  it('takes as many sentences between two that match for the same ones, edited', () => {
    const edited = before.with(1, 'Moskau wies dies zurück.');
    const ours = { ...stateOf(before), read: [[0, 2]] as const };
    const { annotations } = merge(stateOf(before), ours, stateOf(edited));
    assert.deepEqual(annotations.read, [[0, 2]]);
  });

  it('takes both sides to the article as it is now first', () => {
    const { text } = articleOf(after);
    const ours = { ...stateOf(before), tags: [tagAt(before, 0, 'a')] };
    const theirs = { ...stateOf(before), tags: [tagAt(before, 2, 'c')] };
    const bring = (side: Annotations) => bringTo(side, articleNow(side, text)).annotations;
    const { annotations } = merge(stateOf(before), ours, theirs, bring);
    assert.deepEqual(annotations.tags.map(({ start, end }) => text.slice(start, end)).sort(), [
      'Erster Satz hier.',
      'Peking schweigt dazu.',
    ]);
    assert.equal(annotations.article.length, text.length);
  });
});

describe('splitConflict', () => {
  const of = (...lines: string[]) => lines.join('\n') + '\n';

  it('gives both sides and the base', () => {
    assert.deepEqual(
      splitConflict(
        of('a', '<<<<<<< HEAD', 'b', '||||||| 1234', 'o', '=======', 'c', 'd', '>>>>>>> other', 'e'),
      ),
      {
        ours: of('a', 'b', 'e'),
        theirs: of('a', 'c', 'd', 'e'),
        base: of('a', 'o', 'e'),
      },
    );
  });

  it('has no base where one hunk lacks it', () => {
    const text = of(
      '<<<<<<< A',
      '||||||| B',
      '=======',
      'c',
      '>>>>>>> C',
      '<<<<<<< A',
      '=======',
      '>>>>>>> C',
    );
    assert.deepEqual(splitConflict(text), { ours: '', theirs: of('c'), base: null });
  });

  it('reads CRLF', () => {
    assert.deepEqual(splitConflict('<<<<<<< A\r\nb\r\n=======\r\nc\r\n>>>>>>> C\r\n'), {
      ours: 'b\r\n',
      theirs: 'c\r\n',
      base: null,
    });
  });

  it('refuses markers that are not whole, and files without', () => {
    for (const lines of [
      ['a'],
      ['<<<<<<< A', 'b'],
      ['=======', 'b'],
      ['<<<<<<< A', '>>>>>>> C'],
      ['<<<<<<< A', '<<<<<<< B'],
    ]) {
      assert.equal(splitConflict(of(...lines)), null);
    }
  });

  it('gives sides that parse although commas stand where the other side needs them', () => {
    const text = serialise({ ...example, annotator: anna, reviews: [] });
    const lines = text.split('\n');
    const last = lines.findIndex((line) => line.startsWith('{"id": "id1"'));
    const added = lines[last]!.replace('id1', 'id2');
    const conflict = [
      ...lines.slice(0, last),
      '<<<<<<< A',
      lines[last]!,
      '=======',
      `${lines[last]!},`,
      added,
      '>>>>>>> B',
      ...lines.slice(last + 1),
    ];
    const sides = splitConflict(conflict.join('\n'))!;
    assert.deepEqual(parse(sides.ours).annotations?.tags.length, 2);
    assert.deepEqual(parse(sides.theirs).annotations?.tags.length, 3);
    const clean = [...lines.slice(0, last + 1), added, ...lines.slice(last + 1)].join('\n');
    const mended = splitConflict(`<<<<<<< A\n=======\n>>>>>>> B\n${clean}`)!;
    assert.deepEqual(parse(mended.ours).annotations?.tags.length, 3);
  });
});
