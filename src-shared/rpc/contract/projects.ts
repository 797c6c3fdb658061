import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { classificationAxisSchema } from '../../policy/pack/classification-axis.ts';
import { formScopes } from '../../training/form-scope.ts';
import { projectFieldsSchema, projectKinds } from '../../training/project.ts';
import { projectStates } from '../../training/project-state.ts';
import { traineeFieldsSchema } from '../../training/trainee.ts';
import {
  base,
  dateSchema,
  fileSchema,
  formSchema,
  levelSchema,
  problemSchema,
  progressSchema,
  roleSchema,
  uidSchema,
  yearSchema,
} from './shared.ts';
import { importBatchSchema, importPreviewSchema } from './teachers.ts';

/** own: this organisation registers it · outside: another body registered it, we keep its proof (A27). */
export const projectKindSchema = z.enum(projectKinds);
/** How far a project is, worked out from its facts: no state is typed. */
export const projectStateSchema = z.enum(projectStates);
/** A project in the list, with its state, counts and the last day to register it (H7). */
export const projectRowSchema = z.object({
  uid: uidSchema,
  name: z.string(),
  number: z.string().nullable(),
  kind: projectKindSchema,
  level: levelSchema,
  form: formSchema,
  organiserName: z.string(),
  /** In the training plan of its year (B5.2); null: nobody said. */
  isPlanned: z.boolean().nullable(),
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
/** One project in the list. */
export type ProjectRow = z.infer<typeof projectRowSchema>;

/** One of the archive’s papers and whether it is there (H7). */
export const materialSchema = z.object({
  kind: z.string(),
  title: z.string(),
  isPresent: z.boolean(),
  fileName: z.string().nullable(),
});

/** What was decided on paper, by whom, and when it was recorded here. */
export const approvalSchema = z.object({
  uid: uidSchema,
  decision: z.enum(['approved', 'rejected']),
  person: z.string(),
  decidedOn: dateSchema,
  scanFileName: z.string().nullable(),
  comment: z.string().nullable(),
  recordedAt: z.string(),
  actor: z.string(),
  /** The whole form, or a supplement to the one signed before. */
  scope: z.enum(formScopes),
  /** Short form of the fingerprint of what was signed; null for a refusal, and where an earlier version kept nothing. */
  code: z.string().nullable(),
});

/** What the approval of a project comes to; `changed`: something is not as it was signed. */
export const approvalStateSchema = z.enum(['waiting', 'approved', 'rejected', 'changed']);

/** A project with everything its page shows. `version` guards against a change made meanwhile. */
export const projectSchema = z.object({
  uid: uidSchema,
  version: z.int(),
  fields: projectFieldsSchema,
  /** What it is by the axes of the texts in force, each axis that its form has; null where nothing was chosen. */
  classified: z.array(z.object({ axis: z.string(), title: z.string().nullable() })),
  state: projectStateSchema,
  requiresApprovalForm: z.boolean(),
  approval: approvalSchema.nullable(),
  approvals: z.array(approvalSchema),
  materials: z.array(materialSchema),
  traineeCount: z.int(),
  pendingCount: z.int(),
  /** Whose result is good and whom no gate of the text stops. */
  passedCount: z.int(),
  /** Whose result is good and whom a gate stops (L21): counted nowhere as passed. */
  leftOutCount: z.int(),
  /** Excellent trainees against the text's limit (L21, A16), and why there are more; null where no text sets one. */
  excellent: z
    .object({
      count: z.int(),
      max: z.int(),
      clause: z.string(),
      isAbove: z.boolean(),
      reason: z.string().nullable(),
    })
    .nullable(),
  registeredCount: z.int(),
  /** Passed, and their entry taken out by a review above. */
  takenOutCount: z.int(),
  /** Passed, and their entry taken back here: registered again only when somebody asks for it. */
  heldCount: z.int(),
  /** Passed, and no figure yet: the regulation is silent, or the year is not known. */
  undecidedCount: z.int(),
  /** To be registered, but the signed form does not cover them. */
  unsignedCount: z.int(),
  approvalState: approvalStateSchema,
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
  /** The other last days that count from its opening, its end or its year, each in the words of its text. */
  otherDeadlines: z.array(
    z.object({
      dueOn: dateSchema,
      clause: z.string(),
      calendar: z.enum(['working', 'calendar']),
      daysLeft: z.int(),
      isProvisional: z.boolean(),
      text: z.string(),
      /** Whose it is, where several texts hold. */
      textTitle: z.string().nullable(),
    }),
  ),
  /** What stands between the project and its next step. */
  missing: z.array(problemSchema),
  warnings: z.array(problemSchema),
});
/** A whole project. */
export type Project = z.infer<typeof projectSchema>;

/** One participation: who, in what role, attendance in periods, result, and what was registered for it. */
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
  ...traineeFieldsSchema.shape,
  isRegistered: z.boolean(),
  certificateNumber: z.string().nullable(),
});
/** One trainee of a project. */
export type Trainee = z.infer<typeof traineeSchema>;

/** What the table of results sends: only what was changed. */
const traineeFields = traineeFieldsSchema
  .extend({
    totalPeriods: z.int().min(0).nullable(),
    absentPeriods: z.int().min(0).nullable(),
    excusedPeriods: z.int().min(0).nullable(),
  })
  .partial();

/** One row of a list of trainees: whom it means, and what applying it will do. */
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

/**
 * The workbook of a list of trainees and how it is to be read. The same stands in preview and apply, so that
 * applying reads what was shown.
 */
const traineeImportSource = {
  projectUid: uidSchema,
  file: fileSchema,
  sheet: z.string().optional(),
  mapping: z.record(z.string(), z.string().nullable()).optional(),
};

/** 培训项目: their facts, trainees, attendance and results, lists taken in. */
export const projects = {
  /** Projects that fit every filter given, the latest beginning first. */
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
  /** One project. NOT_FOUND when the uid names none. */
  get: base.input(z.object({ uid: uidSchema })).output(projectSchema),
  /** The axes by which the texts in force on a day divide trainings: what the form asks beside form and level. */
  axes: base
    .input(z.object({ on: dateSchema.nullable() }))
    .output(z.object({ axes: z.array(classificationAxisSchema).readonly() })),
  /** Creates or changes a project. An own project above this organisation's level is refused with the clause (H5). */
  save: base
    .input(z.object({ uid: uidSchema.optional(), version: z.int().optional(), fields: projectFieldsSchema }))
    .output(z.object({ uid: uidSchema, version: z.int(), warnings: z.array(problemSchema) })),
  /** Only a project without trainees, entries and approvals can be removed. */
  remove: base.input(z.object({ uid: uidSchema })).output(z.object({ removed: z.boolean() })),
  /** Ticks one of the archive’s papers as there or missing. */
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
  /** Everybody on the list, in the order they were added. */
  trainees: base
    .input(z.object({ projectUid: uidSchema }))
    .output(z.object({ rows: z.array(traineeSchema) })),
  /** Puts teachers on the list; those on it already are counted, not added twice. */
  addTrainees: base
    .input(
      z.object({ projectUid: uidSchema, teacherUids: z.array(uidSchema).min(1).max(5000), role: roleSchema }),
    )
    .output(
      z.object({
        added: z.int(),
        already: z.int(),
        /** What seems to be there twice of those who were added (X4). */
        warnings: z.array(problemSchema),
      }),
    ),
  /** Takes trainees off the list. Refused for everybody at once when one of them has an entry or a certificate, standing or not. */
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
    .output(
      z.object({
        saved: z.int(),
        /** What deserves a look; also what seems to be there twice of those whose proof, role or make-up was changed (X4). */
        warnings: z.array(problemSchema),
      }),
    ),
  /** Keeps why more trainees are excellent than the text allows; asked before such results are saved or printed (L21). */
  explainExcellent: base
    .input(z.object({ projectUid: uidSchema, reason: z.string().trim().min(1).max(500) }))
    .output(z.object({ reason: z.string() })),
  /** Reads a list of trainees and says, row by row, whom it means and what applying it would do. Writes nothing. */
  previewTraineeImport: base
    .input(z.object(traineeImportSource))
    .output(importPreviewSchema.extend({ rows: z.array(traineeImportRowSchema) })),
  /** Does exactly what the preview with this fingerprint showed, in one transaction after a backup. */
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
