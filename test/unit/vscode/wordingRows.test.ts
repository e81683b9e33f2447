import assert from 'node:assert/strict';
import { compareWording } from '../../../src/article';
import { wordingRows } from '../../../src/vscode/changedTags/wordingRows';

describe('The rows that show a wording', () => {
  it('mark what the other wording lacks by brackets, and fit', () => {
    const old =
      'Der Sprecher bestätigte den Bericht über die Drohnen am Montag in der Hauptstadt des Landes.';
    const { old: pieces } = compareWording(old, old.replace('bestätigte', 'bestritt'), 'de');
    assert.deepEqual(wordingRows(pieces), [
      'Der Sprecher [bestätigte] den Bericht über die Drohnen',
      'am Montag in der Hauptstadt des Landes.',
    ]);
  });

  it('leave white space outside of the brackets, and line breaks out', () => {
    const pieces = [
      { text: 'Er', changed: false },
      { text: ' \n sagte ', changed: true },
      { text: 'es.', changed: false },
    ];
    assert.deepEqual(wordingRows(pieces), ['Er [sagte] es.']);
  });

  it('leave out the middle of a very long wording', () => {
    const rows = wordingRows([{ text: 'Wort '.repeat(400), changed: false }]);
    assert.equal(rows.length, 6);
    assert.equal(rows[4], '…');
  });
});
