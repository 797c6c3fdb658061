/** Every clause id that stands anywhere in a value: a resolved pack has its own and those it inherits. */
export function clausesOf(value: unknown): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  const inner = Object.values(value).flatMap((part) => [...clausesOf(part)]);
  return new Set('clause' in value && typeof value.clause === 'string' ? [value.clause, ...inner] : inner);
}
