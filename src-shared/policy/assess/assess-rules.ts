import { z } from 'zod';
import { classifiedSchema } from '../pack/classification-axis.ts';
import { figureSchema } from '../pack/figure.ts';
import { decimalSchema, formSchema, levelSchema, teacherRoleSchema } from '../pack/pack-words.ts';
import { ruleHeadingShape } from '../pack/rule-heading.ts';

const cellsShape = {
  /** Absent: every form. */
  forms: z.array(formSchema).min(1).optional(),
  /** Every form but these: degree study is no training of a school, at whatever level it was entered (A29). */
  notForms: z.array(formSchema).min(1).optional(),
  /** Levels of registration; an entry without a level is in none. */
  levels: z.array(levelSchema).min(1).optional(),
  /** Every level but these, and entries without one: what a school runs is school-based, whatever its form (SX5). */
  notLevels: z.array(levelSchema).min(1).optional(),
  /** Only what is classified so on every axis named; what is not classified is in none. */
  classification: classifiedSchema.optional(),
} as const;

/** Entries by form, level and classification; lists that are given must all hold. */
const matchSchema = z.strictObject({
  ...cellsShape,
  /** Entries that it holds besides: what a school runs as a centralized training is school-based (A31). */
  also: z.strictObject(cellsShape).optional(),
});
/** A match that was read; see `matchSchema`. */
export type Match = z.infer<typeof matchSchema>;

/** Entries that show that a person of these roles carried a training task. */
export const taskSchema = z.strictObject({ roles: z.array(teacherRoleSchema).min(1), match: matchSchema });

/** The id of a group within its pack; each text divides trainings in its own way. */
const groupIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/**
 * A class of entries that minima, offsets and sheets name (W3.2, SX1). Groups of one `division` do not overlap, so that one
 * training fills one minimum of it; a text that asks so much of each level and so much of each content has two divisions.
 */
export const groupSchema = z.strictObject({
  id: groupIdSchema,
  title: z.string().min(1).max(30),
  /** Which division of all trainings it is a part of. Absent: the pack has one. */
  division: groupIdSchema.optional(),
  match: matchSchema,
});
/** A group that was read; see `groupSchema`. */
export type Group = z.infer<typeof groupSchema>;

/** What a minimum is asked of. A probation is judged by its own entries, in whatever years they fell. */
const periodSchema = z.enum(['year', 'cycle', 'probation']);

/**
 * Rules of assessment. They are applied in the order of the kinds below, whatever their order in the pack:
 * make-up, cap (year, then cycle), uncounted, offset, waiver, minimum, every-year, exemption, enterprise.
 */
export const assessmentRuleSchema = z.discriminatedUnion('kind', [
  /** A training taken to repair an earlier year belongs to that year alone (A8); below `atLeast` it cannot repair. */
  z.strictObject({ ...ruleHeadingShape, kind: z.literal('make-up'), atLeast: levelSchema }),
  /** At most so many hours or credits of these entries count in a year or a cycle. `registration`: only when an entry is registered. */
  z
    .strictObject({
      ...ruleHeadingShape,
      kind: z.literal('cap'),
      period: z.enum(['year', 'cycle']),
      match: matchSchema,
      /** The most that counts (H9: 6 of school level a year; W3.5: 5 a year, 20 a cycle). */
      credits: decimalSchema.optional(),
      /** The same in hours. A text that caps both cuts each by itself. */
      hours: decimalSchema.optional(),
      /**
       * Only this part of them counts at all, of hours and of credits: 0 for what a text leaves out of the period, 0.5 for
       * what it counts by half (浙江: 新任教师培训, 任职资格培训).
       */
      share: decimalSchema.max(1).optional(),
      /**
       * `registration`: the text binds each registration, and rows that the ledger cannot tell apart add up
       * (GX31).
       */
      scope: z.enum(['always', 'registration']).default('always'),
    })
    .refine(
      ({ hours, credits, share }) =>
        share === undefined
          ? hours !== undefined || credits !== undefined
          : hours === undefined && credits === undefined,
      'hours or credits, or a share',
    ),
  /** Hours that count by themselves nowhere; where `isOpen`, and they could close what is missing, a person decides. */
  z.strictObject({
    ...ruleHeadingShape,
    kind: z.literal('uncounted'),
    match: matchSchema,
    /** False where the text itself rules the hours out. */
    isOpen: z.boolean().default(true),
  }),
  /** Hours or credits of one group above its minimum stand in for what another lacks; never the other way. */
  z.strictObject({
    ...ruleHeadingShape,
    kind: z.literal('offset'),
    /** The minimum it helps to reach. */
    period: z.enum(['year', 'cycle']),
    /** The group that lends (SX6: centralized). */
    from: groupIdSchema,
    /** The group that lacks (SX6: remote). */
    to: groupIdSchema,
  }),
  z.strictObject({
    ...ruleHeadingShape,
    kind: z.literal('minimum'),
    period: periodSchema,
    /**
     * Asked of people of these roles alone, beside what is asked of everybody (新任校长). Who has none of them, and of whom
     * nobody said it, is not asked.
     */
    roles: z.array(teacherRoleSchema).min(1).optional(),
    /** Of its groups, what was earned is asked and not what caps leave of it: a programme is a duty of its own (浙江). */
    beforeCaps: z.literal(true).optional(),
    /** Least hours of all groups together. */
    hours: figureSchema.optional(),
    /** Least credits of all groups together. */
    credits: figureSchema.optional(),
    /** Least of each group, which no other group's surplus fills unless an `offset` says so. */
    groups: z
      .record(
        groupIdSchema,
        z.strictObject({ hours: decimalSchema.optional(), credits: decimalSchema.optional() }),
      )
      .default({}),
  }),
  /** Some schools are not asked the minima of these groups; whether this one is, somebody decides (0: it is not asked). */
  z.strictObject({
    ...ruleHeadingShape,
    kind: z.literal('waiver'),
    groups: z.array(groupIdSchema).min(1),
    setting: z.string(),
  }),
  /** Every single year of the cycle must reach this too, in each measure that is given. */
  z
    .strictObject({
      ...ruleHeadingShape,
      kind: z.literal('every-year'),
      hours: decimalSchema.optional(),
      credits: decimalSchema.optional(),
    })
    .refine(({ hours, credits }) => hours !== undefined || credits !== undefined, 'hours or credits'),
  /** Years up to and with the one of hiring or arrival are not assessed; a cycle with such a year is judged only where reached (A6, A7). */
  z.strictObject({
    ...ruleHeadingShape,
    kind: z.literal('exemption'),
    /** The day that starts the exemption (H10). */
    since: z.enum(['hired', 'brought-in']),
    /** A proof of earlier training is asked for (H10). */
    proof: z.boolean().default(false),
  }),
  /** Practice in enterprises: a week a year, so many months in two years or in the cycle. */
  z.strictObject({
    ...ruleHeadingShape,
    kind: z.literal('enterprise'),
    /** Whose duty it is (V2: specialist teachers). */
    roles: z.array(teacherRoleSchema).min(1),
    /** Every year this many weeks, and besides one of the two below. Absent: the text asks nothing of a year. */
    weeksPerYear: z.int().min(1).optional(),
    /** Months in the asked year and the one before. Absent: only the cycle is asked. */
    monthsPerTwoYears: z.int().min(1).optional(),
    /** Or months in the whole cycle. */
    monthsPerCycle: z.int().min(1),
  }),
]);
type AssessmentRule = z.infer<typeof assessmentRuleSchema>;
/** The assessment rule of one kind. */
export type AssessmentRuleOf<Kind extends AssessmentRule['kind']> = Extract<AssessmentRule, { kind: Kind }>;
