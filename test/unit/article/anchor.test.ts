import assert from 'node:assert/strict';
import { anchorAt, hashText } from '../../../src/article';

describe('an anchor', () => {
  it('holds the quote and 32 code units on either side', () => {
    const text = `${'v'.repeat(40)}Das Zitat.${'n'.repeat(40)}`;
    assert.deepEqual(anchorAt(text, 40, 50), {
      start: 40,
      end: 50,
      quote: 'Das Zitat.',
      prefix: 'v'.repeat(32),
      suffix: 'n'.repeat(32),
    });
    assert.deepEqual(anchorAt('Kurz.', 0, 5), { start: 0, end: 5, quote: 'Kurz.', prefix: '', suffix: '' });
  });

  it('cuts no surrogate pair', () => {
    const text = `😀${'a'.repeat(31)}Satz${'b'.repeat(31)}😀`;
    const { prefix, suffix } = anchorAt(text, 33, 37);
    assert.equal(prefix, 'a'.repeat(31));
    assert.equal(suffix, 'b'.repeat(31));
    const widened = anchorAt('x😀y😀z', 2, 5);
    assert.deepEqual([widened.start, widened.end, widened.quote], [1, 6, '😀y😀']);
  });
});

describe('the hash of a text', () => {
  it('is its SHA-256', () => {
    assert.equal(hashText('abc'), 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    assert.equal(hashText('ä'), 'sha256:33e6d73fee82904c8d7afb78de1154d1e8dc2a0edb08120e63df5b9385c2d9cc');
  });
});
