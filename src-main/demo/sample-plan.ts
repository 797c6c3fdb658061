import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  dateSchema,
  levelSchema,
  thousandthsSchema,
  yearSchema,
} from '../../src-shared/rpc/contract/shared.ts';
import {
  type ProjectFields,
  projectFieldsSchema,
  unstatedProject,
} from '../../src-shared/training/project.ts';

const statedFieldsSchema = projectFieldsSchema.partial().required({
  kind: true,
  name: true,
  level: true,
  form: true,
  organiserName: true,
  organiserKind: true,
  organiserLevel: true,
});

/** One project of the samples: what it is, the list that came with it, and the days on which each thing was done. */
const sampleProjectSchema = z.strictObject({
  fields: statedFieldsSchema,
  /** A workbook beside the plan; null while nobody is on the list. */
  list: z.string().nullable(),
  /** The paper that everybody on the list was registered by, where the form asks for one (A34). */
  paper: z.string().nullable(),
  /** The day on which the project and its list were entered. */
  enteredOn: dateSchema,
  approval: z
    .strictObject({ person: z.string(), decidedOn: dateSchema, scanFileName: z.string() })
    .nullable(),
  /** Registered as of one day, recorded on the same or a later one. */
  registration: z.strictObject({ registeredOn: dateSchema, recordedOn: dateSchema }).nullable(),
  /** Kinds of the archive list that are at hand; marked when the project is registered, or entered if it is not. */
  materials: z.array(z.string()),
  certificatesOn: dateSchema.nullable(),
});
export type SampleProject = z.infer<typeof sampleProjectSchema>;

/** What a demo ledger is built from: the files of one sample and the days on which they were worked on. */
export const samplePlanSchema = z.strictObject({
  organisation: z.strictObject({
    name: z.string(),
    level: levelSchema,
    regionCode: z.string(),
    schoolCode: z.string().nullable(),
  }),
  policyId: z.string(),
  cycleFrom: yearSchema,
  actor: z.string(),
  roster: z.strictObject({ file: z.string(), importedOn: dateSchema }),
  /** Identity numbers of those brought in from another province whose proof of five years is at hand (H10). */
  proofOfPriorTraining: z.array(z.string()),
  decisions: z.array(
    z.strictObject({
      settingId: z.string(),
      value: thousandthsSchema,
      decidedBy: z.string(),
      decidedOn: dateSchema,
      reason: z.string(),
    }),
  ),
  certificateScheme: z
    .strictObject({
      separator: z.string(),
      widths: z.strictObject({
        project: z.int(),
        organiser: z.int(),
        year: z.int(),
        session: z.int(),
        trainee: z.int(),
      }),
      organiserNumber: z.int(),
      organisers: z.array(z.strictObject({ name: z.string(), number: z.int() })).default([]),
    })
    .nullable(),
  projects: z.array(sampleProjectSchema),
  /** Entries taken back, by project and person; the person's result becomes absent. */
  reversals: z.array(
    z.strictObject({ project: z.string(), idNumber: z.string(), reason: z.string(), on: dateSchema }),
  ),
});
export type SamplePlan = z.infer<typeof samplePlanSchema>;

/** Reads `<which>-projects.json` of the shipped samples. */
export function readSamplePlan(samplesDirectory: string, which: 'school' | 'center'): SamplePlan {
  const text = readFileSync(join(samplesDirectory, `${which}-projects.json`), 'utf8');
  return samplePlanSchema.parse(JSON.parse(text));
}

/** All fields of a sample project, as the contract takes them. */
export function fieldsOf(project: SampleProject): ProjectFields {
  return projectFieldsSchema.parse({ ...unstatedProject, ...project.fields });
}
