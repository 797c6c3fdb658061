import { z } from 'zod';
import type { ColumnMapping } from '../read/find-header.ts';
import type { TemplateFingerprint } from './template-fingerprint.ts';

/**
 * Rows and columns within the size of a sheet. A kept mapping is read from the ledger's database, where another
 * program, or another version of this one, may have written it; so it is checked like anything from outside.
 */
const row = z.number().int().min(1).max(1_048_576);
const column = z.number().int().min(1).max(16_384);

const fingerprintSchema = z.strictObject({
  version: z.literal(1),
  sheets: z.array(z.string()).readonly(),
  sheet: z.string(),
  head: z.array(z.strictObject({ address: z.string(), text: z.string() })).readonly(),
  columns: z.array(z.strictObject({ column, heading: z.string() })).readonly(),
  merges: z.array(z.string()).readonly(),
  placeholders: z.array(z.strictObject({ address: z.string(), name: z.string() })).readonly(),
}) satisfies z.ZodType<TemplateFingerprint>;

const columnFillSchema = z.discriminatedUnion('kind', [
  /** The record's value under this key of the layout. */
  z.strictObject({ kind: z.literal('field'), key: z.string().min(1) }),
  /** 1, 2, 3 … */
  z.strictObject({ kind: z.literal('sequence') }),
  /** What the template shows there as an example is taken out. */
  z.strictObject({ kind: z.literal('clear') }),
  /** Not touched. */
  z.strictObject({ kind: z.literal('leave') }),
]);

/** What happens with one column of the table. */
export type ColumnFill = z.infer<typeof columnFillSchema>;

/**
 * The table of a mapping. Its rows follow one another (head, blank rows, the sample among them) and no column
 * is listed twice: filling relies on both and does not ask again.
 */
const tableSchema = z
  .strictObject({
    headFirstRow: row,
    headLastRow: row,
    /** The blank rows of the template, those with an example included. */
    firstRow: row,
    lastRow: row,
    /** The blank row in whose style further rows are made. */
    sampleRow: row,
    columns: z.array(z.strictObject({ column, heading: z.string(), fill: columnFillSchema })).min(1),
    /** A page break after so many records, the head repeated; `null` leaves breaking to the printing program. */
    rowsPerPage: z.number().int().min(1).nullable(),
  })
  .refine((table) => table.headFirstRow <= table.headLastRow, { path: ['headLastRow'] })
  .refine((table) => table.headLastRow < table.firstRow, { path: ['firstRow'] })
  .refine((table) => table.firstRow <= table.sampleRow && table.sampleRow <= table.lastRow, {
    path: ['sampleRow'],
  })
  .refine((table) => new Set(table.columns.map((entry) => entry.column)).size === table.columns.length, {
    path: ['columns'],
  });

const cellTargetSchema = z.discriminatedUnion('kind', [
  /** `{{name}}`s inside the cell's text are replaced; a cell that is nothing else takes the value itself. */
  z.strictObject({
    kind: z.literal('placeholders'),
    row,
    column,
    names: z.array(z.string()).min(1).readonly(),
  }),
  /** The whole cell takes the value of this name. */
  z.strictObject({ kind: z.literal('value'), row, column, name: z.string() }),
  /** The sum of the records' figures under this key. */
  z.strictObject({ kind: z.literal('sum'), row, column, key: z.string() }),
  /** 共   人 in the cell's text gets the number of records, or the value named `count` where there is one. */
  z.strictObject({ kind: z.literal('count'), row, column }),
]);

/** A single cell outside the table's rows. Places are those of the blank template. */
export type CellTarget = z.infer<typeof cellTargetSchema>;

/**
 * What is remembered about a template: which cells take which values. Kept by the template's fingerprint.
 *
 * A mapping without a table and without cells would fill nothing and is none. Single cells never stand among
 * the rows of the table, where a record would be written over them.
 */
export const templateMappingSchema = z
  .strictObject({
    version: z.literal(1),
    layoutId: z.string().nullable(),
    sheet: z.string().min(1),
    fingerprint: fingerprintSchema,
    table: tableSchema.nullable(),
    cells: z.array(cellTargetSchema).readonly(),
  })
  .refine((mapping) => mapping.table !== null || mapping.cells.length > 0, { path: ['cells'] })
  .refine(
    ({ table, cells }) =>
      table === null || cells.every((cell) => cell.row < table.firstRow || cell.row > table.lastRow),
    { path: ['cells'] },
  );

export type TemplateMapping = z.infer<typeof templateMappingSchema>;
export type TemplateTable = z.infer<typeof tableSchema>;

/**
 * What a user may correct before the mapping is kept; what is left out is proposed. Columns by number: a key of the
 * layout, `sequence` for 1, 2, 3 …, `clear` to take out what stands there, `null` to leave the column alone.
 */
export type MappingCorrections = {
  /** The sheet to fill; the one whose head fits best when absent. */
  readonly sheet?: string | undefined;
  readonly headRows?: { readonly first: number; readonly last: number } | undefined;
  /** The blank rows and the one in whose style further rows are made. */
  readonly bodyRows?: { readonly first: number; readonly last: number; readonly sample: number } | undefined;
  readonly columns?: ColumnMapping | undefined;
  /** All single cells, in place of the proposed ones. */
  readonly cells?: readonly CellTarget[] | undefined;
  readonly rowsPerPage?: number | null | undefined;
};

/** Corrections that lead to this mapping again, whatever would be proposed. */
export function correctionsOf(mapping: TemplateMapping): MappingCorrections {
  const { table, sheet, cells } = mapping;
  if (table === null) return { sheet, cells };
  return {
    sheet,
    cells,
    headRows: { first: table.headFirstRow, last: table.headLastRow },
    bodyRows: { first: table.firstRow, last: table.lastRow, sample: table.sampleRow },
    columns: Object.fromEntries(table.columns.map(({ column, fill }) => [String(column), keyOfFill(fill)])),
    rowsPerPage: table.rowsPerPage,
  };
}

/** A column's fill as corrections name it. */
export function keyOfFill(fill: ColumnFill): string | null {
  if (fill.kind === 'field') return fill.key;
  return fill.kind === 'leave' ? null : fill.kind;
}

/**
 * What the user corrected, on top of what is corrected already. Another sheet begins anew; a head that reaches into the
 * blank rows lets them be found anew; a field that the user puts elsewhere leaves its column.
 */
export function mergeCorrections(base: MappingCorrections, user: MappingCorrections): MappingCorrections {
  if (user.sheet !== undefined && base.sheet !== undefined && user.sheet !== base.sheet) return user;
  const { bodyRows, ...rest } = base;
  const isOverlaid =
    user.headRows !== undefined && bodyRows !== undefined && user.headRows.last >= bodyRows.first;
  const said = Object.fromEntries(Object.entries(user).filter(([, value]) => value !== undefined));
  return {
    ...rest,
    ...(isOverlaid ? {} : { bodyRows }),
    ...said,
    columns: mergeColumns(base.columns ?? {}, user.columns ?? {}),
  };
}

/** A field that the user gives to one column leaves the column that had it. */
function mergeColumns(base: ColumnMapping, user: ColumnMapping): ColumnMapping {
  const moved = new Set(Object.values(user).filter((key) => key !== 'sequence' && key !== 'clear'));
  const kept = Object.entries(base).map(([column, key]) => [
    column,
    key !== null && moved.has(key) ? null : key,
  ]);
  return { ...Object.fromEntries(kept), ...user };
}
