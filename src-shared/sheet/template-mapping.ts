import { z } from 'zod';
import type { ColumnMapping } from './find-header.ts';
import type { TemplateFingerprint } from './template-fingerprint.ts';

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

const tableSchema = z
  .strictObject({
    headFirstRow: row,
    headLastRow: row,
    /** The blank rows of the template, those with an example included. */
    firstRow: row,
    lastRow: row,
    /** The blank row in whose manner further rows are made. */
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

/** What is remembered about a template: which cells take which values. Kept by the template's fingerprint. */
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

/** What a user may correct before the mapping is kept. */
export type MappingCorrections = {
  /** The sheet to fill; the one whose head fits best when absent. */
  readonly sheet?: string;
  /** Column number → key of the layout, or `null` to leave the column alone. */
  readonly columns?: ColumnMapping;
  readonly rowsPerPage?: number | null;
};
