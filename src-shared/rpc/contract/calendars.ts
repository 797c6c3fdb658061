import { z } from 'zod';
import { base, fileSchema, yearSchema } from './shared.ts';

/** A year's holiday notice of the State Council as working-day counts use it. */
export const calendarRowSchema = z.object({
  year: yearSchema,
  /** `shipped` with the program, or `imported` into this ledger (which then stands in for the shipped one). */
  kind: z.enum(['shipped', 'imported']),
  source: z.string(),
  daysOffCount: z.int(),
  makeUpWorkdayCount: z.int(),
  importedAt: z.string().nullable(),
  actor: z.string().nullable(),
});
/** One year of the working calendar in use. */
export type CalendarRow = z.infer<typeof calendarRowSchema>;

/** Holiday notices, by which working-day deadlines count (H7). */
export const calendars = {
  /** Newest year first. Working-day deadlines that reach beyond `knownUntil` are provisional. */
  list: base.output(z.object({ knownUntil: yearSchema.nullable(), years: z.array(calendarRowSchema) })),
  /** A JSON file like resources/calendars/2026.json; REFUSED names the path of every error. */
  importYear: base
    .input(z.object({ file: fileSchema }))
    .output(z.object({ row: calendarRowSchema, isNew: z.boolean() })),
};
