// npm run test:electron: the tests of VS Code's Node extension host in the desktop VS Code, which @vscode/test-electron
// downloads. For a desktop with network; on Linux it needs a display (xvfb-run provides one).
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { buildTests } from './build.mjs';
import { ensurePackages } from './packages.mjs';
import { cache, root } from './paths.mjs';
import { Failure, runMain, scratch, start } from './processes.mjs';
import { inWords, none, record, sum, testEvent } from './report.mjs';
import { quietSettings, releases } from './vscode.mjs';

/** @typedef {import('./report.mjs').Counts} Counts */

/** @returns {Promise<number>} the exit code */
async function main() {
  const { values } = parseArgs({ options: { grep: { type: 'string', short: 'g' } } });
  await ensurePackages();
  const { extension, tests } = await buildTests();
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  const all = [];
  for (const { version } of Object.values(releases)) {
    const program = await downloadAndUnzipVSCode({ version, cachePath: path.join(cache, 'electron') });
    console.log(`\nVS Code ${version}`);
    all.push(await runTests(program, extension, path.join(tests, 'vscode.js'), values.grep));
  }
  const total = sum(all);
  console.log(`\n${inWords(total)}`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/**
 * @param {string} program
 * @param {string} extension
 * @param {string} tests
 * @param {string | undefined} grep
 * @returns {Promise<Counts>} a run that does not come to its end counts as one more failure
 */
async function runTests(program, extension, tests, grep) {
  const workspace = scratch('workspace');
  fs.cpSync(path.join(root, 'media', 'samples'), workspace, { recursive: true });
  const profile = scratch('profile');
  const settings = { ...quietSettings, ...(grep === undefined ? {} : { 'claimmark-test.grep': grep }) };
  fs.mkdirSync(path.join(profile, 'User'));
  fs.writeFileSync(path.join(profile, 'User', 'settings.json'), JSON.stringify(settings));
  const child = start(
    program,
    [
      workspace,
      ...['--no-sandbox', '--disable-gpu-sandbox', '--disable-updates', '--disable-workspace-trust'],
      ...['--skip-welcome', '--skip-release-notes', '--disable-telemetry'],
      `--user-data-dir=${profile}`,
      `--extensions-dir=${path.join(profile, 'extensions')}`,
      `--extensionDevelopmentPath=${extension}`,
      `--extensionTestsPath=${tests}`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (child.stdout === null) throw new Failure('VS Code was started without its output.');
  const counts = none();
  let over = false;
  createInterface(child.stdout).on('line', (line) => {
    const event = testEvent(line);
    if (event === undefined) return;
    if (event.type === 'end') over = true;
    else record(counts, event.type, event.title, event.error);
  });
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (!over) record(counts, 'failed', 'VS Code ran all tests', `It ended with code ${code}.`);
  return counts;
}

await runMain(main);
