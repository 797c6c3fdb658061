import type { ApprovalAnswer, LeaveRequest } from '../duties/leave-route.ts';
import { approvers, leaveRoute } from '../duties/leave-route.ts';
import { judgeLimit, type LimitAnswer, type LimitMeasure, missingMeasure } from '../duties/limit.ts';
import { type OutgoingRequest, outgoingRoute } from '../duties/outgoing-route.ts';
import {
  type RegistrationAnswer,
  type RegistrationRequest,
  registrationPermission,
} from '../duties/registration-permission.ts';
import {
  type SelectionAnswer,
  type SelectionProject,
  type SelectionRecord,
  select,
} from '../duties/select.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { textsOf } from './set-members.ts';

/*
 * Questions that every text of a pack is asked for itself: all must allow, the strictest decides, and each reason says which
 * text it is of. A pack of one text gives that text's answer as it is. Null where no text has a rule.
 */

type Reasons = { readonly policy?: string };

/** The answer of every text that has the section, its reasons named after their pack where there are several texts. */
function ask<Section, Answer>(
  pack: PolicyPack,
  sectionOf: (text: PolicyPack) => Section | undefined,
  answer: (section: Section) => Answer,
  named: (answer: Answer, from: Reasons) => Answer,
): readonly Answer[] {
  return textsOf(pack).flatMap((text) => {
    const section = sectionOf(text);
    if (section === undefined) return [];
    return [pack.members === undefined ? answer(section) : named(answer(section), { policy: text.id })];
  });
}

/** Every reason with the pack it comes from. */
function from<Reason>(reasons: readonly Reason[], { policy }: Reasons): readonly Reason[] {
  return policy === undefined ? reasons : reasons.map((reason) => ({ ...reason, policy }));
}

/** Who registers a training, or every text's reason why this organisation may not (H4–H7, W2.3, B1, L39). */
export function askPermission(pack: PolicyPack, request: RegistrationRequest): RegistrationAnswer | null {
  const answers = ask(
    pack,
    ({ registration }) => registration,
    (section) => registrationPermission(section, request),
    (answer, pack) => ({
      ...answer,
      reasons: from(answer.reasons, pack),
      warnings: from(answer.warnings, pack),
    }),
  );
  const first = strictest(answers);
  return first === null ? null : { ...first, warnings: answers.flatMap(({ warnings }) => warnings) };
}

/** Who approves a leave; the strictest approver of all (L22). */
export function askLeave(pack: PolicyPack, request: LeaveRequest): ApprovalAnswer | null {
  return strictestApprover(
    ask(
      pack,
      ({ leave }) => leave,
      (route) => leaveRoute(route, request),
      (answer, pack) => ({ ...answer, reasons: from(answer.reasons, pack) }),
    ),
  );
}

/** Who approves a training outside the district; the strictest approver of all (L24–L28). */
export function askOutgoing(pack: PolicyPack, request: OutgoingRequest): ApprovalAnswer | null {
  return strictestApprover(
    ask(
      pack,
      ({ outgoing }) => outgoing,
      (route) => outgoingRoute(route, request),
      (answer, pack) => ({ ...answer, reasons: from(answer.reasons, pack) }),
    ),
  );
}

/** Whether a teacher may be chosen; every text must allow, and the longest bar counts (G3.2, G4.1). */
export function askSelection(
  pack: PolicyPack,
  project: SelectionProject,
  history: readonly SelectionRecord[],
): SelectionAnswer | null {
  const answers = ask(
    pack,
    ({ selection }) => selection,
    (section) => select(section, project, history),
    (answer, pack) => ({ ...answer, reasons: from(answer.reasons, pack) }),
  );
  if (answers.length === 0) return null;
  const bars = answers.flatMap(({ until }) => until ?? []).sort();
  return {
    outcome: answers.some(({ outcome }) => outcome === 'refused') ? 'refused' : 'allowed',
    until: bars.at(-1) ?? null,
    reasons: answers.flatMap(({ reasons }) => reasons),
  };
}

type AskedLimit = { readonly quantity: string; readonly measure: LimitMeasure };

/** The bounds of a quantity that all texts leave, or which fact is missing to say. */
export function askLimit(
  pack: PolicyPack,
  { quantity, measure }: AskedLimit,
): LimitAnswer | { readonly missing: 'of' | 'days' } | null {
  const limits = (pack.limits ?? []).filter((limit) => limit.quantity === quantity);
  const [only] = limits;
  if (only === undefined) return null;
  // Within one text the first rule of a quantity is the rule.
  const asked = pack.members === undefined ? [only] : limits;
  for (const limit of asked) {
    const missing = missingMeasure(limit, measure);
    if (missing !== null) return { missing };
  }
  const answers = asked.map((limit) => judgeLimit(limit, measure));
  const [first] = answers;
  if (first !== undefined && answers.length === 1) return first;
  const mins = answers.flatMap(({ min }) => min ?? []);
  const maxs = answers.flatMap(({ max }) => max ?? []);
  return {
    min: mins.length === 0 ? null : Math.max(...mins),
    max: maxs.length === 0 ? null : Math.min(...maxs),
    status: answers.find(({ status }) => status !== null && status !== 'ok')?.status ?? first?.status ?? null,
    reasons: answers.flatMap(({ reasons }) => reasons),
  };
}

/** One refusal refuses, and then every refusal is given; else the first that says who decides. */
function strictest<Answer extends Pick<RegistrationAnswer, 'outcome' | 'reasons'>>(
  answers: readonly Answer[],
): Answer | null {
  const [only] = answers;
  if (only === undefined) return null;
  if (answers.length === 1) return only;
  const refused = answers.filter(({ outcome }) => outcome === 'refused');
  const [refusal] = refused;
  if (refusal !== undefined) return { ...refusal, reasons: refused.flatMap(({ reasons }) => reasons) };
  return answers.find(({ outcome }) => outcome === 'route') ?? only;
}

function strictestApprover(answers: readonly ApprovalAnswer[]): ApprovalAnswer | null {
  const rank = ({ approver }: ApprovalAnswer) => (approver === null ? -1 : approvers.indexOf(approver));
  return strictest([...answers].sort((one, other) => rank(other) - rank(one)));
}
