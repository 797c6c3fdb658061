import type { Problem, ProblemCode } from '../../problems.ts';
import type { ListedTrainee, PlannedTrainee, RegistrationPlan } from '../plan.ts';
import type { PlannedAward, PlannedOutcome } from '../planned-award.ts';
import { requiresApprovalForm } from './requires-approval-form.ts';
import type { SignedDifferences } from './signed-differences.ts';

/** What a plan is bound to. */
export type Binding = {
  /** What differs from the form in force; null where there is no signed content to compare with. */
  readonly differences: SignedDifferences | null;
  /** Somebody asked to register again those whose entry was taken back. Matters where no form is asked. */
  readonly isAgain: boolean;
};

/**
 * The plan as far as it may be registered. Where the text asks for a form, registering takes exactly what was signed: a
 * person whose line differs waits (`unsigned`) for a supplement or a new signature, and nobody else waits for him. Where
 * the project itself differs, everybody waits. Where no form is asked, a person whose entry was taken back waits
 * (`reversed`) until somebody asks for it.
 *
 * Problems that are added, in this order:
 * 1. `registration.projectChangedAfterApproval`: fields of the project are not as they were signed.
 * 2. `registration.changedAfterApproval`: how many people differ; an error when nobody is left to register.
 * 3. `registration.onlyReversed`: nobody is left but those whose entry was taken back.
 */
export function bindPlan<Trainee extends ListedTrainee>(
  plan: RegistrationPlan<Trainee>,
  binding: Binding,
): RegistrationPlan<Trainee> {
  const waits = waitingOutcome(plan, binding);
  const waiting = new Map<PlannedAward, PlannedAward>();
  const rows = plan.rows.map((row): PlannedTrainee<Trainee> => {
    const outcome = row.award.lines.length === 0 ? null : waits(row.trainee);
    if (outcome === null) return row;
    const award = waiting.get(row.award) ?? { ...row.award, outcome, lines: [] };
    waiting.set(row.award, award);
    return { ...row, award };
  });
  return { ...plan, rows, problems: [...plan.problems, ...bindingProblems(plan, rows, binding)] };
}

/** Why a person who would be registered waits; null for those who do not. */
function waitingOutcome(
  { facts }: RegistrationPlan<unknown>,
  { differences, isAgain }: Binding,
): (trainee: ListedTrainee) => PlannedOutcome | null {
  const isHeld = ({ facts: { afterReversal } }: ListedTrainee) => afterReversal === 'held';
  if (!requiresApprovalForm(facts)) return (trainee) => (isHeld(trainee) && !isAgain ? 'reversed' : null);
  // Without a signed content nobody is told apart by it; whose entry was taken back needs a signature all the same.
  if (differences === null) return (trainee) => (isHeld(trainee) ? 'unsigned' : null);
  if (differences.fields.length > 0) return () => 'unsigned';
  const differ = new Set(differences.people.map(({ traineeUid }) => traineeUid));
  return ({ uid }) => (differ.has(uid) ? 'unsigned' : null);
}

function bindingProblems(
  plan: RegistrationPlan<ListedTrainee>,
  bound: readonly PlannedTrainee<ListedTrainee>[],
  { differences }: Binding,
): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (code: ProblemCode, severity: Problem['severity'], values: Problem['values']) =>
    problems.push({ code, severity, values });
  const count = (rows: readonly PlannedTrainee<ListedTrainee>[]) =>
    rows.filter(({ award }) => award.lines.length > 0).length;
  const waiting = count(plan.rows) - count(bound);
  const isNobodyLeft = waiting > 0 && waiting === count(plan.rows);
  const fields = differences?.fields ?? [];
  if (fields.length > 0)
    add('registration.projectChangedAfterApproval', 'error', {
      fields: fields.map(({ field }) => field).join(' '),
    });
  const people = Math.max(differences?.people.length ?? 0, requiresApprovalForm(plan.facts) ? waiting : 0);
  if (fields.length === 0 && people > 0)
    add('registration.changedAfterApproval', isNobodyLeft ? 'error' : 'warning', { count: people });
  if (isNobodyLeft && !requiresApprovalForm(plan.facts))
    add('registration.onlyReversed', 'error', { count: waiting });
  return problems;
}
