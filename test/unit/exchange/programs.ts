import { spawnSync } from 'node:child_process';

/** Installing a Debian package takes this many milliseconds at most. */
const patience = 300_000;

function isThere(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

/**
 * Tests that need a program of the system (Debian's package has the same name). Where it is missing they are
 * not there, but on CI nothing may be left out: it is installed, or the tests fail.
 */
export function withProgram(program: string, tests: () => void): void {
  if (!isThere(program) && !process.env['CI']) return;
  describe(`with ${program}`, () => {
    before(function () {
      if (isThere(program)) return;
      this.timeout(patience);
      for (const args of [['update'], ['install', '--yes', '--no-install-recommends', program]]) {
        spawnSync('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
      }
    });
    tests();
  });
}
