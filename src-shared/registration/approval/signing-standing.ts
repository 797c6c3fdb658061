import { type ListedTrainee, type PlannedTrainee, type RegistrationPlan, undecidedCount } from '../plan.ts';
import type { SigningStanding } from '../readiness.ts';
import { bindPlan } from './bind-plan.ts';
import { requiresApprovalForm } from './requires-approval-form.ts';
import type { SignedDifferences } from './signed-differences.ts';

/**
 * How a project stands against the regulation's silence and against what was signed. The plan is the one before any
 * signature is asked; `differences` is null where there is no signed content to compare with. Whose entry was taken back
 * is not counted as `unsigned`: nobody waits for that person.
 */
export function signingStanding(
  plan: RegistrationPlan<ListedTrainee>,
  differences: SignedDifferences | null,
): SigningStanding {
  const { approval, isApprovalOutdated } = plan.facts;
  const undecided = undecidedCount(plan);
  if (!requiresApprovalForm(plan.facts) || approval?.decision !== 'approved')
    return { undecided, unsigned: 0, differing: 0, isOutdated: false };
  const bound = bindPlan(plan, { differences, isAgain: false });
  const unsigned = bound.rows.filter(
    ({ trainee, award }) => award.outcome === 'unsigned' && trainee.facts.afterReversal !== 'held',
  ).length;
  return {
    undecided,
    unsigned,
    differing: differences === null ? 0 : differences.fields.length + differences.people.length,
    isOutdated: isApprovalOutdated && plan.rows.some(isWaiting),
  };
}

/** Whether registering would give somebody something that nobody took back. */
function isWaiting({ trainee, award }: PlannedTrainee<ListedTrainee>): boolean {
  return award.lines.length > 0 && trainee.facts.afterReversal !== 'held';
}
