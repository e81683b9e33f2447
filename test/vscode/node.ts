// Entry of the tests in VS Code's Node extension host.
import { runTests } from './mocha';
import 'glob:./everyHost';
import 'glob:./nodeHost';

/** VS Code calls it and takes a rejection as failure. */
export const run = runTests;
