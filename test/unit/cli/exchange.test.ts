/** Export and import on the command line, from tags that the command line itself has set. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FORMATS } from '../../../src/exchange';

const CLI = resolve('dist', 'cli.js');
const REPORT =
  '\ufeffKiew 🇺🇦 meldet einen Angriff.\r\nMoskau bestreitet das.\r\n\r\nDas sagte „Zoë“ Müller.\r\n';
const SECOND = '=Summe bleibt Summe.\n\nMoskau bestreitet das.\n';

interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

describe('The command line, export and import', () => {
  /** Tagged once; each test works on a copy. */
  let template = '';
  let folder = '';

  const run = (...args: string[]): Promise<Result> => start(args, '');
  const start = (args: readonly string[], input: string): Promise<Result> =>
    new Promise((done) => {
      const child = execFile(process.execPath, [CLI, ...args], { cwd: folder }, (error, out, err) => {
        done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
      });
      child.stdin?.end(input);
    });
  const fine = async (...args: string[]): Promise<string> => {
    const { code, out, err } = await run(...args);
    assert.equal(code, 0, err);
    return out;
  };
  const read = (name: string) => fs.readFile(join(folder, name), 'utf8');
  const write = async (name: string, text: string) => {
    await fs.mkdir(join(folder, name, '..'), { recursive: true });
    await fs.writeFile(join(folder, name), text);
  };
  /** What `show` prints of a folder, without what not every format carries. */
  const shown = async (where: string, ...args: string[]) => {
    const out = await fine('show', where, ...args);
    const lines = out.split('\n').filter((line) => line !== '');
    return lines.map((line) => {
      const { tag, start, end, state, quote, annotator } = JSON.parse(line) as Record<string, unknown>;
      return { tag, start, end, state, quote, annotator };
    });
  };

  before(async () => {
    template = await fs.mkdtemp(join(tmpdir(), 'claimmark-exchange-'));
    folder = template;
    for (const where of ['corpus', 'empty']) {
      await write(`${where}/report.txt`, REPORT);
      await write(`${where}/sub/second.md`, SECOND);
    }
    const tag = (file: string, annotator: string, name: string, sentence: string, ...more: string[]) =>
      fine('tag', `corpus/${file}`, '--annotator', annotator, '--tag', name, '--sentence', sentence, ...more);
    const [claim] = (
      await tag('report.txt', 'anna', 'claim', '0', '--source', 'Kiew', '--note', 'a\t"b"\nc')
    ).split('\n');
    const { id } = JSON.parse(claim!) as { id: string };
    await tag(
      'report.txt',
      'anna',
      'denial',
      '1',
      '--denies',
      `anna/${id}`,
      '--denies',
      'Etwas anderes',
      '--cue',
      'a|b',
    );
    await tag('report.txt', 'anna', 'attribution', '1');
    await tag('sub/second.md', 'anna', 'claim', '0', '--unsure', '--certainty', 'possible');
    await tag('report.txt', 'bert', 'claim', '2', '--kind', 'person');
  });
  after(() => fs.rm(template, { recursive: true, force: true }));
  beforeEach(async () => {
    folder = await fs.mkdtemp(join(tmpdir(), 'claimmark-exchange-'));
    await fs.cp(template, folder, { recursive: true });
  });
  afterEach(() => fs.rm(folder, { recursive: true, force: true }));

  for (const format of FORMATS) {
    it(`${format.id}: exports a folder, and imports it into one without sidecars`, async () => {
      const out = format.files === 'several' ? 'out' : `out/annotations${format.extension}`;
      const { code, err } = await run('export', 'corpus', '--format', format.id, '--out', out);
      assert.equal(code, 0, err);
      assert.match(err, /articles 2, tags 5, annotators anna, bert\./);
      for (const { name, text } of format.companions) assert.equal(await read(`out/${name}`), text);
      assert.deepEqual(
        (await fs.readdir(join(folder, 'out'))).filter((name) => name.includes('tmp')),
        [],
      );
      if (!format.read) return;
      for (const annotator of ['anna', 'bert']) {
        const result = await run(
          'import',
          '--format',
          format.id,
          out,
          '--annotator',
          annotator,
          '--articles',
          'empty',
        );
        assert.equal(result.code, 0, result.err);
        assert.match(result.err, /Left out: tags of (anna: 4|bert: 1)/);
      }
      const moved = (await shown('corpus')).sort(byPlace);
      assert.deepEqual((await shown('empty')).sort(byPlace), moved);
      if (format.id === 'csv') await fine('check', 'empty');
    });
  }

  it('writes to stdout, with what was not carried on stderr', async () => {
    const { code, out, err } = await run(
      'export',
      'corpus/report.txt',
      '--format',
      'csv',
      '--annotator',
      'anna',
    );
    assert.equal(code, 0);
    assert.equal(out.split('\r\n').length, 5);
    assert.match(out, /^article,sentence,line,annotator,id,tag,text,start_codepoint,end_codepoint,/);
    assert.match(err, /Not carried: sentences without tags: 1 \(report\.txt\)/);
    assert.match(err, /byte order mark .*: 1 \(report\.txt\)/);
    assert.equal(
      out,
      (await run('export', 'corpus/report.txt', '--format', 'csv', '--annotator', 'anna', '--out', '-')).out,
    );
    const two = await run('export', 'corpus', '--format', 'brat');
    assert.deepEqual([two.code, two.out], [2, '']);
    assert.match(two.err, /makes several files here; name a folder with --out/);
    const one = await fine('export', 'corpus/report.txt', '--format', 'cas-json', '--annotator', 'bert');
    assert.equal((JSON.parse(one) as Record<string, unknown>)['%VIEWS'] !== undefined, true);
  });

  it('reads from stdin', async () => {
    const out = await fine('export', 'corpus', '--format', 'jsonl', '--annotator', 'bert');
    const args = [
      'import',
      '--format',
      'jsonl',
      '-',
      '--annotator',
      'carla',
      '--name',
      'Carla',
      '--articles',
      'empty',
    ];
    const { code, err } = await start(args, out);
    assert.equal(code, 0, err);
    assert.equal((await shown('empty', '--annotator', 'carla')).length, 1);
    assert.match(await read('empty/report.txt.carla.claimmark.json'), /"name": "Carla"/);
  });

  it('reads a file of a format of several files from stdin and under any fitting name, and says if none fits', async () => {
    const out = await fine('export', 'corpus/report.txt', '--format', 'cas-json', '--annotator', 'bert');
    const into = ['--format', 'cas-json', '--annotator', 'bert', '--articles', 'empty', '--dry-run'];
    const { code, out: tags, err } = await start(['import', '-', ...into], out);
    assert.equal(code, 0, err);
    assert.match(tags, /"file":"empty\/report\.txt"/);
    await write('players.json', out);
    assert.equal(await fine('import', 'players.json', ...into), tags);
    await write('players.cas', out);
    const none = await run('import', 'players.cas', ...into);
    assert.match(none.err, /UIMA CAS JSON is read from files that end in \.json; there is none\./);
    assert.equal(none.code, 2);
  });

  it('takes an article once that several paths name, and its sidecars one by one', async () => {
    const whole = await fine('export', 'corpus', '--format', 'jsonl');
    assert.equal(
      await fine('export', 'corpus', 'corpus/report.txt', './corpus/sub', '--format', 'jsonl'),
      whole,
    );
    const sidecars = ['anna', 'bert'].map((slug) => `corpus/report.txt.${slug}.claimmark.json`);
    await fine('export', ...sidecars, '--format', 'brat', '--out', 'out');
    assert.deepEqual((await fs.readdir(join(folder, 'out'))).sort(), ['anna', 'annotation.conf', 'bert']);
    assert.equal((await shown('corpus', 'corpus/report.txt')).length, 5);
  });

  it('believes the name of a sidecar as to whose it is', async () => {
    await fs.copyFile(
      join(folder, 'corpus', 'report.txt.anna.claimmark.json'),
      join(folder, 'corpus', 'report.txt.carl.claimmark.json'),
    );
    await fine('export', 'corpus', '--format', 'brat', '--out', 'out');
    const spans = async (slug: string) => (await read(`out/${slug}/report.ann`)).match(/^T.*$/gm);
    assert.deepEqual(await spans('carl'), await spans('anna'));
    const shownNow = await shown('corpus', '--annotator', 'carl');
    assert.deepEqual([...new Set(shownNow.map(({ annotator }) => annotator))], ['carl']);
  });

  it('exports the adjudicated tags only, whoever decided', async () => {
    const decided = (await read('corpus/report.txt.anna.claimmark.json'))
      .replace(/^"annotator": .*$/m, (line) =>
        [
          '"annotator": {"id": "adjudicated", "name": "Adjudicated"},',
          line.replace('annotator', 'adjudicator'),
        ].join('\n'),
      )
      .replaceAll('anna/', 'adjudicated/');
    await write('corpus/report.txt.adjudicated.claimmark.json', decided);
    const tags = await fine('export', 'corpus', '--format', 'jsonl', '--variant', 'tags', '--adjudicated');
    const lines = tags
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { annotator: string });
    assert.deepEqual(
      lines.map(({ annotator }) => annotator),
      ['adjudicated', 'adjudicated', 'adjudicated'],
    );
    assert.doesNotMatch(tags, /anna/);
  });

  it('says of whom there is nothing, and exports the others', async () => {
    const args = ['export', 'corpus', '--format', 'csv', '--annotator', 'bert', '--annotator', 'nobody'];
    const { code, out, err } = await run(...args);
    assert.equal(code, 1);
    assert.match(err, /There are no annotations of nobody to export\./);
    assert.match(out, /bert/);
    const both = await shown('corpus', '--annotator', 'anna', '--annotator', 'bert');
    assert.equal(both.length, 5);
  });

  it('exports an article whose name is as long as that of a sidecar allows', async () => {
    const name = 'x'.repeat(255 - '.txt.d.claimmark.json'.length);
    await write(`corpus/${name}.txt`, REPORT);
    await fine('tag', `corpus/${name}.txt`, '--annotator', 'd', '--tag', 'claim', '--sentence', '0');
    await fine('export', 'corpus', '--format', 'brat', '--annotator', 'd', '--out', 'out');
    assert.deepEqual(await fs.readdir(join(folder, 'out', 'd')), [`${name}.ann`, `${name}.txt`]);
  });

  it('keeps to one line what the name of an article has in several', async () => {
    await write('corpus/a\nb.txt', REPORT);
    await fine('tag', 'corpus/a\nb.txt', '--annotator', 'dora', '--tag', 'claim', '--sentence', '0');
    const export_ = (format: string) => fine('export', 'corpus', '--format', format, '--annotator', 'dora');
    assert.match(await export_('conllu'), /^# article = a\\nb\.txt$/m);
    assert.match(await export_('markdown'), /^## a \/ b\.txt$/m);
    await write('in.csv', await export_('csv'));
    const { err } = await run(
      'import',
      'in.csv',
      '--format',
      'csv',
      '--annotator',
      'dora',
      '--articles',
      'corpus',
    );
    assert.match(err, /^in\.csv:2: the path "a\ufffdb\.txt" has control characters$/m);
  });

  it('names no annotator, note or date under pseudonyms, and no quotation without quotes', async () => {
    const out = await fine('export', 'corpus', '--format', 'jsonl', '--pseudonyms', '--no-quotes');
    assert.match(out, /"annotator":"a1"/);
    assert.match(out, /"annotator":"a2"/);
    // By themselves: an id of random letters can have such a name in it.
    assert.ok(!/(?<![a-z\d])(?:anna|bert)(?![a-z\d])|20\d\d-\d\d-\d\d|"b"|Moskau|Summe/.test(out), out);
    const refused = await run('export', 'corpus', '--format', 'brat', '--no-quotes', '--out', 'x');
    assert.match(refused.err, /cannot be written without quotations/);
    assert.equal(refused.code, 2);
  });

  it('imports nothing if something does not fit, unless it is told to', async () => {
    const good = await fine(
      'export',
      'corpus',
      '--format',
      'jsonl',
      '--variant',
      'tags',
      '--annotator',
      'bert',
    );
    await write(
      'in.jsonl',
      `${good}{"article": "../corpus/report.txt", "tag": "claim", "text": "Moskau"}\n{oops\n`,
    );
    const args = ['import', '--format', 'jsonl', 'in.jsonl', '--annotator', 'bert', '--articles', 'empty'];
    const before = await fs.readdir(join(folder, 'empty'));
    const { code, out, err } = await run(...args);
    assert.equal(code, 1);
    assert.match(
      err,
      /^in\.jsonl:2: the path "\.\.\/corpus\/report\.txt" leaves the folder of the articles$/m,
    );
    assert.match(err, /^in\.jsonl:3: not JSON: key in quotes expected at column 2$/m);
    assert.match(err, /Nothing was written/);
    assert.deepEqual(
      out.match(/"(effect|refused)":/g),
      ['"refused":', '"refused":'],
      'no tag is printed as if it had been written',
    );
    const dry = await run(...args, '--dry-run');
    assert.match(dry.out, /"effect":"added"/);
    assert.match(dry.err, /An import for bert would have: new 1, updated 0/);
    assert.deepEqual(await fs.readdir(join(folder, 'empty')), before);
    const partial = await run(...args, '--partial');
    assert.equal(partial.code, 1);
    assert.match(partial.err, /Imported from JSON Lines for bert: new 1, updated 0/);
    assert.equal((await shown('empty')).length, 1);
  });

  it('does not follow a link out of the folder of the articles', async () => {
    await fs.symlink(join(folder, 'corpus', 'report.txt'), join(folder, 'empty', 'link.txt'));
    await write('in.jsonl', '{"article": "link.txt", "tag": "claim", "text": "Moskau bestreitet das."}\n');
    const { code, err } = await run(
      'import',
      '--format',
      'jsonl',
      'in.jsonl',
      '--annotator',
      'bert',
      '--articles',
      'empty',
    );
    assert.equal(code, 1);
    assert.match(err, /in\.jsonl:1: there is no article "link\.txt"/);
  });

  it('never overwrites an article, and leaves no half file behind', async () => {
    const over = await run('export', 'corpus', '--format', 'markdown', '--out', 'corpus/sub/second.md');
    assert.equal(over.code, 2);
    assert.match(over.err, /is an article or a sidecar/);
    assert.equal(await read('corpus/sub/second.md'), SECOND);
    await write('corpus/sub/second.md.anna.claimmark.json', '{');
    const broken = await run('export', 'corpus', '--format', 'csv', '--out', 'out.csv');
    assert.equal(broken.code, 2);
    assert.match(broken.err, /second\.md\.anna\.claimmark\.json:1/);
    assert.deepEqual((await fs.readdir(folder)).sort(), ['corpus', 'empty']);
  });

  it('says what is wrong with what it is asked', async () => {
    const asked: [string[], RegExp][] = [
      [['export', 'corpus', '--format', 'pdf'], /--format takes csv, tsv, jsonl/],
      [['export', 'corpus'], /--format is missing/],
      [['export', 'nowhere', '--format', 'csv'], /nowhere: there is no such file or folder/],
      [
        ['export', 'corpus', '--format', 'brat', '--offsets', 'utf16', '--out', 'x'],
        /counts offsets in codepoint only/,
      ],
      [['export', 'corpus', '--format', 'jsonl', '--variant', 'words'], /it has sentences, tags/],
      [['import', 'x', '--format', 'csv', '--annotator', 'anna'], /x: there is no such file or folder/],
      [['import', 'corpus', '--format', 'html', '--annotator', 'anna'], /cannot be imported/],
      [['import', 'corpus', '--format', 'csv', '--annotator', 'Anna B'], /--annotator takes a slug/],
      [['import', 'corpus', '--format', 'csv', '--annotator', 'adjudicated'], /made by adjudication/],
      [['export', 'corpus', '--format', 'csv', '--offsets', ''], /--offsets takes utf16, codepoint/],
      [
        ['export', 'corpus', '--format', 'csv', '--adjudicated', '--annotator', 'anna'],
        /give one of the two/,
      ],
    ];
    for (const [args, expected] of asked) {
      const { code, err } = await run(...args);
      assert.match(err, expected);
      assert.equal(code, 2);
    }
    const none = await run('export', 'corpus', '--format', 'csv', '--adjudicated');
    assert.deepEqual([none.code, none.err], [1, 'There are no annotations of adjudicated to export.\n']);
  });
});

function byPlace(a: { annotator: unknown; start: unknown; tag: unknown }, b: typeof a): number {
  return JSON.stringify([a.annotator, a.start, a.tag]) < JSON.stringify([b.annotator, b.start, b.tag])
    ? -1
    : 1;
}
