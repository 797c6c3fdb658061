import { z } from 'zod';
import { assertNever } from '../../lib/assert-never.ts';
import { organiserSchema } from '../award/award-input.ts';
import { type ApprovalAnswer, leaveReasons, proofLevels } from '../duties/leave-route.ts';
import { applicantPosts, outgoingDocuments } from '../duties/outgoing-route.ts';
import { needsLevel, registrationDocuments } from '../duties/registration-permission.ts';
import { formSchema, levelSchema } from '../pack/pack-words.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { askLeave, askOutgoing, askPermission } from '../set/ask-texts.ts';
import { textsOf } from '../set/set-members.ts';
import {
  type CaseResult,
  caseDateSchema,
  caseDaysSchema,
  caseReason,
  malformed,
  notInPolicy,
} from './case-words.ts';

const organisationSchema = z.strictObject({ level: levelSchema });
/**
 * Facts that every form of route may carry, so that one table of cases serves all three; which of them
 * matter, the form decides.
 */
const routeShape = {
  /** Length of the leave or trip; for a leave it is demanded below. */
  days: caseDaysSchema.optional(),
  /** Who travels on one form (L27, A23). Absent: nobody with a post of its own. */
  applicants: z.array(z.strictObject({ post: z.enum(applicantPosts) })).optional(),
  level: levelSchema.optional(),
  /** The organisation that wants to register. Absent: the question is which one does. */
  organisation: organisationSchema.optional(),
  /** Said of the project here or of the organiser, which means the same (H4). */
  delegated: z.boolean().optional(),
  /** Absent: outside the district, because a trip is what the form is for (L24). */
  inDistrict: z.boolean().optional(),
} as const;

/** Who approves: leave, training outside the district, or the registration of a training. */
export const routeInputSchema = z.discriminatedUnion('form', [
  z.strictObject({
    ...routeShape,
    form: z.literal('leave'),
    days: caseDaysSchema,
    reason: z.enum(leaveReasons).optional(),
    proofLevel: z.enum(proofLevels).optional(),
  }),
  z.strictObject({
    ...routeShape,
    form: z.literal('outgoing'),
    /** Papers handed in; absent: complete. Each form of route has papers of its own. */
    documents: z.array(z.enum(outgoingDocuments)).optional(),
  }),
  z.strictObject({
    ...routeShape,
    form: z.literal('registration'),
    activity: formSchema,
    documents: z.array(z.enum(registrationDocuments)).optional(),
    organiser: organiserSchema.optional(),
    /** Null: not approved; absent: nobody spoke of approval (H7). */
    approvedOn: caseDateSchema.nullable().optional(),
    registeredOn: caseDateSchema.optional(),
  }),
]);
type RouteInput = z.infer<typeof routeInputSchema>;
type OutgoingInput = Extract<RouteInput, { form: 'outgoing' }>;

/** Answers a case of kind `route`. */
export function routeCase(pack: PolicyPack, input: RouteInput): CaseResult {
  const missing = notInPolicy('/input/form', `${pack.id} has no rule for ${input.form}`);
  switch (input.form) {
    case 'leave':
      return routed(askLeave(pack, input)) ?? missing;
    case 'outgoing':
      return outgoingCase(pack, input) ?? missing;
    case 'registration': {
      const isOpen = ({ registration }: PolicyPack) =>
        registration !== undefined && needsLevel(registration, input);
      if (input.level === undefined && textsOf(pack).some(isOpen))
        return malformed('/input/level', 'the level of the activity is missing');
      const answer = askPermission(pack, input);
      if (answer === null) return missing;
      const { outcome, approver, reasons, warnings } = answer;
      return {
        output: {
          outcome,
          ...(approver === null ? {} : { approver }),
          reasons: reasons.map(caseReason),
          ...(warnings.length === 0 ? {} : { warnings: warnings.map(caseReason) }),
        },
      };
    }
    default:
      return assertNever(input);
  }
}

/** Only a trip that is judged needs its length: inside the district, or for a head, any length has one answer. */
function outgoingCase(pack: PolicyPack, input: OutgoingInput): CaseResult | null {
  const posts = (input.applicants ?? []).map(({ post }) => post);
  const inDistrict = input.inDistrict ?? false;
  const needsDays =
    !inDistrict &&
    textsOf(pack).some(
      ({ outgoing }) =>
        outgoing !== undefined &&
        !outgoing.posts.some((rule) => rule.posts.some((post) => posts.includes(post))),
    );
  if (needsDays && input.days === undefined)
    return malformed('/input/days', 'the length of the trip is missing');
  const days = input.days ?? 1;
  return routed(askOutgoing(pack, { days, posts, inDistrict, documents: input.documents }));
}

function routed(answer: ApprovalAnswer | null): CaseResult | null {
  if (answer === null) return null;
  const { outcome, approver, reasons } = answer;
  return {
    output: { outcome, ...(approver === null ? {} : { approver }), reasons: reasons.map(caseReason) },
  };
}
