import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blocksOf, layoutOf, LiveSentences, rulesFor, segment } from '../../../src/article';
import type { ArticleFormat, Edit, LiveSentencesOptions, Span } from '../../../src/article';
import { blockSentences } from '../../../src/article/blockSentences';

/** A text that is edited, and counts what is asked of it. */
class EditedText {
  asked = 0;

  constructor(public text: string) {}

  get length(): number {
    return this.text.length;
  }

  slice(start: number, end: number): string {
    this.asked += end - start;
    return this.text.slice(start, end);
  }

  replace({ start, end, text }: Edit): void {
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
  }
}

/** A living article whose edits happen in its text too. */
class Article {
  readonly source: EditedText;
  readonly live: LiveSentences;

  constructor(text: string, options: Partial<LiveSentencesOptions> = {}) {
    this.source = new EditedText(text);
    this.live = new LiveSentences(this.source, { language: 'de', ...options });
  }

  edit(...edits: readonly Edit[]) {
    for (const edit of edits) this.source.replace(edit);
    return this.live.edit(edits);
  }

  /** Replaces the first occurrence of `old`. */
  change(old: string, text: string) {
    const start = this.source.text.indexOf(old);
    assert.ok(start >= 0, old);
    return this.edit({ start, end: start + old.length, text });
  }

  /** Puts `text` before the first occurrence of `place`. */
  insert(place: string, text: string) {
    return this.change(place, text + place);
  }

  get sentences(): string[] {
    return this.live.spans().map(([start, end]) => this.source.text.slice(start, end));
  }
}

/** An article with an outline: "¦" marks its sentence limits inside lines. */
function outlined(marked: string, format: ArticleFormat = 'plain'): Article {
  const text = marked.replaceAll('¦', '');
  const sentences: Span[] = [];
  let offset = 0;
  for (const line of marked.split('\n')) {
    for (const part of line.split('¦')) {
      if (part.trim())
        sentences.push([offset + part.length - part.trimStart().length, offset + part.trimEnd().length]);
      offset += part.length;
    }
    offset++;
  }
  return new Article(text, { sentences, format });
}

describe('live sentences', () => {
  it('are those of the segmenter before any edit', () => {
    const text = 'Eins ist da. Zwei auch.\n\nDrei z. B. nicht.';
    assert.deepEqual(new Article(text).live.spans(), segment(text, 'de'));
  });

  it('find a sentence by offset', () => {
    const { live } = new Article('Eins ist da. Zwei auch.\nDrei fehlt.');
    assert.deepEqual(
      [0, 5, 12, 13, 23, 24, 35].map((offset) => live.indexAt(offset)),
      [0, 0, 0, 1, 1, 2, 2],
    );
    assert.equal(new Article('Eins.  Zwei.').live.indexAt(6), undefined);
    assert.equal(new Article('').live.indexAt(0), undefined);
    assert.deepEqual(live.indicesIn(5, 14), [0, 1]);
    assert.deepEqual(live.indicesIn(12, 13), []);
    assert.deepEqual(live.indicesIn(0, 99), [0, 1, 2]);
    assert.throws(() => live.at(3), RangeError);
    assert.throws(() => live.at(-1), RangeError);
  });

  it('follow typing within a sentence, and say that it alone has changed', () => {
    const article = new Article('Eins ist da. Zwei auch.\nDrei fehlt.');
    assert.deepEqual(article.insert('auch', 'ist '), [{ from: 1, removed: 1, added: 1 }]);
    assert.deepEqual(article.sentences, ['Eins ist da.', 'Zwei ist auch.', 'Drei fehlt.']);
  });

  it('are cut where a full stop is typed, and joined where it is deleted', () => {
    const article = new Article('Eins ist da und Zwei auch.\nDrei fehlt.');
    assert.deepEqual(article.change(' und', '.'), [{ from: 0, removed: 1, added: 2 }]);
    assert.deepEqual(article.sentences, ['Eins ist da.', 'Zwei auch.', 'Drei fehlt.']);
    assert.deepEqual(article.change('da.', 'da und'), [{ from: 0, removed: 2, added: 1 }]);
    assert.deepEqual(article.change('\n', ' '), [{ from: 0, removed: 2, added: 2 }]);
    assert.deepEqual(article.change('Eins ist da und Zwei auch. Drei fehlt.', ''), [
      { from: 0, removed: 2, added: 0 },
    ]);
    assert.deepEqual(article.sentences, []);
    assert.deepEqual(article.edit({ start: 0, end: 0, text: 'Neu. Ja.' }), [
      { from: 0, removed: 0, added: 2 },
    ]);
  });

  it('follow several edits of one moment, from the last to the first', () => {
    const article = new Article('Eins ist da.\n\nZwei ist da.\n\nDrei ist da.');
    const before = article.source.text;
    const edits = ['Drei', 'Zwei', 'Eins'].map((word) => {
      const start = before.indexOf(word);
      return { start, end: start + 4, text: 'Neu. Sie' };
    });
    assert.deepEqual(article.edit(...edits), [
      { from: 2, removed: 1, added: 2 },
      { from: 1, removed: 1, added: 2 },
      { from: 0, removed: 1, added: 2 },
    ]);
    assert.deepEqual(article.sentences, [
      'Neu.',
      'Sie ist da.',
      'Neu.',
      'Sie ist da.',
      'Neu.',
      'Sie ist da.',
    ]);
  });

  it('vanish behind a fence that opens and come back when it closes', () => {
    const article = new Article('Eins.\n\nZwei. Ja.\n\nDrei.\n', { format: 'markdown' });
    article.insert('Zwei', '```\n');
    assert.deepEqual(article.sentences, ['Eins.']);
    article.insert('\nDrei', '```\n');
    assert.deepEqual(article.sentences, ['Eins.', 'Drei.']);
  });

  it('see the end of front matter being typed', () => {
    const article = new Article(`---\n${'a: b. C\n'.repeat(40)}\nEins. Zwei.\n`, { format: 'markdown' });
    article.insert('\nEins', '---\n');
    assert.deepEqual(article.sentences, ['Eins.', 'Zwei.']);
  });
});

describe('live sentences of an outline', () => {
  it('stay as they are, whatever the segmenter says', () => {
    const marked = 'Eins ¦ist da. Zwei. Drei.¦\nVier\nFünf.';
    const article = outlined(marked);
    article.insert('Fünf', 'x');
    assert.deepEqual(article.sentences, ['Eins', 'ist da. Zwei. Drei.', 'Vier', 'xFünf.']);
  });

  it('keep a join in a sentence that is edited', () => {
    const article = outlined('Eins ist da. Zwei auch.¦ Drei fehlt.');
    article.insert('ist', 'er ');
    article.insert('auch', 'sie ');
    assert.deepEqual(article.sentences, ['Eins er ist da. Zwei sie auch.', 'Drei fehlt.']);
  });

  it('keep a join over a line break or a blank line', () => {
    const text = 'Eins ist da\n\nund Zwei auch. Drei fehlt.';
    const end = text.indexOf(' Drei');
    const article = new Article(text, {
      sentences: [
        [0, end],
        [end + 1, text.length],
      ],
    });
    article.insert('auch', 'sie ');
    article.insert('ist', 'er ');
    assert.deepEqual(article.sentences, ['Eins er ist da\n\nund Zwei sie auch.', 'Drei fehlt.']);
  });

  it('keep a split in the sentence that is edited, at its very edge too', () => {
    const article = outlined('Eins ist da ¦und Zwei auch. Drei fehlt.'.replace('auch.', 'auch.¦'));
    article.insert('und', 'x');
    article.insert('auch', 'sie ');
    article.insert('ist', 'er ');
    assert.deepEqual(article.sentences, ['Eins er ist da', 'xund Zwei sie auch.', 'Drei fehlt.']);
  });

  it('lose a split whose place is deleted', () => {
    const article = outlined('Eins ist da ¦und Zwei auch.');
    article.change('da und', 'nie');
    assert.deepEqual(article.sentences, ['Eins ist nie Zwei auch.']);
  });

  it('are cut anew where text is new: typed at the end, letter by letter', () => {
    const article = outlined('Eins ist da.¦ Zwei am 1.\n\nDrei fehlt.');
    for (const letter of ' Mai z. B. nicht. Vier kam.') {
      const start = article.source.text.indexOf('\n\n');
      article.edit({ start, end: start, text: letter });
    }
    assert.deepEqual(article.sentences, [
      'Eins ist da.',
      'Zwei am 1. Mai z. B. nicht.',
      'Vier kam.',
      'Drei fehlt.',
    ]);
  });

  it('are cut anew in a new paragraph and where text has become prose', () => {
    const article = outlined('Eins.\n\nZwei.', 'markdown');
    article.insert('\nZwei', '\nNeu ist das. Ja!\n');
    assert.deepEqual(article.sentences, ['Eins.', 'Neu ist das.', 'Ja!', 'Zwei.']);
    const code = new Article('```\nEins. Zwei.\n```\nDrei.', { sentences: [[20, 25]], format: 'markdown' });
    code.change('```\n', '');
    code.change('```\n', '');
    assert.deepEqual(code.sentences, ['Eins.', 'Zwei.', 'Drei.']);
  });

  it('stay while a fence above them is open', () => {
    const article = outlined('Eins.\n\nZwei.¦ Ja.\n\nDrei.', 'markdown');
    article.insert('Eins', '```\n\n');
    assert.deepEqual(article.sentences.slice(-3), ['Zwei.', 'Ja.', 'Drei.']);
  });

  it('do not merge when a bracket opens before them', () => {
    const article = outlined('Er kam heim.¦ Sie ging.¦ Es blieb (lange) da.');
    article.insert('heim', '(');
    assert.deepEqual(article.sentences.slice(1), ['Sie ging.', 'Es blieb (lange) da.']);
  });

  it('are what a list without an outline becomes by keep', () => {
    const article = new Article('Eins ist da. Zwei auch.\n\nDrei fehlt. Vier ging.', { format: 'markdown' });
    article.live.keep();
    article.insert('Eins', '```\n');
    assert.deepEqual(article.sentences.slice(-2), ['Drei fehlt.', 'Vier ging.']);
  });
});

const word = fc.constantFrom(
  'Er',
  'kam',
  'heim.',
  'Sie',
  'z.',
  'B.',
  'am',
  '1.',
  'Mai',
  '„Nein!',
  'Ja“,',
  '(so',
  'da).',
  'Ende.Der',
  '…',
  '👍',
  'x',
);
const line = fc.oneof(
  { weight: 6, arbitrary: fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '',
      '',
      '```',
      '~~~',
      '---',
      '# Kopf',
      '- Punkt',
      '> Zitat',
      '| a | b |',
      '|---|---|',
      '<!--',
      '-->',
      '    Code',
      '1. Eins',
      '===',
      '[a](b "c. D")',
      'Ende  ',
    ),
  },
);
const articleText = fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n'));
const typed = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '.',
    '. ',
    '\n',
    '\n\n',
    'X',
    'x',
    '`',
    '```\n',
    '> ',
    '-',
    '---\n',
    '„',
    '(',
    '|',
    '# ',
    '\\',
  ),
  articleText,
);
const change = fc.record({
  at: fc.nat(999),
  length: fc.oneof(fc.constant(0), fc.nat(4), fc.nat(60)),
  text: typed,
});
const moment = fc.array(change, { minLength: 1, maxLength: 3 });
const format = fc.constantFrom<ArticleFormat>('plain', 'markdown');

/** Edits within the text from the last to the first, all counting in the text before. */
function descending(
  length: number,
  changes: readonly { at: number; length: number; text: string }[],
): Edit[] {
  let before = length;
  return changes
    .map((edit) => ({ ...edit, at: Math.min(edit.at, length) }))
    .sort((a, b) => b.at - a.at)
    .flatMap(({ at, length: removed, text }) => {
      if (at > before) return [];
      const end = Math.min(at + removed, before);
      before = at;
      return [{ start: at, end, text }];
    });
}

/** Edits anywhere in the text, each counting in what the ones before it left. */
function oneByOne(length: number, changes: readonly { at: number; length: number; text: string }[]): Edit[] {
  let now = length;
  return changes.map(({ at, length: removed, text }) => {
    const start = Math.min(at, now);
    const end = Math.min(start + removed, now);
    now += text.length - (end - start);
    return { start, end, text };
  });
}

describe('live sentences of any article', () => {
  it('without an outline are always those of a fresh cut, and the changes lead there', () => {
    fc.assert(
      fc.property(articleText, format, fc.array(moment, { maxLength: 6 }), (text, articleFormat, moments) => {
        const article = new Article(text, { format: articleFormat });
        const layout = layoutOf(text, articleFormat, rulesFor('de'));
        const followed = article.live.spans().map((_, i) => i);
        for (const [i, changes] of moments.entries()) {
          const order = i % 2 === 0 ? descending : oneByOne;
          const splices = article.edit(...order(article.source.length, changes));
          for (const { from, removed, added } of splices)
            followed.splice(from, removed, ...Array<number>(added).fill(-1));
          const now = article.source.text;
          const fresh = blocksOf(now, layout).flatMap((block) =>
            blockSentences(now.slice(block.start, block.end), block, layout),
          );
          assert.deepEqual(article.live.spans(), fresh);
          assert.equal(followed.length, fresh.length);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('report every sentence whose words changed', () => {
    fc.assert(
      fc.property(articleText, format, moment, (text, articleFormat, changes) => {
        const article = new Article(text, { format: articleFormat });
        const followed: (string | undefined)[] = [...article.sentences];
        for (const { from, removed, added } of article.edit(...descending(text.length, changes))) {
          followed.splice(from, removed, ...Array<undefined>(added).fill(undefined));
        }
        article.sentences.forEach((sentence, i) => {
          if (followed[i] !== undefined) assert.equal(followed[i], sentence);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('with an outline keep the limits of every sentence that no edit came near', () => {
    fc.assert(
      fc.property(articleText, format, fc.array(fc.nat(99)), change, (text, articleFormat, joins, edit) => {
        // An outline that differs from the segmenter: some neighbours joined, some sentences split.
        const outline: Span[] = [];
        segment(text, 'de', { format: articleFormat }).forEach(([start, end], i) => {
          const last = outline.at(-1);
          const blank = text.indexOf(' ', start + 1);
          if (last && joins.includes(i)) outline[outline.length - 1] = [last[0], end];
          else if (joins.includes(i + 50) && blank > 0 && blank + 1 < end && text[blank + 1] !== ' ')
            outline.push([start, blank], [blank + 1, end]);
          else outline.push([start, end]);
        });
        const article = new Article(text, { format: articleFormat, sentences: outline });
        assert.deepEqual(article.live.spans(), outline);
        const [{ start, end, text: inserted }] = descending(text.length, [edit]) as [Edit];
        article.edit({ start, end, text: inserted });

        const spans = article.live.spans();
        let last = 0;
        for (const [from, to] of spans) {
          assert.ok(last <= from && from < to && to <= article.source.length);
          last = to;
        }
        const known = new Set(spans.map(([from, to]) => `${from} ${to}`));
        const growth = inserted.length - (end - start);
        const before = outline.filter(([, to]) => to < start).slice(0, -1);
        const after = outline.filter(([from]) => from > end).slice(1);
        for (const [from, to] of before) assert.ok(known.has(`${from} ${to}`));
        for (const [from, to] of after) assert.ok(known.has(`${from + growth} ${to + growth}`));
      }),
      { numRuns: 400 },
    );
  });

  it('with an outline leave no word of plain text out', () => {
    fc.assert(
      fc.property(articleText, fc.array(moment, { maxLength: 5 }), (text, moments) => {
        const article = new Article(text, { sentences: segment(text, 'de') });
        for (const changes of moments) {
          article.edit(...oneByOne(article.source.length, changes));
          const outside = article.live
            .spans()
            .reduceRight((rest, [from, to]) => rest.slice(0, from) + rest.slice(to), article.source.text);
          assert.doesNotMatch(outside, /\S/);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the cost of an edit', () => {
  const paragraph =
    'Der Minister wies das zurück. „Das ist falsch“, sagte er am 3. Mai. Mehr weiß man nicht.\n\n';
  const shapes: readonly [name: string, format: ArticleFormat, part: string][] = [
    ['paragraphs', 'plain', paragraph],
    ['lines', 'plain', paragraph.replace('\n\n', '\n')],
    ['Markdown', 'markdown', paragraph],
    ['an open fence', 'markdown', '\n'],
  ];
  for (const [name, articleFormat, part] of shapes) {
    it(`does not depend on the length of the article: ${name}`, () => {
      const mostAsked = (parts: number): number => {
        const filler =
          name === 'an open fence' ? `\`\`\`\n${'x = 1; \n\n'.repeat(parts)}` : part.repeat(parts);
        const article = new Article(filler, { format: articleFormat });
        let most = 0;
        for (const share of [0.1, 0.5, 0.9]) {
          const start = Math.floor(filler.length * share);
          for (const edit of [
            { start, end: start, text: 'x' },
            { start, end: start + 1, text: '' },
          ]) {
            article.source.asked = 0;
            article.edit(edit);
            most = Math.max(most, article.source.asked);
          }
        }
        return most;
      };
      assert.ok(mostAsked(20_000) <= mostAsked(200));
    });
  }
});
