import assert from 'node:assert/strict';
import { sameBytes } from '../../../src/sidecar';

describe('sameBytes', () => {
  /** Bytes that begin at `offset` of their buffer. */
  const bytesAt = (offset: number, values: readonly number[]) => {
    const bytes = new Uint8Array(offset + values.length).subarray(offset);
    bytes.set(values);
    return bytes;
  };

  it('sees every byte that differs, wherever the bytes begin', () => {
    for (let length = 0; length < 10; length++) {
      const values = Array.from({ length }, (_, index) => index + 1);
      for (const [one, other] of [
        [0, 0],
        [0, 1],
        [3, 4],
        [2, 2],
      ] as const) {
        const bytes = bytesAt(one, values);
        assert.ok(sameBytes(bytes, bytesAt(other, values)));
        assert.ok(!sameBytes(bytes, bytesAt(other, [...values, 1])));
        for (let index = 0; index < length; index++)
          assert.ok(!sameBytes(bytes, bytesAt(other, values.with(index, 255))), `${length} ${index}`);
      }
    }
  });

  it('tells a file from none', () => {
    assert.ok(sameBytes(null, null));
    assert.ok(!sameBytes(null, new Uint8Array()));
    assert.ok(!sameBytes(new Uint8Array(), null));
  });
});
