// mocha's usual report, and the counts for the runner in the file that CLAIMMARK_COUNTS names.
import fs from 'node:fs';
import Mocha from 'mocha';

class CountingReporter extends Mocha.reporters.Spec {
  /** @param {Mocha.Runner} runner @param {Mocha.MochaOptions} options */
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes: passed, failures: failed, pending: skipped } = this.stats;
      fs.writeFileSync(process.env['CLAIMMARK_COUNTS'] ?? '', JSON.stringify({ passed, failed, skipped }));
    });
  }
}

// mocha takes a reporter only as the default export.
export { CountingReporter as default };
