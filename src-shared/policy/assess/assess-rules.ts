import { z } from 'zod';
import { decimalSchema, formSchema, levelSchema, teacherRoleSchema } from '../pack/pack-words.ts';
import { ruleHeadingShape } from '../pack/rule-heading.ts';

/** Entries by form and level; both lists must hold where both are given. */
const matchSchema = z.strictObject({
  forms: z.array(formSchema).min(1).optional(),
  levels: z.array(levelSchema).min(1).optional(),
  notLevels: z.array(levelSchema).min(1).optional(),
});
export type Match = z.infer<typeof matchSchema>;

/** Entries that show that a person of these roles carried a training task. */
export const taskSchema = z.strictObject({ roles: z.array(teacherRoleSchema).min(1), match: matchSchema });

export const groupIds = ['centralized', 'non-centralized', 'remote', 'school-based'] as const;
const groupIdSchema = z.enum(groupIds);
export type GroupId = z.infer<typeof groupIdSchema>;

/** A class of entries that minima, offsets and sheets name. Groups of one pack do not overlap. */
export const groupSchema = z.strictObject({
  id: groupIdSchema,
  title: z.string().min(1).max(30),
  match: matchSchema,
});
export type Group = z.infer<typeof groupSchema>;

/** A figure of the text, or the id of the setting that holds it where the text leaves it blank. */
const figureSchema = z.union([decimalSchema, z.strictObject({ setting: z.string() })]);
export type Figure = z.infer<typeof figureSchema>;

const periodSchema = z.enum(['year', 'cycle', 'probation']);

/**
 * Rules of assessment. They are applied in the order of the kinds below, whatever their order in the pack:
 * make-up, cap (year, then cycle), uncounted, offset, minimum, every-year, exemption, enterprise.
 */
export const assessmentRuleSchema = z.discriminatedUnion('kind', [
  /** A training taken to repair an earlier year belongs to that year alone (A8); below `atLeast` it cannot repair. */
  z.strictObject({ ...ruleHeadingShape, kind: z.literal('make-up'), atLeast: levelSchema }),
  /** At most so many credits of these entries count in a year or a cycle. `registration`: only when an entry is registered. */
  z.strictObject({
    ...ruleHeadingShape,
    kind: z.literal('cap'),
    period: z.enum(['year', 'cycle']),
    match: matchSchema,
    credits: decimalSchema,
    scope: z.enum(['always', 'registration']).default('always'),
  }),
  /** Hours that count by themselves nowhere; where `isOpen`, and they could close what is missing, a person decides. */
  z.strictObject({
    ...ruleHeadingShape,
    kind: z.literal('uncounted'),
    match: matchSchema,
    isOpen: z.boolean().default(true),
  }),
  /** Credits of one group above its minimum stand in for what another lacks; never the other way. */
  z.strictObject({
    ...ruleHeadingShape,
    kind: z.literal('offset'),
    period: z.enum(['year', 'cycle']),
    from: groupIdSchema,
    to: groupIdSchema,
  }),
  z.strictObject({
    ...ruleHeadingShape,
    kind: z.literal('minimum'),
    period: periodSchema,
    hours: figureSchema.optional(),
    credits: figureSchema.optional(),
    groups: z
      .partialRecord(
        groupIdSchema,
        z.strictObject({ hours: decimalSchema.optional(), credits: decimalSchema.optional() }),
      )
      .default({}),
  }),
  /** Every single year of the cycle must reach this too. */
  z.strictObject({ ...ruleHeadingShape, kind: z.literal('every-year'), credits: decimalSchema }),
  /** Years up to and with the one of hiring or arrival are not assessed; a cycle with such a year is judged only where reached (A6, A7). */
  z.strictObject({
    ...ruleHeadingShape,
    kind: z.literal('exemption'),
    since: z.enum(['hired', 'brought-in']),
    proof: z.boolean().default(false),
  }),
  /** Practice in enterprises: a week a year, so many months in two years or in the cycle. */
  z.strictObject({
    ...ruleHeadingShape,
    kind: z.literal('enterprise'),
    roles: z.array(teacherRoleSchema).min(1),
    weeksPerYear: z.int().min(1),
    monthsPerTwoYears: z.int().min(1),
    monthsPerCycle: z.int().min(1),
  }),
]);
type AssessmentRule = z.infer<typeof assessmentRuleSchema>;
export type AssessmentRuleOf<Kind extends AssessmentRule['kind']> = Extract<AssessmentRule, { kind: Kind }>;
