import assert from 'node:assert/strict';
import { parse, parseBytes, serialise } from '../../../src/sidecar';
import { example } from './samples';

const good = serialise(example);
const problems = (text: string) =>
  parse(text).problems.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`);

describe('parse', () => {
  it('gives the annotations of a good file, with byte order mark and CRLF too', () => {
    for (const text of [good, '\ufeff' + good, good.replaceAll('\n', '\r\n')]) {
      const parsed = parse(text);
      assert.ok(parsed.writable);
      assert.deepEqual(parsed.annotations, example);
    }
  });

  const cases: [title: string, text: string, expected: readonly string[]][] = [
    ['an empty file', '', ['1:1 unparsable Not valid JSON: Value expected.']],
    ['a truncated file', good.slice(0, 30), ['2:29 unparsable Not valid JSON: End of string expected.']],
    [
      'a missing comma',
      good.replace('"},\n{"id": "id1"', '"}\n{"id": "id1"'),
      ['12:1 unparsable Not valid JSON: Comma or ] expected.'],
    ],
    ['another value', '[]', ['1:1 invalid The file must be object.']],
    [
      'a wrong type',
      good.replace('"start": 33', '"start": "33"'),
      ['12:41 invalid tags[1].start must be integer.'],
    ],
    ['a missing member', good.replace('"done": null,\n', ''), ['1:1 invalid The file must have "done".']],
    [
      'a range that ends before it starts',
      good.replace('"start": 33', '"start": 67'),
      ['12:41 invalid tags[1].start must not be behind end.'],
    ],
    [
      'a range of read-marks that ends before it starts',
      good.replace('[2, 3]', '[3, 2]'),
      ['9:18 invalid read[1] must not end before it starts.'],
    ],
    [
      'an id twice',
      good.replace('"id1"', '"id0"'),
      ['12:8 duplicate-id tags[1].id is "id0", which another record has too.'],
    ],
    [
      'a key twice',
      good.replace('"done": null', '"done": null, "d\\u006fne": null'),
      ['5:15 duplicate-key Key "done" stands here twice.'],
    ],
    [
      'conflict markers',
      good.replace('"read"', '<<<<<<< HEAD\n"read"'),
      ['9:1 conflict-markers Git left conflict markers here.'],
    ],
    [
      'nesting beyond reason',
      '['.repeat(100) + ']'.repeat(100),
      ['1:1 invalid Nested deeper than 64 levels.'],
    ],
    [
      'balanced nesting that overflows a stack',
      '['.repeat(200_000) + ']'.repeat(200_000),
      ['1:1 invalid Nested deeper than 64 levels.'],
    ],
    [
      'nesting that overflows a stack',
      '['.repeat(200_000),
      ['1:10002 unparsable Not valid JSON: Nested deeper than 10000 levels.'],
    ],
  ];
  for (const [title, text, expected] of cases) {
    it(`refuses ${title}`, () => {
      assert.deepEqual(problems(text), expected);
      assert.equal(parse(text).writable, false);
    });
  }

  it('does not take quotes before colons inside texts for keys', () => {
    const text = serialise({ ...example, annotator: { id: 'anna', name: '": " "b":"c\\":' } });
    assert.deepEqual(problems(text), []);
  });

  it('shows a newer version that still fits, but does not let it be written', () => {
    const parsed = parse(good.replace('"version": 1', '"version": 2'));
    assert.equal(parsed.writable, false);
    assert.equal(parsed.annotations?.tags.length, 2);
    assert.deepEqual(
      parsed.problems.map(({ line, code }) => [line, code]),
      [[2, 'newer-version']],
    );
  });

  it('does not show a newer version that no longer fits, and says that it is newer', () => {
    const parsed = parse('{"format": "claimmark", "version": 7, "tags": {}}');
    assert.equal(parsed.annotations, null);
    assert.deepEqual(
      parsed.problems.map(({ code }) => code),
      ['newer-version'],
    );
  });

  it('refuses bytes that are not UTF-8', () => {
    const bytes = new TextEncoder().encode(good);
    bytes[100] = 0xff;
    assert.deepEqual(
      parseBytes(bytes).problems.map(({ code }) => code),
      ['not-utf8'],
    );
  });
});
