import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Offsets } from '../../../src/exchange';

describe('offsets', () => {
  it('counts code points as the string iterator does, and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'ß', '😀', '🇺🇦', 'e\u0301', '\n') }), (text) => {
        const offsets = new Offsets(text);
        let utf16 = 0;
        Array.from(text).forEach((character, codePoint) => {
          assert.equal(offsets.to('codepoint', utf16), codePoint);
          assert.equal(offsets.from('codepoint', codePoint), utf16);
          utf16 += character.length;
        });
        assert.equal(offsets.to('codepoint', text.length), Array.from(text).length);
        assert.equal(offsets.from('codepoint', Array.from(text).length), text.length);
        assert.equal(offsets.to('utf16', utf16), utf16);
        assert.equal(offsets.from('utf16', utf16), utf16);
      }),
    );
  });

  it('keeps offsets beyond the text beyond it', () => {
    const text = 'a😀b';
    assert.ok(new Offsets(text).from('codepoint', 4) > text.length);
    assert.equal(new Offsets(text).astral, 1);
  });

  it('takes lone surrogates for one character each', () => {
    const offsets = new Offsets('\ud800\ud83d\ude00\udc00');
    assert.deepEqual(
      [0, 1, 3, 4].map((at) => offsets.to('codepoint', at)),
      [0, 1, 2, 3],
    );
    assert.deepEqual(
      [0, 1, 2, 3].map((at) => offsets.from('codepoint', at)),
      [0, 1, 3, 4],
    );
  });
});
