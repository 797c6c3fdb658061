import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

/** A row as SQLite gives it to a statement written by hand: a flag is 0 or 1, a list is JSON. */
export type StoredRow<Row> = { readonly [Field in keyof Row]: StoredValue<Row[Field]> };
type StoredValue<Value> = Value extends boolean ? number : Value extends readonly unknown[] ? string : Value;

/**
 * The columns of a statement written by hand, each under its name in the schema (`t.id_number AS idNumber`): a row has one
 * shape, whoever reads it, and a column added to the schema is read everywhere. `of` is the table's name in the statement.
 */
export function columnList(of: string, columns: Readonly<Record<string, SQLiteColumn>>): string {
  return Object.entries(columns)
    .map(([name, column]) => `${of}.${column.name} AS ${name}`)
    .join(', ');
}
