import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  emptyAnnotations,
  newArticle,
  type Annotations,
  type Tag,
  type TagName,
} from '../../../src/annotation';
import { anchorAt, canonicalText } from '../../../src/article';
import { parse, serialise } from '../../../src/sidecar';

const CLI = resolve('dist', 'cli.js');
const TEXT =
  '\ufeffDas Ministerium meldet Verluste.\r\nMoskau wies das zurück 😀.\r\nPeking schweigt dazu.\r\n';
const SIDECAR = 'report.txt.anna.claimmark.json';
const BERT = 'report.txt.bert.claimmark.json';

interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

describe('The command line', () => {
  let folder = '';

  const run = (...args: string[]): Promise<Result> =>
    new Promise((done) => {
      execFile(process.execPath, [CLI, ...args], { cwd: folder }, (error, out, err) => {
        done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
      });
    });
  /** The objects that a command printed; fails unless its exit code is `code`. */
  const lines = async (code: number, ...args: string[]) => {
    const result = await run(...args);
    assert.equal(result.code, code, JSON.stringify(result));
    return result.out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };
  const tag = (...args: string[]) => lines(0, 'tag', 'report.txt', '--annotator', 'anna', ...args);
  const read = (name = SIDECAR) => fs.readFile(join(folder, name), 'utf8');
  const write = (name: string, text: string) => fs.writeFile(join(folder, name), text);
  /** Changes the sidecar as a hand or another program would. */
  const edit = async (change: (text: string) => string, name = SIDECAR) => {
    const before = await read(name);
    const after = change(before);
    assert.notEqual(after, before);
    await write(name, after);
  };

  /** Writes the sidecar of an annotator who tagged the first sentences, without running the command line. */
  const seed = async (annotator: string, tags: readonly TagName[]) => {
    const article = newArticle(canonicalText(TEXT), { language: 'de' });
    const empty = emptyAnnotations(article, { id: annotator, name: annotator });
    const records = tags.map((name, index): Tag => {
      const [start, end] = article.sentences[index]!;
      return {
        id: `${annotator}${index}`,
        tag: name,
        ...anchorAt(article.text, start, end),
        created: '2026-11-22',
      };
    });
    const annotations: Annotations = { ...empty, read: [[0, tags.length]], tags: records };
    await write(`report.txt.${annotator}.claimmark.json`, serialise(annotations));
    return annotations;
  };

  beforeEach(async () => {
    folder = await fs.mkdtemp(join(tmpdir(), 'claimmark-cli-'));
    await write('report.txt', TEXT);
  });
  afterEach(() => fs.rm(folder, { recursive: true, force: true }));

  it('prints sentences in offsets of the canonical text', async () => {
    await write('other.md', 'One sentence. Another one.\n');
    assert.deepEqual(await lines(0, 'sentences', 'report.txt', 'other.md', '--language', 'de'), [
      {
        file: 'report.txt',
        language: 'de',
        sentences: [
          [0, 32],
          [33, 59],
          [60, 81],
        ],
      },
      {
        file: 'other.md',
        language: 'de',
        sentences: [
          [0, 13],
          [14, 26],
        ],
      },
    ]);
  });

  it('tags a sentence by number or offset, creating the sidecar and extending it', async () => {
    const [first] = await tag('--name', 'Anna B.', '--tag', 'claim', '--sentence', '0');
    assert.match(String(first?.['id']), /^[a-z2-7]{16}$/);
    assert.deepEqual(
      { ...first, id: '', created: '' },
      {
        file: 'report.txt',
        annotator: 'anna',
        id: '',
        tag: 'claim',
        start: 0,
        end: 32,
        state: 'exact',
        quote: 'Das Ministerium meldet Verluste.',
        created: '',
      },
    );
    const [second] = await tag('--tag', 'denial', '--at', '40');
    assert.equal(second?.['quote'], 'Moskau wies das zurück 😀.');
    const { annotations } = parse(await read());
    assert.deepEqual(annotations?.annotator, { id: 'anna', name: 'Anna B.' });
    assert.deepEqual(annotations.read, [[0, 2]]);
    assert.deepEqual(await lines(0, 'show', '.'), [first, second]);
    assert.deepEqual(await lines(0, 'show', SIDECAR), [first, second]);
    assert.equal(await fs.readFile(join(folder, 'report.txt'), 'utf8'), TEXT);
  });

  it('sets and never toggles; details are updated, and removed if empty', async () => {
    const details = [
      '--source',
      'Moskau',
      '--kind',
      'state',
      '--cue',
      'wies',
      '--cue',
      'zurück',
      '--via',
      'noa',
      '--certainty',
      'certain',
      '--unsure',
      '--note',
      'n',
      '--denies',
      'bert/abc',
      '--denies',
      'Das war so.',
    ];
    const [set] = await tag('--tag', 'denial', '--sentence', '1', ...details);
    const [again] = await tag('--tag', 'denial', '--sentence', '1', '--note', 'm', '--via', '', '--cue', '');
    const { via, cue, ...kept } = set!;
    assert.deepEqual([via, cue], ['noa', ['wies', 'zurück']]);
    assert.deepEqual(again, { ...kept, note: 'm' });
    assert.deepEqual(kept['denies'], [{ of: 'bert/abc' }, { claim: 'Das war so.' }]);
    assert.equal(kept['unsure'], true);
    const before = await read();
    await tag('--tag', 'denial', '--sentence', '1');
    assert.equal(await read(), before);
  });

  it('removes a tag, and keeps the sentence read', async () => {
    await tag('--tag', 'claim', '--sentence', '1');
    assert.deepEqual(await tag('--tag', 'claim', '--sentence', '1', '--remove'), []);
    assert.deepEqual(await tag('--tag', 'claim', '--sentence', '1', '--remove'), []);
    const { annotations } = parse(await read());
    assert.deepEqual([annotations?.tags, annotations?.read], [[], [[1, 2]]]);
  });

  it('marks an article done, once', async () => {
    const [first] = await lines(0, 'done', 'report.txt', '--annotator', 'anna');
    assert.match(String(first?.['done']), /^\d{4}-\d{2}-\d{2}$/);
    await edit((text) => text.replace(/"done": "[^"]*"/, '"done": "2026-01-02"'));
    const [again] = await lines(0, 'done', 'report.txt', '--annotator', 'anna');
    assert.equal(again?.['done'], '2026-01-02');
  });

  it('shows tags as they stand now', async () => {
    await seed('anna', ['claim', 'claim', 'claim']);
    await write('report.txt', 'Ein neuer Anfang.\n\nMOSKAU wies das zurück 😀.\nPeking schweigt dazu.\n');
    const shown = await lines(0, 'show', 'report.txt');
    assert.deepEqual(
      shown.map(({ start, end, state, quote, stored }) => [start, end, state, quote, stored]),
      [
        [null, null, 'orphan', null, 'Das Ministerium meldet Verluste.'],
        [19, 45, 'changed', 'MOSKAU wies das zurück 😀.', 'Moskau wies das zurück 😀.'],
        [46, 67, 'exact', 'Peking schweigt dazu.', undefined],
      ],
    );
  });

  it('shows one annotator’s tags, of all articles in a folder, without hidden folders', async () => {
    await seed('anna', ['claim']);
    await seed('bert', ['denial']);
    for (const name of ['a', '.git', 'node_modules']) {
      await fs.cp(join(folder, 'report.txt'), join(folder, name, 'report.txt'));
      await fs.cp(join(folder, SIDECAR), join(folder, name, SIDECAR));
    }
    const files = async (...args: string[]) =>
      (await lines(0, 'show', ...args)).map(({ file, annotator }) => [file, annotator]);
    const both = [
      ['report.txt', 'anna'],
      ['report.txt', 'bert'],
      [join('a', 'report.txt'), 'anna'],
    ];
    assert.deepEqual(await files('.'), both);
    assert.deepEqual(
      await files('.', '--annotator', 'anna'),
      both.filter(([, annotator]) => annotator === 'anna'),
    );
    assert.deepEqual(await files('./a/report.txt'), [['./a/report.txt', 'anna']]);
    assert.deepEqual(await files('report.txt', '--annotator', 'nobody'), []);
  });

  it('checks that all is well', async () => {
    await seed('anna', ['claim']);
    await seed('bert', ['denial']);
    await edit((text) => text.replace('"created"', '"denies": [{"of": "anna/anna0"}], "created"'), BERT);
    assert.deepEqual(await run('check', '.'), { code: 0, out: '', err: '' });
    // A link into another file of the folder is found even if only one file is asked about.
    assert.deepEqual(await run('check', BERT), { code: 0, out: '', err: '' });
  });

  const findings: [title: string, prepare: () => Promise<void>, expected: [line: number, code: string][]][] =
    [
      ['files that do not parse', () => edit((text) => text.slice(0, -20)), [[13, 'unparsable']]],
      ['conflict markers', () => edit((text) => `<<<<<<< HEAD\n${text}`), [[1, 'conflict-markers']]],
      [
        'files that do not validate',
        () => edit((text) => text.replace('"tag": "claim"', '"tag": "lie"')),
        [[11, 'invalid']],
      ],
      [
        'newer versions',
        () => edit((text) => text.replace('"version": 1', '"version": 9')),
        [[2, 'newer-version']],
      ],
      [
        'keys that stand twice',
        () => edit((text) => text.replace('"done": null', '"done": null, "done": null')),
        [[5, 'duplicate-key']],
      ],
      [
        'read-marks out of range',
        () => edit((text) => text.replace('"read": [[0, 2]]', '"read": [[0, 9]]')),
        [[9, 'out-of-range']],
      ],
      [
        'an outline that cannot be read',
        () => edit((text) => text.replace('"outline": "1 ', '"outline": "x ')),
        [[8, 'out-of-range']],
      ],
      [
        'another annotator inside',
        () => edit((text) => text.replace('"id": "anna"', '"id": "bert"')),
        [[4, 'other-annotator']],
      ],
      [
        'sentences that are gone or changed',
        () => write('report.txt', 'Ein Anfang.\nMOSKAU wies das zurück 😀.\n'),
        [
          [11, 'orphan'],
          [12, 'changed'],
        ],
      ],
      ['a missing article', () => fs.rm(join(folder, 'report.txt')), [[1, 'article-missing']]],
      [
        'links to nowhere',
        () => edit((text) => text.replace(/(.*)"created"/s, '$1"denies": [{"of": "bert/x"}], "created"')),
        [[12, 'dangling-link']],
      ],
      [
        'copies of cloud services',
        () => fs.cp(join(folder, SIDECAR), join(folder, 'report.txt.anna.claimmark (1).json')),
        [[1, 'conflict-copy']],
      ],
    ];
  for (const [title, prepare, expected] of findings) {
    it(`reports ${title}`, async () => {
      await seed('anna', ['claim', 'denial']);
      await prepare();
      const found = await lines(1, 'check', '.', '--json');
      assert.deepEqual(
        found.map(({ line, code }) => [line, code]),
        expected,
      );
    });
  }

  it('reports for people too, with file and line', async () => {
    await seed('anna', ['claim']);
    await write('report.txt', 'Etwas anderes.\n');
    const out = `${SIDECAR}:11: The tagged sentence is gone: Das Ministerium meldet Verluste.\n`;
    assert.deepEqual(await run('check', '.'), { code: 1, out, err: '' });
  });

  it('reports ids that stand in two files', async () => {
    await seed('anna', ['claim']);
    await fs.cp(join(folder, 'report.txt'), join(folder, 'copy.txt'));
    await fs.cp(join(folder, SIDECAR), join(folder, SIDECAR.replace('report', 'copy')));
    const found = await lines(1, 'check', '.', '--json');
    assert.deepEqual(
      found.map(({ file, line, code }) => [file, line, code]),
      [[SIDECAR, 11, 'duplicate-id']],
    );
  });

  const refusals: [title: string, args: string[], message: RegExp][] = [
    ['no command', [], /COMMAND/],
    ['an unknown command', ['toString'], /no command "toString"/],
    ['an unknown option', ['show', '.', '--x'], /Unknown option '--x'/],
    ['no file', ['show'], /A file is missing/],
    ['a file that is not there', ['show', 'none.txt'], /none\.txt: there is no such file/],
    ['no annotator', ['done', 'report.txt'], /--annotator is missing/],
    ['the adjudication', ['done', 'report.txt', '--annotator', 'adjudicated'], /is the adjudication/],
    ['a model', ['done', 'report.txt', '--annotator', 'model-x'], /is a model/],
    ['a bad slug', ['done', 'report.txt', '--annotator', 'Anna'], /slug/],
    [
      'an unknown tag',
      ['tag', 'report.txt', '--annotator', 'anna', '--tag', 'lie', '--at', '0'],
      /--tag takes claim, denial/,
    ],
    [
      'an unknown kind',
      ['tag', 'report.txt', '--annotator', 'anna', '--tag', 'claim', '--at', '0', '--kind', 'x'],
      /--kind takes person/,
    ],
    [
      'two places',
      ['tag', 'report.txt', '--annotator', 'anna', '--tag', 'claim', '--at', '0', '--sentence', '0'],
      /either/,
    ],
    [
      'a sentence that is not there',
      ['tag', 'report.txt', '--annotator', 'anna', '--tag', 'claim', '--sentence', '3'],
      /no sentence 3 \(it has 3\)/,
    ],
    [
      'a place between sentences',
      ['tag', 'report.txt', '--annotator', 'anna', '--tag', 'claim', '--at', '32'],
      /no sentence at offset 32/,
    ],
    [
      'a negative number',
      ['tag', 'report.txt', '--annotator', 'anna', '--tag', 'claim', '--at=-1'],
      /whole number/,
    ],
    [
      'a name that is too long',
      ['tag', `${'x'.repeat(240)}.txt`, '--annotator', 'anna', '--tag', 'claim', '--at', '0'],
      /name is too long/,
    ],
  ];
  for (const [title, args, message] of refusals) {
    it(`refuses ${title}`, async () => {
      await write(`${'x'.repeat(240)}.txt`, 'Ein Satz.');
      const { code, out, err } = await run(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
      assert.equal((await fs.readdir(folder)).filter((name) => name.endsWith('.json')).length, 0);
    });
  }

  it('refuses another person’s slug', async () => {
    await tag('--name', 'Anna B.', '--tag', 'claim', '--sentence', '0');
    await tag('--name', 'Anna B.', '--tag', 'claim', '--sentence', '1');
    const { code, err } = await run('done', 'report.txt', '--annotator', 'anna', '--name', 'Anna C.');
    assert.equal(code, 2);
    assert.match(err, /belongs to Anna B\., not to Anna C\./);
  });

  it('names file and line of what it cannot read, and leaves it alone', async () => {
    await seed('anna', ['claim']);
    await edit((text) => text.replace('"start"', '"begin"'));
    const before = await read();
    for (const args of [
      ['tag', 'report.txt', '--annotator', 'anna', '--tag', 'claim', '--at', '0'],
      ['done', 'report.txt', '--annotator', 'anna'],
      ['show', '.'],
      ['stats', '.'],
    ]) {
      const { code, err } = await run(...args);
      assert.equal(code, 2);
      assert.match(err, /report\.txt\.anna\.claimmark\.json:11: tags\[0\] must have "start"/);
    }
    assert.equal(await read(), before);
    await fs.writeFile(join(folder, 'latin.txt'), Buffer.from('Ein Satz.\nZur\xfcck.\n', 'latin1'));
    const { code, err } = await run('sentences', 'latin.txt');
    assert.equal(code, 2);
    assert.match(err, /latin\.txt:2: Not valid UTF-8/);
  });

  it('merges three files, to stdout or in place, and says what clashes', async () => {
    const annotations = await seed('anna', ['claim']);
    const [first] = annotations.tags;
    const side = (name: string, note: string, id: string) =>
      write(
        name,
        serialise({
          ...annotations,
          tags: [
            { ...first!, note },
            { ...first!, id, tag: 'denial', note },
          ],
        }),
      );
    await fs.cp(join(folder, SIDECAR), join(folder, 'base'));
    await side('ours', 'ours', 'b');
    await side('theirs', 'theirs', 'a');
    const merged = await run('merge', 'base', 'ours', 'theirs');
    assert.equal(merged.code, 1);
    assert.match(
      merged.err,
      /^ours: anna0 note: ours "ours", theirs "theirs"\nours: a note: ours "ours", theirs "theirs"\n$/,
    );
    assert.deepEqual(
      parse(merged.out).annotations?.tags.map(({ id, note }) => [id, note]),
      [
        ['anna0', 'ours'],
        ['a', 'ours'],
      ],
    );
    assert.equal((await run('merge', 'base', 'ours', 'theirs', '--output', 'ours')).out, '');
    assert.equal(await read('ours'), merged.out);
    await write('empty', '');
    assert.equal((await run('merge', 'empty', 'ours', 'ours')).out, merged.out);
    await write('ours', '{');
    const refused = await run('merge', 'base', 'ours', 'theirs', '--output', 'ours');
    assert.equal(refused.code, 2);
    assert.match(refused.err, /ours:1: Not valid JSON/);
    assert.equal(await read('ours'), '{');
  });

  it('counts', async () => {
    await seed('anna', ['claim', 'denial']);
    await edit((text) => text.replace('"created"', '"source": "__proto__", "created"'));
    await seed('bert', ['denial']);
    await edit(
      (text) =>
        text
          .replace('"created"', '"source": "Moskau", "created"')
          .replace('"done": null', '"done": "2026-11-22"'),
      BERT,
    );
    const [anna, bert, all] = await lines(0, 'stats', '.');
    assert.deepEqual(anna?.['tags'], { claim: 1, denial: 1, attribution: 0 });
    assert.deepEqual([anna['sentences'], anna['read'], anna['done']], [3, 2, null]);
    assert.deepEqual([bert?.['sentences'], bert?.['read']], [3, 3]);
    assert.deepEqual(all?.['tags'], { claim: 1, denial: 2, attribution: 0 });
    assert.equal(JSON.stringify(all['sources']), '{"Moskau":1,"__proto__":1}');
    assert.deepEqual(Object.keys(all['annotators'] as object), ['anna', 'bert']);
  });

  describe('measures agreement', () => {
    /** The part of the result that is looked at here. */
    interface Result {
      readonly total: {
        readonly units: number;
        readonly tags: Record<
          TagName,
          { alpha: { value: number | null; reason?: string }; confusion: object }
        >;
      };
      readonly byPair: readonly { readonly annotators: readonly string[] }[];
      readonly leftOut: { readonly annotators: readonly string[]; readonly unreadable: readonly string[] };
      readonly disagreements: readonly { article: string; start: number; quote: string; sets: object }[];
    }
    const measure = async (code: number, ...args: string[]) =>
      (await lines(code, 'agreement', ...args))[0] as unknown as Result;
    /** Puts tags on sentences by the command line and finishes the article. */
    const annotate = async (annotator: string, ...tags: readonly [sentence: number, tag: TagName][]) => {
      for (const [sentence, name] of tags) {
        await lines(
          0,
          'tag',
          'report.txt',
          '--annotator',
          annotator,
          '--tag',
          name,
          '--sentence',
          `${sentence}`,
        );
      }
      await lines(0, 'done', 'report.txt', '--annotator', annotator);
    };

    beforeEach(async () => {
      await annotate('anna', [0, 'claim'], [1, 'denial']);
      await annotate('bert', [0, 'claim'], [1, 'claim']);
      await annotate('cleo', [0, 'claim'], [1, 'denial'], [2, 'claim']);
    });

    it('of all annotators, with each disagreement and its place', async () => {
      const result = await measure(0, '.');
      const { claim, denial, attribution } = result.total.tags;
      assert.equal(result.total.units, 3);
      // Claims 3 1 1 of three: D_o = 2 · 2 · 1 / 9, D_e = 2 · 5 · 4 / 72. Denials 0 2 0: 2 / 9 and 2 · 2 · 7 / 72.
      assert.ok(Math.abs((claim.alpha.value ?? NaN) - (1 - 4 / 9 / (40 / 72))) < 1e-9);
      assert.ok(Math.abs((denial.alpha.value ?? NaN) - (1 - 2 / 9 / (28 / 72))) < 1e-9);
      assert.deepEqual(attribution.alpha, { value: null, reason: 'constant' });
      assert.deepEqual(
        result.disagreements.map(({ article, start, quote, sets }) => [article, start, quote, sets]),
        [
          [
            'report.txt',
            33,
            'Moskau wies das zurück 😀.',
            { anna: ['denial'], bert: ['claim'], cleo: ['denial'] },
          ],
          ['report.txt', 60, 'Peking schweigt dazu.', { anna: [], bert: [], cleo: ['claim'] }],
        ],
      );
      assert.equal(result.byPair.length, 3);
    });

    it('of some, of an article or of sidecars', async () => {
      const result = await measure(0, 'report.txt', '--annotators', 'cleo,anna');
      assert.deepEqual(result.total.tags.claim.confusion, {
        both: 1,
        onlyFirst: 0,
        onlySecond: 1,
        neither: 1,
      });
      assert.deepEqual(result.leftOut.annotators, ['bert']);
      const pair = await measure(0, SIDECAR, BERT);
      assert.deepEqual(
        pair.byPair.map(({ annotators }) => annotators),
        [['anna', 'bert']],
      );
    });

    it('without what cannot be read, which it names', async () => {
      await write(BERT, '{"format": ');
      const result = await measure(2, '.');
      assert.equal(result.byPair.length, 1);
      assert.match(result.leftOut.unreadable.join(), /report\.txt\.bert\.claimmark\.json:1: Not valid JSON/);
      assert.match((await run('agreement', '.')).err, /report\.txt\.bert\.claimmark\.json:1: Not valid JSON/);
    });

    it('of nobody who is not there', async () => {
      for (const asked of ['anna', 'anna,anna', 'anna,dora']) {
        const { code, err, out } = await run('agreement', '.', '--annotators', asked);
        assert.deepEqual([code, out], [2, '']);
        assert.match(err, /at least two|there is no sidecar of "dora"/);
      }
    });
  });

  it('tells what it can do, and its version', async () => {
    const { out } = await run('--help');
    for (const name of ['sentences', 'tag', 'done', 'show', 'check', 'merge', 'agreement', 'stats']) {
      assert.match(out, new RegExp(`^  ${name} `, 'm'));
    }
    const help = await run('tag', '--help');
    assert.equal(help.code, 0);
    assert.match(help.out, /^claimmark tag FILE\n[^]*^  --kind KIND +kind of source: person, office/m);
    const { version } = JSON.parse(await fs.readFile('package.json', 'utf8')) as { version: string };
    assert.deepEqual(await run('--version'), { code: 0, out: `${version}\n`, err: '' });
  });
});
