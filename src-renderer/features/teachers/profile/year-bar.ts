import type { AssessmentMark } from '../../../../src-shared/rpc/contract/assessments.ts';
import { isToldInCredits } from '../../../text/explanation.ts';

/** Shares of one small bar, 0 to 1: what counts, how far what was earned reaches beyond it, where the requirement stands. */
export type YearBar = { readonly counted: number; readonly over: number; readonly required: number | null };

/** The bar ends a third beyond the requirement, or at what was earned when that is more. */
export function yearBar(
  mark: AssessmentMark,
  raw: { readonly rawHours: number; readonly rawCredits: number | null },
  inCredits = isToldInCredits(mark),
): YearBar {
  const counted = inCredits ? (mark.credits ?? 0) : mark.hours;
  const required = inCredits ? mark.creditsRequired : mark.hoursRequired;
  const earned = Math.max((inCredits ? raw.rawCredits : raw.rawHours) ?? counted, counted);
  const end = Math.max((required ?? 0) * (4 / 3), earned, 1);
  return {
    counted: counted / end,
    over: earned > counted ? earned / end : 0,
    required: required === null || required === 0 ? null : required / end,
  };
}
