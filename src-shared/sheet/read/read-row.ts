/** A row that was read. `texts` is what stood in the cells, by key, for showing the user's own row. */
export type ReadRow<Row> = {
  readonly row: number;
  readonly values: Row;
  readonly texts: Readonly<Record<string, string>>;
  /** Other rows of the sheet that tell the same and were joined into this one (Q13). */
  readonly joinedRows: readonly number[];
};

/** A row with an error. It is not read, but its texts are kept, so that it can be shown beside its problems. */
export type RefusedRow = { readonly row: number; readonly texts: Readonly<Record<string, string>> };
