// npm test: everything, or the named legs: npm test -- unit vscode-1.139 -g "pattern of titles"
import { inspect, parseArgs } from 'node:util';
import { buildPackage, buildTests } from './build.mjs';
import { legs } from './legs.mjs';
import { ensurePackages } from './packages.mjs';
import { Failure, runMain } from './processes.mjs';
import { inWords, none, record, sum } from './report.mjs';

/** There nothing may be skipped: what cannot run is a failure. */
const onCI = process.env['CI'] !== undefined && process.platform === 'linux';

/** @typedef {import('./report.mjs').Counts} Counts */

/** @returns {Promise<number>} the exit code */
async function main() {
  const { values, positionals } = parseArgs({
    options: { grep: { type: 'string', short: 'g' } },
    allowPositionals: true,
  });
  const named = positionals.length > 0 ? positionals : undefined;
  const unknown = positionals.filter((name) => !legs.some((leg) => matches(leg.name, name)));
  if (unknown.length > 0) {
    const known = legs.map((leg) => `  ${leg.name.padEnd(14)}${leg.what}`).join('\n');
    throw new Failure(`There is no leg "${unknown.join('", "')}". The legs are:\n${known}`);
  }
  const chosen = legs.filter(
    (leg) =>
      (named === undefined || named.some((name) => matches(leg.name, name))) &&
      (values.grep === undefined || leg.hasTests),
  );
  await ensurePackages();
  const context = { grep: values.grep, packaged: once(buildPackage), built: once(buildTests) };
  /** @type {{name: string, counts: Counts, seconds: number}[]} */
  const results = [];
  for (const leg of chosen) {
    console.log(`\n${leg.name}: ${leg.what}`);
    const started = Date.now();
    const counts = await runLeg(leg, context);
    results.push({ name: leg.name, counts, seconds: (Date.now() - started) / 1000 });
  }
  console.log('');
  for (const { name, counts, seconds } of results) {
    console.log(`${name.padEnd(14)}${seconds.toFixed(0).padStart(5)} s   ${inWords(counts)}`);
  }
  const total = sum(results.map((result) => result.counts));
  if (total.passed + total.failed + total.skipped === 0) console.log('No test matches.');
  console.log(inWords(total));
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {() => Promise<T>} the same, done at the first call only
 */
function once(work) {
  /** @type {Promise<T> | undefined} */
  let result;
  return () => (result ??= work());
}

/** `vscode` names `vscode-1.100` and `vscode-1.139`. @param {string} leg @param {string} name */
function matches(leg, name) {
  return leg === name || leg.startsWith(`${name}-`);
}

/**
 * @param {import('./legs.mjs').Leg} leg
 * @param {import('./legs.mjs').Context} context
 * @returns {Promise<Counts>} a leg that does not come to its end counts as one more failure
 */
async function runLeg(leg, context) {
  const counts = none();
  const reason = leg.impossible?.();
  if (reason !== undefined) {
    record(counts, 'skipped', `this machine cannot run it: ${reason}`);
  } else {
    try {
      await leg.run(context, counts);
    } catch (error) {
      const why = error instanceof Failure ? error.message : inspect(error);
      record(counts, 'failed', `${leg.name} did not run to its end`, why);
    }
  }
  return onCI ? { ...counts, failed: counts.failed + counts.skipped, skipped: 0 } : counts;
}

await runMain(main);
