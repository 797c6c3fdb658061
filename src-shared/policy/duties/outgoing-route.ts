import { z } from 'zod';
import { type Reason, reasonOf, ruleHeadingSchema, ruleHeadingShape } from '../pack/rule-heading.ts';
import { type ApprovalAnswer, approvers, type DayTier, dayTiersSchema, findDayTier } from './leave-route.ts';

/** Posts that decide who approves a trip: heads go to the strictest approver. */
export const applicantPosts = ['teacher', 'principal', 'unit-head'] as const;
/** The post of somebody who travels. */
export type ApplicantPost = (typeof applicantPosts)[number];

/** Papers of an application for training outside the district (L26). */
export const outgoingDocuments = ['application-form', 'notice', 'plan', 'minutes'] as const;
/** A paper of an application. */
export type OutgoingDocument = (typeof outgoingDocuments)[number];

/**
 * A pack's section `outgoing`: what is no outgoing training at all (`scope`), the papers, the posts that go to their own
 * approver whatever the length, how several applicants are joined, and the tiers by calendar days touched.
 */
export const outgoingRouteSchema = z.strictObject({
  /** What is no outgoing training at all (L24). */
  scope: ruleHeadingSchema,
  /** What an application must hold; an incomplete one is not approved (L26, L28). */
  papers: z.strictObject({
    ...ruleHeadingShape,
    documents: z
      .array(z.strictObject({ document: z.enum(outgoingDocuments), name: z.string().min(1) }))
      .min(1),
  }),
  /** Heads go to their own approver whatever the length (L27). */
  posts: z.array(
    z.strictObject({
      ...ruleHeadingShape,
      posts: z.array(z.enum(applicantPosts)).min(1),
      approver: z.enum(approvers),
    }),
  ),
  /** The reading that a form for several goes to the strictest approver among them (A23). */
  severalApplicants: ruleHeadingSchema,
  /** Who approves by length, for everybody else (L27). */
  tiers: dayTiersSchema,
});
/** A route of trips that was read; see `outgoingRouteSchema`. */
export type OutgoingRoute = z.infer<typeof outgoingRouteSchema>;
type PostRule = OutgoingRoute['posts'][number];

/** A trip asked for: length in days (half days allowed), who goes; `documents` left out are complete. */
export type OutgoingRequest = {
  readonly days: number;
  readonly posts: readonly ApplicantPost[];
  readonly inDistrict: boolean;
  readonly documents?: readonly OutgoingDocument[] | undefined;
};

/**
 * Who approves a training outside the district, in this order (L24–L28):
 * 1. inside the district nothing needs approval, whatever is missing;
 * 2. missing papers refuse the application, each named in the order of the text;
 * 3. the tier by the calendar days the trip touches: 3.5 days touch four (A15);
 * 4. a post with its own approver goes there, if that is stricter than the tier;
 * 5. the whole form goes to the strictest approver among its people, and says so where they differ (A23).
 */
export function outgoingRoute(route: OutgoingRoute, request: OutgoingRequest): ApprovalAnswer {
  if (request.inDistrict) {
    return { outcome: 'not-applicable', approver: null, reasons: [reasonOf(route.scope)] };
  }
  const missing = missingPapers(route, request.documents);
  if (missing.length > 0) return { outcome: 'refused', approver: null, reasons: missing };

  const tier = findDayTier(route.tiers, Math.ceil(request.days));
  const deciding = strictest(tier, route.posts, request.posts);
  const reasons = [reasonOf(deciding)];
  if (deciding !== tier && new Set(request.posts).size > 1) reasons.push(reasonOf(route.severalApplicants));
  return { outcome: 'route', approver: deciding.approver, reasons };
}

/** Documents left out altogether were not looked at: nothing is missing then. */
function missingPapers(
  route: OutgoingRoute,
  documents: readonly OutgoingDocument[] | undefined,
): readonly Reason[] {
  if (documents === undefined) return [];
  return route.papers.documents
    .filter(({ document }) => !documents.includes(document))
    .map(({ document, name }) => reasonOf(route.papers, { about: document, text: `缺${name}` }));
}

function strictest(
  tier: DayTier,
  rules: readonly PostRule[],
  posts: readonly ApplicantPost[],
): DayTier | PostRule {
  let found: DayTier | PostRule = tier;
  for (const rule of rules) {
    if (!posts.some((post) => rule.posts.includes(post))) continue;
    if (approvers.indexOf(rule.approver) > approvers.indexOf(found.approver)) found = rule;
  }
  return found;
}
