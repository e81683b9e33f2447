import assert from 'node:assert/strict';
import { addTag, renameAnnotator, setDenied, type Annotations } from '../../../src/annotation';
import { after, NOW, placedIn, TEXT } from './support';

const NEW = { id: 'anna-neu', name: 'Anna Neu' };

function linked(): Annotations {
  const { placed, article } = placedIn(TEXT);
  const [first, second] = article.sentences;
  const context = { text: TEXT, now: NOW };
  const claimed = after(placed, article, addTag(placed, [first!], 'claim', context));
  const both = after(claimed, article, addTag(claimed, [second!], 'denial', context));
  const [claim, denial] = both.annotations.tags;
  const denies = [{ of: `anna/${claim!.id}` }, { of: 'bert/abc' }, { claim: 'anna/ says' }];
  return after(both, article, setDenied(denial!, denies)).annotations;
}

describe('Renaming an annotator', () => {
  it('changes name, id and links to own records, and no ids of records', () => {
    const before = linked();
    const { annotator, tags } = renameAnnotator(before, 'anna', NEW);
    assert.deepEqual(annotator, NEW);
    assert.deepEqual(
      tags.map(({ id }) => id),
      before.tags.map(({ id }) => id),
    );
    assert.equal(tags[0], before.tags[0]);
    assert.deepEqual(tags[1]!.denies, [
      { of: `anna-neu/${tags[0]!.id}` },
      { of: 'bert/abc' },
      { claim: 'anna/ says' },
    ]);
  });

  it('changes who decided in an adjudication, whose annotator stays', () => {
    const before = linked();
    const [tag] = before.tags;
    const adjudicated: Annotations = {
      ...before,
      annotator: { id: 'adjudicated', name: 'Adjudicated' },
      adjudicator: { id: 'anna', name: 'Anna B.' },
      tags: [
        {
          ...tag!,
          by: 'anna',
          from: [
            { of: 'anna/x', seen: 's' },
            { of: 'annabel/x', seen: 's' },
          ],
        },
      ],
    };
    const { annotator, adjudicator, tags } = renameAnnotator(adjudicated, 'anna', NEW);
    assert.equal(annotator.id, 'adjudicated');
    assert.deepEqual(adjudicator, NEW);
    assert.equal(tags[0]!.by, 'anna-neu');
    assert.deepEqual(
      tags[0]!.from?.map(({ of }) => of),
      ['anna-neu/x', 'annabel/x'],
    );
  });
});
