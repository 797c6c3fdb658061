/**
 * The comparison that cases/README describes: only named fields, numbers exactly, objects alike, and every element of a
 * named array must match some element of the answered one. Answers the first path that differs, or null.
 */
export function findDifference(expected: unknown, actual: unknown, path = ''): string | null {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return path;
    const missing = expected.findIndex(
      (item) => !actual.some((candidate) => findDifference(item, candidate) === null),
    );
    return missing === -1 ? null : `${path}/${missing}`;
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null) return path;
    const answered = new Map(Object.entries(actual));
    for (const [key, value] of Object.entries(expected)) {
      const found = findDifference(value, answered.get(key), `${path}/${key}`);
      if (found !== null) return found;
    }
    return null;
  }
  return Object.is(expected, actual) ? null : path;
}
