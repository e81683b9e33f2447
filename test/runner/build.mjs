// What the runs test: the packaged extension, and a copy of the built one that a later build cannot touch.
import fs from 'node:fs';
import path from 'node:path';
import { cache, dist, root } from './paths.mjs';
import { Failure, run, whileAlive } from './processes.mjs';
import { alone, step } from './progress.mjs';

/** Of this run alone; below the root, so that what lies in it finds node_modules. */
const folder = path.join(cache, `run-${process.pid}`);

/** @param {...string} flags of esbuild.js */
export async function build(...flags) {
  await alone('build', () => step('Building', () => node('The build', ['esbuild.js', ...flags])));
}

/**
 * Builds the extension for release and packages it.
 * @returns {Promise<{vsix: string, bundles: Record<string, number>}>} the .vsix; the bytes of the bundles in it
 */
export async function buildPackage() {
  const vsix = path.join(runFolder(), 'claimmark.vsix');
  // vsce looks at every file below its folder, so it gets one without what lies in the cache.
  const release = path.join(runFolder(), 'release');
  return await step('Building and packaging', async () => {
    await alone('build', async () => {
      await node('The build', ['esbuild.js', '--production']);
      copyExtension(release);
    });
    for (const file of ['.vscodeignore', 'README.md', 'CHANGELOG.md', 'LICENSE']) {
      fs.copyFileSync(path.join(root, file), path.join(release, file));
    }
    changeManifest(release, { scripts: undefined, devDependencies: undefined });
    const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
    const options = [
      '--no-dependencies',
      '--allow-missing-repository',
      '--no-rewrite-relative-links',
      '--out',
      vsix,
    ];
    await node('Packaging', [vsce, 'package', ...options], release);
    const names = ['dist/extension.js', 'dist/web/extension.js'];
    const bundles = Object.fromEntries(
      names.map((name) => [name, fs.statSync(path.join(release, name)).size]),
    );
    return { vsix, bundles };
  });
}

/**
 * Builds the extension and its tests for reading, not minified unless a flag says so.
 * @param {...string} flags of esbuild.js
 * @returns {Promise<{extension: string, webExtension: string, tests: string}>} the extension's folder; the same
 *   without what lets VS Code run it elsewhere than in its web worker host; the folder of the test bundles
 */
export async function buildTests(...flags) {
  const extension = path.join(runFolder(), 'extension');
  const webExtension = path.join(runFolder(), 'web-extension');
  await alone('build', () =>
    step('Building', async () => {
      await node('The build', ['esbuild.js', '--tests', ...flags]);
      copyExtension(extension);
      copyExtension(webExtension);
    }),
  );
  changeManifest(webExtension, { main: undefined, extensionKind: undefined });
  return { extension, webExtension, tests: path.join(extension, 'dist', 'test') };
}

function runFolder() {
  whileAlive(folder);
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

/** @param {string} what @param {readonly string[]} args @param {string} [cwd] */
async function node(what, args, cwd = root) {
  const { code, output } = await run(process.execPath, args, { quiet: true, cwd });
  if (code !== 0) throw new Failure(`${what} failed:\n${output}`);
}

/** @param {string} extension its folder @param {Record<string, unknown>} changes */
function changeManifest(extension, changes) {
  const file = path.join(extension, 'package.json');
  const manifest = /** @type {Record<string, unknown>} */ (JSON.parse(fs.readFileSync(file, 'utf8')));
  fs.writeFileSync(file, JSON.stringify({ ...manifest, ...changes }, undefined, 2));
}

/** @param {string} target */
function copyExtension(target) {
  const parts = fs
    .readdirSync(root)
    .filter((name) => /^(dist|l10n|media|package(\.nls.*)?\.json)$/.test(name));
  const others = new Set(['screenshots', 'bench', 'logs'].map((name) => path.join(dist, name)));
  for (const part of parts) {
    fs.cpSync(path.join(root, part), path.join(target, part), {
      recursive: true,
      filter: (file) => !others.has(file),
    });
  }
}

/** The names of the files in a zip archive, from its central directory (PKWARE APPNOTE 4.3.12). @param {string} file */
export function filesInZip(file) {
  const bytes = fs.readFileSync(file);
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    const name = bytes.readUInt16LE(at + 28);
    const rest = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const text = bytes.toString('utf8', at + 46, at + 46 + name);
    at += 46 + name + rest;
    return text;
  });
}
