/** What stays chosen once these are done with: whoever was chosen meanwhile. */
export function without(
  chosen: ReadonlySet<string>,
  done: readonly { readonly uid: string }[],
): ReadonlySet<string> {
  const left = new Set(chosen);
  for (const { uid } of done) left.delete(uid);
  return left;
}
