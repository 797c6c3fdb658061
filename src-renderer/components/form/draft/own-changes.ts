/** Whether two values of a form say the same. */
export function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** What the user changed of the record he began with, to be laid over a newer one. */
export function ownChanges<Values extends object>(from: Values, to: Values): Partial<Values> {
  const before = new Map<string, unknown>(Object.entries(from));
  const changed = Object.entries(to).filter(([key, value]) => !isSame(before.get(key), value));
  return Object.fromEntries(changed) as Partial<Values>;
}
