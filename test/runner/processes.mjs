// Child processes and scratch folders that end when this process ends, however it ends.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const windows = process.platform === 'win32';

/** What the user reads instead of a stack trace. */
export class Failure extends Error {}

/**
 * The scratch folder of this run, removed at its end. Child processes get it as TMPDIR and put theirs into it,
 * so one removal takes them all.
 */
const scratchRoot = fs.mkdtempSync(path.join(os.tmpdir(), 'claimmark-'));
/** One file per process group, named by its number: what a killed child left running is found here. */
const groupFolder = process.env['CLAIMMARK_GROUPS'] ?? path.join(scratchRoot, 'groups');
const ownsGroups = process.env['CLAIMMARK_GROUPS'] === undefined;
fs.mkdirSync(groupFolder, { recursive: true });

/** @type {Set<number>} */
const groups = new Set();

/** A fresh empty folder that is removed when this process ends. @param {string} name */
export function scratch(name) {
  return fs.mkdtempSync(path.join(scratchRoot, `${name}-`));
}

/** @type {Set<string>} */
const folders = new Set([scratchRoot]);

/** Removes the folder when this process ends. @param {string} folder */
export function whileAlive(folder) {
  folders.add(folder);
}

/** @param {number} group @param {NodeJS.Signals | 0} signal @returns {boolean} whether anything was there */
function signalGroup(group, signal) {
  try {
    if (windows && signal !== 0) spawnSync('taskkill', ['/pid', String(group), '/t', '/f']);
    else process.kill(windows ? group : -group, signal);
    return true;
  } catch {
    return false; // ESRCH: all of it is gone
  }
}

/** @param {number} group */
function forget(group) {
  groups.delete(group);
  fs.rmSync(path.join(groupFolder, String(group)), { force: true });
}

/**
 * Starts a program as the leader of a process group of its own.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, {
    detached: !windows,
    windowsHide: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
    env: { ...process.env, TMPDIR: scratchRoot, CLAIMMARK_GROUPS: groupFolder, ...options.env },
  });
  const group = child.pid;
  if (group !== undefined) {
    groups.add(group);
    fs.writeFileSync(path.join(groupFolder, String(group)), '');
    // The leader may be gone before the rest of its group.
    child.on('exit', () => {
      if (windows || !signalGroup(group, 0)) forget(group);
    });
  }
  return child;
}

/** Ends a process group: politely, after five seconds for good. @param {number | undefined} group */
export async function stop(group) {
  if (group === undefined) return;
  signalGroup(group, 'SIGTERM');
  for (let waited = 0; waited < 5000 && signalGroup(group, 0); waited += 50) await pause(50);
  signalGroup(group, 'SIGKILL');
  forget(group);
}

/** @param {number} ms @returns {Promise<void>} */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, minutes?: number, quiet?: boolean}} [options] quiet: the output
 *   is not shown but kept, for the message of a failure
 * @returns {Promise<{code: number, output: string}>} output: of a quiet program, both streams
 * @throws {Failure} when it cannot be started or takes longer than the given minutes (15)
 */
export async function run(command, args, { cwd, env = {}, minutes = 15, quiet = false } = {}) {
  const child = start(command, args, {
    env,
    ...(cwd === undefined ? {} : { cwd }),
    ...(quiet ? { stdio: ['ignore', 'pipe', 'pipe'] } : {}),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
  }
  const name = [path.basename(command), ...args].join(' ');
  return await new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      reject(new Failure(`"${name}" did not end within ${minutes} minutes.\n${output}`));
      void stop(child.pid);
    }, minutes * 60_000);
    child.on('error', (error) => {
      clearTimeout(limit);
      reject(new Failure(`"${name}" cannot be started: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      if (signal !== null) output += `\nended by ${signal}`;
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Root may write everywhere, whatever the permissions say; tests of read-only files need a process that may not.
 * @param {string} command @param {readonly string[]} args
 * @returns {[command: string, args: string[]]} the same program without root's exemption from permissions
 */
export function withoutRootsExemption(command, args) {
  if (process.getuid?.() !== 0) return [command, [...args]];
  const drop = ['--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-all'];
  if (spawnSync('setpriv', [...drop, 'true']).status !== 0) return [command, [...args]];
  return ['setpriv', [...drop, command, ...args]];
}

/** The first of these programs on the PATH, as a full path. @param {...string} names */
export function which(...names) {
  const endings = windows ? (process.env['PATHEXT'] ?? '.EXE;.CMD').split(';') : [''];
  for (const name of names) {
    for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        if (folder !== '' && fs.existsSync(file) && fs.statSync(file).isFile()) return file;
      }
    }
  }
  return undefined;
}

/** @type {(() => void)[]} */
const lastActs = [];

/** For what has left its process group and so would outlive it. @param {() => void} act */
export function atEnd(act) {
  lastActs.push(act);
}

/** @type {Promise<void> | undefined} */
let ending;

/** Ends everything this process started, then the process. @param {number} code */
function end(code) {
  ending ??= (async () => {
    for (const act of lastActs) act();
    await Promise.all([...groups].map((group) => stop(group)));
    process.exit(code);
  })();
  return ending;
}

for (const [signal, number] of /** @type {const} */ ([
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
])) {
  process.on(signal, () => {
    // Whoever asks a second time does not want to wait.
    if (ending !== undefined) process.exit(128 + number);
    void end(128 + number);
  });
}

// npm passes a signal to its shell only, which dies without telling us; a parent that was killed tells nobody.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) void end(128 + 15);
}, 500).unref();

/**
 * Runs a script's main function, whose failure is printed, and ends the process.
 * @param {() => Promise<number>} main returns the exit code
 */
export async function runMain(main) {
  let code = 1;
  try {
    code = await main();
  } catch (error) {
    // What fails because a signal ends everything is no news.
    if (ending === undefined) console.error(error instanceof Failure ? error.message : error);
  }
  await end(code);
}

process.on('exit', () => {
  const left = ownsGroups ? fs.readdirSync(groupFolder).map(Number) : [...groups];
  for (const group of left) signalGroup(group, 'SIGKILL');
  // A test that failed may have left read-only folders, whose entries cannot be removed.
  if (!windows) spawnSync('chmod', ['-R', 'u+rwX', scratchRoot]);
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});
