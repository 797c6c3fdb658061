import { z } from 'zod';
import { parseThousandths } from '../../training/thousandths.ts';
import { degreeLevels, forms, levels, organiserKinds, roles } from '../../training/training-words.ts';

export const formSchema = z.enum(forms);
export const levelSchema = z.enum(levels);
export const roleSchema = z.enum(roles);
export const organiserKindSchema = z.enum(organiserKinds);

export const stages = ['kindergarten', 'primary', 'secondary', 'vocational'] as const;
export const stageSchema = z.enum(stages);

export const degreeLevelSchema = z.enum(degreeLevels);

const grades = ['fail', 'pass', 'good', 'excellent'] as const;
export const gradeSchema = z.enum(grades);
export type Grade = z.infer<typeof gradeSchema>;

export const phases = ['pre-job', 'probation'] as const;
export const phaseSchema = z.enum(phases);

export const teacherRoles = [
  'specialist',
  'special-grade',
  'famous',
  'subject-leader',
  'excellent-young',
  'class-head',
  'principal',
] as const;
export const teacherRoleSchema = z.enum(teacherRoles);
export type TeacherRole = z.infer<typeof teacherRoleSchema>;

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

/** How a level is called in explanations. */
export const levelText = {
  national: '国家级',
  provincial: '省级',
  city: '市级',
  county: '县级',
  school: '校级',
} as const satisfies Record<(typeof levels)[number], string>;

/** How a form is called in explanations. */
export const formText = {
  centralized: '集中培训',
  shadowing: '跟岗研修',
  remote: '远程研修',
  'school-based': '校本研修',
  exam: '考试',
  lecture: '授课讲座',
  mentoring: '师徒结对',
  degree: '学历进修',
  enterprise: '企业实践',
  'self-directed': '自主研修',
  other: '其他',
} as const satisfies Record<(typeof forms)[number], string>;
