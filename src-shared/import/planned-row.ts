import type { Problem } from '../problems.ts';
import type { SheetReading } from '../sheet/read/read-rows.ts';

/**
 * What importing a row does. `conflict`: the row contradicts a record that somebody has to look at. `problem`: the row
 * cannot be read, or means nobody for certain. `skipped`: it holds no record. None of the three writes anything.
 */
export const importKinds = ['new', 'same', 'changed', 'conflict', 'problem', 'skipped'] as const;
export type ImportKind = (typeof importKinds)[number];

/** A field that a row changes, as texts for the preview; null where nothing stands. */
export type FieldChange = {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What importing one row of a sheet would do. */
export type PlannedRow = {
  /** As the spreadsheet counts, from 1. */
  readonly row: number;
  readonly kind: ImportKind;
  readonly name: string;
  /** What stood in the cells, by the key of the column. */
  readonly cells: Readonly<Record<string, string>>;
  readonly changes: readonly FieldChange[];
  readonly problems: readonly Problem[];
};

/** Problems of a sheet by row; those of no row or of the head belong to the sheet as a whole. */
export type SheetProblems = {
  readonly ofSheet: readonly Problem[];
  readonly ofRow: (row: number) => readonly Problem[];
};

export function problemsByRow<Row>({ problems, header }: SheetReading<Row>): SheetProblems {
  const lastOfHead = header?.lastRow ?? 0;
  const rowOf = (problem: Problem) => problem.at?.row ?? 0;
  const grouped = Map.groupBy(problems, (problem) => (rowOf(problem) <= lastOfHead ? 0 : rowOf(problem)));
  return { ofSheet: grouped.get(0) ?? [], ofRow: (row) => grouped.get(row) ?? [] };
}

/** Rows that were refused as a whole, joined into another or passed over: nothing is dropped without a line about it. */
export function rowsNotRead<Row>(
  reading: SheetReading<Row>,
  problems: Pick<SheetProblems, 'ofRow'>,
): readonly PlannedRow[] {
  const refused = reading.refused.map(
    ({ row, texts }): PlannedRow => ({
      row,
      kind: 'problem',
      name: texts['name'] ?? '',
      cells: texts,
      changes: [],
      problems: problems.ofRow(row),
    }),
  );
  const joined = reading.rows.flatMap(({ joinedRows, texts }) =>
    joinedRows.map((row) => skippedRow(row, texts['name'] ?? '', problems.ofRow(row))),
  );
  const skipped = reading.skipped.map(({ row, reason, text }) =>
    skippedRow(row, text, [
      { code: `import.skipped-${reason}`, severity: 'warning', at: { row }, values: { text } },
    ]),
  );
  return [...refused, ...joined, ...skipped];
}

function skippedRow(row: number, name: string, problems: readonly Problem[]): PlannedRow {
  return { row, kind: 'skipped', name, cells: {}, changes: [], problems };
}

/** How many rows are of each kind. */
export function countKinds(rows: readonly Pick<PlannedRow, 'kind'>[]): Record<ImportKind, number> {
  const counts = { new: 0, same: 0, changed: 0, conflict: 0, problem: 0, skipped: 0 };
  for (const row of rows) counts[row.kind]++;
  return counts;
}

/** The fields of `after` that say something else than in `before`, as texts for the preview. */
export function textChanges(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly FieldChange[] {
  return Object.keys(after)
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, before: toText(before[field]), after: toText(after[field]) }));
}

function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
