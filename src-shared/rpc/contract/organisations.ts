import { z } from 'zod';
import { base, levelSchema, problemSchema, uidSchema } from './shared.ts';

/** 单位所在地类型: 城区, 镇区, 乡村. */
export const locationKindSchema = z.enum(['urban', 'town', 'village']);

/** What the sheets of higher centers ask of a school beyond its name. Empty text is null. */
export const organisationFieldsSchema = z.object({
  /** GB/T 2260, six digits: where 市 and 县区 of a sheet come from. */
  regionCode: z.string(),
  /** 学校（机构）标识码. */
  schoolCode: z.string().nullable(),
  /** 统一社会信用代码. */
  creditCode: z.string().nullable(),
  locationKind: locationKindSchema.nullable(),
});
/** What may be typed about a school. */
export type OrganisationFields = z.infer<typeof organisationFieldsSchema>;

/** A school of the ledger, or the organisation whose books these are, with what a sheet would miss. */
export const organisationRowSchema = z.object({
  uid: uidSchema,
  name: z.string(),
  level: levelSchema,
  /** Whose books these are. */
  isOwn: z.boolean(),
  teacherCount: z.int(),
  fields: organisationFieldsSchema,
  /** What would stand wrong or empty on a sheet. */
  problems: z.array(problemSchema),
});
/** One organisation in the list. */
export type OrganisationRow = z.infer<typeof organisationRowSchema>;

/** 单位: whose books these are, and the schools of its teachers. */
export const organisations = {
  /** The ledger's own organisation first, then the schools of its teachers by name. */
  list: base.output(z.object({ rows: z.array(organisationRowSchema) })),
  /** Refused with every problem of every field at once; STALE when the record is not what `before` says any more. */
  save: base
    .input(z.object({ uid: uidSchema, before: organisationFieldsSchema, fields: organisationFieldsSchema }))
    .output(z.object({ fields: organisationFieldsSchema, warnings: z.array(problemSchema) })),
};
