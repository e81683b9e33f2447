import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  countKeys,
  duplicateKey,
  entries,
  lineColumn,
  placesIn,
  syntaxError,
} from '../../../src/sidecar/json';

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** JSON texts with all kinds of white space and escapes between and in them. */
const anyText = fc
  .tuple(fc.jsonValue(), fc.constantFrom('', ' ', '\n\t'))
  .map(([value, space]) => JSON.stringify(value, null, space));

/** Texts that are JSON but for one character. */
const nearly = fc
  .tuple(
    anyText,
    fc.nat(),
    fc.constantFrom('', ...'{ } [ ] " , : \\ 0 - e . x \n \u0001 \u2028 \ufeff'.split(' ')),
  )
  .map(
    ([text, at, inserted]) =>
      text.slice(0, at % (text.length + 1)) + inserted + text.slice((at % (text.length + 1)) + 1),
  );

describe('places in JSON', () => {
  it('finds an error where and only where JSON.parse refuses', () => {
    const check = (text: string) => {
      const error = syntaxError(text);
      assert.equal(error === null, isJson(text), `${JSON.stringify(text)} ${JSON.stringify(error)}`);
      // Whatever stands before the error can be the beginning of JSON, so the place is not too late.
      if (error) assert.ok(error.at >= 0 && error.at <= text.length);
    };
    for (const text of [
      '',
      ' ',
      '1 2',
      '{"a" 1}',
      '{,}',
      '[1,]',
      '{"a":1,}',
      '"\t"',
      '"\\x"',
      '01',
      '-',
      '1.',
      'nul',
      '[}',
      '{"a":}',
      '"\u2028"',
      '"\u007f"',
      '\ufeff1',
    ])
      check(text);
    fc.assert(fc.property(nearly, check), { numRuns: 3000 });
  });

  it('says what is missing, at the place', () => {
    const say = (text: string) => {
      const error = syntaxError(text);
      return error && `${error.at} ${error.message}`;
    };
    assert.equal(say('{"a": [1 2]}'), '9 Comma or ] expected');
    assert.equal(say('{"a" 1}'), '5 Colon expected');
    assert.equal(say('{a: 1}'), '1 Key in quotes expected');
    assert.equal(say('[1,]'), '3 Value expected');
    assert.equal(say('["a\n"]'), '3 End of string expected');
    assert.equal(say('{} {}'), '3 End of file expected');
  });

  it('gives the text of every member and element', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const value = JSON.parse(text) as unknown;
        if (typeof value !== 'object' || value === null) return;
        const found = entries(text).map(({ key, from, to }) => [
          String(key),
          JSON.parse(text.slice(from, to)) as unknown,
        ]);
        assert.deepEqual(found, Object.entries(value));
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the place of the value at a path, or of what is nearest to it', () => {
    const text = ' {"a": [1, {"b": "]"} , -2.5e3 ], "c" : null}';
    const find = placesIn(text);
    const at = (...path: (string | number)[]) => text.slice(find(path));
    assert.ok(at().startsWith('{"a"'));
    assert.ok(at('a', 1, 'b').startsWith('"]"}'));
    assert.ok(at('a', 2).startsWith('-2.5e3'));
    assert.ok(at('c').startsWith('null'));
    assert.ok(at('a', 1, 'none').startsWith('{"b"'));
    assert.ok(at('c', 'd').startsWith('null'));
  });

  it('finds a key that stands twice in one object, however it is written', () => {
    assert.equal(duplicateKey('{"a": {"b": 1}, "b": [{"a": "b"}, {"a": 1}], "c": "\\"a\\":"}'), null);
    assert.deepEqual(duplicateKey('{"x": {"a": 1, "\\u0061" : 2}}'), { at: 15, key: 'a' });
    assert.deepEqual(duplicateKey('{"__proto__": 1, "__proto__": 2}'), { at: 17, key: '__proto__' });
  });

  it('never counts too few keys', () => {
    const keys = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? Object.values(value).reduce<number>(
            (sum, member) => sum + keys(member),
            Array.isArray(value) ? 0 : Object.keys(value).length,
          )
        : 0;
    fc.assert(fc.property(anyText, (text) => countKeys(text) >= keys(JSON.parse(text))));
    assert.equal(countKeys('{"a\\\\" : {"b": "\\":"}}'), 2);
  });

  it('counts lines and columns from one', () => {
    const text = 'ab\ncd\r\n\ne';
    assert.deepEqual(
      [0, 2, 3, 6, 7, 8, 9].map((offset) => Object.values(lineColumn(text, offset))),
      [
        [1, 1],
        [1, 3],
        [2, 1],
        [2, 4],
        [3, 1],
        [4, 1],
        [4, 2],
      ],
    );
  });
});
