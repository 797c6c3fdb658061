import { z } from 'zod';
import { type Reason, reasonOf, ruleHeadingShape } from './rule-heading.ts';

/** Who approves leave and outgoing training. */
export const approvers = ['training-unit', 'training-center', 'leader-in-charge', 'main-leader'] as const;
export type Approver = (typeof approvers)[number];

/** Level of the hospital that wrote the proof, highest first; a township clinic is below county. */
export const proofLevels = ['national', 'provincial', 'city', 'county', 'township'] as const;
export type ProofLevel = (typeof proofLevels)[number];

export const leaveReasons = ['sick', 'personal', 'official'] as const;
export type LeaveReason = (typeof leaveReasons)[number];

/**
 * A length of time in days up to which a tier reaches: `including` 0.5 takes half a day exactly, `below` 2 does not take
 * two days; a tier with neither takes every length.
 */
export const dayTierShape = {
  including: z.number().positive().optional(),
  below: z.number().positive().optional(),
} as const;

/** A pack's section `leave`: the tiers in ascending order (the first that reaches decides) and the proof of sickness. */
export const leaveRouteSchema = z.strictObject({
  tiers: z
    .array(z.strictObject({ ...ruleHeadingShape, ...dayTierShape, approver: z.enum(approvers) }))
    .min(1),
  sickProof: z.strictObject({ ...ruleHeadingShape, lowest: z.enum(proofLevels) }).optional(),
});
export type LeaveRoute = z.infer<typeof leaveRouteSchema>;
