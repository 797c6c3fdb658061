import { z } from 'zod';
import { approvers, dayTierShape } from './leave-route.ts';
import { type Reason, reasonOf, ruleHeadingSchema, ruleHeadingShape } from './rule-heading.ts';

/** Posts that decide who approves a trip: heads go to the strictest approver. */
export const applicantPosts = ['teacher', 'principal', 'unit-head'] as const;
export type ApplicantPost = (typeof applicantPosts)[number];

/** Papers of an application for training outside the district (L26). */
export const outgoingDocuments = ['application-form', 'notice', 'plan', 'minutes'] as const;
export type OutgoingDocument = (typeof outgoingDocuments)[number];

/**
 * A pack's section `outgoing`: what is no outgoing training at all (`scope`), the papers, the posts that decide whatever the
 * length (the strictest first), and the tiers by calendar days touched, ascending.
 */
export const outgoingRouteSchema = z.strictObject({
  scope: ruleHeadingSchema,
  papers: z.strictObject({ ...ruleHeadingShape, documents: z.array(z.enum(outgoingDocuments)).min(1) }),
  posts: z.array(
    z.strictObject({
      ...ruleHeadingShape,
      posts: z.array(z.enum(applicantPosts)).min(1),
      approver: z.enum(approvers),
    }),
  ),
  severalApplicants: ruleHeadingSchema.optional(),
  tiers: z
    .array(z.strictObject({ ...ruleHeadingShape, ...dayTierShape, approver: z.enum(approvers) }))
    .min(1),
});
export type OutgoingRoute = z.infer<typeof outgoingRouteSchema>;
