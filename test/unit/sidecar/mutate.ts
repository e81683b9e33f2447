import fc from 'fast-check';

/** Seeded random numbers, so that a failing round can be repeated. */
export function randomOf(seed: number) {
  let state = seed >>> 0;
  /** A whole number in `[0, below)`. */
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return { next, pick: <T>(list: readonly T[]) => list[next(list.length)]! };
}

/** A value as the JSON text of it would give it back, with one place of it changed as an accident or an attack might. */
export const mutation: fc.Arbitrary<(value: unknown) => unknown> = fc
  .record({
    walk: fc.array(fc.nat(1000), { maxLength: 5 }),
    replacement: fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>(
        ...[null, -1, 0.5, 1e300, 2 ** 53, '', 'claim', 'bert/x', 'sha256:0123456789abcdef', '2026-11-22'],
        ...[true, [], {}, [[1, 2]], { verdict: 'add' }],
      ),
    ),
    kind: fc.constantFrom('replace', 'delete', 'insert', 'duplicate'),
  })
  .map(({ walk, replacement, kind }) => (value: unknown) => {
    const root = [structuredClone(value)];
    let parent: Record<string, unknown> = root as unknown as Record<string, unknown>;
    let key = '0';
    for (const step of walk) {
      const child = parent[key];
      if (typeof child !== 'object' || child === null || Object.keys(child).length === 0) break;
      const keys = Object.keys(child);
      parent = child as Record<string, unknown>;
      key = keys[step % keys.length]!;
    }
    if (kind === 'replace') parent[key] = replacement;
    else if (kind === 'insert') parent['x-new'] = replacement;
    else if (kind === 'delete') Reflect.deleteProperty(parent, key);
    else if (Array.isArray(parent)) parent.push(parent[Number(key)]);
    return JSON.parse(JSON.stringify(root[0] ?? null)) as unknown;
  });
