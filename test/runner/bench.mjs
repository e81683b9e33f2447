// npm run bench: every benchmark in bench/, one after the other; words after -- choose by name.
import fs from 'node:fs';
import path from 'node:path';
import { build, buildTests } from './build.mjs';
import { runHostTests } from './hostTests.mjs';
import { ensurePackages } from './packages.mjs';
import { dist, root } from './paths.mjs';
import { Failure, runMain, run } from './processes.mjs';
import { releases, unsupported } from './vscode.mjs';

/** What is measured inside VS Code; all others run in plain Node. */
const inVSCode = 'vscode';

/** @returns {Promise<number>} the exit code */
async function main() {
  await ensurePackages();
  const folder = path.join(dist, 'bench');
  fs.rmSync(folder, { recursive: true, force: true });
  await build('--production', '--bench');
  const words = process.argv.slice(2);
  const all = fs.existsSync(folder) ? fs.readdirSync(folder).filter((file) => file.endsWith('.js')) : [];
  const chosen = all.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  const host = words.length === 0 || words.some((word) => inVSCode.includes(word));
  if (chosen.length === 0 && !host)
    throw new Failure(`No benchmark matches. There are: ${[...all, inVSCode].join(', ')}.`);
  /** @type {string[]} */
  const failed = [];
  for (const file of chosen) {
    console.log(`\n${path.basename(file, '.bench.js')}`);
    const { code } = await run(process.execPath, ['--expose-gc', path.join(folder, file)], { minutes: 30 });
    if (code !== 0) failed.push(file);
  }
  if (host) await benchInVSCode();
  if (failed.length > 0) throw new Failure(`\nDid not run to their end: ${failed.join(', ')}`);
  return 0;
}

async function benchInVSCode() {
  const release = releases['1.139'];
  console.log(`\n${inVSCode} ${release.version}`);
  for (const file of ['dist/extension.js', 'dist/web/extension.js']) {
    console.log(`${file}, minified: ${(fs.statSync(path.join(root, file)).size / 1024).toFixed(0)} KB`);
  }
  const reason = unsupported();
  if (reason !== undefined) {
    console.log(`Not measured: ${reason}`);
    return;
  }
  const { extension } = await buildTests('--production');
  await runHostTests({
    release,
    extension,
    entry: 'bench.js',
    grep: undefined,
    log: path.join(dist, 'logs', 'bench.log'),
    onEvent: ({ title }) => {
      if (title !== undefined) console.log(title);
    },
  });
}

await runMain(main);
