import assert from 'node:assert/strict';
import { bringTo, newArticle, articleOf, type Annotations, type Tag } from '../../../src/annotation';
import { FORMATS, lossesOf, type AnnotatedArticle, type Feature, type Variant } from '../../../src/exchange';
import { ANNA, BERT, applied, corpus, exported, planned, textOf } from './support';

/** What of a tag a variant carries, with what it loses replaced by nothing. */
function carriedOf(tag: Tag, own: ReadonlySet<string>, variant: Variant): object {
  const has = (feature: Feature): boolean => variant.carries.includes(feature);
  const { id, created, denies = [], ...rest } = tag;
  const kept = Object.fromEntries(
    Object.entries(rest).filter(([name]) => !(name in FEATURE_OF_DETAIL) || has(name as Feature)),
  );
  const order = (denied: object): number => ('of' in denied ? 0 : 1);
  const links = denies
    .filter((denied) =>
      'of' in denied ? has(own.has(denied.of) ? 'links' : 'linksAcross') : has('deniedClaims'),
    )
    .sort((a, b) => order(a) - order(b));
  return { ...kept, ...(has('id') && { id }), ...(has('created') && { created }), denies: links };
}

const FEATURE_OF_DETAIL: Partial<Record<string, true>> = {
  source: true,
  sourceKind: true,
  cue: true,
  via: true,
  certainty: true,
  unsure: true,
  note: true,
};

function linksOf({ annotator, tags }: Annotations): ReadonlySet<string> {
  return new Set(tags.map((tag) => `${annotator.id}/${tag.id}`));
}

/** Links as `tag at start`, since a format without ids gets new ones. */
function withoutIds(tags: readonly object[], annotations: Annotations): readonly object[] {
  const names = new Map(annotations.tags.map((tag) => [tag.id, `${tag.tag} ${tag.start}`]));
  return tags.map((tag) => {
    const { denies } = tag as Tag;
    const named = denies?.map((denied) =>
      'of' in denied ? { ...denied, of: names.get(denied.of.split('/')[1]!) ?? denied.of } : denied,
    );
    return { ...tag, denies: named };
  });
}

function sorted(annotations: Annotations): readonly Tag[] {
  return [...annotations.tags].sort((a, b) => a.start - b.start || (a.tag < b.tag ? -1 : 1));
}

describe('export and import', () => {
  for (const format of FORMATS.filter(({ read }) => read)) {
    for (const variant of format.variants) {
      describe(`${format.id}, ${variant.id}`, () => {
        for (const annotator of [ANNA, BERT]) {
          it(`gives ${annotator.id} the same tags with all that it carries, and nothing else`, async () => {
            const articles = corpus();
            const { files } = await exported(articles, format.id, { variant: variant.id });
            const plan = await planned(format.id, files, { annotator });
            assert.deepEqual(plan.refused, []);
            const imported = applied(plan);
            for (const { path, annotations } of articles) {
              const before = annotations.find((set) => set.annotations.annotator.id === annotator.id);
              if (!before || before.annotations.tags.length === 0) continue;
              const now = imported.get(path);
              assert.ok(now, `nothing was imported for ${path}`);
              const own = linksOf(before.annotations);
              const expected = sorted(before.annotations).map((tag) => carriedOf(tag, own, variant));
              const found = sorted(now).map((tag) =>
                carriedOf(tag, linksOf(now), { ...variant, carries: everything(variant) }),
              );
              assert.deepEqual(withoutIds(found, now), withoutIds(expected, before.annotations));
            }
          });
        }

        it('carries sentences and read-marks as its row says', async () => {
          const articles = corpus();
          const { files } = await exported(articles, format.id, { variant: variant.id });
          const imported = applied(await planned(format.id, files));
          const before = articles[0]!.annotations[0]!.annotations;
          const now = imported.get('a.txt')!;
          assert.equal(variant.carries.includes('read'), sameRead(before, now));
          assert.ok(lossesOf(variant).includes('done'));
          assert.equal(imported.get('ordner/b.md')?.done, null);
        });

        it('writes the same bytes again from what was imported', async () => {
          const first = await exported(corpusOf(ANNA.id, corpus()), format.id, { variant: variant.id });
          const imported = applied(await planned(format.id, first.files));
          const second = await exported(again(imported, corpus()), format.id, { variant: variant.id });
          assert.deepEqual(second.files, first.files);
        });
      });
    }
  }
});

/** Found tags are compared whole; only what the import makes up by itself is left out. */
function everything(variant: Variant): readonly Feature[] {
  const all = [...variant.carries, ...lossesOf(variant)];
  return all.filter(
    (feature) => (feature !== 'id' && feature !== 'created') || variant.carries.includes(feature),
  );
}

function sameRead(before: Annotations, now: Annotations): boolean {
  return JSON.stringify(before.read) === JSON.stringify(now.read);
}

function corpusOf(slug: string, articles: readonly AnnotatedArticle[]): readonly AnnotatedArticle[] {
  return articles
    .map((article) => ({
      ...article,
      annotations: article.annotations.filter(({ annotations }) => annotations.annotator.id === slug),
    }))
    .filter(({ annotations }) => annotations.some((set) => set.annotations.tags.length > 0));
}

function again(
  imported: ReadonlyMap<string, Annotations>,
  articles: readonly AnnotatedArticle[],
): readonly AnnotatedArticle[] {
  return articles.flatMap((article) => {
    const annotations = imported.get(article.path);
    if (!annotations) return [];
    const text = textOf(article.path)!;
    const now = annotations.tags.length > 0 ? articleOf(annotations, text) : newArticle(text);
    return [{ ...article, annotations: [bringTo(annotations, now)] }];
  });
}
