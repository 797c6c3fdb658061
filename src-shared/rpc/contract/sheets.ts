import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { sheetKinds, sheetSplits } from '../../sheet/layouts/sheet-kinds.ts';
import {
  base,
  fileSchema,
  levelSchema,
  problemSchema,
  progressSchema,
  uidSchema,
  yearSchema,
} from './shared.ts';

/** The built-in sheets. */
export const sheetKindSchema = z.enum(sheetKinds);
/** How the rows are put apart. */
export const sheetSplitSchema = z.enum(sheetSplits);

/** Which records: `sheetChoices` says which of these a kind takes. */
export const sheetRequestSchema = z.object({
  kind: sheetKindSchema,
  projectUid: uidSchema.nullable().default(null),
  /** Registration year, first year of the school year, or any year of the cycle. */
  year: yearSchema.nullable().default(null),
  /** The scope that `year` is meant in, for kinds that take more than one. */
  isSchoolYear: z.boolean().default(false),
  organisationName: z.string().nullable().default(null),
  level: levelSchema.nullable().default(null),
  /** What the ledger does not know: 单位负责人, 统计负责人, 联系电话 … by the keys of `preview.asks`. */
  answers: z.record(z.string(), z.string().max(100)).default({}),
});

/** A sheet as it will look: the head merged, figures as they are printed. Rows and columns count from 0 within the head. */
export const sheetPreviewSchema = z.object({
  title: z.string(),
  subtitles: z.array(z.object({ left: z.string(), right: z.string() })),
  columns: z.array(z.object({ width: z.number(), align: z.enum(['left', 'center', 'right']) })),
  headRows: z.int(),
  head: z.array(
    z.object({ row: z.int(), column: z.int(), rows: z.int(), columns: z.int(), text: z.string() }),
  ),
  /** The first rows. */
  rows: z.array(z.array(z.string())),
  rowCount: z.int(),
  /** How many schools: sheets or files when split. */
  organisationCount: z.int(),
  total: z
    .object({ label: z.string(), labelColumns: z.int(), sums: z.array(z.string().nullable()) })
    .nullable(),
  signatures: z.array(z.string()),
  /** Fields the user may fill in before saving, with what was written the last time. */
  asks: z.array(z.object({ key: z.string(), heading: z.string(), value: z.string() })),
  /** What the reader of the sheet would ask about: teachers without a number, a school without its code … */
  problems: z.array(problemSchema),
});
/** A sheet as it will be printed. */
export type SheetPreview = z.infer<typeof sheetPreviewSchema>;

/** 报表与导出: the built-in sheets on screen and as files. */
export const sheets = {
  /** The sheet on screen before it is saved. */
  preview: base
    .input(z.object({ request: sheetRequestSchema, limit: z.int().min(1).max(500).default(100) }))
    .output(sheetPreviewSchema),

  /** Writes it: .xlsx, or .zip of several, with the head seal in the footer. Nothing to write is refused. */
  write: base
    .input(z.object({ request: sheetRequestSchema, split: sheetSplitSchema.default('one') }))
    .output(
      eventIterator(
        progressSchema,
        z.object({ file: fileSchema, rows: z.int(), sheets: z.int(), problems: z.array(problemSchema) }),
      ),
    ),
};
