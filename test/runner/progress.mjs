// What a person sees while something is installed or built, and what holds two runs apart.
import fs from 'node:fs';
import path from 'node:path';
import { cache } from './paths.mjs';
import { Failure, pause } from './processes.mjs';

/**
 * Says what is being done, shows that it still goes on, and says how long it took.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const live = process.stdout.isTTY;
  /** @param {string} text */
  const show = (text) => process.stdout.write(live ? `\r\x1b[K${text}` : `${text}\n`);
  show(`${what} …`);
  const ticker = setInterval(() => show(`${what} … ${seconds()} s`), live ? 1000 : 15_000);
  try {
    const result = await work();
    show(`${what}: done in ${seconds()} s${live ? '\n' : ''}`);
    return result;
  } catch (error) {
    show(`${what}: failed after ${seconds()} s${live ? '\n' : ''}`);
    throw error;
  } finally {
    clearInterval(ticker);
  }
}

/**
 * Does the work while no other run on this checkout does work of the same name. The lock names the process that
 * holds it, so what a killed run left behind is taken over.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(name, work) {
  const lock = path.join(cache, `${name}.lock`);
  const mine = `${lock}.${process.pid}`;
  fs.mkdirSync(cache, { recursive: true });
  fs.writeFileSync(mine, String(process.pid));
  try {
    for (let tries = 0; !take(lock, mine); tries++) {
      if (tries === 4) console.log(`Waiting for another run that is busy here (${name}) …`);
      if (tries === 4 * 60 * 30) throw new Failure(`Another run has held ${lock} for half an hour.`);
      await pause(250);
    }
    return await work();
  } finally {
    fs.rmSync(mine, { force: true });
    if (holder(lock) === process.pid) fs.rmSync(lock, { force: true });
  }
}

/** @param {string} lock @param {string} mine @returns {boolean} */
function take(lock, mine) {
  try {
    fs.linkSync(mine, lock); // atomic, and the lock has its content from the first moment
    return true;
  } catch {
    const other = holder(lock);
    if (other !== undefined && !alive(other)) fs.rmSync(lock, { force: true });
    return false;
  }
}

/** @param {string} lock @returns {number | undefined} */
function holder(lock) {
  try {
    return Number(fs.readFileSync(lock, 'utf8'));
  } catch {
    return undefined; // given back in between
  }
}

/** @param {number} pid */
function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
