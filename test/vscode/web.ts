// Entry of the tests in VS Code's web worker extension host.
import { runTests } from './mocha';
import 'glob:./everyHost';
import 'glob:./webHost';

/** VS Code calls it and takes a rejection as failure. */
export const run = runTests;
