import fc from 'fast-check';
import { CERTAINTIES, REASONS, SOURCE_KINDS, TAG_NAMES } from '../../../src/annotation';
import type { Annotations, Review, Tag } from '../../../src/annotation';
import { hashText } from '../../../src/article';
import { example } from './samples';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const offset = fc.nat(100_000);
const date = fc.constantFrom('2026-11-22', '2026-11-22T09:00:00Z');
const hash = fc.constantFrom(hashText('a'), hashText('b'));
const link = fc.constantFrom('bert/7fq2', 'model-x/a_b-C');
const optional = <T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(shape, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;

/** Members that no version of the format knows yet. */
const unknown = fc.dictionary(
  fc.constantFrom('x-tool', 'colour', '__proto__', 'constructor', 'x"y'),
  fc.jsonValue({ maxDepth: 2 }),
  { maxKeys: 2, noNullPrototype: true },
);

const anchor = fc
  .record({ start: offset, length: fc.nat(300), quote: text, prefix: text, suffix: text })
  .map(({ start, length, ...rest }) => ({ start, end: start + length, ...rest }));
const details = optional({
  source: text,
  sourceKind: fc.constantFrom(...SOURCE_KINDS),
  cue: fc.array(text, { maxLength: 3 }),
  via: text,
  certainty: fc.constantFrom(...CERTAINTIES),
  unsure: fc.boolean(),
  note: text,
  denies: fc.array(fc.oneof(fc.record({ of: link }), fc.record({ claim: text })), { maxLength: 2 }),
});
const merged = (...parts: fc.Arbitrary<object>[]) =>
  fc.tuple(...parts).map((all) => {
    const whole = {};
    // Object.assign would set the prototype by a member called __proto__.
    for (const part of all) Object.defineProperties(whole, Object.getOwnPropertyDescriptors(part));
    return whole;
  });

const tag = merged(
  anchor,
  details,
  fc.record({ tag: fc.constantFrom(...TAG_NAMES), created: date }),
  unknown,
);
const review = merged(
  optional({ reason: fc.constantFrom(...REASONS), note: text, seen: hash }),
  fc.oneof(
    fc.record({ verdict: fc.constantFrom('accept', 'reject'), of: link }),
    fc.record({ verdict: fc.constant('change'), of: link, to: details }),
    merged(anchor, fc.record({ verdict: fc.constant('add'), tag: fc.constantFrom(...TAG_NAMES) })),
    fc.record({ verdict: fc.constant('comment'), re: link, note: text }),
  ),
  fc.record({ created: date }),
  unknown,
);

const numbered = <T>(records: readonly object[], prefix: string) =>
  records.map((record, index) => ({ id: `${prefix}${index}`, ...record }) as T);

/** Annotations that a later version may have written: with unknown members everywhere. */
export const anyAnnotations: fc.Arbitrary<Annotations> = fc
  .tuple(fc.array(tag, { maxLength: 5 }), fc.array(review, { maxLength: 4 }), unknown, unknown)
  .map(([tags, reviews, top, inner]) => {
    const whole: Annotations = {
      ...example,
      article: { ...example.article, ...inner },
      tags: numbered<Tag>(tags, 't'),
      reviews: numbered<Review>(reviews, 'r'),
    };
    Object.defineProperties(whole, Object.getOwnPropertyDescriptors(top));
    return whole;
  });
