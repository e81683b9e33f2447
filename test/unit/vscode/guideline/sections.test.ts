import assert from 'node:assert/strict';
import fs from 'node:fs';
import { TAG_NAMES } from '../../../../src/annotation';
import { beginningOf, exampleIn, sectionOf, withoutImages } from '../../../../src/vscode/guideline/sections';

describe('A guideline', () => {
  it('has a section for each tag, as it comes with the extension', () => {
    const first: Readonly<Record<string, readonly string[]>> = {
      en: ['**Is something asserted', '**Does somebody reject', '**Are words'],
      de: ['**Wird etwas behauptet', '**Weist jemand', '**Werden Worte'],
    };
    for (const [language, beginnings] of Object.entries(first)) {
      const text = fs.readFileSync(`media/guideline/${language}.md`, 'utf8');
      for (const [index, tag] of TAG_NAMES.entries()) {
        const section = sectionOf(text, tag);
        assert.ok(section);
        assert.ok(section.body.startsWith(beginnings[index] ?? '?'), `${language} ${tag}`);
        assert.equal(section.body.includes('\n## '), false);
      }
    }
  });

  it('may name a tag in a longer heading, at any level, but is not fooled by code and other headings', () => {
    const text = [
      '# Claims, denials and attributions',
      '```',
      '## Claim',
      '```',
      '## 2. What is a claim?',
      'Words.',
      '### Hard cases',
      'More.',
      '## Denials',
    ].join('\n');
    assert.deepEqual(sectionOf(text, 'claim'), { line: 4, body: 'Words.\n### Hard cases\nMore.' });
    assert.deepEqual(sectionOf(text, 'denial'), { line: 8, body: '' });
    assert.equal(sectionOf(text, 'attribution')?.line, 0);
    assert.equal(sectionOf('## Reclaiming', 'claim'), undefined);
  });

  describe('given examples', () => {
    const titles = { tag: 'denial', examples: 'Examples' };
    const added = (text: string, ...examples: readonly string[]) =>
      examples.reduce((before, example) => {
        const lines = before.split('\n');
        const { line, text: inserted } = exampleIn(before, 'denial', example, titles);
        return [...lines.slice(0, line), `${lines[line] ?? ''}${inserted}`, ...lines.slice(line + 1)].join(
          '\n',
        );
      }, text);

    it('lists them at the end of the section of the tag, in their order', () => {
      assert.equal(
        added('# Ours\n\n## Denial\n\nRejected.\n\n- not a refusal\n\n## Claim\n', 'one', 'two'),
        '# Ours\n\n## Denial\n\nRejected.\n\n- not a refusal\n\n### Examples\n\n- one\n- two\n\n## Claim\n',
      );
    });

    it('goes on with the list that the team has', () => {
      assert.equal(
        added('## Dementi\n### Beispiele\n* eins\n### Grenzfälle\nText', 'zwei'),
        '## Dementi\n### Beispiele\n* eins\n- zwei\n### Grenzfälle\nText',
      );
      assert.equal(added('## Denial\n### Examples', 'one'), '## Denial\n### Examples\n\n- one\n');
    });

    it('makes the section that is missing', () => {
      assert.equal(added('# Ours', 'one'), '# Ours\n\n## denial\n\n### Examples\n\n- one\n');
      assert.deepEqual(sectionOf(added('', 'one'), 'denial')?.body, '### Examples\n\n- one');
    });

    it('finds their place in the guidelines that come with the extension', () => {
      for (const language of ['en', 'de']) {
        const text = fs.readFileSync(`media/guideline/${language}.md`, 'utf8');
        for (const tag of TAG_NAMES) {
          const { line, text: inserted } = exampleIn(text, tag, 'one', titles);
          const lines = text.split('\n');
          lines[line] = `${lines[line] ?? ''}${inserted}`;
          assert.ok(sectionOf(lines.join('\n'), tag)?.body.endsWith('\n\n### Examples\n\n- one'), tag);
        }
      }
    });
  });

  it('fetches nothing and stays short in hovers', () => {
    assert.equal(
      withoutImages('see ![this](https://example.org/x.png)'),
      'see [this](https://example.org/x.png)',
    );
    assert.equal(beginningOf('one\n\ntwo\n\nthree', 10), 'one\n\ntwo\n\n…');
    assert.equal(beginningOf('a long paragraph', 6), 'a long…');
    assert.equal(beginningOf('short', 10), 'short');
  });
});
