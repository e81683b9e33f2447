import assert from 'node:assert/strict';
import type { Annotations, Tag } from '../../../src/annotation';
import { merge, resolveClash, withoutRecords } from '../../../src/sidecar';
import { after, placedIn, NOW, TEXT } from '../annotation/support';
import { addTag } from '../../../src/annotation';

const { placed, article } = placedIn(TEXT);
const base = after(
  placed,
  article,
  addTag(placed, article.sentences.slice(0, 2), 'claim', { text: TEXT, now: NOW }),
).annotations;

const withTag = (index: number, change: (tag: Tag) => Tag | null): Annotations => ({
  ...base,
  tags: base.tags.flatMap((tag, at) => (at === index ? (change(tag) ?? []) : [tag])),
});

describe('A clash of two sides', () => {
  it('is decided for a member, which can be missing on the side that is taken', () => {
    const ours = withTag(0, (tag) => ({ ...tag, source: 'Kreml' }));
    const theirs = withTag(0, (tag) => ({ ...tag, source: 'Peking', note: 'both' }));
    const { annotations, clashes } = merge(base, ours, theirs);
    const [clash] = clashes;
    assert.equal(clashes.length, 1);
    const { source, note } = resolveClash(annotations, clash!, 'theirs').tags[0]!;
    assert.deepEqual([source, note], ['Peking', 'both']);
    assert.equal(resolveClash(annotations, clash!, 'ours').tags[0]!.source, 'Kreml');
    const gone = { ...clash!, theirs: undefined };
    assert.ok(!('source' in resolveClash(annotations, gone, 'theirs').tags[0]!));
  });

  it('is decided for a record that one side deleted', () => {
    const ours = withTag(0, () => null);
    const theirs = withTag(0, (tag) => ({ ...tag, note: 'still needed' }));
    const { annotations, clashes } = merge(base, ours, theirs);
    assert.equal(clashes[0]?.field, 'record');
    assert.equal(resolveClash(annotations, clashes[0], 'ours').tags.length, 1);
    const kept = resolveClash(annotations, clashes[0], 'theirs').tags;
    assert.equal(kept.length, 2);
    assert.ok(kept.some(({ note }) => note === 'still needed'));
  });

  it('is decided for a field of the file', () => {
    const clash = { id: null, field: 'guideline', base: null, ours: 'sha256:aa', theirs: 'sha256:bb' };
    assert.equal(resolveClash(base, clash, 'theirs').guideline, 'sha256:bb');
  });

  it('leaves the records that are not wanted out', () => {
    assert.deepEqual(withoutRecords(base, new Set([base.tags[0]!.id])).tags, [base.tags[1]]);
  });
});
