import type { Problem, ProblemCode } from '../problems.ts';

/** Attendance and result of one trainee; periods are lessons (课时). */
export type TraineeFacts = {
  readonly totalPeriods: number | null;
  readonly absentPeriods: number | null;
  readonly excusedPeriods: number | null;
  /** Thousandths of a point, 0–100. */
  readonly score: number | null;
  readonly proofHours: number | null;
  readonly proofCredits: number | null;
};

/** What contradicts itself in a trainee's attendance and result. */
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
