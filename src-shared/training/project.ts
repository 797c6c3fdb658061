import { z } from 'zod';
import { classificationSchema, sortedClassification } from './classification.ts';
import { dayPatterns, degreeLevels, forms, levels, organiserKinds, trainingKinds } from './training-words.ts';

/**
 * own: this organisation may register it, so the regulation computes its credits.
 * outside: another body registered it, so its hours and credits stand as the proof says (A27).
 */
export const projectKinds = ['own', 'outside'] as const;
/** Who registers a project, and so whether its figures are computed or taken over. */
export type ProjectKind = (typeof projectKinds)[number];

/** Thousandths: half a day is 500, 2.5 hours are 2500. */
const thousandths = z.int();
const day = z.iso.date();
/** A calendar year that a register can hold. */
const year = z.int().min(1980).max(2200);

/**
 * Every field of a project, once. The contract, the form, the samples and the award take their types from here; the
 * columns are in `src-main/database/schema/training.ts`. Absent is null, never an empty text.
 */
export const projectFieldsSchema = z.object({
  kind: z.enum(projectKinds),
  name: z.string(),
  number: z.string().nullable(),
  /** 期次: which holding of the project it is, a part of its certificates' numbers (L23); null is the first. Defaulted like `subProject`. */
  sessionNumber: z.int().min(1).max(9999).nullable().default(null),
  level: z.enum(levels),
  form: z.enum(forms),
  category: z.string().nullable(),
  /** 子项目 of a national project. Defaulted: callers older than the field do not send it. */
  subProject: z.string().nullable().default(null),
  documentNumber: z.string().nullable(),
  organiserName: z.string(),
  organiserKind: z.enum(organiserKinds),
  organiserLevel: z.enum(levels),
  /** The administration approved the organiser, or agreed to it. */
  isOrganiserApproved: z.boolean(),
  /** The organiser is on file with the training institution (备案). */
  isOrganiserRegistered: z.boolean(),
  /** A body without registration rights delegated the registration to this organisation. */
  isDelegated: z.boolean(),
  /** Shadowing: the level of the body that sent the trainees. */
  sendingLevel: z.enum(levels).nullable(),
  isInDistrict: z.boolean(),
  startOn: day.nullable(),
  endOn: day.nullable(),
  /** The day of the certificate; it decides the registration year where the project crosses years. */
  certificateOn: day.nullable(),
  days: thousandths.nullable(),
  hours: thousandths.nullable(),
  lessons: thousandths.nullable(),
  /** Length of an examination in minutes by the clock, not in thousandths. */
  minutes: z.int().nullable(),
  /** Hours of each day, where days differ. */
  dayHours: z.array(thousandths).readonly().nullable(),
  /** How the hours fall on the days, where only their sum is known (A27b). Defaulted like `subProject`. */
  dayPattern: z.enum(dayPatterns).nullable().default(null),
  /** Marked where a text counts this kind of training apart (A32, W3.5b). Defaulted like `subProject`. */
  trainingKind: z.enum(trainingKinds).nullable().default(null),
  /** What it is by the axes of the texts in force (`ClassificationAxis`). Defaulted like `subProject`. */
  classification: classificationSchema.nullable().default(null),
  /** The split that the project's own document orders, where it crosses years. */
  byYear: z
    .array(z.object({ year, days: thousandths.nullable(), hours: thousandths.nullable() }))
    .readonly()
    .nullable(),
  degreeLevel: z.enum(degreeLevels).nullable(),
  /** Periods (课时) held: what attendance is counted against. */
  totalPeriods: z.int().nullable(),
  /** Practice in an enterprise (V2), thousandths of a month and of a week; where neither is stated its dates say it. */
  practiceMonths: thousandths.nullable().default(null),
  practiceWeeks: thousandths.nullable().default(null),
  /** In the training plan of its year (B5.2); null while nobody said. */
  isPlanned: z.boolean().nullable().default(null),
  /** outside only: who registered it. */
  registrar: z.string().nullable(),
  /** outside only: the paper at hand. */
  proof: z.string().nullable(),
  place: z.string().nullable(),
  /** Held abroad: a row of its own in the national statistics. Defaulted like `subProject`. */
  isAbroad: z.boolean().default(false),
  remark: z.string().nullable(),
});
/** What the schema yields: defaults are filled in, and what is unknown is null. */
export type ProjectFields = Readonly<z.infer<typeof projectFieldsSchema>>;

/** Fields that the form labels one by one; who registers it is a question of its own. */
export type ProjectFieldName = Exclude<keyof ProjectFields, 'kind'>;
/** In the order of the schema. */
export const projectFieldNames: readonly ProjectFieldName[] = projectFieldsSchema
  .keyof()
  .options.filter((field) => field !== 'kind');

/** What a project must be told; everything else has a value that claims nothing. */
type StatedField = 'kind' | 'name' | 'level' | 'form' | 'organiserName' | 'organiserKind' | 'organiserLevel';

/** A project of which nothing but its stated fields is known. An organiser is in order until somebody says otherwise. */
export const unstatedProject: Omit<ProjectFields, StatedField> = {
  number: null,
  sessionNumber: null,
  category: null,
  subProject: null,
  documentNumber: null,
  isOrganiserApproved: true,
  isOrganiserRegistered: true,
  isDelegated: false,
  sendingLevel: null,
  isInDistrict: true,
  startOn: null,
  endOn: null,
  certificateOn: null,
  days: null,
  hours: null,
  lessons: null,
  minutes: null,
  dayHours: null,
  dayPattern: null,
  trainingKind: null,
  classification: null,
  byYear: null,
  degreeLevel: null,
  totalPeriods: null,
  practiceMonths: null,
  practiceWeeks: null,
  isPlanned: null,
  registrar: null,
  proof: null,
  place: null,
  isAbroad: false,
  remark: null,
};

/**
 * Fields that no figure, year or permission is computed from. They may change while entries stand; every other field is
 * locked until the entries are reversed.
 */
export const changeableWhenRegistered: readonly (keyof ProjectFields)[] = [
  'number',
  'sessionNumber',
  'category',
  'subProject',
  'isAbroad',
  'documentNumber',
  'proof',
  'place',
  'remark',
];

/**
 * The fields in their normal form: texts trimmed, empty ones absent where absence is allowed. An own project has no
 * registrar and no proof: this organisation registers it itself.
 */
export function normaliseProject(fields: ProjectFields): ProjectFields {
  const texts = Object.entries(fields).map(([field, value]) => [
    field,
    typeof value === 'string' ? trimmed(value, field in unstatedProject) : value,
  ]);
  const stated = projectFieldsSchema.parse(Object.fromEntries(texts));
  const normal = { ...stated, classification: sortedClassification(stated.classification) };
  return normal.kind === 'own' ? { ...normal, registrar: null, proof: null } : normal;
}

function trimmed(text: string, mayBeAbsent: boolean): string | null {
  const rest = text.trim();
  return rest === '' && mayBeAbsent ? null : rest;
}
