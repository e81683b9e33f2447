import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { scratch } from '../runner/processes.mjs';
import { browse, eventually } from './workbench';

/** Starts it and waits until it has printed the address. */
async function npmStart(
  home: string,
): Promise<{ npm: ChildProcess; address: string; ended: Promise<unknown> }> {
  const npm = spawn('npm', ['start', '--', '--browser', '--home', home], { detached: true });
  let output = '';
  // Not before everything that shares the output has ended, the script below npm too.
  const ended = new Promise((resolve) => npm.once('close', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    for (const stream of [npm.stdout, npm.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const printed = /^\s*(http:\S+)$/m.exec(output)?.[1];
        if (printed !== undefined && output.includes('Ctrl+C')) resolve(printed);
      });
    }
    void ended.then(() => {
      reject(new Error(output));
    });
  });
  return { npm, address, ended };
}

/** Waits until there is no process whose command line names something: also what was killed is there for a moment. */
function noneWith(text: string): Promise<void> {
  return eventually(() => {
    const { stdout } = spawnSync('ps', ['-A', '-ww', '-o', 'args='], { encoding: 'utf8' });
    assert.deepEqual(
      stdout.split('\n').filter((line) => line.includes(text)),
      [],
    );
    return Promise.resolve();
  });
}

describe('npm start', () => {
  it('serves the articles with the extension to who knows the address, and ends all when npm ends', async () => {
    const home = scratch('start');
    const { npm, address, ended } = await npmStart(home);
    try {
      const { origin, hostname } = new URL(address);
      assert.equal(hostname, '127.0.0.1');
      assert.equal((await fetch(origin)).status, 403);
      const window = await browse(address);
      await window.openFile('hafenbrand-marlund.txt');
      await window.takesTags();
      await window.close();
    } finally {
      npm.kill('SIGTERM');
    }
    await ended;
    await noneWith(home);
  });

  it('ends at Ctrl+C, and keeps articles and tags for the next start', async () => {
    const home = scratch('start');
    const folder = path.join(home, 'articles', 'de');
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'hafenbrand-marlund.txt'), 'Von mir geändert.\n');
    const { npm, ended } = await npmStart(home);
    assert.ok(npm.pid !== undefined);
    process.kill(-npm.pid, 'SIGINT'); // a terminal signals the whole group
    await ended;
    await noneWith(home);
    assert.equal(fs.readFileSync(path.join(folder, 'hafenbrand-marlund.txt'), 'utf8'), 'Von mir geändert.\n');
    assert.ok(fs.existsSync(path.join(folder, 'wahlabend-ticker.txt')));
  });
});
