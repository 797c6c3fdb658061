import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { assessmentMarkSchema } from './assessments.ts';
import {
  base,
  dateSchema,
  fileSchema,
  levelSchema,
  problemSchema,
  progressSchema,
  thousandthsSchema,
  uidSchema,
  yearSchema,
} from './shared.ts';

/** In service, gone elsewhere, or retired. */
export const teacherStatusSchema = z.enum(['active', 'left', 'retired']);

/** What the form edits. Empty text is null. */
export const teacherFieldsSchema = z.object({
  name: z.string(),
  idType: z.enum(['id-card', 'passport', 'hk-macao-taiwan', 'other']),
  idNumber: z.string().nullable(),
  sex: z.enum(['male', 'female']).nullable(),
  birthOn: dateSchema.nullable(),
  ethnicity: z.string().nullable().default(null),
  education: z.string().nullable().default(null),
  organisationName: z.string(),
  stage: z.string().nullable(),
  subject: z.string().nullable(),
  title: z.string().nullable(),
  post: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable().default(null),
  /** 专任教师. */
  isFullTime: z.boolean().default(true),
  hiredOn: dateSchema.nullable(),
  broughtInOn: dateSchema.nullable(),
  hasProofOfPriorTraining: z.boolean(),
  priorProofIssuer: z.string().max(100).nullable().default(null),
  priorProofLevel: levelSchema.nullable().default(null),
  priorProofFrom: yearSchema.nullable().default(null),
  priorProofTo: yearSchema.nullable().default(null),
  isOnProbation: z.boolean(),
  roles: z.array(z.string()),
  status: teacherStatusSchema,
  leftOn: dateSchema.nullable(),
  remark: z.string().nullable(),
});
/** The typed facts of a teacher. */
export type TeacherFields = z.infer<typeof teacherFieldsSchema>;

/** One row of the teachers table. The identity number leaves masked; the whole one is asked for by `revealIdNumber`. */
export const teacherRowSchema = z.object({
  uid: uidSchema,
  name: z.string(),
  idNumberMasked: z.string().nullable(),
  organisationName: z.string(),
  stage: z.string().nullable(),
  subject: z.string().nullable(),
  title: z.string().nullable(),
  status: teacherStatusSchema,
  year: assessmentMarkSchema,
  cycle: assessmentMarkSchema,
});
/** One teacher in the list. */
export type TeacherRow = z.infer<typeof teacherRowSchema>;

/** Which teachers, in what order. Filters add up; `limit` is one page. */
export const teacherListInputSchema = z.object({
  /** Name, pinyin, initials or the last digits of the identity number. */
  search: z.string().max(100).default(''),
  stage: z.string().nullable().default(null),
  subject: z.string().nullable().default(null),
  organisationName: z.string().nullable().default(null),
  status: teacherStatusSchema.nullable().default('active'),
  onlyShort: z.boolean().default(false),
  /** Only those with a degree still due, where the policy asks one (V4.2). */
  onlyDegreeDue: z.boolean().default(false),
  year: yearSchema.optional(),
  /** `match`: whom the search names first, then by name. */
  sort: z
    .enum(['name', 'match', 'organisation', 'subject', 'credits', 'hours', 'cycleCredits', 'shortfall'])
    .default('name'),
  descending: z.boolean().default(false),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(200),
});

/** One teacher with the years of the cycle. Figures in thousandths; the number whole only where it was asked for. */
export const teacherProfileSchema = z.object({
  uid: uidSchema,
  version: z.int(),
  fields: teacherFieldsSchema.extend({ idNumber: z.string().nullable() }),
  idNumberMasked: z.string().nullable(),
  flags: z.array(problemSchema),
  years: z.array(
    z.object({
      year: yearSchema,
      mark: assessmentMarkSchema,
      rawHours: thousandthsSchema,
      rawCredits: thousandthsSchema.nullable(),
    }),
  ),
  cycle: z.object({ from: yearSchema, to: yearSchema, mark: assessmentMarkSchema }),
  entryCount: z.int(),
});

/** One row of an import preview: what the file says and what applying it will do. */
export const teacherImportRowSchema = z.object({
  row: z.int(),
  kind: z.enum(['new', 'same', 'changed', 'conflict', 'problem', 'skipped']),
  name: z.string(),
  idNumberMasked: z.string().nullable(),
  organisationName: z.string().nullable(),
  teacherUid: uidSchema.nullable(),
  /** Text per field key as read, for showing the user's own row. */
  cells: z.record(z.string(), z.string()),
  changes: z.array(
    z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  problems: z.array(problemSchema),
});
/** One row of a roster before it is applied. */
export type TeacherImportRow = z.infer<typeof teacherImportRowSchema>;

/** Which column is read as which field; null: it is not read. */
export const columnMappingSchema = z.array(
  z.object({ column: z.int(), heading: z.string(), field: z.string().nullable() }),
);

/** A list before it is taken in: how it was read, and counts of what applying it will do. */
export const importPreviewSchema = z.object({
  fingerprint: z.string(),
  fileName: z.string(),
  sheet: z.string(),
  sheets: z.array(z.string()),
  headerRow: z.int(),
  mapping: columnMappingSchema,
  /** Column number → the first different texts under its heading, whether the column is read or not; document numbers masked. */
  samples: z.record(z.string(), z.array(z.string())),
  /** Fields that a column may be mapped to, with whether one must be. */
  fields: z.array(z.object({ key: z.string(), heading: z.string(), isRequired: z.boolean() })),
  counts: z.object({
    new: z.int(),
    same: z.int(),
    changed: z.int(),
    conflict: z.int(),
    problem: z.int(),
    skipped: z.int(),
  }),
  /** Problems of the sheet as a whole. */
  problems: z.array(problemSchema),
});

/** The workbook of a roster and how it is to be read; the same in preview and apply. */
const importSource = {
  file: fileSchema,
  sheet: z.string().optional(),
  /** Corrections of the proposed mapping: column number → field key, or null to leave the column out. */
  mapping: z.record(z.string(), z.string().nullable()).optional(),
};

/** A list that was taken in. It can be undone until something later rests on one of its rows. */
export const importBatchSchema = z.object({
  uid: uidSchema,
  kind: z.enum(['teachers', 'trainees']),
  fileName: z.string(),
  appliedAt: z.string(),
  actor: z.string(),
  created: z.int(),
  changed: z.int(),
  undoneAt: z.string().nullable(),
  canUndo: z.boolean(),
});

/** 教师: the roster, one teacher, rosters taken in and undone. */
export const teachers = {
  /** Teachers that fit every filter given, with the verdict of the year and of the cycle. */
  list: base
    .input(teacherListInputSchema)
    .output(z.object({ total: z.int(), rows: z.array(teacherRowSchema), year: yearSchema })),
  /** Values present in the ledger, for filters and completion. */
  facets: base.output(
    z.object({
      stages: z.array(z.string()),
      subjects: z.array(z.string()),
      organisations: z.array(z.string()),
      titles: z.array(z.string()),
      /** The policy in force asks a degree of every teacher (V4.2). */
      asksDegree: z.boolean(),
    }),
  ),
  /** One teacher with the verdicts of every year of the cycle. NOT_FOUND when the uid names none. */
  get: base.input(z.object({ uid: uidSchema })).output(teacherProfileSchema),
  /** Creates (no uid) or changes a teacher; `version` guards against a change made meanwhile. Refused with every problem of every field at once. */
  save: base
    .input(z.object({ uid: uidSchema.optional(), version: z.int().optional(), fields: teacherFieldsSchema }))
    .output(z.object({ uid: uidSchema, version: z.int(), warnings: z.array(problemSchema) })),
  /** Reads a workbook and says, row by row, what applying it would do. Writes nothing. */
  previewImport: base
    .input(z.object(importSource))
    .output(importPreviewSchema.extend({ rows: z.array(teacherImportRowSchema) })),
  /** Does exactly what the preview with this fingerprint showed, in one transaction after a backup; rows with problems stay out. */
  applyImport: base
    .input(z.object({ ...importSource, fingerprint: z.string() }))
    .output(
      eventIterator(
        progressSchema,
        z.object({ batch: importBatchSchema.nullable(), counts: importPreviewSchema.shape.counts }),
      ),
    ),
  /** Lists that were taken in, newest first. */
  imports: base.output(z.array(importBatchSchema)),
  /** Takes an import back, restoring previous values; refused once something later depends on a row. */
  undoImport: base
    .input(z.object({ batchUid: uidSchema }))
    .output(z.object({ removed: z.int(), restored: z.int() })),
};
