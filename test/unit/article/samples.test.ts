import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { decodeArticle, detectLanguage, segment } from '../../../src/article';

const gold = 'test/fixtures/segmentation';

/** The sentences of a sample article as they were marked by hand: one a line, "⏎" for a line feed inside. */
describe('the sample articles', () => {
  for (const language of ['de', 'en']) {
    for (const name of readdirSync(`media/samples/${language}`)) {
      const text = decodeArticle(readFileSync(`media/samples/${language}/${name}`));
      const format = name.endsWith('.md') ? 'markdown' : 'plain';
      const sentences = segment(text, language, { format });

      it(`are cut as by hand: ${language}/${name}`, () => {
        const expected = readFileSync(`${gold}/${language}/${name}.sentences`, 'utf8').trimEnd().split('\n');
        const found = sentences.map(([start, end]) => text.slice(start, end).replaceAll('\n', '⏎'));
        assert.deepEqual(found, expected);
      });

      it(`are cut the same without a given language: ${language}/${name}`, () => {
        assert.equal(detectLanguage(text), language);
        assert.deepEqual(segment(text, undefined, { format }), sentences);
      });
    }
  }
});
