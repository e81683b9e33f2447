import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blocksOf, layoutOf, rulesFor, segment } from '../../../src/article';
import type { ArticleFormat, Block } from '../../../src/article';

const german = rulesFor('de');
const blocks = (text: string, format: ArticleFormat): Block[] =>
  blocksOf(text, layoutOf(text, format, german));
const wrapColumnOf = (text: string): number => layoutOf(text, 'plain', german).wrapColumn;

const slices = (text: string, format: ArticleFormat, prose: boolean): string[] =>
  blocks(text, format)
    .filter((block) => block.prose === prose)
    .map(({ start, end }) => text.slice(start, end));

describe('blocks of plain text', () => {
  it('are its lines, blank ones left out', () => {
    const text = 'Überschrift\nVon A. Bär\n\n \t\u00a0\nErster Satz. Zweiter.\n';
    assert.deepEqual(slices(text, 'plain', true), ['Überschrift', 'Von A. Bär', 'Erster Satz. Zweiter.']);
    assert.deepEqual(blocks('', 'plain'), []);
    assert.deepEqual(blocks('\n\n', 'plain'), []);
  });

  const wrapped = `Datum: 3. Mai
Ort: Marlund

Der Stadtrat von Marlund hat am Donnerstag nach langer Debatte einen
Haushalt beschlossen. Die Bürgermeisterin nannte ihn solide, wies aber
den Vorwurf zurück, an den Schulen werde gespart.

- Ein erster Punkt, der so lang geraten ist, dass er in der nächsten
  Zeile endet
- Ein zweiter Punkt
`;

  it('are paragraphs in a hard-wrapped file; short lines and items still end one', () => {
    assert.equal(wrapColumnOf(wrapped), 70);
    assert.deepEqual(slices(wrapped, 'plain', true), [
      'Datum: 3. Mai',
      'Ort: Marlund',
      wrapped.slice(wrapped.indexOf('Der Stadtrat'), wrapped.indexOf('\n\n- Ein')),
      '- Ein erster Punkt, der so lang geraten ist, dass er in der nächsten\n  Zeile endet',
      '- Ein zweiter Punkt',
    ]);
  });

  it('stay lines where lines are long but do not go on', () => {
    const lines = [
      'Der Stadtrat von Marlund hat nach langer Debatte einen Haushalt beschlossen.',
      'Die Bürgermeisterin nannte ihn solide und wies jeden Vorwurf zurück.',
      'Gegner sprachen in einer ersten Erklärung von einem schwarzen Tag.',
      'Siehe auch: Warum in Marlund die Schulen um neue Lehrerinnen werben',
    ];
    assert.equal(wrapColumnOf(lines.join('\n')), 0);
    assert.deepEqual(slices(lines.join('\n'), 'plain', true), lines);
  });

  it('do not depend on a few long lines in a hard-wrapped file', () => {
    const address = `https://example.org/${'pfad/'.repeat(12)}`;
    assert.equal(wrapColumnOf(`${wrapped}\n${address}\n\n${wrapped}`), 70);
  });

  it('can be asked for with a column found before', () => {
    const text = 'Der Stadtrat hat\nam Abend getagt.';
    assert.equal(blocksOf(text, { format: 'plain', wrapColumn: 0, rules: german }).length, 2);
    assert.equal(blocksOf(text, { format: 'plain', wrapColumn: 16, rules: german }).length, 1);
  });
});

describe('blocks of Markdown', () => {
  const cases: readonly [name: string, text: string, prose: readonly string[], other?: readonly string[]][] =
    [
      ['headings, without their marks', '# Eins #\n## Zwei\n#drei\n###', ['Eins', 'Zwei', '#drei']],
      ['underlined headings', 'Eins\n===\nZwei\n----\n\nDrei\n\n---', ['Eins', 'Zwei', 'Drei'], ['---']],
      ['paragraphs over several lines', 'Eins\nzwei\n\n  Drei\nvier', ['Eins\nzwei', 'Drei\nvier']],
      [
        'list items, without their marks',
        '- Eins\n* Zwei\n+ Drei\n1. Vier\n2) Fünf',
        ['Eins', 'Zwei', 'Drei', 'Vier', 'Fünf'],
      ],
      [
        'nested items and their paragraphs',
        '- Eins\n  - Zwei\n\n    Drei\n\n  Vier\n\nFünf',
        ['Eins', 'Zwei', 'Drei', 'Vier', 'Fünf'],
      ],
      ['items that go on in the next line', '- Eins\n  zwei\ndrei\n- Vier', ['Eins\n  zwei\ndrei', 'Vier']],
      ['tasks', '- [ ] Eins\n- [x] Zwei', ['Eins', 'Zwei']],
      ['a date in the middle of a paragraph', 'Am\n14. März', ['Am\n14. März']],
      [
        'quotes, without their marks',
        '> Eins\n> zwei\n>\n> > Drei\n\nVier',
        ['Eins\n> zwei', 'Drei', 'Vier'],
      ],
      [
        'lists in quotes and quotes in lists',
        '> - Eins\n> - Zwei\n\n- > Drei\n  > vier',
        ['Eins', 'Zwei', 'Drei\n  > vier'],
      ],
      [
        'front matter',
        '---\ntitle: Eins\n\nnote: a.\n---\nZwei',
        ['Zwei'],
        ['---\ntitle: Eins\n\nnote: a.\n---'],
      ],
      ['no front matter without its end', '---\nEins: zwei', ['Eins: zwei'], ['---']],
      [
        'fenced code',
        'Eins\n```js\nx. Y\n\n~~~\n```\nZwei',
        ['Eins', 'Zwei'],
        ['```js', 'x. Y', '~~~', '```'],
      ],
      ['longer fences', '````\n```\nx\n````\nEins', ['Eins'], ['````', '```', 'x', '````']],
      ['a fence that is never closed', 'Eins\n~~~\nx\n\n# y', ['Eins'], ['~~~', 'x', '# y']],
      [
        'a fence that ends with its item or quote',
        '- ```\n  x\n\nEins\n\n> ```\n> y\n\nZwei',
        ['Eins', 'Zwei'],
        ['- ```', '  x', '> ```', '> y'],
      ],
      ['indented code', 'Eins\n\n    x. Y\n\nZwei\n    drei', ['Eins', 'Zwei\n    drei'], ['    x. Y']],
      [
        'comments',
        'Eins\n<!-- a\n\nb. C -->\nZwei\n\n<!-- d --> Drei',
        ['Eins', 'Zwei', '<!-- d --> Drei'],
        ['<!-- a', 'b. C -->'],
      ],
      [
        'link definitions',
        '[a]: https://b.example "C. D"\nEins',
        ['Eins'],
        ['[a]: https://b.example "C. D"'],
      ],
      ['footnotes', 'Eins[^1]\n\n[^1]: Zwei\n\n    Drei\n\nVier', ['Eins[^1]', 'Zwei', 'Drei', 'Vier']],
      [
        'tables by their cells',
        '| A | B |\n|:--|--:|\n| eins. Zwei | a \\| b |\n| | 3 |\n\nEnde',
        ['A', 'B', 'eins. Zwei', 'a \\| b', '3', 'Ende'],
      ],
      [
        'tables below a paragraph and without outer bars',
        'Eins\nA | B\n- | -\nx | y\n# Zwei',
        ['Eins', 'A', 'B', 'x', 'y', 'Zwei'],
      ],
      ['no tables where the columns differ', '| A | B |\n|---|', ['| A | B |\n|---|']],
      [
        'hard breaks',
        'Eins  \nzwei\\\ndrei\\\\\nvier<br>fünf  ',
        ['Eins', 'zwei', 'drei\\\\\nvier', 'fünf  '],
      ],
      ['rules', 'Eins\n\n* * *\n\n___\nZwei', ['Eins', 'Zwei'], ['* * *', '___']],
      ['tabs', '-\tEins\n\n\tZwei\n\n>\tDrei', ['Eins', 'Zwei', 'Drei']],
    ];
  for (const [name, text, prose, other = []] of cases) {
    it(`are right for ${name}`, () => {
      assert.deepEqual(slices(text, 'markdown', true), prose);
      assert.deepEqual(slices(text, 'markdown', false), other);
    });
  }
});

const lineOfText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '---',
    '```',
    '~~~',
    '> ```',
    '<!--',
    '-->',
    '| a | b |',
    '|---|---|',
    '# h',
    '- i',
    '  - j',
  ),
  fc.constantFrom(
    '1. n',
    '> q',
    '    c',
    '===',
    '[a]: b',
    '[^1]: f',
    'wort  ',
    'wort\\',
    '\tt',
    '* * *',
    '<br>',
  ),
  fc.string({
    unit: fc.constantFrom('a', 'B', ' ', '.', '|', '>', '`', '-', '*', '\t', '\ud83d', '„', '\u00a0'),
    maxLength: 90,
  }),
);
const anyText = fc.array(lineOfText, { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('blocks of any text', () => {
  for (const format of ['plain', 'markdown'] as const) {
    it(`stand in order within the text (${format})`, () => {
      fc.assert(
        fc.property(anyText, (text) => {
          let last = 0;
          for (const { start, end } of blocks(text, format)) {
            assert.ok(last <= start && start < end && end <= text.length);
            last = end;
          }
        }),
      );
    });
  }

  it('leave no visible character out (plain)', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const outside = blocks(text, 'plain').reduceRight(
          (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
          text,
        );
        assert.doesNotMatch(outside, /\S/);
      }),
    );
  });

  it('leave only marks out (Markdown)', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const outside = blocks(text, 'markdown').reduceRight(
          (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
          text,
        );
        assert.doesNotMatch(outside, /[B„\ud83d]/);
      }),
    );
  });

  for (const part of ['a<br>', '> ', '- ', '[', '](', '`a``', '**', '| ', 'a\n', '\n', '```\n']) {
    it(`are found in a text of nothing but ${JSON.stringify(part)}`, () => {
      const text = part.repeat(150_000);
      for (const format of ['plain', 'markdown'] as const) {
        assert.ok(blocks(text, format).every(({ start, end }) => start < end));
        assert.ok(segment(text, 'de', { format }).every(([start, end]) => start < end));
      }
    });
  }
});
