import { z } from 'zod';
import { dutyGroups } from '../../policy/assess/teacher-duties.ts';
import {
  base,
  formSchema,
  levelSchema,
  reasonSchema,
  stepSchema,
  thousandthsSchema,
  uidSchema,
  yearSchema,
} from './shared.ts';

/**
 * `undecided` where the text leaves it to a person (A7, A13); `exempt` where it asks nothing of this person in this
 * year (H10); `running` where the period has not ended and its minimum is not reached yet.
 */
export const verdictSchema = z.enum(['passed', 'failed', 'running', 'exempt', 'undecided']);
/** How a year or a cycle stands. */
export type Verdict = z.infer<typeof verdictSchema>;

/** A verdict beside its figures (counted, after caps) and what is required; null where the policy asks nothing. */
export const assessmentMarkSchema = z.object({
  status: verdictSchema.nullable(),
  isMadeUp: z.boolean(),
  hours: thousandthsSchema,
  credits: thousandthsSchema.nullable(),
  hoursRequired: thousandthsSchema.nullable(),
  creditsRequired: thousandthsSchema.nullable(),
  hoursShort: thousandthsSchema,
  creditsShort: thousandthsSchema,
  /** Groups that are short, by their id in the pack, with their title. */
  groupsShort: z.record(
    z.string(),
    z.object({
      title: z.string(),
      hours: thousandthsSchema.optional(),
      credits: thousandthsSchema.optional(),
    }),
  ),
});
/** A verdict with its figures, in thousandths. */
export type AssessmentMark = z.infer<typeof assessmentMarkSchema>;

/** A way to close a gap: an activity, and what it would add in thousandths under the clause named. */
export const suggestionSchema = z.object({
  level: levelSchema.nullable(),
  form: formSchema,
  /** What it must be by the axes of the text, in its words. */
  classified: z.array(z.string()),
  hours: thousandthsSchema,
  credits: thousandthsSchema.nullable(),
  clause: z.string(),
});

/** What one text says of a year or a cycle, and why. */
const explainedLineSchema = z.object({
  policy: z.object({ id: z.string(), shortTitle: z.string() }),
  mark: assessmentMarkSchema,
  rawHours: thousandthsSchema.nullable(),
  rawCredits: thousandthsSchema.nullable(),
  steps: z.array(stepSchema),
  reasons: z.array(reasonSchema),
  notes: z.array(z.object({ id: z.string(), text: z.string() })),
  consequences: z.array(reasonSchema),
  suggestions: z.array(suggestionSchema),
});

/** How many people stand where; whom the policy asks nothing is in none. */
export const verdictCountsSchema = z.object({
  passed: z.int(),
  failed: z.int(),
  running: z.int(),
  exempt: z.int(),
  undecided: z.int(),
});

/** 考核: who passed the year and the cycle, who is short and by what. */
export const assessments = {
  /** The picture of one year: counts, the spread of credits, where they came from, registrations by month. */
  overview: base.input(z.object({ year: yearSchema.optional() })).output(
    z.object({
      year: yearSchema,
      cycle: z.object({ from: yearSchema, to: yearSchema }),
      hasYearMinimum: z.boolean(),
      hasCycleMinimum: z.boolean(),
      yearCounts: verdictCountsSchema,
      cycleCounts: verdictCountsSchema,
      /** People by counted credits (or hours where the policy knows no credits), one bar per `step` thousandths. */
      spread: z.object({
        unit: z.enum(['hours', 'credits']),
        step: thousandthsSchema,
        required: thousandthsSchema.nullable(),
        bars: z.array(z.object({ from: thousandthsSchema, people: z.int() })),
      }),
      shortfall: z
        .object({ unit: z.enum(['hours', 'credits']), least: thousandthsSchema, most: thousandthsSchema })
        .nullable(),
      sources: z.array(
        z.object({ key: z.string(), hours: thousandthsSchema, credits: thousandthsSchema.nullable() }),
      ),
      months: z.array(z.object({ month: z.string(), entries: z.int() })),
    }),
  ),
  /** Matrix teacher × year of the cycle. Paged; sorted by what is short by default. */
  matrix: base
    .input(
      z.object({
        year: yearSchema.optional(),
        search: z.string().max(100).default(''),
        verdict: verdictSchema.nullable().default(null),
        scope: z.enum(['year', 'cycle']).default('year'),
        /** Only people with a probation to pass, a task to carry, or one that nobody carried yet (W3.2, W3.4, V2). */
        group: z.enum(dutyGroups).nullable().default(null),
        organisationName: z.string().nullable().default(null),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(200),
      }),
    )
    .output(
      z.object({
        year: yearSchema,
        years: z.array(yearSchema),
        total: z.int(),
        counts: verdictCountsSchema,
        /** People in service in each group of duties. */
        groups: z.record(z.enum(dutyGroups), z.int()),
        rows: z.array(
          z.object({
            uid: uidSchema,
            name: z.string(),
            organisationName: z.string(),
            years: z.array(assessmentMarkSchema),
            cycle: assessmentMarkSchema,
            /** Null for whom the policy asks nothing beside the year and the cycle. */
            duties: z
              .object({
                probation: assessmentMarkSchema.nullable(),
                tasks: z.array(z.object({ clause: z.string(), text: z.string(), isCarried: z.boolean() })),
              })
              .nullable(),
          }),
        ),
      }),
    ),
  /** Why this teacher's year (or cycle) stands where it stands: steps, caps that bit, notes, the cheapest way to close the gap. */
  explain: base.input(z.object({ teacherUid: uidSchema, year: yearSchema.nullable() })).output(
    z.object({
      teacher: z.object({ uid: uidSchema, name: z.string() }),
      year: yearSchema.nullable(),
      cycle: z.object({ from: yearSchema, to: yearSchema }),
      ...explainedLineSchema.shape,
      /** Where several texts judge: the line of each in their order; the worst of them stands in front. */
      lines: z.array(explainedLineSchema),
      entryCount: z.int(),
    }),
  ),
};
