import assert from 'node:assert/strict';
import { FORMATS } from '../../../src/exchange';
import { corpus, exported, textOf } from './support';

describe('Exports that tell less', () => {
  for (const { id, variants } of FORMATS) {
    for (const { id: variant } of variants) {
      it(`${id}, ${variant}: names nobody under pseudonyms, wherever a name, a date or a note could stand`, async () => {
        const { files, report } = await exported(corpus(), id, { variant, pseudonyms: true });
        const written = [...files].flat().join('\n');
        const told = report.lines().join('\n');
        for (const text of [written, told]) {
          // By themselves: an id of random letters can have such a name in it.
          assert.doesNotMatch(text, /(?<![a-z\d])(?:anna|bert|carl)(?![a-z\d])/i);
          assert.doesNotMatch(text, /söhne|20\d\d-\d\d-\d\d|erste zeile|'=nicht/i);
        }
        // Carl, who turns up in a link only, has a name of this kind too.
        assert.deepEqual(report.annotators, ['a1', 'a3']);
        for (const name of ['a1', 'a3']) {
          assert.ok(written.includes(name), name);
        }
      });
    }
  }

  const sentences = corpus().flatMap(({ path, annotations }) =>
    annotations.flatMap((placed) => placed.sentences.map(([start, end]) => textOf(path)!.slice(start, end))),
  );

  for (const { id, variants } of FORMATS.filter(({ withoutQuotes }) => withoutQuotes)) {
    for (const { id: variant } of variants) {
      it(`${id}, ${variant}: holds no words of an article but those of details without quotations`, async () => {
        const { files } = await exported(corpus(), id, { variant, withoutQuotes: true });
        const written = [...files.values()].join('\n');
        assert.ok(sentences.length > 10 && written.includes('sha256:'));
        for (const sentence of sentences) {
          // Beginnings and ends, as prefixes and suffixes of neighbours have them.
          for (const words of [sentence.slice(0, 15), sentence.slice(-15)]) {
            assert.ok(!written.includes(words), words);
          }
        }
      });
    }
  }
});
