// Where things lie. Every script runs from the root of the checkout, as npm does.
import fs from 'node:fs';
import path from 'node:path';

export const root = process.cwd();
/** Everything that is downloaded or kept between runs; ignored by git. */
export const cache = path.join(root, '.vscode-test');
export const dist = path.join(root, 'dist');

export const manifest = readManifest();
/** The extension's id in VS Code. */
export const extensionId = `${manifest.publisher}.${manifest.name}`;

/** @returns {{name: string, publisher: string, version: string}} */
function readManifest() {
  const file = path.join(root, 'package.json');
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '{}';
  const found = /** @type {ReturnType<typeof readManifest>} */ (JSON.parse(text));
  if (found.name !== 'claimmark') throw new Error(`Run this from Claimmark's root folder, not ${root}.`);
  return found;
}
