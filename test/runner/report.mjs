// What a run prints.

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

/** @returns {Counts} */
export function none() {
  return { passed: 0, failed: 0, skipped: 0 };
}

/** @param {readonly Counts[]} all @returns {Counts} */
export function sum(all) {
  const total = none();
  for (const counts of all) {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  return total;
}

/** @param {Counts} counts */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * @typedef {object} TestEvent what the tests in an extension host report, one JSON object per line (test/vscode/mocha.ts)
 * @property {'passed' | 'failed' | 'skipped' | 'end'} type
 * @property {string} title
 * @property {string} [error]
 */

/** @param {string} line of an extension host's console @returns {TestEvent | undefined} */
export function testEvent(line) {
  const marker = 'claimmark-test ';
  const at = line.indexOf(marker);
  if (at < 0) return undefined;
  /** @type {TestEvent} */
  const event = JSON.parse(line.slice(at + marker.length));
  return event;
}

const marks = { passed: '✓', failed: '✗', skipped: '-' };

/**
 * Prints one result and counts it.
 * @param {Counts} counts
 * @param {keyof Counts} result
 * @param {string} title
 * @param {string} [detail] why it failed or was skipped
 */
export function record(counts, result, title, detail) {
  counts[result]++;
  console.log(`  ${marks[result]} ${title}`);
  if (detail !== undefined) console.log(detail.trim().replaceAll(/^/gm, '      '));
}
