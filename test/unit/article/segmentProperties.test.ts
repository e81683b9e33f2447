import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LANGUAGES, segment } from '../../../src/article';

/** What texts are made of at their worst. */
const pieces = [
  ...Array.from('.!?…。！？।؟;:,–—-/&|#*_~`<>%§€0123456789'),
  ...Array.from('„“”‟«»‚‘’‹›"\'()[]{}（）「」『』【】《》'),
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\u0085',
    '\u2028',
    '\u2029',
    '\f',
    '\t',
    ' ',
    '\u00a0',
    '\u202f',
    '\u3000',
  ],
  ...['\u00ad', '\u200b', '\u200d', '\u2060', '\ufeff', '\u202e', '\u0301'],
  ...['\ud83d', '\ude00', '😀', '👩‍👩‍👧', '🇩🇪', '𝔄', '\0'],
  ...[
    '&nbsp;',
    '&quot;',
    '&',
    '[1]',
    '...',
    '. . .',
    '1. ',
    '2) ',
    'a. ',
    '• ',
    ':-)',
    'http://a.example/b.c',
  ],
  ...[
    'Dr. ',
    'z. B. ',
    'u. a. ',
    '18. Juni ',
    'U.S. ',
    'Jan. ',
    'Das ',
    'The ',
    'haus ',
    'Haus',
    'İSTANBUL',
    'ß',
  ],
  ...[
    'Слово',
    'слово ',
    'д. ',
    'λέξη',
    'كلمة',
    'مرحبا ',
    'שלום ',
    'शब्द ',
    'डॉ. ',
    '中文',
    'にほん',
    '한국어 ',
    'ไทย',
  ],
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));
const language = fc.constantFrom(undefined, 'xx', ...LANGUAGES);
const format = fc.constantFrom('plain' as const, 'markdown' as const);

const runs = { numRuns: 2000 };
const space = /[\s\u0085\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|&nbsp;/gu;

describe('segment, whatever the text', () => {
  it('gives ordered, disjoint, trimmed spans that split no surrogate pair', () => {
    fc.assert(
      fc.property(text, language, format, (value, id, kind) => {
        let last = 0;
        for (const [start, end] of segment(value, id, { format: kind })) {
          assert.ok(last <= start && start < end && end <= value.length);
          const sentence = value.slice(start, end);
          assert.equal(sentence, sentence.trim());
          for (const at of [start, end]) {
            assert.ok(!/^[\ud800-\udbff][\udc00-\udfff]$/.test(value.slice(at - 1, at + 1)), `pair at ${at}`);
          }
          last = end;
        }
      }),
      runs,
    );
  });

  it('covers every visible character of plain text', () => {
    fc.assert(
      fc.property(text, language, (value, id) => {
        const covered = segment(value, id).map(([start, end]) => value.slice(start, end));
        assert.equal(covered.join('').replace(space, ''), value.replace(space, ''));
      }),
      runs,
    );
  });

  it('says the same of the same text', () => {
    fc.assert(
      fc.property(text, language, (value, id) => {
        assert.deepEqual(segment(value, id), segment(` ${value}`.slice(1), id));
      }),
    );
  });
});
