// Tests inside the extension host of the real VS Code, driven through a browser that opens its workbench.
import fs from 'node:fs';
import path from 'node:path';
import { launchChromium } from './chromium.mjs';
import { root } from './paths.mjs';
import { Failure, scratch } from './processes.mjs';
import { testEvent } from './report.mjs';
import { dataFolder, quietSettings, remoteUri, startServer } from './vscode.mjs';

/** Minutes. A test has five (test/vscode/mocha.ts), so a longer silence means that VS Code hangs. */
const silence = 6;
const limit = 60;

/** @typedef {import('./report.mjs').TestEvent} TestEvent */

/**
 * @param {object} options
 * @param {import('./vscode.mjs').Release} options.release
 * @param {string} options.extension the folder that VS Code takes as the extension under development
 * @param {'vscode.js' | 'web.js' | 'bench.js'} options.entry the tests, in dist/test of that folder
 * @param {string | undefined} options.grep
 * @param {string} options.log the file that gets all that VS Code said
 * @param {(event: TestEvent) => void} options.onEvent
 * @throws {Failure} when the run came to no end
 */
export async function runHostTests({ release, extension, entry, grep, log, onEvent }) {
  const workspace = scratch('workspace');
  fs.cpSync(path.join(root, 'media', 'samples'), workspace, { recursive: true });
  const server = await startServer(
    release,
    dataFolder({ ...quietSettings, ...(grep === undefined ? {} : { 'claimmark-test.grep': grep }) }),
    { arguments: release.payload, permissions: true },
  );
  /** @type {string[]} */
  const console = [];
  /** @type {import('playwright-core').Browser | undefined} */
  let browser;
  try {
    browser = await launchChromium();
    const page = await browser.newPage();
    // Silence is what ends a run that hangs.
    page.setDefaultTimeout(0);
    await new Promise((resolve, reject) => {
      /** @param {string} how */
      const giveUp = (how) => () => {
        reject(new Failure(`The tests in VS Code ${release.version} ${how}.`));
      };
      setTimeout(giveUp(`did not end within ${limit} minutes`), limit * 60_000).unref();
      const quiet = setTimeout(giveUp(`said nothing for ${silence} minutes`), silence * 60_000).unref();
      page.on('crash', giveUp('ended because the page crashed'));
      void server.ended.then(giveUp("ended because VS Code's server did"));
      let over = false;
      void page.exposeFunction(
        'codeAutomationLog',
        (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
          quiet.refresh();
          const text = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
          // Of optional native modules that are not built; a page each.
          if (text.includes('Could not locate the bindings file')) return;
          console.push(`${type}: ${text}`);
          const event = testEvent(text);
          over ||= event?.type === 'end';
          if (event !== undefined && !over) onEvent(event);
        },
      );
      void page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => {
        clearTimeout(quiet);
        if (over) resolve(code);
        else giveUp(`ended with code ${code} before all had run`)();
      });
      const payload = [
        ['extensionDevelopmentPath', remoteUri(server, extension)],
        ['extensionTestsPath', remoteUri(server, path.join(extension, 'dist', 'test', entry))],
        ['skipWelcome', 'true'],
      ];
      const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
      page.goto(`${server.url}/?${query.toString()}`).catch(reject);
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Failure(
      `${message}\nThe end of the console (all of it: ${log}):\n${console.slice(-40).join('\n')}`,
    );
  } finally {
    fs.mkdirSync(path.dirname(log), { recursive: true });
    fs.writeFileSync(log, `${console.join('\n')}\n\nVS Code's server:\n${server.log()}`);
    await browser?.close();
    await server.stop();
  }
}
