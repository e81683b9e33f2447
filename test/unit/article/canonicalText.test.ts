import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalText, decodeArticle, InvalidUtf8Error } from '../../../src/article';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('canonical text', () => {
  it('removes one byte order mark and turns every line end into LF, nothing else', () => {
    assert.equal(
      decodeArticle(encode('\ufeffa\r\nb\rc\n\r\nd\u00a0\u2028e\t \r')),
      'a\nb\nc\n\nd\u00a0\u2028e\t \n',
    );
    assert.equal(decodeArticle(encode('\ufeff\ufeffa')), '\ufeffa');
    assert.equal(decodeArticle(new Uint8Array()), '');
  });

  it('keeps combining marks, decomposed umlauts and astral characters as they are', () => {
    const text = 'Mu\u0308nchen Mün 👩‍👩‍👧 ﬁ';
    assert.equal(decodeArticle(encode(text)), text);
    assert.equal(canonicalText(text), text);
  });

  const invalid: [name: string, bytes: number[], byteOffset: number, line: number][] = [
    ['Latin-1 umlaut on line 3', [0x61, 0x0d, 0x0a, 0x62, 0x0a, 0x4d, 0xfc, 0x6e], 6, 3],
    ['stray continuation byte', [0x61, 0x80], 1, 1],
    ['overlong slash', [0xc0, 0xaf], 0, 1],
    ['encoded surrogate', [0x0d, 0xed, 0xa0, 0x80], 1, 2],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0, 1],
    ['cut off at the end', [0x61, 0xe2, 0x82], 1, 1],
    ['UTF-16 byte order mark', [0xff, 0xfe, 0x61, 0x00], 0, 1],
  ];
  for (const [name, bytes, byteOffset, line] of invalid) {
    it(`refuses bytes that are not UTF-8 and says where: ${name}`, () => {
      assert.throws(
        () => decodeArticle(Uint8Array.from(bytes)),
        (error) =>
          error instanceof InvalidUtf8Error && error.byteOffset === byteOffset && error.line === line,
      );
    });
  }

  it('reads any well-formed bytes and names a place in all others', () => {
    const pieces = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', '\n', 'ü', '€', '\ud7ff', '👍', '\u{10ffff}') }).map(encode),
      fc.uint8Array({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 5 }), (parts) => {
        const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
        try {
          decodeArticle(bytes);
        } catch (error) {
          assert.ok(error instanceof InvalidUtf8Error);
          // Everything before the place is well-formed, the next step is not.
          decodeArticle(bytes.subarray(0, error.byteOffset));
          assert.throws(() => decodeArticle(bytes.subarray(0, error.byteOffset + 4)));
        }
      }),
    );
  });
});
