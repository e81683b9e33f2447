// npm start: VS Code with the extension, on a copy of the sample articles. What it keeps (the articles with their
// tags, settings, the annotator's name) lies in .vscode-test/start and is there again at the next start.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, buildPackage } from './build.mjs';
import { ensurePackages } from './packages.mjs';
import { cache, root } from './paths.mjs';
import { Failure, atEnd, runMain, start, which } from './processes.mjs';
import { installExtension, releases, startServer, unsupported } from './vscode.mjs';

const { values: options } = parseArgs({
  options: {
    /** VS Code in the browser even where a desktop one is installed. */
    browser: { type: 'boolean' },
    /** The folder for what is kept. */
    home: { type: 'string', default: path.join(cache, 'start') },
  },
});
const home = path.resolve(options.home);
const articles = path.join(home, 'articles');
const release = releases['1.139'];
/** The browser keeps its part of the window's state by address, so the port should stay the same. */
const usualPort = 8137;

/** @returns {Promise<number>} the exit code */
async function main() {
  const code = options.browser ? undefined : desktopCode();
  const obstacle = unsupported();
  if (code === undefined && obstacle !== undefined) {
    throw new Failure(
      'Install VS Code (https://code.visualstudio.com) with its command "code" on the PATH and run npm start again: ' +
        `${obstacle}.`,
    );
  }
  await ensurePackages();
  copyArticles();
  return await (code === undefined ? inBrowser() : onDesktop(code));
}

/** The command of a desktop VS Code that can open a window here. */
function desktopCode() {
  const { env, platform } = process;
  // In a remote window's terminal and in WSL, `code` talks to an editor on another system.
  if (env['VSCODE_IPC_HOOK_CLI'] !== undefined || env['WSL_DISTRO_NAME'] !== undefined) return undefined;
  const display = env['DISPLAY'] ?? env['WAYLAND_DISPLAY'];
  if (platform === 'linux' && display === undefined) return undefined;
  return which('code');
}

/** Copies the sample articles that are not there yet; those that are may carry tags. */
function copyArticles() {
  fs.cpSync(path.join(root, 'media', 'samples'), articles, { recursive: true, force: false });
}

/** @param {string} file settings.json @param {Record<string, unknown>} settings for the first start */
function proposeSettings(file, settings) {
  if (fs.existsSync(file)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(settings, undefined, 2)}\n`);
}

/** @param {string} code */
async function onDesktop(code) {
  await build();
  const profile = path.join(home, 'desktop');
  proposeSettings(path.join(profile, 'User', 'settings.json'), { 'workbench.startupEditor': 'none' });
  const args = [
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${profile}`,
    `--extensions-dir=${path.join(home, 'desktop-extensions')}`,
    ...['--disable-workspace-trust', '--skip-welcome', '--new-window', '--wait'],
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    articles,
  ];
  console.log('VS Code opens with the sample articles. Close its window or press Ctrl+C to end.');
  // The command detaches VS Code from itself; its profile folder tells it from every other VS Code.
  atEnd(() => {
    endProcessesWith(`--user-data-dir=${profile}`);
  });
  const windows = process.platform === 'win32';
  const quote = (/** @type {string} */ text) => (windows ? `"${text}"` : text);
  const child = start(quote(code), args.map(quote), { shell: windows });
  /** @type {number | null} */
  const exit = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return exit ?? 1;
}

/** @param {string} argument that only the processes to end have */
function endProcessesWith(argument) {
  if (process.platform === 'win32') return; // there the end of the command's process tree takes them along
  const { stdout } = spawnSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' });
  for (const line of stdout.split('\n').filter((text) => text.includes(argument))) {
    try {
      process.kill(Number.parseInt(line, 10), 'SIGTERM');
    } catch (error) {
      // It may have ended meanwhile, as one of several processes of one program.
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
    }
  }
}

/** @returns {Promise<never>} */
async function inBrowser() {
  const { vsix } = await buildPackage();
  const data = path.join(home, 'browser');
  proposeSettings(path.join(data, 'data', 'User', 'settings.json'), {
    'workbench.startupEditor': 'none',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'chat.disableAIFeatures': true,
  });
  await installExtension(release, data, vsix);
  const token = keptToken();
  const port = (await isFree(usualPort)) ? usualPort : 0;
  const server = await startServer(release, data, { port, token });
  const query = new URLSearchParams({ tkn: token, folder: articles });
  console.log(`\nOpen this address in a browser on this computer (it is served to no other one):\n
  ${server.url}/?${query.toString()}\n\nPress Ctrl+C to end.`);
  const code = await server.ended;
  throw new Failure(`VS Code's server ended with code ${code ?? 'none'}:\n${server.log()}`);
}

/** Whoever may run programs on this computer can reach the port; only who knows the address gets in. */
function keptToken() {
  const file = path.join(home, 'token');
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(16).toString('hex'), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8');
}

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}

await runMain(main);
