import { z } from 'zod';
import type { Problem, ProblemCode } from '../problems.ts';
import { type Form, roles } from './training-words.ts';

/** How a trainee did. `pending` earns nothing yet and stands in the way of registering. */
export const traineeResults = ['pending', 'passed', 'excellent', 'failed', 'absent'] as const;
export type TraineeResult = (typeof traineeResults)[number];

/**
 * How lists write a result beside our own word, by what it says: 结业 and 是 stand in lists of those who finished, 优
 * 良 中 are grades. The one list of them: a score or any other word says nothing here and is asked, never guessed, so
 * that nobody passes because a word was not understood.
 */
export const writtenResults: Readonly<Record<TraineeResult, readonly string[]>> = {
  pending: [],
  passed: ['通过', '已通过', '及格', '良好', '良', '中等', '中', '是', '结业'],
  excellent: ['优'],
  failed: ['不及格', '未通过', '否', '未结业'],
  absent: ['缺考', '未参加'],
};

const thousandths = z.int();

/**
 * Everything that is recorded of a trainee in a project, once: the contract, the import and the award take their types
 * from here. Periods are lessons (课时); null where nothing is known, which is never a zero.
 */
export const traineeFieldsSchema = z.object({
  role: z.enum(roles),
  totalPeriods: z.int().nullable(),
  absentPeriods: z.int().nullable(),
  excusedPeriods: z.int().nullable(),
  result: z.enum(traineeResults),
  /** Thousandths of a point, 0–100. */
  score: thousandths.nullable(),
  /** Lessons taught (lecturers), thousandths, when they differ from the project's. */
  lessons: thousandths.nullable(),
  /** outside only: hours, credits and number as the proof says them. */
  proofHours: thousandths.nullable(),
  proofCredits: thousandths.nullable(),
  proofCertificateNumber: z.string().nullable(),
  /**
   * own only: the paper that mentoring or degree study is registered by (H14.6, H14.2, A34): its number, its day, or that
   * it is there. Null: nobody has seen one.
   */
  paper: z.string().nullable(),
  /** The earlier registration year whose shortfall the training makes up. */
  makeUpFor: z.int().min(1980).max(2200).nullable(),
});
/** Every field is present; what is unknown is null. */
export type TraineeFields = Readonly<z.infer<typeof traineeFieldsSchema>>;

/**
 * Forms of own trainings that somebody else proves: the certificate of mentoring, the school's proof of degree study (A34).
 * A certificate that this organisation issues itself follows the registration and cannot be its condition.
 */
const provenForms: readonly Form[] = ['mentoring', 'degree'];

/** Whether a trainee of the project is registered by a paper that is noted here (`paper`). */
export function asksPaper({
  kind,
  form,
}: {
  readonly kind: 'own' | 'outside';
  readonly form: Form;
}): boolean {
  return kind === 'own' && provenForms.includes(form);
}

/** Whether a result earns something. */
export function hasPassed({ result }: Pick<TraineeFields, 'result'>): boolean {
  return result === 'passed' || result === 'excellent';
}

/** What must agree in a trainee's attendance and result. */
type TraineeFacts = Pick<
  TraineeFields,
  'totalPeriods' | 'absentPeriods' | 'excusedPeriods' | 'score' | 'proofHours' | 'proofCredits'
>;

/** What contradicts itself in a trainee's attendance and result: everything, as errors that name the field. */
export function traineeProblems(facts: TraineeFacts): readonly Problem[] {
  const { totalPeriods, absentPeriods, excusedPeriods, score, proofHours, proofCredits } = facts;
  const problems: Problem[] = [];
  const add = (code: ProblemCode, field: string, values: Problem['values'] = {}) =>
    problems.push({ code, severity: 'error', at: { field }, values });
  if (absentPeriods !== null && totalPeriods === null) add('trainee.totalPeriodsMissing', 'totalPeriods');
  if (absentPeriods !== null && totalPeriods !== null && absentPeriods > totalPeriods)
    add('trainee.absentMoreThanTotal', 'absentPeriods', { absent: absentPeriods, total: totalPeriods });
  if (excusedPeriods !== null && excusedPeriods > (absentPeriods ?? 0))
    add('trainee.excusedMoreThanAbsent', 'excusedPeriods', {
      excused: excusedPeriods,
      absent: absentPeriods ?? 0,
    });
  if (score !== null && (score < 0 || score > 100_000)) add('trainee.scoreOutOfRange', 'score');
  if (proofHours !== null && (proofHours < 0 || proofHours > 10_000_000))
    add('trainee.proofOutOfRange', 'proofHours');
  if (proofCredits !== null && (proofCredits < 0 || proofCredits > 1_000_000))
    add('trainee.proofOutOfRange', 'proofCredits');
  return problems;
}
