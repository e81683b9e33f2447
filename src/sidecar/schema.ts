/** The keywords of JSON Schema draft-07 that the sidecar's schema uses; any other is refused when compiling. */
export interface Schema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: string | number;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
}

export interface Failure {
  /** Keys and indices from the root to the value that fails. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Checks one value; an empty answer means that it fits. */
export type Check = (value: unknown) => readonly Failure[];

/** Failures reported at most: the first ones tell a person enough, and each has to be located in the text. */
const MOST_FAILURES = 20;

/** The one empty answer of all checks inside, so that they can ask by identity. */
const FITS: readonly Failure[] = [];
const fails = (message: string): readonly Failure[] => [{ path: [], message }];
const below = (key: string | number, failures: readonly Failure[]) =>
  failures.map(({ path, message }) => ({ path: [key, ...path], message }));
const quoted = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join(', ');

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  null: (value) => value === null,
};

type Compile = (schema: Schema) => Check;

/** One row per keyword; a keyword that says nothing about a kind of value passes it, as the standard wants. */
const keywords: Readonly<Record<string, (schema: Schema, compile: Compile) => Check | undefined>> = {
  type: ({ type = [] }) => {
    const names = typeof type === 'string' ? [type] : type;
    const [test, ...others] = names.map((name) => {
      const known = types[name];
      if (!known) throw new Error(`Unknown type in schema: ${name}`);
      return known;
    });
    const failure = fails(`must be ${names.join(' or ')}`);
    return (value) => (test?.(value) || others.some((other) => other(value)) ? FITS : failure);
  },
  const: (schema) => (value) =>
    value === schema.const ? FITS : fails(`must be ${JSON.stringify(schema.const)}`),
  enum: (schema) => {
    const allowed = new Set<unknown>(schema.enum);
    return (value) => (allowed.has(value) ? FITS : fails(`must be one of ${quoted([...allowed])}`));
  },
  pattern: ({ pattern = '' }) => {
    const expression = new RegExp(pattern, 'u');
    return (value) =>
      typeof value !== 'string' || expression.test(value) ? FITS : fails(`must match ${pattern}`);
  },
  minimum: ({ minimum = 0 }) => {
    return (value) =>
      typeof value !== 'number' || value >= minimum ? FITS : fails(`must not be less than ${minimum}`);
  },
  maximum: ({ maximum = 0 }) => {
    return (value) =>
      typeof value !== 'number' || value <= maximum ? FITS : fails(`must not be more than ${maximum}`);
  },
  minItems: ({ minItems = 0 }) => {
    return (value) =>
      !Array.isArray(value) || value.length >= minItems ? FITS : fails(`must have ${minItems} items`);
  },
  maxItems: ({ maxItems = 0 }) => {
    return (value) =>
      !Array.isArray(value) || value.length <= maxItems ? FITS : fails(`must have ${maxItems} items`);
  },
  items: ({ items = {} }, compile) => {
    const check = compile(items);
    return (value) => {
      if (!Array.isArray(value)) return FITS;
      let found = FITS;
      for (let index = 0; index < value.length && found.length < MOST_FAILURES; index++) {
        const failures = check(value[index]);
        if (failures !== FITS) found = [...found, ...below(index, failures)];
      }
      return found;
    };
  },
  required: ({ required = [] }) => {
    return (value) => {
      if (!isObject(value)) return FITS;
      for (const key of required) {
        if (value[key] === undefined) return fails(`must have ${quoted([key])}`);
      }
      return FITS;
    };
  },
  properties: ({ properties = {} }, compile) => {
    const checks = Object.entries(properties).map(([key, schema]) => [key, compile(schema)] as const);
    return (value) => {
      if (!isObject(value)) return FITS;
      let found = FITS;
      for (const [key, check] of checks) {
        const property = value[key];
        if (property === undefined) continue;
        const failures = check(property);
        if (failures !== FITS) found = [...found, ...below(key, failures)];
      }
      return found;
    };
  },
  anyOf: ({ anyOf = [] }, compile) => {
    const checks = anyOf.map(compile);
    return (value) => {
      let closest = FITS;
      for (const check of checks) {
        closest = check(value);
        if (closest === FITS) return FITS;
      }
      return closest;
    };
  },
  allOf: ({ allOf = [] }, compile) => every(allOf.map(compile)),
  if: (schema, compile) => {
    const condition = compile(schema.if ?? {});
    const consequence = compile(schema.then ?? {});
    return (value) => (condition(value) === FITS ? consequence(value) : FITS);
  },
};

/** Keywords that check nothing by themselves. */
const silent = new Set(['$schema', 'title', 'description', 'definitions', '$ref', 'then']);

function every(checks: readonly Check[]): Check {
  const [first, ...rest] = checks;
  if (!first) return () => FITS;
  if (rest.length === 0) return first;
  return (value) => {
    let found = FITS;
    for (const check of checks) {
      const failures = check(value);
      if (failures !== FITS) found = found === FITS ? failures : [...found, ...failures];
    }
    return found;
  };
}

/**
 * Turns a schema (JSON Schema draft-07, the keywords of {@link Schema}, references to `#/definitions/` only)
 * into closures, so that checking costs little more than touching each value once.
 * Throws on a keyword it does not know: a schema must not promise what nobody checks.
 */
export function compileSchema(root: Schema): Check {
  const definitions = new Map<string, Check>();
  const compile: Compile = (schema) => {
    const checks: Check[] = [];
    if (schema.$ref !== undefined) checks.push(reference(schema.$ref));
    for (const keyword of Object.keys(schema)) {
      const make = keywords[keyword];
      const check = make?.(schema, compile);
      if (check) checks.push(check);
      else if (!silent.has(keyword)) throw new Error(`Unknown keyword in schema: ${keyword}`);
    }
    return every(checks);
  };
  const reference = (pointer: string): Check => {
    const known = definitions.get(pointer);
    if (known) return known;
    const schema = root.definitions?.[pointer.replace('#/definitions/', '')];
    if (!schema) throw new Error(`Unknown reference in schema: ${pointer}`);
    const check = compile(schema);
    definitions.set(pointer, check);
    return check;
  };
  const check = compile(root);
  return (value) => check(value).slice(0, MOST_FAILURES);
}
