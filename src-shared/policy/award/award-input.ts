import { z } from 'zod';
import {
  dateSchema,
  decimalSchema,
  degreeLevelSchema,
  formSchema,
  levelSchema,
  organiserKindSchema,
  roleSchema,
  stageSchema,
  yearSchema,
} from '../pack/pack-words.ts';

/** Whole years, both ends included. */
export const cycleSchema = z
  .strictObject({ from: yearSchema, to: yearSchema })
  .refine(({ from, to }) => to >= from && to - from < 50, { path: ['to'], message: 'not a span of years' });
export type Cycle = z.infer<typeof cycleSchema>;

/** Who ran the activity. `approved` and `registered` are true unless the facts say otherwise, `delegated` false. */
export const organiserSchema = z.strictObject({
  kind: organiserKindSchema.optional(),
  level: levelSchema.optional(),
  approved: z.boolean().optional(),
  registered: z.boolean().optional(),
  delegated: z.boolean().optional(),
});

const priorSchema = z.strictObject({
  form: formSchema,
  level: levelSchema.optional(),
  year: yearSchema,
  hours: decimalSchema.optional(),
  credits: decimalSchema.optional(),
});

const byYearSchema = z
  .strictObject({ year: yearSchema, days: decimalSchema.optional(), hours: decimalSchema.optional() })
  .refine(({ days, hours }) => days !== undefined || hours !== undefined, 'days or hours');

/**
 * The facts of one teacher in one activity, as decimals: what an entry freezes and a case states. What is left out is
 * not known (`passed` and `certificate` true, `inDistrict` true); nothing is ever taken for zero.
 */
export const awardInputSchema = z
  .strictObject({
    form: formSchema,
    level: levelSchema,
    role: roleSchema,
    days: decimalSchema.optional(),
    hours: decimalSchema.optional(),
    lessons: decimalSchema.optional(),
    minutes: decimalSchema.optional(),
    dayHours: z.array(decimalSchema).min(1).max(1000).optional(),
    start: dateSchema.optional(),
    end: dateSchema.optional(),
    certificateDate: dateSchema.optional(),
    noticeDate: dateSchema.optional(),
    passed: z.boolean().optional(),
    certificate: z.boolean().optional(),
    score: decimalSchema.optional(),
    totalPeriods: decimalSchema.optional(),
    absentPeriods: decimalSchema.optional(),
    excusedPeriods: decimalSchema.optional(),
    organiser: organiserSchema.optional(),
    inDistrict: z.boolean().optional(),
    splitByYear: z.boolean().optional(),
    byYear: z.array(byYearSchema).optional(),
    sendingLevel: levelSchema.optional(),
    degreeLevel: degreeLevelSchema.optional(),
    teacher: z.strictObject({ stage: stageSchema.optional(), probation: z.boolean().optional() }).optional(),
    prior: z.array(priorSchema).optional(),
    cycle: cycleSchema.optional(),
    decided: z
      .strictObject({ hours: decimalSchema.optional(), credits: decimalSchema.optional() })
      .optional(),
  })
  .refine(({ start, end }) => start === undefined || end === undefined || start <= end, {
    path: ['end'],
    message: 'ends before it starts',
  });
export type AwardInput = z.infer<typeof awardInputSchema>;
