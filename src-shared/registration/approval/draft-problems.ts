import { isError, type Problem, type ProblemCode } from '../../problems.ts';
import { projectProblems } from '../../training/project-problems.ts';
import { permissionProblems } from '../permission-problems.ts';
import { type ListedTrainee, type RegistrationPlan, undecidedCount } from '../plan.ts';

type Check = (plan: RegistrationPlan<ListedTrainee>) => readonly Problem[];

/** `approval.draftUndecided`: people whose figures nobody decided, or whose year is not known. Before everything else. */
const hasFigures: Check = (plan) => {
  const count = undecidedCount(plan);
  return count === 0 ? [] : [error('approval.draftUndecided', { count })];
};

/** Errors of the project's own fields, which figures are computed from. */
const hasFieldsInOrder: Check = ({ facts }) => projectProblems(facts.project).filter(isError);

/** `project.notOursToRegister`: nobody signs for what this organisation may not register (H4–H7). */
const isOurs: Check = ({ facts }) => permissionProblems(facts).filter(isError);

/** `approval.draftNotEnded`: nobody signs for a training that goes on. */
const hasEnded: Check = ({ facts: { project, today } }) =>
  project.endOn !== null && project.endOn > today
    ? [error('approval.draftNotEnded', { end: project.endOn })]
    : [];

/** `approval.draftNoTrainees`: nobody is on the list. */
const hasTrainees: Check = ({ rows }) => (rows.length === 0 ? [error('approval.draftNoTrainees')] : []);

/** `approval.draftPending`: people without a result. */
const hasResults: Check = ({ rows }) => {
  const count = rows.filter(({ award }) => award.outcome === 'pending').length;
  return count === 0 ? [] : [error('approval.draftPending', { count })];
};

/** `approval.draftNothing`: nobody on the list earns anything, so there is nothing to approve. */
const hasLines: Check = (plan) => {
  const { rows } = plan;
  const isOpen = undecidedCount(plan) > 0 || rows.some(({ award }) => award.outcome === 'pending');
  const hasSomething = rows.some(({ award }) => award.outcome === 'registered' || award.lines.length > 0);
  return rows.length === 0 || isOpen || hasSomething ? [] : [error('approval.draftNothing')];
};

/** Every check of a form, in the order in which it says why it is a draft. */
export const draftChecks: readonly Check[] = [
  hasFigures,
  hasFieldsInOrder,
  isOurs,
  hasEnded,
  hasTrainees,
  hasResults,
  hasLines,
];

/**
 * Why the approval form of a plan is a draft (草稿): what it says is not complete, so that nobody may sign it. Nothing
 * when it is complete. The plan is the one before any signature is asked.
 */
export function draftProblems(plan: RegistrationPlan<ListedTrainee>): readonly Problem[] {
  return draftChecks.flatMap((check) => check(plan));
}

function error(code: ProblemCode, values: Problem['values'] = {}): Problem {
  return { code, severity: 'error', values };
}
