import { z } from 'zod';
import { teacherRoles } from '../../people/teacher.ts';
import { parseThousandths } from '../../training/thousandths.ts';
import {
  dayPatterns,
  degreeLevels,
  forms,
  grades,
  levels,
  organiserKinds,
  roles,
  schoolStages,
  trainingKinds,
} from '../../training/training-words.ts';

/**
 * A training's form, level and role, and the kind of its organiser, in the closed words of
 * `training-words.ts`: a word nobody knows must not load, because a rule for it would never be asked.
 */
export const formSchema = z.enum(forms);
/** See `formSchema`. */
export const levelSchema = z.enum(levels);
/** See `formSchema`. */
export const roleSchema = z.enum(roles);
/** See `formSchema`. */
export const organiserKindSchema = z.enum(organiserKinds);

/** The stage a teacher teaches; Hubei counts degree study by it (B4). */
export const stageSchema = z.enum(schoolStages);

/** The degree studied for (B4). */
export const degreeLevelSchema = z.enum(degreeLevels);

/** Trainings that a text counts apart from others of their form (A32, W3.5b). */
export const trainingKindSchema = z.enum(trainingKinds);

/** How the hours fall on the days (A27b). */
export const dayPatternSchema = z.enum(dayPatterns);

/** Grades of scored study (YL1). */
export const gradeSchema = z.enum(grades);

/**
 * Trainings of new teachers that some texts count apart: before the first day of work, and in probation
 * (W3.2, M9); and hours that a rule took away, which are of no training (SR1).
 */
export const phases = ['pre-job', 'probation', 'deducted'] as const;
/** See `phases`. */
export const phaseSchema = z.enum(phases);

/** Roles with duties of their own: who must carry tasks (W3.4), who must practise in enterprises (V2). */
export const teacherRoleSchema = z.enum(teacherRoles);

/** Years of registers and cases; one outside them is a typing error. */
export const YEAR_MIN = 1900;
/** See `YEAR_MIN`. */
export const YEAR_MAX = 2200;
/** A registration year, or a year of a career. */
export const yearSchema = z.int().min(YEAR_MIN).max(YEAR_MAX);

/** A day `YYYY-MM-DD` of those years, so that counting months and days from it stays inside the calendar. */
export const dateSchema = z.iso
  .date()
  .refine((date) => date >= String(YEAR_MIN) && date < String(YEAR_MAX + 1), 'not a day of these times');

/** A non-negative decimal as packs and cases write figures; never finer than a thousandth. */
export const decimalSchema = z
  .number()
  .min(0)
  .max(1_000_000)
  .refine((value) => parseThousandths(value) !== null, 'finer than a thousandth');

/** A decimal that passed `decimalSchema`, in whole thousandths. */
export function thousandthsOf(decimal: number): number {
  return Math.round(decimal * 1000);
}

/** A figure for people: 3800 thousandths are 「3.8」. */
export function figureText(thousandths: number): string {
  return String(thousandths / 1000);
}

/**
 * What a text can give to the set of texts that a ledger follows: figures of activities, verdicts, the way a training is run
 * and registered, and who may be chosen for one.
 */
export const packParts = ['credits', 'assessment', 'process', 'selection'] as const;
/** See `packParts`. */
export type PackPart = (typeof packParts)[number];

/** A product of two figures in thousandths, to as many places as it has: 5010 × 200 is 「1.002」. */
export function productText(one: number, other: number): string {
  return String((one * other) / 1_000_000);
}
