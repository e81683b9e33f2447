/** An object of a JSON text whose keys are not known. */
export type Members = Readonly<Record<string, unknown>>;

export const membersOf = (value: unknown) => value as Members;

/** Whether two JSON values are the same; the order of keys does not count, nor a member that is undefined. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const others = membersOf(b);
  const members = Object.entries(membersOf(a)).filter(([, member]) => member !== undefined);
  const count = Object.values(others).filter((member) => member !== undefined).length;
  return members.length === count && members.every(([key, member]) => sameValue(member, others[key]));
}
