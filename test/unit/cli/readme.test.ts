import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { parse } from '../../../src/sidecar';

const TEXT = [
  'Das Ministerium meldet Verluste.',
  'Moskau wies das zurück.',
  'Peking schweigt dazu.',
  'Der Sprecher widersprach dem Bericht.',
].join('\n\n');
const ARTICLE = join('articles', 'report.txt');
const SIDECAR = `${ARTICLE}.anna.claimmark.json`;

/** What the README says about git, run as it stands there by a shell in real repositories. */
describe('The README’s lines for git', () => {
  let folder = '';
  let blocks: readonly string[] = [];

  /** Runs a program in a clone; `claimmark` is on the path, as its package would put it there. */
  const run = (clone: string, command: string, ...args: string[]) =>
    new Promise<{ code: number; out: string }>((done) => {
      const path = [join(folder, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter);
      const options = { cwd: join(folder, clone), env: { ...process.env, PATH: path } };
      execFile(command, args, options, (error, out, err) => {
        done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out: out + err });
      });
    });
  const must = async (clone: string, command: string, ...args: string[]) => {
    const { code, out } = await run(clone, command, ...args);
    assert.equal(code, 0, `${command} ${args.join(' ')}: ${out}`);
    return out;
  };
  const commit = async (clone: string) => {
    await must(clone, 'git', 'add', '-A');
    return run(clone, 'git', 'commit', '-qm', 'work');
  };
  const pull = (clone: string) => run(clone, 'git', 'pull', '-q', '--no-rebase', '--no-edit');
  const clone = async (name: string) => {
    await must('.', 'git', 'clone', '-q', 'team.git', name);
    await must(name, 'git', 'config', 'user.name', 'Anna');
    await must(name, 'git', 'config', 'user.email', 'anna@example.org');
    await must(name, 'git', 'config', 'commit.gpgsign', 'false');
  };
  const tag = (where: string, sentence: number) =>
    must(
      ...([where, 'claimmark', 'tag', ARTICLE, '--annotator', 'anna', '--tag', 'claim'] as const),
      ...['--sentence', String(sentence)],
    );
  const quotes = async (where: string) => {
    const parsed = parse(await fs.readFile(join(folder, where, SIDECAR), 'utf8'));
    assert.ok(parsed.writable, JSON.stringify(parsed.problems));
    return parsed.annotations.tags.map(({ quote }) => quote);
  };
  /** The only block of the README with these words. */
  const blockWith = (words: string) => {
    const found = blocks.filter((block) => block.includes(words));
    assert.equal(found.length, 1, words);
    return found[0]!;
  };

  before(async () => {
    const readme = await fs.readFile('README.md', 'utf8');
    blocks = [...readme.matchAll(/^```\w*\n(.*?)^```$/gms)].map(([, block]) => block ?? '');
  });

  /** One annotator's two clones of the team's repository, in which sentence 0 is tagged. */
  beforeEach(async () => {
    folder = await fs.mkdtemp(join(tmpdir(), 'claimmark-readme-'));
    await fs.mkdir(join(folder, 'bin'));
    await fs.symlink(resolve('dist', 'cli.js'), join(folder, 'bin', 'claimmark'));
    await must('.', 'git', 'init', '-q', '--bare', '-b', 'main', 'team.git');
    await clone('desk');
    await fs.mkdir(join(folder, 'desk', 'articles'));
    await fs.writeFile(join(folder, 'desk', ARTICLE), TEXT);
    await tag('desk', 0);
  });
  afterEach(() => fs.rm(folder, { recursive: true }));

  const share = async () => {
    assert.equal((await commit('desk')).code, 0);
    await must('desk', 'git', 'push', '-q', 'origin', 'HEAD:main');
  };
  /** Other sentences are tagged in both clones; the laptop has not seen what the desk has pushed. */
  const diverge = async () => {
    await tag('desk', 2);
    await share();
    await tag('laptop', 3);
    assert.equal((await commit('laptop')).code, 0);
  };

  it('make git settle by itself what one annotator did in two clones', async () => {
    await must('desk', 'sh', '-e', '-c', blockWith('merge.claimmark.driver'));
    await share();
    await clone('laptop');
    await diverge();
    // The attributes come with the clone, the driver does not: git without it is at a loss.
    assert.equal((await pull('laptop')).code, 1);
    assert.match(
      await must('laptop', 'git', 'status', '--porcelain'),
      /^UU .*report\.txt\.anna\.claimmark\.json$/m,
    );
    await must('laptop', 'git', 'merge', '--abort');
    const [driver = ''] = blockWith('merge.claimmark.driver').split('\n');
    await must('laptop', 'sh', '-e', '-c', driver);
    const { code, out } = await pull('laptop');
    assert.equal(code, 0, out);
    assert.equal(await must('laptop', 'git', 'status', '--porcelain'), '');
    const sentences = TEXT.split('\n\n');
    assert.deepEqual(await quotes('laptop'), [sentences[0], sentences[2], sentences[3]]);
    await must('laptop', 'git', 'push', '-q', 'origin', 'HEAD:main');
    await must('desk', 'git', 'pull', '-q', '--ff-only');
    assert.deepEqual(await quotes('desk'), await quotes('laptop'));
  });

  it('keep a commit back whose tags need a look', async () => {
    const hook = join(folder, 'desk', '.git', 'hooks', 'pre-commit');
    await fs.writeFile(hook, blockWith('exec claimmark check'), { mode: 0o755 });
    assert.equal((await commit('desk')).code, 0);
    const lines = TEXT.split('\n\n');
    await fs.writeFile(
      join(folder, 'desk', ARTICLE),
      ['Das Ministerium meldet keine Verluste.', ...lines.slice(1)].join('\n\n'),
    );
    const refused = await commit('desk');
    assert.equal(refused.code, 1);
    assert.match(refused.out, /report\.txt\.anna\.claimmark\.json:\d+: /);
    await fs.writeFile(join(folder, 'desk', ARTICLE), `${TEXT}\n\nEin Nachtrag.`);
    const taken = await commit('desk');
    assert.equal(taken.code, 0, taken.out);
  });
});
