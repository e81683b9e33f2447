import assert from 'node:assert/strict';
import { bringTo, newArticle, type Annotations } from '../../../src/annotation';
import { FEATURES, FORMATS, lossesOf, type AnnotatedArticle, type Feature } from '../../../src/exchange';
import { ANNA, corpus, exported, NOW, Work } from './support';

/** One article for each feature in which nothing else could be mistaken for it, and what tells that it is there. */
const witnesses: Readonly<
  Record<Feature, { readonly make: (work: Work) => void; readonly sign: (work: Work) => string[] }>
> = {
  id: { make: tagged, sign: ({ annotations }) => annotations.tags.map(({ id }) => id) },
  source: { make: detail({ source: 'WITNESS' }), sign: witness },
  sourceKind: { make: detail({ sourceKind: 'organisation' }), sign: () => ['organisation'] },
  cue: { make: detail({ cue: ['WITNESS'] }), sign: witness },
  via: { make: detail({ via: 'WITNESS' }), sign: witness },
  certainty: { make: detail({ certainty: 'possible' }), sign: () => ['possible'] },
  unsure: { make: detail({ unsure: true }), sign: () => ['unsure'] },
  note: { make: detail({ note: 'WITNESS' }), sign: witness },
  links: { make: linked, sign: () => ['denies'] },
  linksAcross: {
    make: detail({ denies: [{ of: 'carl/witnesswitnesswi' }] }),
    sign: () => ['witnesswitnesswi'],
  },
  linkHints: { make: detail({ denies: [{ of: 'carl/x', in: 'WITNESS' }] }), sign: witness },
  deniedClaims: { make: detail({ denies: [{ claim: 'WITNESS' }] }), sign: witness },
  created: { make: tagged, sign: () => [NOW] },
  untagged: { make: tagged, sign: () => ['leer'] },
  read: { make: read, sign: () => ['read'] },
  done: { make: finished, sign: () => ['2027-07-07'] },
  decisions: { make: tagged, sign: () => ['WITNESS'] },
  reviews: { make: tagged, sign: () => ['WITNESS'] },
};

function tagged(work: Work): void {
  work.tag('Kiew', 'denial');
}

function read(work: Work): void {
  tagged(work);
  work.read('leer');
}

function finished(work: Work): void {
  tagged(work);
  work.finish('2027-07-07');
}

function linked(work: Work): void {
  work.tag('Moskau', 'denial', { denies: [{ of: work.tag('Kiew', 'claim') }] });
}

function detail(details: Parameters<Work['tag']>[2]): (work: Work) => void {
  return (work) => void work.tag('Kiew', 'denial', details);
}

function witness(): string[] {
  return ['WITNESS'];
}

const text = 'Kiew meldet einen Angriff. Moskau bestreitet das. Hier ist leer.';

function article(feature: Feature): { work: Work; article: AnnotatedArticle } {
  const work = new Work('w.txt', text, ANNA);
  witnesses[feature].make(work);
  if (feature === 'decisions' || feature === 'reviews')
    work.placed = bringTo(adjudicated(work.annotations), newArticle(text));
  const { language } = work.annotations.article;
  return { work, article: { path: 'w.txt', text, language, annotations: [work.placed] } };
}

/** Adjudication and review are operations of another room; here they only have to be present. */
function adjudicated(annotations: Annotations): Annotations {
  const [tag] = annotations.tags;
  const from = [{ of: 'bert/WITNESS', seen: 'sha256:0123456789abcdef' }];
  return {
    ...annotations,
    tags: [{ ...tag!, by: 'anna', from }],
    reviews: [{ id: 'r', verdict: 'comment', re: 'bert/x', note: 'WITNESS', created: NOW }],
  };
}

describe('losses of formats', () => {
  for (const format of FORMATS) {
    for (const variant of format.variants) {
      it(`${format.id}, ${variant.id}: reports what it loses, and only that is missing`, async () => {
        for (const feature of Object.keys(FEATURES) as Feature[]) {
          const { work, article: one } = article(feature);
          const { files, report } = await exported([one], format.id, { variant: variant.id });
          const output = [...files].filter(([name]) => !name.endsWith('.txt')).map(([, content]) => content);
          const isLost = lossesOf(variant).includes(feature);
          assert.equal(report.losses.has(feature), isLost, `report of ${feature}`);
          if (isLost && ambiguous.has(`${format.id} ${feature}`)) continue;
          const signs = witnesses[feature].sign(work);
          const written = output.join('').toLowerCase();
          const found = signs.every((sign) => written.includes(sign.toLowerCase()));
          assert.equal(found, !isLost, `${feature} in the output`);
        }
      });
    }
  }

  it('counts each loss and names the articles', async () => {
    const { report } = await exported(corpus(), 'doccano');
    assert.deepEqual(report.losses.get('note'), { count: 2, articles: ['a.txt'] });
    assert.deepEqual(report.losses.get('links'), { count: 1, articles: ['a.txt'] });
    assert.deepEqual(report.losses.get('linksAcross'), { count: 3, articles: ['a.txt'] });
    assert.deepEqual(report.losses.get('deniedClaims'), { count: 2, articles: ['a.txt', 'ordner/b.md'] });
    assert.deepEqual(report.losses.get('done'), { count: 1, articles: ['ordner/b.md'] });
    assert.equal(report.articles, 4);
    assert.equal(report.tags, 11);
    assert.deepEqual(report.annotators, ['anna', 'bert']);
  });

  it('tells by dots that there are more articles than it names, not more tags', async () => {
    const works = ['1', '2', '3', '4'].map((name) => {
      const work = new Work(`${name}.txt`, text, ANNA);
      work.tag('Kiew', 'claim', { note: 'eins' });
      work.tag('Moskau', 'denial', { note: 'zwei' });
      return { path: work.path, text, language: 'de', annotations: [work.placed] };
    });
    const notes = async (count: number): Promise<string | undefined> =>
      (await exported(works.slice(0, count), 'doccano')).report
        .lines()
        .find((line) => line.includes('notes'));
    assert.equal(await notes(3), 'Not carried: notes: 6 (1.txt, 2.txt, 3.txt)');
    assert.equal(await notes(4), 'Not carried: notes: 8 (1.txt, 2.txt, 3.txt, …)');
  });

  it('names articles whose offsets depend on who counts', async () => {
    const { report } = await exported(corpus(), 'csv');
    assert.deepEqual(
      Object.fromEntries(Array.from(report.traits, ([trait, { articles }]) => [trait, articles])),
      { astral: ['a.txt'], bom: ['c.md.txt'], cr: ['c.md.txt'], lineSeparator: ['c.md.txt'] },
    );
    assert.ok(report.lines().some((line) => line.includes('byte order mark') && line.includes('c.md.txt')));
  });
});

/** Words that stand in the output for other reasons: they carry the whole text, or headings of their own. */
const ambiguous = new Set(
  ['brat', 'cas-json', 'doccano', 'label-studio', 'html', 'markdown', 'csv', 'tsv', 'jsonl', 'w3c'].flatMap(
    (id) => ['untagged', 'read', 'links'].map((feature) => `${id} ${feature}`),
  ),
);
