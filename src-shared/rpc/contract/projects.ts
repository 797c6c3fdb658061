import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import {
  base,
  dateSchema,
  fileSchema,
  formSchema,
  levelSchema,
  organiserKindSchema,
  problemSchema,
  progressSchema,
  roleSchema,
  thousandthsSchema,
  uidSchema,
  yearSchema,
} from './shared.ts';
import { importBatchSchema, importPreviewSchema } from './teachers.ts';

/** own: this organisation registers it · outside: another body registered it, we keep its proof (A27). */
export const projectKindSchema = z.enum(['own', 'outside']);
export const projectStateSchema = z.enum([
  'planned',
  'rostered',
  'held',
  'assessed',
  'approved',
  'registered',
  'archived',
]);
export const resultSchema = z.enum(['pending', 'passed', 'excellent', 'failed', 'absent']);
export type TraineeResult = z.infer<typeof resultSchema>;

export const projectFieldsSchema = z.object({
  kind: projectKindSchema,
  name: z.string(),
  number: z.string().nullable(),
  level: levelSchema,
  form: formSchema,
  category: z.string().nullable(),
  /** 子项目 of a national project. */
  subProject: z.string().nullable().default(null),
  documentNumber: z.string().nullable(),
  organiserName: z.string(),
  organiserKind: organiserKindSchema,
  organiserLevel: levelSchema,
  isOrganiserApproved: z.boolean(),
  isOrganiserRegistered: z.boolean(),
  isDelegated: z.boolean(),
  sendingLevel: levelSchema.nullable(),
  isInDistrict: z.boolean(),
  startOn: dateSchema.nullable(),
  endOn: dateSchema.nullable(),
  certificateOn: dateSchema.nullable(),
  /** Days in thousandths: half a day is 500. */
  days: thousandthsSchema.nullable(),
  hours: thousandthsSchema.nullable(),
  lessons: thousandthsSchema.nullable(),
  minutes: z.int().nullable(),
  dayHours: z.array(thousandthsSchema).nullable(),
  byYear: z
    .array(
      z.object({ year: yearSchema, days: thousandthsSchema.nullable(), hours: thousandthsSchema.nullable() }),
    )
    .nullable(),
  degreeLevel: z.enum(['college', 'bachelor', 'graduate']).nullable(),
  totalPeriods: z.int().nullable(),
  /** outside only: who registered it, and the proof at hand. */
  registrar: z.string().nullable(),
  proof: z.string().nullable(),
  place: z.string().nullable(),
  /** Held abroad: a row of its own in the national statistics. */
  isAbroad: z.boolean().default(false),
  remark: z.string().nullable(),
});
export type ProjectFields = z.infer<typeof projectFieldsSchema>;

export const projectRowSchema = z.object({
  uid: uidSchema,
  name: z.string(),
  number: z.string().nullable(),
  kind: projectKindSchema,
  level: levelSchema,
  form: formSchema,
  organiserName: z.string(),
  startOn: dateSchema.nullable(),
  endOn: dateSchema.nullable(),
  state: projectStateSchema,
  traineeCount: z.int(),
  registeredCount: z.int(),
  dueOn: dateSchema.nullable(),
  /** Days left in the deadline's own calendar; negative when late. */
  daysLeft: z.int().nullable(),
  calendar: z.enum(['working', 'calendar']).nullable(),
});
export type ProjectRow = z.infer<typeof projectRowSchema>;

export const materialSchema = z.object({
  kind: z.string(),
  title: z.string(),
  isPresent: z.boolean(),
  fileName: z.string().nullable(),
});

export const approvalSchema = z.object({
  uid: uidSchema,
  decision: z.enum(['approved', 'rejected']),
  person: z.string(),
  decidedOn: dateSchema,
  scanFileName: z.string().nullable(),
  comment: z.string().nullable(),
  recordedAt: z.string(),
  actor: z.string(),
});

export const projectSchema = z.object({
  uid: uidSchema,
  version: z.int(),
  fields: projectFieldsSchema,
  state: projectStateSchema,
  requiresApprovalForm: z.boolean(),
  approval: approvalSchema.nullable(),
  approvals: z.array(approvalSchema),
  materials: z.array(materialSchema),
  traineeCount: z.int(),
  pendingCount: z.int(),
  passedCount: z.int(),
  registeredCount: z.int(),
  /** Passed, and their entry taken out by a review above. */
  takenOutCount: z.int(),
  certificateCount: z.int(),
  deadline: z
    .object({
      dueOn: dateSchema,
      clause: z.string(),
      calendar: z.enum(['working', 'calendar']),
      daysLeft: z.int(),
      isProvisional: z.boolean(),
    })
    .nullable(),
  /** What stands between the project and its next step. */
  missing: z.array(problemSchema),
  warnings: z.array(problemSchema),
});
export type Project = z.infer<typeof projectSchema>;

export const traineeSchema = z.object({
  uid: uidSchema,
  version: z.int(),
  teacher: z.object({
    uid: uidSchema,
    name: z.string(),
    idNumberMasked: z.string().nullable(),
    organisationName: z.string(),
    subject: z.string().nullable(),
  }),
  role: roleSchema,
  totalPeriods: z.int().nullable(),
  absentPeriods: z.int().nullable(),
  excusedPeriods: z.int().nullable(),
  result: resultSchema,
  score: thousandthsSchema.nullable(),
  /** Lessons taught (lecturers), when they differ from the project's. */
  lessons: thousandthsSchema.nullable(),
  /** outside only: what the proof says. */
  proofHours: thousandthsSchema.nullable(),
  proofCredits: thousandthsSchema.nullable(),
  proofCertificateNumber: z.string().nullable(),
  makeUpFor: yearSchema.nullable(),
  isRegistered: z.boolean(),
  certificateNumber: z.string().nullable(),
});
export type Trainee = z.infer<typeof traineeSchema>;

const traineeFields = z.object({
  role: roleSchema.optional(),
  totalPeriods: z.int().min(0).nullable().optional(),
  absentPeriods: z.int().min(0).nullable().optional(),
  excusedPeriods: z.int().min(0).nullable().optional(),
  result: resultSchema.optional(),
  score: thousandthsSchema.nullable().optional(),
  lessons: thousandthsSchema.nullable().optional(),
  proofHours: thousandthsSchema.nullable().optional(),
  proofCredits: thousandthsSchema.nullable().optional(),
  proofCertificateNumber: z.string().nullable().optional(),
  makeUpFor: yearSchema.nullable().optional(),
});

export const traineeImportRowSchema = z.object({
  row: z.int(),
  kind: z.enum(['new', 'same', 'changed', 'conflict', 'problem', 'skipped']),
  name: z.string(),
  teacherUid: uidSchema.nullable(),
  idNumberMasked: z.string().nullable(),
  organisationName: z.string().nullable(),
  cells: z.record(z.string(), z.string()),
  changes: z.array(
    z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  problems: z.array(problemSchema),
});

const traineeImportSource = {
  projectUid: uidSchema,
  file: fileSchema,
  sheet: z.string().optional(),
  mapping: z.record(z.string(), z.string().nullable()).optional(),
};

export const projects = {
  list: base
    .input(
      z.object({
        search: z.string().max(100).default(''),
        kind: projectKindSchema.nullable().default(null),
        state: projectStateSchema.nullable().default(null),
        year: yearSchema.nullable().default(null),
        onlyUnfinished: z.boolean().default(false),
      }),
    )
    .output(z.object({ rows: z.array(projectRowSchema) })),
  get: base.input(z.object({ uid: uidSchema })).output(projectSchema),
  /** Creates or changes a project. An own project above this organisation's level is refused with the clause (H5). */
  save: base
    .input(z.object({ uid: uidSchema.optional(), version: z.int().optional(), fields: projectFieldsSchema }))
    .output(z.object({ uid: uidSchema, version: z.int(), warnings: z.array(problemSchema) })),
  /** Only a project without trainees, entries and approvals can be removed. */
  remove: base.input(z.object({ uid: uidSchema })).output(z.object({ removed: z.boolean() })),
  setMaterial: base
    .input(
      z.object({
        projectUid: uidSchema,
        kind: z.string(),
        isPresent: z.boolean(),
        fileName: z.string().max(255).nullable(),
      }),
    )
    .output(z.object({ materials: z.array(materialSchema) })),
  trainees: base
    .input(z.object({ projectUid: uidSchema }))
    .output(z.object({ rows: z.array(traineeSchema) })),
  addTrainees: base
    .input(
      z.object({ projectUid: uidSchema, teacherUids: z.array(uidSchema).min(1).max(5000), role: roleSchema }),
    )
    .output(z.object({ added: z.int(), already: z.int() })),
  removeTrainees: base
    .input(z.object({ projectUid: uidSchema, uids: z.array(uidSchema).min(1) }))
    .output(z.object({ removed: z.int() })),
  /** Attendance and results; a registered trainee is locked (reverse the entry first). */
  saveTrainees: base
    .input(
      z.object({
        projectUid: uidSchema,
        changes: z
          .array(z.object({ uid: uidSchema, version: z.int(), fields: traineeFields }))
          .min(1)
          .max(5000),
      }),
    )
    .output(z.object({ saved: z.int() })),
  previewTraineeImport: base
    .input(z.object(traineeImportSource))
    .output(importPreviewSchema.extend({ rows: z.array(traineeImportRowSchema) })),
  applyTraineeImport: base
    .input(z.object({ ...traineeImportSource, fingerprint: z.string() }))
    .output(
      eventIterator(
        progressSchema,
        z.object({ batch: importBatchSchema.nullable(), counts: importPreviewSchema.shape.counts }),
      ),
    ),
  /** Takes an import of trainees back; refused, naming everybody in the way, once somebody is registered or was changed. */
  undoTraineeImport: base
    .input(z.object({ batchUid: uidSchema }))
    .output(z.object({ removed: z.int(), restored: z.int() })),
};
