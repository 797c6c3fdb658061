import { z } from 'zod';
import { axisWordSchema } from '../../training/classification.ts';
import { classifiedSchema } from '../pack/classification-axis.ts';
import { figureSchema } from '../pack/figure.ts';
import {
  decimalSchema,
  degreeLevelSchema,
  formSchema,
  gradeSchema,
  levelSchema,
  organiserKindSchema,
  roleSchema,
  stageSchema,
  trainingKindSchema,
} from '../pack/pack-words.ts';
import { ruleHeadingShape } from '../pack/rule-heading.ts';

/**
 * Which activities a rule speaks of. Every key that is present must hold; a list holds where the fact is one of its
 * words. An organiser or a probation that the facts do not state matches no such key.
 */
const whenSchema = z.strictObject({
  /** Absent: every form; rules on absence or passing ask all trainings alike (L21, W3.3). */
  forms: z.array(formSchema).min(1).optional(),
  /** What the person did. Absent: any role, a lecturer's too. */
  roles: z.array(roleSchema).min(1).optional(),
  /** Levels as declared, before `registerAt` moves them. */
  levels: z.array(levelSchema).min(1).optional(),
  /** Kinds of organiser. Absent: any, and an unknown one. */
  organisers: z.array(organiserKindSchema).min(1).optional(),
  /** New teachers only, or all but new teachers (SP14). */
  probation: z.boolean().optional(),
  /** Only trainings that were marked as one of these (A32, W3.5b). Absent: any, marked or not. */
  trainingKinds: z.array(trainingKindSchema).min(1).optional(),
  /** Only trainings that are classified so; one that is not classified has no such rule. */
  classification: classifiedSchema.optional(),
  /** Only what begins and ends in different years (H14.1); an activity without both dates is not known to. */
  acrossYears: z.literal(true).optional(),
});
/** A condition that was read; see `whenSchema`. */
export type When = z.infer<typeof whenSchema>;

/** Credits per unit by level of registration. A level that is left out is a gap of the text. */
const ratesSchema = z.partialRecord(levelSchema, decimalSchema);

/**
 * Where hours come from.
 * `held`: the hours as held; a day counts `perDay` hours (absent: the text gives days no hours), more than `dayMax` hours
 * on one day are not counted, minutes only where the text lets the clock decide. `stated`: the hours the project sets.
 * `practice`: practice in an enterprise, counted in months and weeks.
 * `clock`: the time by the clock. `lessons`: the lessons taught × a setting. `optional` hours may stay unknown.
 */
const hoursRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('held'),
    /** Hours of a full day (H14.3: 8). */
    perDay: decimalSchema.optional(),
    /** Most hours that one day counts; what is beyond is dropped (H14.3). */
    dayMax: decimalSchema.optional(),
    /** Minutes of one hour, where the text lets the clock decide at all. */
    minutesPerHour: z.int().min(1).optional(),
    /** Can be registered without hours: a score or a flat amount does not need them (YL1, GX3, SP15). */
    optional: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('stated'),
    /** Whose number it is, where the text says so: the project's (H14.7), or the school's that proves it (H14.2). */
    source: z.enum(['project', 'provider']).optional(),
    optional: z.boolean().default(false),
  }),
  /** Examinations: 60 by the clock, not 45-minute periods (A21). */
  z.strictObject({ kind: z.literal('clock'), minutesPerHour: z.int().min(1) }),
  /** Mentoring: 60 hours whatever the length (H14.6). */
  z.strictObject({ kind: z.literal('flat'), hours: decimalSchema }),
  /**
   * Practice in an enterprise (V2): months and weeks are counted. Hours it has only where the text says what a month is
   * (江苏: 50); then what a week is must be said too.
   */
  z
    .strictObject({
      kind: z.literal('practice'),
      hoursPerMonth: figureSchema.optional(),
      hoursPerWeek: figureSchema.optional(),
    })
    .refine(
      ({ hoursPerMonth, hoursPerWeek }) => (hoursPerMonth === undefined) === (hoursPerWeek === undefined),
      'a month and a week, or neither',
    ),
  /** Lecturing: the hours of one lesson stand in no text (A10). */
  z.strictObject({ kind: z.literal('lessons'), setting: z.string() }),
]);
/** A rule of hours that was read; see `hoursRuleSchema`. */
export type HoursRule = z.infer<typeof hoursRuleSchema>;

/**
 * What the hours earn. A level without a rate is a gap of the text, never zero.
 * `setting`: the number stands nowhere in the text, a person sets it once; `silent`: a person decides each case;
 * `none`: the policy knows no credits.
 */
const creditsRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('per-day'),
    rates: ratesSchema,
    /** Credits of one hour of an incomplete day (H14.3: 0.2), never above the day's rate. */
    partHour: decimalSchema,
    /** The readings that one full day and an incomplete day beside full ones rest on. */
    fullDayNote: z.string().optional(),
    partNote: z.string().optional(),
    /** The reading by which hours of several days are asked day by day (A27b). */
    spreadNote: z.string().optional(),
  }),
  /** So many hours make so many credits, in proportion (W3.1: 8 or 10 hours = 1). */
  z.strictObject({
    kind: z.literal('per-hours'),
    hours: decimalSchema,
    credits: decimalSchema,
    /** The reading that hours beside whole multiples rest on. */
    partNote: z.string().optional(),
  }),
  /** Credits of each hour, by level (H14.7, SX2). */
  z.strictObject({ kind: z.literal('per-hour'), rates: ratesSchema }),
  /** Credits of each lesson taught, by level (H14.5: 4, 3, 2, 1). */
  z.strictObject({ kind: z.literal('per-lesson'), rates: ratesSchema }),
  /** One amount whatever the length (SP15, SP16). */
  z.strictObject({ kind: z.literal('flat'), credits: decimalSchema }),
  z.strictObject({
    kind: z.literal('score'),
    /** Full marks: a higher score is a typing error, not an excellent result. */
    max: decimalSchema,
    /** The reading that a score between two bands rests on. */
    betweenNote: z.string().optional(),
    bands: z
      .array(z.strictObject({ from: decimalSchema, grade: gradeSchema, credits: decimalSchema }))
      .min(1)
      .refine(
        (bands) => bands.every((band, index) => index === 0 || band.from > (bands[index - 1]?.from ?? 0)),
        'bands rise',
      ),
  }),
  z.strictObject({ kind: z.literal('setting'), setting: z.string(), per: z.enum(['hour', 'activity']) }),
  z.strictObject({ kind: z.literal('silent') }),
  z.strictObject({ kind: z.literal('none') }),
]);
/** A rule of credits that was read; see `creditsRuleSchema`. */
export type CreditsRule = z.infer<typeof creditsRuleSchema>;

/**
 * What hours, or credits, are multiplied by, by what the training is on an axis (浙江: 难度, 效果). A value without a factor,
 * and a training that is not classified so, are multiplied by nothing.
 */
const multiplierSchema = z.strictObject({
  ...ruleHeadingShape,
  /** What the factor is called: 难度系数. */
  title: z.string().min(1).max(20),
  /** Hours that count so much more, or credits that the same hours earn so much more of. */
  of: z.enum(['hours', 'credits']),
  axis: axisWordSchema,
  factors: z.record(axisWordSchema, figureSchema),
});
/** A multiplier that was read; see `multiplierSchema`. */
export type Multiplier = z.infer<typeof multiplierSchema>;

/**
 * One line of the conversion table. The first activity whose `when` holds governs.
 * `registerAt`: the declared level, the level of the body that dispatched the trainee, the organiser's own level where it
 * is an education administration or a training institution (else the school's), or always the school's.
 * `otherwise` is asked where `credits` has no rate for the level. `projectCap` binds one activity.
 */
export const activitySchema = z.strictObject({
  ...ruleHeadingShape,
  /** What the row is called in the table; `text` says what its clause rules. */
  title: z.string().min(1).max(60),
  when: whenSchema,
  /**
   * The form that its entries stand under, where caps and groups tell entries apart by form: courses of other forms that the
   * text caps together with degree study (W3.5b). Absent: the activity's own form.
   */
  countsAs: formSchema.optional(),
  /** The level whose rate applies (H14.3, H14.4). */
  registerAt: z.enum(['declared', 'dispatcher', 'examiner', 'school']).default('declared'),
  hours: hoursRuleSchema,
  /** What hours and credits are multiplied by; each is rounded once. */
  multipliers: z.array(multiplierSchema).min(1).optional(),
  /**
   * The year it is registered in, where that is not the pack's (`registrationYear`): the year in which it was studied,
   * whatever the date of the paper, part by part where it lasts over several years (H14.2, A29).
   */
  yearOf: z.literal('study').optional(),
  credits: creditsRuleSchema,
  /**
   * For levels without a rate above: Hainan's table has none for school level, which is a silent point (Q1).
   */
  otherwise: creditsRuleSchema.optional(),
  /** Most credits of one project (H14.3: 10). Not a cap of the year: two projects earn up to 10 each (A3). */
  projectCap: z.strictObject({ ...ruleHeadingShape, credits: decimalSchema }).optional(),
  /** The reading that more credits than a cap elsewhere in the text rest on. */
  uncapped: z.strictObject({ above: decimalSchema, note: z.string() }).optional(),
  /** A table row that no single form names (for example joint preparation): shown, chosen by a person, never by the facts. */
  display: z.string().max(200).optional(),
});
/** A row of the conversion table that was read; see `activitySchema`. */
export type Activity = z.infer<typeof activitySchema>;

const gateShape = {
  ...ruleHeadingShape,
  /** Which trainings are asked at all; empty: every one. */
  when: whenSchema.default({}),
  /** Ids of the activities the gate guards; without them all that `when` holds for. */
  activities: z.array(z.string()).min(1).optional(),
} as const;
/** `nothing`: evaluated, earns zero. `refused`: may not be registered as it stands, and has no figures. */
const stopSchema = z.enum(['nothing', 'refused']);

/**
 * What must hold before anything is earned. Gates are asked in the order of the pack; the first that stops decides the
 * outcome, the reasons of all are given. A gate whose facts are missing makes the outcome `undecided`.
 */
export const gateSchema = z.discriminatedUnion('kind', [
  /**
   * The assessment was passed. With `setting` no clause asks for passing (A33): whether who failed earns anything is the
   * silent point of that id, asked only of a training of which no other gate asks for passing.
   */
  z.strictObject({ ...gateShape, kind: z.literal('passed'), setting: z.string().optional() }),
  /** The certificate or proof is there. */
  z.strictObject({ ...gateShape, kind: z.literal('certificate'), outcome: stopSchema }),
  /** Absent periods / total periods `reaches` (≥) or `exceeds` (>) the share; leave counts as absence unless `excusedCounts` is false. */
  z.strictObject({
    ...gateShape,
    kind: z.literal('absence'),
    /** A fraction, so that a fifth of 32 periods is compared exactly (W3.3, L21). */
    share: z.strictObject({ numerator: z.int().min(1), denominator: z.int().min(1) }),
    /** W3.3 says 达到 (a fifth itself bars), L21 says 超过 (a tenth itself does not). */
    comparison: z.enum(['reaches', 'exceeds']),
    /** Whether excused absence counts as absence. */
    excusedCounts: z.boolean(),
    /** Whether the school is told in writing (L21). */
    notice: z.boolean().default(false),
  }),
  /**
   * Organisers need approval by the administration, and filing with or delegation to the training institution.
   * Kinds listed in `except` need neither; a school needs nothing for school-level training where `schoolOwn`.
   */
  z.strictObject({
    ...gateShape,
    kind: z.literal('organiser'),
    outcome: stopSchema,
    /** Bodies that are not asked: administrations, and the institutions that register themselves (H6, SX7). */
    except: z.array(organiserKindSchema).default([]),
    /** Only these kinds of body are asked. Absent: all. */
    only: z.array(organiserKindSchema).optional(),
    /** A school's own school-level training needs nobody's approval (H4, H5). */
    schoolOwn: z.boolean().default(false),
    approved: z.boolean(),
    registered: z.boolean(),
    /** Whether delegation stands in for filing (H4). */
    delegationServes: z.boolean().default(false),
  }),
  /** The text counts a closed list, and this is not in it. */
  z.strictObject({ ...gateShape, kind: z.literal('not-counted') }),
  /** Only these kinds of organiser count; unknown is undecided. */
  z.strictObject({
    ...gateShape,
    kind: z.literal('organiser-kind'),
    allowed: z.array(organiserKindSchema).min(1),
  }),
  /** The level must be at least this one. */
  z.strictObject({ ...gateShape, kind: z.literal('level'), atLeast: levelSchema }),
  /** From `start` to `end` at least so many months (A9). */
  z.strictObject({ ...gateShape, kind: z.literal('duration'), months: z.int().min(1) }),
  /** At least so many consecutive training days. */
  z.strictObject({ ...gateShape, kind: z.literal('consecutive-days'), days: z.int().min(2) }),
  /** At least so many hours. */
  z.strictObject({ ...gateShape, kind: z.literal('minimum-hours'), hours: decimalSchema }),
  /** A degree counts from this step on, by the stage the teacher teaches; a stage not listed is undecided. */
  z.strictObject({
    ...gateShape,
    kind: z.literal('degree-step'),
    atLeast: z.partialRecord(stageSchema, degreeLevelSchema),
  }),
  /** Never stops: marks a training that was not in the plan of its year (B5.2). */
  z.strictObject({ ...gateShape, kind: z.literal('in-plan') }),
  /** Never stops: warns where the activity claims a level above its organiser's. */
  z.strictObject({ ...gateShape, kind: z.literal('level-above-organiser') }),
]);
/** A gate that was read; see `gateSchema`. */
export type Gate = z.infer<typeof gateSchema>;
/** The gate of one kind. */
export type GateOf<Kind extends Gate['kind']> = Extract<Gate, { kind: Kind }>;
