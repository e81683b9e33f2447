import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { checkSchema } from '../../../src/sidecar';
import { compileSchema } from '../../../src/sidecar/schema';
import schema from '../../../src/sidecar/sidecar.schema.json';
import { anyAnnotations } from './arbitraries';
import { mutation } from './mutate';
import { example } from './samples';

const ajv = new Ajv({ allErrors: false, strict: false });
const fitsByAjv = ajv.compile(schema);

describe('the schema of sidecars', () => {
  it('is a valid draft-07 schema', () => {
    assert.ok(ajv.validateSchema(schema), ajv.errorsText());
  });

  it('takes the example', () => {
    assert.deepEqual(checkSchema(example), []);
    assert.ok(fitsByAjv(example), ajv.errorsText(fitsByAjv.errors));
  });

  it('is checked as ajv checks it, on sidecars good and broken', () => {
    let good = 0;
    let bad = 0;
    fc.assert(
      fc.property(anyAnnotations, fc.array(mutation, { maxLength: 2 }), (annotations, mutations) => {
        const value = mutations.reduce<unknown>(
          (so, mutate) => mutate(so),
          JSON.parse(JSON.stringify(annotations)),
        );
        const failures = checkSchema(value);
        assert.equal(
          failures.length === 0,
          fitsByAjv(value),
          JSON.stringify([failures, fitsByAjv.errors, value]),
        );
        if (failures.length === 0) good++;
        else bad++;
      }),
      { numRuns: 3000 },
    );
    assert.ok(good > 500 && bad > 500, `${good} good, ${bad} bad`);
  });

  it('names the places that fail, the first twenty at most', () => {
    const tags = Array.from({ length: 30 }, (_, n) => ({ ...example.tags[0]!, id: `${n}`, start: -1 }));
    const failures = checkSchema({ ...example, done: 5, tags });
    assert.equal(failures.length, 20);
    assert.deepEqual(failures[0]?.path, ['done']);
    assert.deepEqual(failures[1], { path: ['tags', 0, 'start'], message: 'must not be less than 0' });
  });

  it('has no keyword that nobody checks', () => {
    assert.throws(
      () => compileSchema({ ...schema, uniqueItems: true } as object),
      /Unknown keyword in schema: uniqueItems/,
    );
    assert.throws(() => compileSchema({ type: 'float' }), /Unknown type/);
    assert.throws(() => compileSchema({ $ref: '#/definitions/none' }), /Unknown reference/);
  });
});
