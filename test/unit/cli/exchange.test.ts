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

  it('names no annotator, note or date under pseudonyms, and no quotation without quotes', async () => {
    const out = await fine('export', 'corpus', '--format', 'jsonl', '--pseudonyms', '--no-quotes');
    assert.match(out, /"annotator":"a1"/);
    assert.match(out, /"annotator":"a2"/);
    assert.ok(!/anna|bert|20\d\d-\d\d-\d\d|"b"|Moskau|Summe/.test(out), out);
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
    assert.match(out, /"effect":"added"/);
    assert.deepEqual(await fs.readdir(join(folder, 'empty')), before);
    assert.equal((await run(...args, '--partial')).code, 1);
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
