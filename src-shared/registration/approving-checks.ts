import type { PolicyPack } from '../policy/pack/policy-pack.ts';
import type { Problem, ProblemCode } from '../problems.ts';
import type { ProjectFields } from '../training/project.ts';
import { requiresApprovalForm } from './approval/requires-approval-form.ts';

/** A decision on the approval form of a project, about to be recorded. */
export type ApprovalFacts = {
  readonly project: Pick<ProjectFields, 'kind' | 'endOn'>;
  /** The pack in force on the day the project ended. */
  readonly pack: PolicyPack;
  readonly decidedOn: string;
  readonly today: string;
};

type FormFacts = Pick<ApprovalFacts, 'project' | 'pack'>;

/**
 * Why a project has no approval form (A27):
 * 1. `approval.outsideNeedsNone`: another body registers it.
 * 2. `approval.policyAsksNone`: the text asks for none (Wuhan).
 */
export function formProblems(facts: FormFacts): readonly Problem[] {
  if (requiresApprovalForm(facts)) return [];
  const code = facts.project.kind === 'outside' ? 'approval.outsideNeedsNone' : 'approval.policyAsksNone';
  return [{ code, severity: 'error', values: { policy: facts.pack.shortTitle } }];
}

type Check = (facts: ApprovalFacts) => readonly Problem[];

/** `approval.inTheFuture`: what was signed was signed today or earlier. */
const isNotInTheFuture: Check = ({ decidedOn, today }) =>
  decidedOn > today ? [dateProblem('approval.inTheFuture', { date: decidedOn })] : [];

/** `approval.beforeEnd`: nobody signs for a training that goes on. */
const isNotBeforeEnd: Check = ({ project, decidedOn }) =>
  project.endOn !== null && decidedOn < project.endOn
    ? [dateProblem('approval.beforeEnd', { date: decidedOn, end: project.endOn })]
    : [];

/** Every check of recording a decision. Each takes for granted what the ones before it asked. */
export const approvingChecks: readonly Check[] = [formProblems, isNotInTheFuture, isNotBeforeEnd];

/** Why a decision on the form cannot be recorded: what the first check finds that finds anything. */
export function approvingProblems(facts: ApprovalFacts): readonly Problem[] {
  for (const check of approvingChecks) {
    const problems = check(facts);
    if (problems.length > 0) return problems;
  }
  return [];
}

function dateProblem(code: ProblemCode, values: Problem['values']): Problem {
  return { code, severity: 'error', at: { field: 'decidedOn' }, values };
}
