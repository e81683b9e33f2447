// A browser of Chromium's kind: a given one, an installed one, else an installed one after we installed it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cache, root } from './paths.mjs';
import { Failure, run, which } from './processes.mjs';
import { alone, step } from './progress.mjs';

const browsers = path.join(cache, 'browsers');
const names = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];
const places = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
    .flatMap((variable) => process.env[variable] ?? [])
    .flatMap((folder) => [
      path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
};

/** Root's browser refuses its own sandbox; the rest keeps it from asking the network for anything. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a browser without a window. */
export async function launchChromium() {
  const executablePath = await ensureChromium();
  const { chromium } = await import('playwright-core');
  return await chromium.launch({ executablePath, args: flags, timeout: 180_000 });
}

/**
 * @returns {Promise<string>} the program's path
 * @throws {Failure} when there is none and none can be installed; says what a person can do
 */
export async function ensureChromium() {
  const given = process.env['CHROME_PATH'];
  if (given !== undefined) {
    if (!fs.existsSync(given)) throw new Failure(`CHROME_PATH names ${given}, which does not exist.`);
    return given;
  }
  return installed() ?? (await alone('chromium', async () => installed() ?? (await install())));
}

function installed() {
  const known = process.platform === 'darwin' || process.platform === 'win32' ? places[process.platform] : [];
  return which(...names) ?? known.find((file) => fs.existsSync(file)) ?? downloaded();
}

/** Playwright's own Chromium, once it is in our cache. */
function downloaded() {
  if (!fs.existsSync(browsers)) return undefined;
  const ask = "process.stdout.write(require('playwright-core').chromium.executablePath())";
  const env = { ...process.env, PLAYWRIGHT_BROWSERS_PATH: browsers };
  const { stdout } = spawnSync(process.execPath, ['-e', ask], { cwd: root, env, encoding: 'utf8' });
  return fs.existsSync(stdout) ? stdout : undefined;
}

/** @returns {Promise<string>} */
async function install() {
  let why = '';
  if (isDebian() && process.getuid?.() === 0 && which('apt-get') !== undefined) {
    const apt = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
    const { code, output } = await step(
      "Installing Debian's Chromium (apt-get install chromium), because this machine has no browser",
      async () => {
        const patient = ['-o', 'Acquire::Retries=5', '-o', 'DPkg::Lock::Timeout=300'];
        await run('apt-get', [...patient, 'update'], apt);
        const args = [...patient, 'install', '--yes', '--no-install-recommends', 'chromium'];
        return await run('apt-get', args, apt);
      },
    );
    const file = which('chromium');
    if (code === 0 && file !== undefined) return file;
    why += `\napt-get install chromium: ${output.trim()}`;
  }
  const cli = path.join(root, 'node_modules', 'playwright-core', 'cli.js');
  const env = { PLAYWRIGHT_BROWSERS_PATH: browsers };
  const { code, output } = await step(
    "Downloading Playwright's Chromium, because this machine has no browser",
    () => run(process.execPath, [cli, 'install', '--no-shell', 'chromium'], { quiet: true, env }),
  );
  const file = downloaded();
  if (code === 0 && file !== undefined) return file;
  why += `\nplaywright-core install chromium: ${output.trim()}`;
  throw new Failure(
    `No Chromium, Chrome or Edge is installed and none could be installed. Install one, or set CHROME_PATH to one.${why}`,
  );
}

function isDebian() {
  const release = '/etc/os-release';
  return fs.existsSync(release) && /^ID="?debian"?$/m.test(fs.readFileSync(release, 'utf8'));
}
