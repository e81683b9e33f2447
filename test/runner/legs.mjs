// The legs of a test run, in the order in which they run.
import fs from 'node:fs';
import path from 'node:path';
import { filesInZip } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { runHostTests } from './hostTests.mjs';
import { dist, root } from './paths.mjs';
import { Failure, run, scratch, withoutRootsExemption } from './processes.mjs';
import { record } from './report.mjs';
import { ensureVSCode, releases, unsupported } from './vscode.mjs';

/** @typedef {import('./report.mjs').Counts} Counts */
/**
 * @typedef {object} Leg
 * @property {string} name
 * @property {string} what
 * @property {boolean} hasTests whether it can be filtered by the titles of tests
 * @property {() => string | undefined} [impossible] why this machine cannot run it
 * @property {(context: Context, counts: Counts) => Promise<void>} run counts what ran, even if it throws
 */
/**
 * @typedef {object} Context
 * @property {string | undefined} grep
 * @property {() => ReturnType<typeof import('./build.mjs').buildPackage>} packaged
 * @property {() => ReturnType<typeof import('./build.mjs').buildTests>} built
 */

/** KB of each extension bundle by what it is for. What more may be added is decided here. */
const shares = {
  tagging: 150,
  'sentences of many languages': 40,
  'anchoring and durability': 63,
  'details, views and help': 50,
  'exporting and importing': 80,
  reviewing: 80,
};
const bundleLimit = Object.values(shares).reduce((sum, share) => sum + share) * 1024;
const limits = {
  'dist/extension.js': bundleLimit,
  'dist/web/extension.js': bundleLimit,
  'claimmark.vsix': 500 * 1024,
};

const wantedFiles = [
  ...['package.json', 'package.nls.json', 'package.nls.de.json', 'l10n/bundle.l10n.de.json'],
  ...['readme.md', 'changelog.md', 'license', 'media/icon.png'],
  ...['dist/extension.js', 'dist/web/extension.js', 'dist/cli.js', 'dist/sidecar.schema.json'],
];

/** @type {readonly Leg[]} */
export const legs = [
  { name: 'lint', what: 'types, lint rules and format', hasTests: false, run: lint },
  { name: 'package', what: 'size and contents of the .vsix', hasTests: false, run: checkPackage },
  { name: 'unit', what: 'unit tests in plain Node', hasTests: true, run: unit },
  ...Object.entries(releases).flatMap(([name, release]) => [
    inVSCode(`vscode-${name}`, release, 'extension', 'vscode.js', 'Node extension host'),
    inVSCode(`web-${name}`, release, 'webExtension', 'web.js', 'web worker extension host'),
  ]),
  {
    name: 'e2e',
    what: `keys and mouse in the workbench of VS Code ${releases['1.139'].version}`,
    hasTests: true,
    impossible: unsupported,
    run: endToEnd,
  },
];

/** @param {Context} _context @param {Counts} counts */
async function lint(_context, counts) {
  const checks = {
    types: ['typescript/bin/tsc', '--noEmit'],
    'lint rules': ['eslint/bin/eslint.js', '.'],
    format: ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  };
  for (const [title, [program = '', ...args]] of Object.entries(checks)) {
    const tool = path.join(root, 'node_modules', program);
    const { code, output } = await run(process.execPath, [tool, ...args], { quiet: true });
    if (code === 0) record(counts, 'passed', title);
    else record(counts, 'failed', title, output);
  }
}

/** @param {Context} context @param {Counts} counts */
async function checkPackage({ packaged }, counts) {
  const { vsix, bundles } = await packaged();
  const sizes = { ...bundles, [path.basename(vsix)]: fs.statSync(vsix).size };
  for (const [name, limit] of Object.entries(limits)) {
    const size = sizes[name] ?? Infinity;
    const title = `${name}: ${kilobytes(size)} of ${kilobytes(limit)}`;
    record(counts, size <= limit ? 'passed' : 'failed', title);
  }
  // vsce spells some names its own way (readme.md, LICENSE.txt) and adds two files of the archive.
  const files = filesInZip(vsix).flatMap((file) => (file.startsWith('extension/') ? file.slice(10) : []));
  const stray = files.filter((file) => !/^(dist|l10n|media)\/|^[^/]+\.(md|json)$|^LICENSE/.test(file));
  const present = new Set(files.map((file) => file.toLowerCase().replace(/^license.*/, 'license')));
  const missing = wantedFiles.filter((file) => !present.has(file));
  const detail = `stray: ${stray.join(', ') || 'none'}; missing: ${missing.join(', ') || 'none'}`;
  const right = stray.length + missing.length === 0;
  record(counts, right ? 'passed' : 'failed', `${files.length} files`, right ? undefined : detail);
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

/** @param {Context} context @param {Counts} counts */
async function unit({ built, grep }, counts) {
  const { tests } = await built();
  await mocha(counts, path.join(tests, 'unit.js'), { grep, minutes: 60, seconds: 120 });
}

/** @param {Context} context @param {Counts} counts */
async function endToEnd({ packaged, built, grep }, counts) {
  const { vsix } = await packaged();
  const { tests } = await built();
  await ensureVSCode(releases['1.139']);
  const env = { CLAIMMARK_VSIX: vsix, CHROME_PATH: await ensureChromium() };
  await mocha(counts, path.join(tests, 'e2e.js'), { grep, minutes: 120, seconds: 600, env });
}

/**
 * @param {Counts} counts
 * @param {string} bundle
 * @param {{grep: string | undefined, minutes: number, seconds: number, env?: NodeJS.ProcessEnv}} options how long
 *   all and how long one test may take, on machines that are slow and busy too
 */
async function mocha(counts, bundle, { grep, minutes, seconds, env = {} }) {
  if (!fs.existsSync(bundle))
    throw new Failure(`There are no tests: ${path.basename(bundle)} was not built.`);
  const countsFile = path.join(scratch('mocha'), 'counts.json');
  const [command, args] = withoutRootsExemption(process.execPath, [
    '--enable-source-maps',
    path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js'),
    ...['--reporter', path.join(root, 'test', 'runner', 'reporter.mjs')],
    ...['--timeout', String(seconds * 1000)],
    ...(process.stdout.isTTY ? [] : ['--no-color']),
    ...(grep === undefined ? [] : ['--grep', grep, '--no-fail-zero']),
    bundle,
  ]);
  const { code } = await run(command, args, { minutes, env: { ...env, CLAIMMARK_COUNTS: countsFile } });
  if (!fs.existsSync(countsFile))
    throw new Failure(`mocha ended with code ${code} before all tests had run.`);
  Object.assign(counts, JSON.parse(fs.readFileSync(countsFile, 'utf8')));
  if (code !== 0 && counts.failed === 0) throw new Failure(`mocha ended with code ${code}.`);
}

/**
 * @param {string} name
 * @param {import('./vscode.mjs').Release} release
 * @param {'extension' | 'webExtension'} folder
 * @param {'vscode.js' | 'web.js'} entry
 * @param {string} host
 * @returns {Leg}
 */
function inVSCode(name, release, folder, entry, host) {
  return {
    name,
    what: `tests in the ${host} of VS Code ${release.version}`,
    hasTests: true,
    impossible: unsupported,
    run: async ({ built, grep }, counts) => {
      const extension = (await built())[folder];
      const log = path.join(dist, 'logs', `${name}.log`);
      await runHostTests({
        release,
        extension,
        entry,
        grep,
        log,
        onEvent: ({ type, title, error }) => {
          if (type !== 'end') record(counts, type, title, error);
        },
      });
      if (counts.passed + counts.failed === 0 && grep === undefined) throw new Failure('No test ran.');
    },
  };
}
