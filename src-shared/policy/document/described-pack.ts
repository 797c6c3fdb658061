import { z } from 'zod';
import { classificationAxisSchema } from '../pack/classification-axis.ts';
import { formSchema, levelSchema, roleSchema } from '../pack/pack-words.ts';
import { packHeadSchema } from './pack-head.ts';

/**
 * One rule as a line of a document. `text` is the pack's own wording; `figures` says the same from the numbers the
 * program computes with, so that an edited number shows even where nobody changed the wording.
 */
export const ruleLineSchema = z.object({
  /** Section and id of the rule (`assessment/year-minimum`): what edits name, unique in the document. */
  field: z.string(),
  /** Id of the rule alone, as traces name it. */
  rule: z.string(),
  clause: z.string(),
  /** What kind of rule it is, in Chinese. */
  label: z.string(),
  text: z.string(),
  figures: z.string(),
  /** Readings it rests on, by id. */
  noteIds: z.array(z.string()).readonly(),
  /** Added or changed by this pack against the one it extends. */
  isOwn: z.boolean(),
});
/** A line of the document. */
export type RuleLine = z.infer<typeof ruleLineSchema>;

/** What one activity earns at one level. */
const activityCellSchema = z.object({
  level: levelSchema,
  /** `rate` a number of the text · `setting` a silent point · `silent` a person decides each case · `none` no credits known. */
  kind: z.enum(['rate', 'setting', 'silent', 'none']),
  text: z.string(),
  /** Silent point that holds the number. */
  setting: z.string().nullable(),
});

/** One row of the table of activities; a column per level, for the levels it speaks of. */
export const activityRowSchema = ruleLineSchema.extend({
  title: z.string(),
  forms: z.array(formSchema).readonly(),
  roles: z.array(roleSchema).readonly(),
  /** Who else must fit (organiser, probation); empty when anybody. */
  condition: z.string(),
  /** How hours come about, in words. */
  hours: z.string(),
  /** At which level it is registered, in words. */
  registerAt: z.string(),
  /** What it earns, level by level. */
  cells: z.array(activityCellSchema).readonly(),
  /** The cap on one project, which is a rule of its own. */
  projectCap: ruleLineSchema.nullable(),
  /** What its hours or credits are multiplied by. */
  multipliers: z.array(ruleLineSchema).readonly(),
  /** Shown for a person to choose; never found from the facts alone. */
  isDisplayOnly: z.boolean(),
});
/** A row of the table of activities. */
export type ActivityRow = z.infer<typeof activityRowSchema>;

/** The rules that stand inside a row of the table, each with its own clause. */
export function innerRulesOf({ projectCap, multipliers }: ActivityRow): readonly RuleLine[] {
  return projectCap === null ? multipliers : [projectCap, ...multipliers];
}

/** The sections of a document, in the order they are read. */
export const documentSections = [
  'registration-year',
  'cycle',
  'classifications',
  'groups',
  'caps',
  'minima',
  'offsets',
  'make-up',
  'exemptions',
  'enterprise',
  'gates',
  'consequences',
  'deductions',
  'deadlines',
  'registration',
  'leave',
  'outgoing',
  'selection',
  'limits',
  'numbering',
  'archive',
  'duties',
] as const;

/** A silent point with what stands for it now; figures in thousandths of `unit`. */
const settingLineSchema = z.object({
  field: z.string(),
  id: z.string(),
  clause: z.string(),
  title: z.string(),
  unit: z.string(),
  default: z.int().nullable(),
  decided: z.int().nullable(),
  /** What computations use: decided, else default, else null: the program asks. */
  value: z.int().nullable(),
  noteIds: z.array(z.string()).readonly(),
  usedBy: z.array(z.string()).readonly(),
  isOwn: z.boolean(),
});

/** A reading with the rules it decides (Q3). */
const noteLineSchema = z.object({
  field: z.string(),
  id: z.string(),
  text: z.string(),
  /** Rules that rest on it (`field`s). */
  usedBy: z.array(z.string()).readonly(),
  isOwn: z.boolean(),
});

/** A pack set as a document: every rule of it stands in exactly one line. Sections without a line are left out. */
export const describedPackSchema = z.object({
  /** The axes that trainings are divided along, as forms ask them. */
  axes: z.array(classificationAxisSchema).readonly(),
  head: packHeadSchema.extend({
    /** False in packs of hours alone: no column of credits is shown (B1). */
    hasCredits: z.boolean(),
    /** H7; other texts know no such form. */
    requiresApprovalForm: z.boolean(),
    /** Periods that have a minimum: there is one of each at most. */
    minima: z.array(z.enum(['year', 'cycle', 'probation'])).readonly(),
  }),
  activities: z.array(activityRowSchema).readonly(),
  sections: z
    .array(z.object({ id: z.enum(documentSections), lines: z.array(ruleLineSchema).readonly() }))
    .readonly(),
  settings: z.array(settingLineSchema).readonly(),
  notes: z.array(noteLineSchema).readonly(),
});
/** A pack set as a document; see `describedPackSchema`. */
export type DescribedPack = z.infer<typeof describedPackSchema>;
