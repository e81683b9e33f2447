import assert from 'node:assert/strict';

describe('web worker host', () => {
  it('is one', () => {
    assert.equal(typeof Reflect.get(globalThis, 'importScripts'), 'function');
    assert.equal(typeof Reflect.get(globalThis, 'process'), 'undefined');
  });
});
