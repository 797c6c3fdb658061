import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { templateMappingSchema } from '../../sheet/template/template-mapping.ts';
import { base, fileSchema, problemSchema, progressSchema, uidSchema } from './shared.ts';
import { sheetKindSchema, sheetRequestSchema, sheetSplitSchema } from './sheets.ts';

/** A sheet as a picture: its first rows as they look. Rows and columns count from 1; covered cells of a merge are left out. */
export const sheetPictureSchema = z.object({
  sheet: z.string(),
  /** Widths in characters. */
  columns: z.array(z.object({ column: z.int(), width: z.number(), isHidden: z.boolean() })),
  rows: z.array(
    z.object({
      row: z.int(),
      /** In points; null: the default. */
      height: z.number().nullable(),
      isHidden: z.boolean(),
      cells: z.array(
        z.object({
          column: z.int(),
          rows: z.int(),
          columns: z.int(),
          text: z.string(),
          isFormula: z.boolean(),
          isBold: z.boolean(),
          align: z.enum(['left', 'center', 'right']),
          /** `#rrggbb`, or null. */
          fill: z.string().nullable(),
          hasBorder: z.boolean(),
        }),
      ),
    }),
  ),
  /** Rows or columns beyond the picture. */
  isCut: z.boolean(),
});
/** The picture of a sheet. */
export type SheetPicture = z.infer<typeof sheetPictureSchema>;

/** What was moved, added, removed or renamed in the center's sheet (template-fingerprint.ts). */
export const templateChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sheetAdded'), sheet: z.string() }),
  z.object({ kind: z.literal('sheetRemoved'), sheet: z.string() }),
  z.object({ kind: z.literal('sheetRenamed'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('columnMoved'), heading: z.string(), from: z.int(), to: z.int() }),
  z.object({ kind: z.literal('columnAdded'), heading: z.string(), column: z.int() }),
  z.object({ kind: z.literal('columnRemoved'), heading: z.string(), column: z.int() }),
  z.object({ kind: z.literal('columnRenamed'), column: z.int(), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('placeholderAdded'), name: z.string(), address: z.string() }),
  z.object({ kind: z.literal('placeholderRemoved'), name: z.string(), address: z.string() }),
  z.object({ kind: z.literal('placeholderMoved'), name: z.string(), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('headRearranged') }),
]);

/** How records are put in order and apart. */
export const templateOptionsSchema = z.object({
  /** Keys of the layout's columns, most important first. Empty: the order of the built-in sheet. */
  sort: z
    .array(z.object({ key: z.string(), descending: z.boolean() }))
    .max(3)
    .default([]),
  split: sheetSplitSchema.default('one'),
});
/** How a saved template sorts and splits its records. */
export type TemplateOptions = z.infer<typeof templateOptionsSchema>;

/** A row of a sheet, counted from 1. */
const row = z.int().min(1).max(1_048_576);

/** What the user corrected so far; everything left out is proposed. */
export const templateCorrectionsSchema = z.object({
  sheet: z.string().optional(),
  headRows: z.object({ first: row, last: row }).optional(),
  bodyRows: z.object({ first: row, last: row, sample: row }).optional(),
  /**
   * Column number → key of the layout, `sequence` for 1, 2, 3 …, `clear` to take out what stands there as an example,
   * `null` to leave it alone.
   */
  columns: z.record(z.string(), z.string().nullable()).optional(),
  /** All single cells; replaces what is proposed. */
  cells: templateMappingSchema.shape.cells.optional(),
  rowsPerPage: z.int().min(1).max(1000).nullable().optional(),
});

/** What was found in a blank workbook, and where records and values will go. */
export const templateReadingSchema = z.object({
  fileName: z.string(),
  sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })),
  picture: sheetPictureSchema,
  /** null: there is no place for records or values, `problems` say why; the picture is there all the same. */
  mapping: templateMappingSchema.nullable(),
  /** Errors would refuse saving. */
  problems: z.array(problemSchema),
  /** Columns that can be filled; none on a form of fixed lines, whose figures are among `values`. */
  fields: z.array(
    z.object({ key: z.string(), heading: z.string(), isRequired: z.boolean(), isSummed: z.boolean() }),
  ),
  /** Single values that can be filled: 单位, 年度, 制表人, 日期 … by the name used in `{{…}}`. */
  values: z.array(z.object({ name: z.string(), heading: z.string() })),
  /** The saved template that this is (no changes) or most resembles. */
  known: z
    .object({
      uid: uidSchema,
      /** What `save` must name to keep this one as the next version of it. */
      version: z.int(),
      name: z.string(),
      changes: z.array(templateChangeSchema),
      options: templateOptionsSchema,
    })
    .nullable(),
});

/** A saved template; `version` guards against a version that somebody saved meanwhile. */
export const templateRowSchema = z.object({
  uid: uidSchema,
  version: z.int(),
  name: z.string(),
  kind: sheetKindSchema,
  fileName: z.string(),
  sheet: z.string(),
  bytes: z.int(),
  recordedAt: z.string(),
  actor: z.string(),
  options: templateOptionsSchema,
});
/** A saved template as lists show it. */
export type TemplateRow = z.infer<typeof templateRowSchema>;

/** Other people's blank workbooks: what goes where, and filling them. */
export const templates = {
  /** Reads a blank workbook, proposes what goes where, shows a picture of the sheet, tells what changed since last time. */
  read: base
    .input(
      z.object({
        file: fileSchema,
        kind: sheetKindSchema,
        corrections: templateCorrectionsSchema.default({}),
      }),
    )
    .output(templateReadingSchema),

  /** The same for a saved one, whose mapping is shown as it was saved. */
  get: base
    .input(z.object({ uid: uidSchema }))
    .output(templateReadingSchema.extend({ row: templateRowSchema })),

  /** Saved templates in their newest versions, the last saved first. */
  list: base.output(z.object({ rows: z.array(templateRowSchema) })),

  /** Keeps workbook and mapping; with `uid` as a new version of that one (STALE when somebody saved it meanwhile). */
  save: base
    .input(
      z.object({
        uid: uidSchema.nullable().default(null),
        version: z.int().nullable().default(null),
        name: z.string().max(100),
        kind: sheetKindSchema,
        /** null keeps the saved workbook. */
        file: fileSchema.nullable().default(null),
        /** null: what `read` proposes, for scripts that trust it; errors refuse all the same. */
        mapping: templateMappingSchema.nullable().default(null),
        options: templateOptionsSchema.default({ sort: [], split: 'one' }),
      }),
    )
    .output(z.object({ uid: uidSchema, version: z.int() })),

  /** Takes a template off the list; earlier versions stay in the ledger. STALE when `version` is not the newest. */
  remove: base
    .input(z.object({ uid: uidSchema, version: z.int() }))
    .output(z.object({ removed: z.literal(true) })),

  /** The blank workbook as it came. */
  file: base.input(z.object({ uid: uidSchema })).output(z.object({ file: fileSchema })),

  /** Fills, reads back and compares every cell; a difference refuses the file. `notes` are what the user should know. */
  fill: base
    .input(z.object({ uid: uidSchema, request: sheetRequestSchema, split: sheetSplitSchema.optional() }))
    .output(
      eventIterator(
        progressSchema,
        z.object({
          file: fileSchema,
          rows: z.int(),
          files: z.int(),
          checkedCells: z.int(),
          notes: z.array(problemSchema),
        }),
      ),
    ),
};
