import { z } from 'zod';
import { type Reason, reasonOf, ruleHeadingSchema, ruleHeadingShape } from '../pack/rule-heading.ts';
import { type ApprovalAnswer, approvers, type DayTier, dayTiersSchema, findDayTier } from './leave-route.ts';

/** Posts that decide who approves a trip: heads go to the strictest approver. */
export const applicantPosts = ['teacher', 'principal', 'unit-head'] as const;
export type ApplicantPost = (typeof applicantPosts)[number];

/** Papers of an application for training outside the district (L26). */
export const outgoingDocuments = ['application-form', 'notice', 'plan', 'minutes'] as const;
export type OutgoingDocument = (typeof outgoingDocuments)[number];

/**
 * A pack's section `outgoing`: what is no outgoing training at all (`scope`), the papers, the posts that go to their own
 * approver whatever the length, how several applicants are joined, and the tiers by calendar days touched.
 */
export const outgoingRouteSchema = z.strictObject({
  scope: ruleHeadingSchema,
  papers: z.strictObject({
    ...ruleHeadingShape,
    documents: z
      .array(z.strictObject({ document: z.enum(outgoingDocuments), name: z.string().min(1) }))
      .min(1),
  }),
  posts: z.array(
    z.strictObject({
      ...ruleHeadingShape,
      posts: z.array(z.enum(applicantPosts)).min(1),
      approver: z.enum(approvers),
    }),
  ),
  severalApplicants: ruleHeadingSchema,
  tiers: dayTiersSchema,
});
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
 * Who approves a training outside the district (L24–L28). A trip counts the calendar days it touches (A15); the whole
 * form goes to the strictest approver among its people (A23).
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
