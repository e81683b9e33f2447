import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** Installing a Debian package takes this many milliseconds at most. */
const patience = 300_000;

interface Needed {
  /** Debian's; the one named like the program if missing. */
  readonly packages?: readonly string[];
  /** A file that comes with them. */
  readonly file?: string;
}

/**
 * Tests that need a program of the system. Where it is missing they are not there, but on CI nothing may be left
 * out: it is installed, or the tests fail.
 */
export function withProgram(
  program: string,
  { packages = [program], file }: Needed,
  tests: () => void,
): void {
  const isThere = () =>
    spawnSync(program, ['--version']).status === 0 && (file === undefined || fs.existsSync(file));
  if (!isThere() && !process.env['CI']) return;
  describe(`with ${program}`, () => {
    before(function () {
      if (isThere()) return;
      this.timeout(patience);
      for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...packages]]) {
        spawnSync('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
      }
    });
    tests();
  });
}
