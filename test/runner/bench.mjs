// npm run bench: every benchmark in bench/, one after the other; words after -- choose by name.
import fs from 'node:fs';
import path from 'node:path';
import { build, buildPackage, buildTests } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { runHostTests } from './hostTests.mjs';
import { ensurePackages } from './packages.mjs';
import { dist, root } from './paths.mjs';
import { Failure, runMain, run } from './processes.mjs';
import { ensureVSCode, releases, unsupported } from './vscode.mjs';

const release = releases['1.139'];

/** What is measured inside VS Code, or on its screen; all others run in plain Node. */
const ofVSCode = {
  vscode: () => benchInVSCode('vscode'),
  review: () => benchInVSCode('review'),
  workbench: benchOnScreen,
};

/** @returns {Promise<number>} the exit code */
async function main() {
  await ensurePackages();
  const folder = path.join(dist, 'bench');
  fs.rmSync(folder, { recursive: true, force: true });
  await build('--production', '--bench');
  const words = process.argv.slice(2);
  const all = fs.existsSync(folder) ? fs.readdirSync(folder).filter((file) => file.endsWith('.js')) : [];
  const chosen = all.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  const chosenOfVSCode = Object.entries(ofVSCode).filter(
    ([name]) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  if (chosen.length === 0 && chosenOfVSCode.length === 0)
    throw new Failure(`No benchmark matches. There are: ${[...all, ...Object.keys(ofVSCode)].join(', ')}.`);
  /** @type {string[]} */
  const failed = [];
  for (const file of chosen) {
    console.log(`\n${path.basename(file, '.bench.js')}`);
    const { code } = await run(process.execPath, ['--expose-gc', path.join(folder, file)], { minutes: 30 });
    if (code !== 0) failed.push(file);
  }
  for (const [name, measure] of chosenOfVSCode) {
    console.log(`\n${name} ${release.version}`);
    const reason = unsupported();
    if (reason === undefined) await measure();
    else console.log(`Not measured: ${reason}`);
  }
  if (failed.length > 0) throw new Failure(`\nDid not run to their end: ${failed.join(', ')}`);
  return 0;
}

async function benchOnScreen() {
  const { vsix } = await buildPackage();
  const { tests } = await buildTests('--production');
  await ensureVSCode(release);
  const env = { CLAIMMARK_VSIX: vsix, CHROME_PATH: await ensureChromium() };
  const { code } = await run(process.execPath, [path.join(tests, 'workbench.js')], { minutes: 15, env });
  if (code !== 0) throw new Failure('Did not run to its end: workbench');
}

/** @param {string} grep chooses parts of bench/host.ts by their names */
async function benchInVSCode(grep) {
  for (const file of ['dist/extension.js', 'dist/web/extension.js']) {
    console.log(`${file}, minified: ${(fs.statSync(path.join(root, file)).size / 1024).toFixed(0)} KB`);
  }
  const { extension } = await buildTests('--production');
  await runHostTests({
    release,
    extension,
    entry: 'bench.js',
    grep,
    log: path.join(dist, 'logs', 'bench.log'),
    onEvent: ({ title }) => {
      if (title !== undefined) console.log(title);
    },
  });
}

await runMain(main);
