import { z } from 'zod';
import { base, fileSchema, uidSchema, yearSchema } from './shared.ts';

export const sheets = {
  /** 学分登记表 of a project, or of a year (optionally one school), as .xlsx with the head seal in the footer. */
  registrationSheet: base
    .input(
      z.object({
        projectUid: uidSchema.nullable().default(null),
        year: yearSchema.nullable().default(null),
        organisationName: z.string().nullable().default(null),
      }),
    )
    .output(z.object({ file: fileSchema, rows: z.int() })),
};
