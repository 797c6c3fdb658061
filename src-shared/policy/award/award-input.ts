import { z } from 'zod';
import { classificationSchema } from '../../training/classification.ts';
import {
  dateSchema,
  dayPatternSchema,
  decimalSchema,
  degreeLevelSchema,
  formSchema,
  levelSchema,
  organiserKindSchema,
  roleSchema,
  stageSchema,
  trainingKindSchema,
  yearSchema,
} from '../pack/pack-words.ts';

/** Whole years, both ends included. */
export const cycleSchema = z
  .strictObject({ from: yearSchema, to: yearSchema })
  .refine(({ from, to }) => to >= from && to - from < 50, { path: ['to'], message: 'not a span of years' });
/** A cycle as a question names it; see `cycleSchema`. */
export type Cycle = z.infer<typeof cycleSchema>;

/** Who ran the activity. `approved` and `registered` are true unless the facts say otherwise, `delegated` false. */
export const organiserSchema = z.strictObject({
  /** Not known: a closed list of bodies asks for it (B4), rules for certain kinds do not apply. */
  kind: organiserKindSchema.optional(),
  /** Its own level: examinations are registered at it (H14.4), a project above it needs a document (Q17). */
  level: levelSchema.optional(),
  /** The administration of its level approved the training (H4). */
  approved: z.boolean().optional(),
  /** Filed with the training institution of its level (H6). */
  registered: z.boolean().optional(),
  /** Registration was delegated to that institution, which serves in place of filing (H4). */
  delegated: z.boolean().optional(),
});

/** An entry that already counts, for saying what still fits under a cap. An amount left out adds nothing. */
const priorSchema = z.strictObject({
  /** The form at that time: caps bind forms (W3.5, H14.4). */
  form: formSchema,
  /** Its level of registration. Absent: for school-based the school's, else none, and caps on levels pass it by. */
  level: levelSchema.optional(),
  /** By the axes of the text, where its caps name them. */
  classification: classificationSchema.optional(),
  /** The year it counts in: a yearly cap looks at one year alone. */
  year: yearSchema,
  hours: decimalSchema.optional(),
  credits: decimalSchema.optional(),
});

/** One year's part of a project whose document splits it (H14.1). */
const byYearSchema = z
  .strictObject({ year: yearSchema, days: decimalSchema.optional(), hours: decimalSchema.optional() })
  .refine(({ days, hours }) => days !== undefined || hours !== undefined, 'days or hours');

/**
 * The facts of one teacher in one activity, as decimals: what an entry freezes and a case states. What is left out is
 * not known (`passed` and `certificate` true, `inDistrict` true); nothing is ever taken for zero.
 */
export const awardInputSchema = z
  .strictObject({
    /** What kind of training; with `level` and `role` it finds the row of the conversion table. */
    form: formSchema,
    /** The level as declared. The row may register at another one (H14.3, H14.4). */
    level: levelSchema,
    /** What the person did: attend, lecture, mentor, be mentored (H14.5, H14.6). */
    role: roleSchema,
    /** Training days; half days are 0.5. The text says how many hours a day is (H14.3: 8). */
    days: decimalSchema.optional(),
    /** Hours held. Beside `days` they say how long the days were; alone they are all that is known. */
    hours: decimalSchema.optional(),
    /** Lessons that this person taught (H14.5). */
    lessons: decimalSchema.optional(),
    /** Length by the clock: of an examination (A21), or of online study. */
    minutes: decimalSchema.optional(),
    /** Hours of each day: the most exact statement, so it goes before `days` and `hours` (A2, A27b). */
    dayHours: z
      .array(decimalSchema.refine((hours) => hours <= 24, 'more hours than a day has'))
      .min(1)
      .max(1000)
      .optional(),
    /** How the hours fall on the days where only their sum is known (A27b). Absent: nobody knows. */
    dayPattern: dayPatternSchema.optional(),
    /** What kind of training it is, where a text counts that kind apart (A32). Absent: an ordinary one. */
    trainingKind: trainingKindSchema.optional(),
    /** What it is by the axes of the text; an axis left out is not known. */
    classification: classificationSchema.optional(),
    /** Practice in an enterprise, in months and weeks that add up (V2). It has no hours of its own. */
    months: decimalSchema.optional(),
    weeks: decimalSchema.optional(),
    /** In the training plan of its year (B5.2). Absent: not known, and nothing is said. */
    inPlan: z.boolean().optional(),
    /** First day; with `end` the span for mentoring (H14.6) and days in a row (SX3). */
    start: dateSchema.optional(),
    /** Last day; decides the registration year unless the pack says otherwise (Q11). */
    end: dateSchema.optional(),
    /** Day of the certificate; under H14.1 it decides the year. */
    certificateDate: dateSchema.optional(),
    /** Day of the notice. Deadlines start from it (G3.1); no award looks at it. */
    noticeDate: dateSchema.optional(),
    /** Took part at all. Absent: yes; who did not come has nothing that could be registered, whatever the text says. */
    attended: z.boolean().optional(),
    /** Passed the assessment. Absent: yes, because lists of trainees name who passed (W3.1). */
    passed: z.boolean().optional(),
    /** The certificate or proof is at hand (H14.6, A34). Absent: yes. */
    certificate: z.boolean().optional(),
    /** Points of scored study (YL1). */
    score: decimalSchema.optional(),
    /** Periods held, and of them absent and excused: the share that bars from the assessment (W3.3, L21). */
    totalPeriods: decimalSchema.optional(),
    absentPeriods: decimalSchema.optional(),
    excusedPeriods: decimalSchema.optional(),
    /** Who ran it. Absent: not known, and nothing is refused for it (H4, H6). */
    organiser: organiserSchema.optional(),
    /** Held in the own district: a training outside it needs approval first (L24). Absent: yes. */
    inDistrict: z.boolean().optional(),
    /** The project's document splits it by year (H14.1); then `byYear` must say how. */
    splitByYear: z.boolean().optional(),
    /**
     * The parts. They need not be in order: the cap of the project is used up in the order of the years
     * (A22).
     */
    byYear: z.array(byYearSchema).optional(),
    /** Level of the body that sent the trainee: shadowing is registered at it (H14.3, A36). */
    sendingLevel: levelSchema.optional(),
    /** Degree studied for: counts from a step on that depends on the stage taught (B4). */
    degreeLevel: degreeLevelSchema.optional(),
    /** Of the person only what a rule asks: stage (B4) and probation (SP14). Absent: not on probation. */
    teacher: z.strictObject({ stage: stageSchema.optional(), probation: z.boolean().optional() }).optional(),
    /** Entries so far. Absent: not known, and nobody can say what still fits under a cap. */
    prior: z.array(priorSchema).optional(),
    /** The cycle, for caps of the cycle (W3.5). */
    cycle: cycleSchema.optional(),
    /**
     * What a person decided for this one case. Used only where the text is silent; it never overrides a
     * figure of the text.
     */
    decided: z
      .strictObject({ hours: decimalSchema.optional(), credits: decimalSchema.optional() })
      .optional(),
  })
  .refine(({ start, end }) => start === undefined || end === undefined || start <= end, {
    path: ['end'],
    message: 'ends before it starts',
  })
  .refine(
    ({ totalPeriods, absentPeriods }) =>
      totalPeriods === undefined || absentPeriods === undefined || absentPeriods <= totalPeriods,
    { path: ['absentPeriods'], message: 'more periods missed than were held' },
  );
/** Facts that were read; see `awardInputSchema`. */
export type AwardInput = z.infer<typeof awardInputSchema>;
