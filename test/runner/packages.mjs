// The project's own npm packages.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { Failure, run } from './processes.mjs';
import { alone, step } from './progress.mjs';

/**
 * Runs npm without its chatter.
 * @param {readonly string[]} args @param {string} [cwd]
 * @throws {Failure} with npm's own words
 */
export async function npm(args, cwd = root) {
  // What npm tells its scripts about this project must not steer an npm that works elsewhere.
  const inherited = Object.keys(process.env).filter((name) =>
    /^npm_(config_local_prefix|package|lifecycle)/.test(name),
  );
  const env = Object.fromEntries(inherited.map((name) => [name, undefined]));
  const cli = process.env['npm_execpath'];
  const quiet = [...args, '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=5'];
  const viaNode = cli?.endsWith('.js') === true;
  const { code, output } = await run(viaNode ? process.execPath : 'npm', viaNode ? [cli, ...quiet] : quiet, {
    cwd,
    env,
    quiet: true,
  });
  if (code !== 0) throw new Failure(`"npm ${args.join(' ')}" failed in ${cwd}:\n${output}`);
}

/** Installs the packages of package-lock.json where they are missing or other ones. */
export async function ensurePackages() {
  if (installed()) return;
  await alone('packages', async () => {
    if (!installed()) await step("Installing the project's packages (npm ci)", () => npm(['ci']));
  });
}

/** Compares what npm wrote at the end of its last complete install with what the lock file asks for. */
function installed() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf(path.join('node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '') return true; // the project itself
    const found = present[place];
    return found === undefined ? entry.optional === true : found.integrity === entry.integrity;
  });
}

/** @typedef {{packages: Record<string, {integrity?: string, optional?: boolean}>}} LockFile */

/** @param {string} file below the root */
function packagesOf(file) {
  const full = path.join(root, file);
  if (!fs.existsSync(full)) return {};
  return /** @type {LockFile} */ (JSON.parse(fs.readFileSync(full, 'utf8'))).packages;
}
