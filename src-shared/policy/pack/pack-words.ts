import { z } from 'zod';
import { teacherRoles } from '../../people/teacher.ts';
import { parseThousandths } from '../../training/thousandths.ts';
import {
  degreeLevels,
  forms,
  grades,
  levels,
  organiserKinds,
  roles,
  schoolStages,
} from '../../training/training-words.ts';

export const formSchema = z.enum(forms);
export const levelSchema = z.enum(levels);
export const roleSchema = z.enum(roles);
export const organiserKindSchema = z.enum(organiserKinds);

export const stageSchema = z.enum(schoolStages);

export const degreeLevelSchema = z.enum(degreeLevels);

export const gradeSchema = z.enum(grades);

export const phases = ['pre-job', 'probation'] as const;
export const phaseSchema = z.enum(phases);

export const teacherRoleSchema = z.enum(teacherRoles);

/** Years of registers and cases; outside them lies a slip of the pen. */
export const YEAR_MIN = 1900;
export const YEAR_MAX = 2200;
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
