import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LANGUAGES, segment } from '../../../src/article';
import type { Span } from '../../../src/article';

interface Corpus {
  readonly file: string;
  readonly lang: string;
  readonly kind?: string;
}
type Segmenter = (text: string, language?: string) => Span[];
interface Scorer {
  loadCorpora(which: string): Corpus[];
  scoreCorpus(
    corpus: Corpus,
    segment: Segmenter,
  ): Promise<{ F: number; Fp: number; ptp: number; pfp: number; pfn: number; pass: number }>;
}

/** Gold that may be measured with but not shipped lies beside the checkout, or nowhere. */
const scorerFile = resolve('..', 'shared', 'data', 'segmentation', 'score.mjs');

/** At least so much, in percent: `F` of all boundaries, `Fp` of punctuated ones, or rule cases passed. */
const aims: Readonly<Record<string, { F?: number; Fp?: number; pass?: number }>> = {
  'golden-de': { pass: 33 },
  'golden-en': { pass: 49 },
  'de-pud': { F: 99.74 },
  'de-gsd-dev': { Fp: 99.87 },
  'de-hdt-dev-sample': { Fp: 99.92 },
  'de-pcc-train': { Fp: 99.93 },
  'en-pud': { F: 99.84 },
  'en-ewt-test': { Fp: 97 },
  'es-gsd-dev': { Fp: 99.85 },
  'fr-gsd-dev': { Fp: 99.2 },
  'pt-bosque-dev': { Fp: 99.48 },
  'ru-gsd-dev': { Fp: 98.99 },
  'uk-iu-dev': { Fp: 98.03 },
  'ja-gsd-dev': { Fp: 99.9 },
  'ko-gsd-dev': { Fp: 100 },
  'zh-gsdsimp-dev': { Fp: 100 },
};

if (existsSync(scorerFile)) {
  describe('segment, on gold corpora', function () {
    this.timeout(120_000);
    const load = async (): Promise<Scorer> => (await import(pathToFileURL(scorerFile).href)) as Scorer;
    const percent = (share: number): number => Math.round(share * 10_000) / 100;

    for (const [file, aim] of Object.entries(aims)) {
      it(`reaches its aim on ${file}`, async () => {
        const scorer = await load();
        const corpus = scorer.loadCorpora('open').find((one) => one.file === file);
        assert.ok(corpus, file);
        const { F, Fp, pass } = await scorer.scoreCorpus(corpus, segment);
        const score = { F: percent(F), Fp: percent(Fp), pass };
        for (const key of ['F', 'Fp', 'pass'] as const) {
          assert.ok(score[key] >= (aim[key] ?? 0), `${key} is ${score[key]}, not ${aim[key] ?? 0}`);
        }
      });
    }

    it('cuts German news as well without a language, or with a wrong one', async () => {
      const scorer = await load();
      const german = scorer.loadCorpora('open').filter(({ lang, kind }) => lang === 'de' && kind !== 'rules');
      for (const language of [undefined, ...LANGUAGES, 'xx']) {
        let [hits, errors] = [0, 0];
        for (const corpus of german) {
          const score = await scorer.scoreCorpus(corpus, (text) => segment(text, language));
          hits += score.ptp;
          errors += score.pfp + score.pfn;
        }
        const Fp = percent((2 * hits) / (2 * hits + errors));
        assert.ok(Fp >= 99.5, `${language ?? 'none'}: ${Fp}`);
      }
    });
  });
}
