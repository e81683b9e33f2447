import assert from 'node:assert/strict';
import { addTag, shareIn } from '../../../src/annotation';
import { after, NOW, placedIn, TEXT } from './support';

const { placed, article } = placedIn(TEXT);
const { annotations } = after(
  placed,
  article,
  addTag(placed, article.sentences.slice(1, 2), 'denial', { text: TEXT, now: NOW }),
);

describe('How much of an annotated article stands in a text', () => {
  it('is all of it in the very text only', () => {
    assert.equal(shareIn(annotations, TEXT), 1);
    const longer = shareIn(annotations, `${TEXT}\n\nNeues vom Abend.`);
    assert.ok(longer < 1 && longer > 0.9, String(longer));
  });

  it('is the share of its sentences that stand unchanged', () => {
    const share = shareIn(annotations, TEXT.replace('meldet einen Angriff', 'sah gar nichts'));
    assert.ok(share > 0.6 && share < 0.9, String(share));
  });

  it('is nothing where no tagged sentence stands, or far more else', () => {
    assert.equal(shareIn(annotations, TEXT.replace('weist den Vorwurf', 'bestätigt den Bericht')), 0);
    assert.equal(shareIn(annotations, `${TEXT}${' Und noch ein Satz.'.repeat(40)}`), 0);
    assert.equal(shareIn(annotations, ''), 0);
  });
});
