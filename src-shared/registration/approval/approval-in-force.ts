import type { FormScope } from '../../training/form-scope.ts';
import type { ApprovalDecision } from '../registering-checks.ts';
import type { SignedContent } from './signed-content.ts';

/** A decision recorded on a form of a project. `content` is null where an earlier version of the program kept none. */
export type RecordedApproval = {
  readonly decision: 'approved' | 'rejected';
  readonly scope: FormScope;
  readonly person: string;
  readonly decidedOn: string;
  readonly fingerprint: string | null;
  readonly content: SignedContent | null;
};

/**
 * What the decisions on a project's forms, oldest first, come to. The latest decision on a whole form counts, with the
 * supplements signed after it laid over it; a supplement that was refused changes nothing. Null while nobody has decided.
 */
export function approvalInForce(approvals: readonly RecordedApproval[]): ApprovalDecision | null {
  const first = approvals.findLastIndex(({ scope }) => scope === 'whole');
  const whole = approvals[first];
  if (whole === undefined) return null;
  if (whole.decision === 'rejected') return decisionOf(whole, null);
  const signed = approvals.slice(first).filter(({ decision }) => decision === 'approved');
  const last = signed.at(-1) ?? whole;
  const content = signed.reduce<SignedContent | null>(
    (inForce, { content: next }) => (next === null ? inForce : mergedContent(inForce, next)),
    null,
  );
  return decisionOf(last, content);
}

function decisionOf(
  { decision, person, decidedOn, fingerprint }: RecordedApproval,
  content: SignedContent | null,
): ApprovalDecision {
  return { decision, person, decidedOn, fingerprint, content };
}

/** What a signature on a form puts in force: the form itself, or the one before with a supplement laid over it. */
export function mergedContent(form: SignedContent | null, signed: SignedContent): SignedContent {
  if (form === null || signed.scope === 'whole') return signed;
  const people = new Map([...form.people, ...signed.people]);
  for (const uid of signed.removed.keys()) people.delete(uid);
  return { ...form, people };
}
