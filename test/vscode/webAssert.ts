// What stands for node:assert/strict in the web worker, where Node's does not exist: the part of it that the tests
// of every host use, with the same meaning. esbuild.js puts it in place.

class AssertionError extends Error {
  override readonly name = 'AssertionError';
  constructor(
    message: unknown,
    fallback: string,
    readonly actual?: unknown,
    readonly expected?: unknown,
  ) {
    super(typeof message === 'string' ? `${message}: ${fallback}` : fallback);
  }
}

function show(value: unknown): string {
  return JSON.stringify(value, undefined, 1) ?? String(value);
}

function same(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) return false;
  if (left instanceof Map || left instanceof Set) return same([...left], [...(right as Iterable<unknown>)]);
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && same(Reflect.get(left, key), Reflect.get(right, key)))
  );
}

function ok(value: unknown, message?: string): asserts value {
  if (!value) throw new AssertionError(message, `${show(value)} is not truthy`);
}

function fail(message?: string): never {
  throw new AssertionError(message, 'failed');
}

function equal(actual: unknown, expected: unknown, message?: string): void {
  if (Object.is(actual, expected)) return;
  throw new AssertionError(message, `${show(actual)} is not ${show(expected)}`, actual, expected);
}

function notEqual(actual: unknown, expected: unknown, message?: string): void {
  if (Object.is(actual, expected)) throw new AssertionError(message, `both are ${show(actual)}`);
}

function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  if (same(actual, expected)) return;
  throw new AssertionError(message, `${show(actual)}\nis not\n${show(expected)}`, actual, expected);
}

function notDeepEqual(actual: unknown, expected: unknown, message?: string): void {
  if (same(actual, expected)) throw new AssertionError(message, `both are ${show(actual)}`);
}

function match(actual: string, pattern: RegExp, message?: string): void {
  if (!pattern.test(actual))
    throw new AssertionError(message, `${show(actual)} does not match ${pattern.source}`);
}

function doesNotMatch(actual: string, pattern: RegExp, message?: string): void {
  if (pattern.test(actual)) throw new AssertionError(message, `${show(actual)} matches ${pattern.source}`);
}

function expectError(error: unknown, expected: RegExp | undefined): void {
  if (expected !== undefined)
    match(error instanceof Error ? `${error.name}: ${error.message}` : show(error), expected);
}

async function rejects(work: Promise<unknown> | (() => Promise<unknown>), expected?: RegExp): Promise<void> {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (error) {
    expectError(error, expected);
    return;
  }
  throw new AssertionError(undefined, 'did not reject');
}

function throws(work: () => unknown, expected?: RegExp): void {
  try {
    work();
  } catch (error) {
    expectError(error, expected);
    return;
  }
  throw new AssertionError(undefined, 'did not throw');
}

const methods = {
  ok,
  fail,
  equal,
  strictEqual: equal,
  notEqual,
  notStrictEqual: notEqual,
  deepEqual,
  deepStrictEqual: deepEqual,
  notDeepEqual,
  match,
  doesNotMatch,
  rejects,
  throws,
};
type Ok = (value: unknown, message?: string) => asserts value;
export type Assert = Ok & Omit<typeof methods, 'ok'> & { ok: Ok };
const assert: Assert = Object.assign(ok.bind(undefined), methods);
export { assert as default };
