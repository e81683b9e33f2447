import assert from 'node:assert/strict';
import fs from 'node:fs';
import { TAG_NAMES } from '../../../../src/annotation';
import { beginningOf, sectionOf, withoutImages } from '../../../../src/vscode/guideline/sections';

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
