/** A choice of a select or filter, with the word it is shown under. */
export type Option<Value extends string> = { readonly value: Value; readonly label: string };

/** The choices in the order given, each under its word; without a table of words a value is its own word. */
export function optionsOf<Value extends string>(
  values: readonly Value[],
  words?: Readonly<Record<Value, string>>,
): readonly Option<Value>[] {
  return values.map((value) => ({ value, label: words?.[value] ?? value }));
}
