import { isError, type Problem, type ProblemCode } from '../problems.ts';
import { projectProblems } from '../training/project-problems.ts';
import { requiresApprovalForm } from './approval/requires-approval-form.ts';
import type { SignedContent } from './approval/signed-content.ts';
import { type PermissionFacts, permissionProblems } from './permission-problems.ts';

/** The decision on a project's approval form that is in force (`approvalInForce`). */
export type ApprovalDecision = {
  readonly decision: 'approved' | 'rejected';
  /** Who signed it. */
  readonly person: string;
  readonly decidedOn: string;
  /** Names the form that was signed last; null where it is not known which one it was. */
  readonly fingerprint: string | null;
  /** Everything that was signed, supplements included; null where an earlier version of the program kept nothing. */
  readonly content: SignedContent | null;
};

/** What a registration is decided from as a whole, beside the trainees themselves. */
export type RegistrationFacts = PermissionFacts & {
  readonly approval: ApprovalDecision | null;
  /** The project was changed after an approval of which no content was kept. */
  readonly isApprovalOutdated: boolean;
  /** The day from which the entries shall count, `YYYY-MM-DD`. */
  readonly registeredOn: string;
  readonly today: string;
};

type CheckedRegistration = RegistrationFacts & {
  readonly hasTrainees: boolean;
  /** Some trainee earns a line of the ledger. */
  readonly hasLines: boolean;
};

type Check = (facts: CheckedRegistration) => readonly Problem[];

/** Whatever is wrong with the project's own fields (`projectProblems`): figures are computed from them. */
const hasFieldsInOrder: Check = ({ project }) => projectProblems(project);

/** `project.notOursToRegister`: the text gives the registration to another body (H4–H7). Its warnings do not stand in the way. */
const isOursToRegister: Check = (facts) => permissionProblems(facts).filter(isError);

/**
 * The signed form (H7, W2.3), of own projects where the text asks for one:
 * 1. `registration.approvalRejected`: the latest decision is a refusal.
 * 2. `registration.approvalMissing`: nobody has decided yet.
 * 3. `registration.beforeApproval`: nothing counts from a day before it was approved.
 * 4. `registration.olderApprovalChanged`: the program did not keep what was signed, and the project changed since.
 * 5. `registration.olderApproval`: it did not keep it, and nothing is known to have changed: a warning.
 */
const isApproved: Check = (facts) => {
  const { pack, approval, registeredOn } = facts;
  if (!requiresApprovalForm(facts)) return [];
  const refusal = (code: ProblemCode, values: Problem['values']): readonly Problem[] => {
    const clause = pack.registration?.approvalForm?.clause;
    return [{ ...error(code, values), ...(clause === undefined ? {} : { clause }) }];
  };
  if (approval === null) return refusal('registration.approvalMissing', {});
  const { decision, person, decidedOn } = approval;
  if (decision === 'rejected') return refusal('registration.approvalRejected', { person, date: decidedOn });
  if (registeredOn < decidedOn)
    return refusal('registration.beforeApproval', { registered: registeredOn, approved: decidedOn });
  if (approval.content !== null) return [];
  return facts.isApprovalOutdated
    ? refusal('registration.olderApprovalChanged', { date: decidedOn })
    : [{ code: 'registration.olderApproval', severity: 'warning', values: { person, date: decidedOn } }];
};

/** `registration.inTheFuture`: entries count from today or an earlier day. */
const isNotInTheFuture: Check = ({ registeredOn, today }) =>
  registeredOn > today ? [error('registration.inTheFuture', { date: registeredOn })] : [];

/** `registration.beforeEnd`: nobody has earned anything before the training is over. */
const isNotBeforeEnd: Check = ({ project, registeredOn }) =>
  project.endOn !== null && registeredOn < project.endOn
    ? [error('registration.beforeEnd', { date: registeredOn, end: project.endOn })]
    : [];

/** `registration.noTrainees`: there is a list to register. */
const hasSomebody: Check = ({ hasTrainees }) => (hasTrainees ? [] : [error('registration.noTrainees', {})]);

/** `registration.nothingToRegister`: somebody on the list earns something that is not registered yet. */
const hasSomething: Check = ({ hasTrainees, hasLines }) =>
  hasTrainees && !hasLines ? [error('registration.nothingToRegister', {})] : [];

/**
 * Every check of registering a project, in the order of the work and of the report: the project, who may register it, the
 * signature, the day, the people. All are asked; each says all it finds, and one error refuses the registration.
 */
export const registeringChecks: readonly Check[] = [
  hasFieldsInOrder,
  isOursToRegister,
  isApproved,
  isNotInTheFuture,
  isNotBeforeEnd,
  hasSomebody,
  hasSomething,
];

/** What refuses the registration as a whole; what keeps a single trainee from it stands in the trainee's own award. */
export function registeringProblems(facts: CheckedRegistration): readonly Problem[] {
  return registeringChecks.flatMap((check) => check(facts));
}

function error(code: ProblemCode, values: Problem['values']): Problem {
  return { code, severity: 'error', values };
}
