import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import { MemoryFiles, parse, parseBytes, serialise, SidecarError, SidecarStore } from '../../../src/sidecar';
import schema from '../../../src/sidecar/sidecar.schema.json';
import { randomOf } from './mutate';
import { anna, article, example, tagOn } from './samples';

const path = '/report.txt';
const own = '/report.txt.anna.claimmark.json';
const fits = new Ajv({ strict: false }).compile(schema);
const encode = (text: string) => new TextEncoder().encode(text);
const text = serialise(example);
const good = encode(text);

type Random = ReturnType<typeof randomOf>;
type Mutation = (random: Random) => Uint8Array;

/** A mutation of the text between two random places. */
const onText = (mutate: (before: string, cut: string, after: string, random: Random) => string): Mutation => {
  return (random) => {
    const from = random.next(text.length + 1);
    const to = Math.min(text.length, from + random.next(60));
    return encode(mutate(text.slice(0, from), text.slice(from, to), text.slice(to), random));
  };
};

/** A mutation of one value of the file, put in the place of a random one. */
const onValue = (...replacements: string[]): Mutation => {
  const values = [...text.matchAll(/(?<=: |\[|, )(?:"(?:[^"\\]|\\.)*"|\d+|null|true)(?=[,\]}\n])/g)];
  return (random) => {
    const { index, 0: value } = random.pick(values);
    return encode(text.slice(0, index) + random.pick(replacements) + text.slice(index + value.length));
  };
};

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const members = [
  '"__proto__": {"tags": []}',
  '"constructor": 1',
  '"toString": "x"',
  '"x": 1e999',
  '"id": "id0"',
];

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  truncated: (random) => good.slice(0, random.next(good.length)),
  'a bit flipped': (random) => {
    const bytes = good.slice();
    const at = random.next(bytes.length);
    bytes[at] = bytes[at]! ^ (1 << random.next(8));
    return bytes;
  },
  'a part lost': onText((before, _, after) => before + after),
  'a part twice': onText((before, cut, after) => before + cut + cut + after),
  'another type': onValue('null', 'true', '{}', '[]', '""', '"x"', '7', '-7', '1.5', '[{}]', '{"id": 1}'),
  'a huge number': onValue('1e308', '1e999', '-1e999', '9007199254740993', '123456789012345678901234567890'),
  'an offset outside': onValue('4294967296', '999999', '84', '83'),
  'an id twice': (random) => encode(text.replaceAll(/"id[01]"/g, () => `"id${random.next(2)}"`)),
  'a member more': (random) => {
    const { index } = random.pick([...text.matchAll(/(?<=[{\n])(?="\w+": )/g)]);
    return encode(`${text.slice(0, index)}${random.pick(members)}, ${text.slice(index)}`);
  },
  'deep nesting': (random) =>
    onValue(deep(random.pick([10, 63, 64, 100, 5000])), `{"a": ${deep(20)}}`)(random),
  'overlapping ranges': (random) => {
    const range = () => `[${random.next(6)}, ${random.next(6)}]`;
    const spans = text.replaceAll(/"(start|end)": \d+/g, (_, key: string) => `"${key}": ${random.next(90)}`);
    return encode(spans.replace(/"read": .*(?=,\n)/, `"read": [${range()}, ${range()}, ${range()}]`));
  },
  'conflict markers': (random) => {
    const lines = text.split('\n');
    const at = 1 + random.next(lines.length - 2);
    const line = lines[at]!;
    const base = random.next(2) ? ['||||||| 1a2b3c4', line] : [];
    return encode(
      [
        ...lines.slice(0, at),
        '<<<<<<< HEAD',
        line,
        ...base,
        '=======',
        line,
        '>>>>>>> x',
        ...lines.slice(at + 1),
      ].join('\n'),
    );
  },
};

describe('Sidecars that are broken in any way', () => {
  for (const [index, [kind, mutate]] of Object.entries(MUTATIONS).entries()) {
    it(`neither crash anything nor are written: ${kind}`, async () => {
      const random = randomOf(index);
      const files = new MemoryFiles();
      const store = new SidecarStore({ files, annotator: anna });
      let refused = 0;
      for (let round = 0; round < 834; round++) {
        const bytes = mutate(random);
        files.contents.set(own, bytes);
        const adding = { tags: [{ id: 'new', before: null, after: tagOn(2, { id: 'new' }) }] };
        const error = await store.apply(path, article, adding).then(
          () => null,
          (reason: unknown) => reason as Error,
        );
        const context = new TextDecoder().decode(bytes);
        if (error === null) {
          const before = JSON.parse(context.replace(/^\ufeff/, '')) as typeof example;
          assert.ok(fits(before), context);
          const { annotations, writable } = parseBytes(files.contents.get(own)!);
          assert.ok(writable, context);
          const ids = new Set(annotations.tags.map(({ id }) => id));
          for (const { id } of [...before.tags, { id: 'new' }]) assert.ok(ids.has(id), context);
          for (const key of Object.keys(before)) assert.ok(Object.hasOwn(annotations, key), context);
        } else {
          refused++;
          assert.ok(error instanceof SidecarError, `${error.message} ${context}`);
          assert.match(error.message, /^\/report\.txt\.anna\.claimmark\.json(:[1-9]\d*)?: ./);
          assert.equal(files.contents.get(own), bytes);
        }
      }
      assert.ok(refused > 40, `only ${refused} were broken`);
    });
  }

  const big = 50 * 2 ** 20;
  const line = /^\{"id": "id0".*\n/m.exec(text)![0];
  const huge: [title: string, make: () => string, code: string | undefined][] = [
    ['a string that does not end', () => text.slice(0, 800) + 'x'.repeat(big), 'unparsable'],
    ['one record again and again', () => text.replace(line, line.repeat(big / line.length)), 'duplicate-id'],
    ['a date of spaces', () => text.replace('null', `"${' '.repeat(big)}"`), 'invalid'],
    ['a name of quotes', () => text.replace('Anna B.', '\\"a:'.repeat(big / 4)), undefined],
  ];
  for (const [title, make, code] of huge) {
    it(`do not crash anything: 50 MB, ${title}`, () => {
      assert.equal(parse(make()).problems[0]?.code, code);
    });
  }
});
