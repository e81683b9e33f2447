// npm run bench: every benchmark in bench/, one after the other; words after -- choose by name.
import fs from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { ensurePackages } from './packages.mjs';
import { dist } from './paths.mjs';
import { Failure, runMain, run } from './processes.mjs';

/** @returns {Promise<number>} the exit code */
async function main() {
  await ensurePackages();
  const folder = path.join(dist, 'bench');
  fs.rmSync(folder, { recursive: true, force: true });
  await build('--production', '--bench');
  const words = process.argv.slice(2);
  const all = fs.existsSync(folder) ? fs.readdirSync(folder).filter((file) => file.endsWith('.js')) : [];
  const chosen = all.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  if (chosen.length === 0) throw new Failure(`No benchmark matches. There are: ${all.join(', ') || 'none'}.`);
  /** @type {string[]} */
  const failed = [];
  for (const file of chosen) {
    console.log(`\n${path.basename(file, '.bench.js')}`);
    const { code } = await run(process.execPath, ['--expose-gc', path.join(folder, file)], { minutes: 30 });
    if (code !== 0) failed.push(file);
  }
  if (failed.length > 0) throw new Failure(`\nDid not run to their end: ${failed.join(', ')}`);
  return 0;
}

await runMain(main);
