import type { Problem } from '../problems.ts';

/** What applying a choice is judged by, beside the choice itself. */
export type AppliedReview = {
  /** The date of the reply, on which the reversals take effect. */
  readonly decidedOn: string;
  readonly today: string;
  /** How many differences are rejected, and the reason given for it. */
  readonly rejectedCount: number;
  readonly rejection: string | null;
};

/**
 * What refuses taking a choice over:
 * 1. `correction.inTheFuture`: a reply of a day to come.
 * 2. `correction.rejectionMissing`: who sent the sheet wants to know why something was rejected.
 */
export function applyingProblems(review: AppliedReview): readonly Problem[] {
  const problems: Problem[] = [];
  if (review.decidedOn > review.today)
    problems.push({
      code: 'correction.inTheFuture',
      severity: 'error',
      at: { field: 'decidedOn' },
      values: { date: review.decidedOn },
    });
  if (review.rejectedCount > 0 && (review.rejection ?? '') === '')
    problems.push({
      code: 'correction.rejectionMissing',
      severity: 'error',
      at: { field: 'rejection' },
      values: { count: review.rejectedCount },
    });
  return problems;
}
