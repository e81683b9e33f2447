// mocha inside an extension host. Its browser build serves both hosts: the web worker can load one file only, and
// the other one has no node_modules beside the extension. Imported first, it makes `describe` and `it` known.
import 'mocha/mocha';
import * as vscode from 'vscode';

interface Report {
  type: 'passed' | 'failed' | 'skipped' | 'end';
  title?: string;
  error?: string;
}

/** One line for the runner (test/runner/hostTests.mjs), which reads the console of the extension host. */
function report(event: Report): void {
  console.log(`claimmark-test ${JSON.stringify(event)}`);
}

class ConsoleReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('pass', (test) => {
      report({ type: 'passed', title: test.fullTitle() });
    });
    runner.on('pending', (test) => {
      report({ type: 'skipped', title: test.fullTitle() });
    });
    runner.on('fail', (test, error: Error) => {
      report({ type: 'failed', title: test.fullTitle(), error: error.stack ?? error.message });
    });
  }
}

mocha.setup({ ui: 'bdd', timeout: 300_000, reporter: ConsoleReporter });

/**
 * Runs every test that was imported, or those that match the setting `claimmark-test.grep`: an extension host has
 * no arguments, and in the web worker no environment.
 * @throws {Error} if a test failed
 */
export async function runTests(): Promise<void> {
  const grep = vscode.workspace.getConfiguration('claimmark-test').get<string>('grep');
  if (grep !== undefined) mocha.grep(new RegExp(grep));
  // Not mocha.run: the browser build's asks the address bar for options.
  const failures = await new Promise<number>((resolve) => Mocha.prototype.run.call(mocha, resolve));
  report({ type: 'end' });
  if (failures > 0) throw new Error(`${failures} failed`);
}
