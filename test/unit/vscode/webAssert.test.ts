import nodeAssert from 'node:assert/strict';
import webAssert, { type Assert } from '../../vscode/webAssert';

type Assertion = (assert: Assert) => void;

/** Each is run with Node's assert and with ours, which must agree on whether it fails. */
const assertions: Record<string, Assertion> = {
  'a truthy value': (assert: Assert) => {
    assert.ok('x');
  },
  'a falsy value': (assert: Assert) => {
    assert.ok('');
  },
  'a call of assert itself': (assert: Assert) => {
    assert(0);
  },
  'equal numbers': (assert: Assert) => {
    assert.equal(1, 1);
  },
  'a number and a string': (assert: Assert) => {
    assert.equal(1, '1');
  },
  'not a number': (assert: Assert) => {
    assert.equal(NaN, NaN);
  },
  'zeros of two signs': (assert: Assert) => {
    assert.deepEqual([0], [-0]);
  },
  'nested objects': (assert: Assert) => {
    assert.deepEqual({ a: [1, { b: null }] }, { a: [1, { b: null }] });
  },
  'a missing key': (assert: Assert) => {
    assert.deepEqual({ a: undefined }, {});
  },
  'an additional key': (assert: Assert) => {
    assert.deepEqual({ a: 1 }, { a: 1, b: 2 });
  },
  'arrays of different length': (assert: Assert) => {
    assert.deepEqual([1, 2], [1, 2, 3]);
  },
  'an array and an object': (assert: Assert) => {
    assert.deepEqual([], {});
  },
  'equal sets': (assert: Assert) => {
    assert.deepEqual(new Set(['a']), new Set(['a']));
  },
  'different maps': (assert: Assert) => {
    assert.deepEqual(new Map([['a', 1]]), new Map([['a', 2]]));
  },
  'values that should differ': (assert: Assert) => {
    assert.notDeepEqual([1], [1]);
  },
  'a text that matches': (assert: Assert) => {
    assert.match('Claimmark', /mark$/);
  },
  'a text that does not match': (assert: Assert) => {
    assert.match('Claimmark', /^mark/);
  },
  'the expected exception': (assert: Assert) => {
    assert.throws(() => JSON.parse('{'), /JSON/);
  },
  'another exception': (assert: Assert) => {
    assert.throws(() => JSON.parse('{'), /YAML/);
  },
  'no exception': (assert: Assert) => {
    assert.throws(() => undefined);
  },
};

function fails(assertion: Assertion, assert: Assert): boolean {
  try {
    assertion(assert);
    return false;
  } catch {
    return true;
  }
}

describe('assert of the web worker host', () => {
  for (const [title, assertion] of Object.entries(assertions)) {
    it(`judges ${title} as node:assert/strict does`, () => {
      nodeAssert.equal(fails(assertion, webAssert), fails(assertion, nodeAssert as unknown as Assert));
    });
  }

  it('takes a promise that fulfils, and a function that returns one, as a failure of rejects', async () => {
    for (const work of [Promise.resolve(1), () => Promise.resolve(1)]) {
      await nodeAssert.rejects(webAssert.rejects(work));
    }
    await webAssert.rejects(Promise.reject(new Error('refused')), /refused/);
  });
});
