import { z } from 'zod';
import { assertPresent } from '../../lib/assert.ts';
import { type Reason, reasonOf, ruleHeadingShape } from '../pack/rule-heading.ts';

/** Who approves leave and outgoing training, from the least to the strictest. */
export const approvers = ['training-unit', 'training-center', 'leader-in-charge', 'main-leader'] as const;
/** One who approves. */
export type Approver = (typeof approvers)[number];

/** Level of the hospital that wrote the proof, highest first; a township clinic is below county. */
export const proofLevels = ['national', 'provincial', 'city', 'county', 'township'] as const;
/** Level of a hospital. */
export type ProofLevel = (typeof proofLevels)[number];

/** Why somebody is absent. Only `sick` is asked for a proof (L22). */
export const leaveReasons = ['sick', 'personal', 'official'] as const;
/** A reason of absence. */
export type LeaveReason = (typeof leaveReasons)[number];

/**
 * Tiers by length in days, in ascending order: `including` 0.5 takes half a day exactly, `below` 2 does not take two days.
 * The first tier that reaches decides; the last one has neither and takes every length.
 */
export const dayTiersSchema = z
  .array(
    z.strictObject({
      ...ruleHeadingShape,
      /** Days up to and with this many. Half days are 0.5, so the bound may be a fraction. */
      including: z.number().positive().optional(),
      /** Days fewer than this many, for texts that say 不足. */
      below: z.number().positive().optional(),
      approver: z.enum(approvers),
    }),
  )
  .min(1)
  .refine((tiers) => {
    const last = tiers.at(-1);
    return last !== undefined && last.including === undefined && last.below === undefined;
  }, 'the last tier takes every length');
/** One tier of `dayTiersSchema`. */
export type DayTier = z.infer<typeof dayTiersSchema>[number];

/** The tier for a length of `days`. */
export function findDayTier(tiers: readonly DayTier[], days: number): DayTier {
  const found = tiers.find(
    (tier) =>
      (tier.including === undefined || days <= tier.including) &&
      (tier.below === undefined || days < tier.below),
  );
  return assertPresent(found, 'the schema makes the last tier take every length');
}

/** A pack's section `leave`: who approves by length, and what proof sick leave needs. */
export const leaveRouteSchema = z.strictObject({
  tiers: dayTiersSchema,
  /** Lowest hospital whose proof is accepted (L22: county). Absent: no proof is asked for. */
  sickProof: z.strictObject({ ...ruleHeadingShape, lowest: z.enum(proofLevels) }).optional(),
});
/** A route of leave that was read; see `leaveRouteSchema`. */
export type LeaveRoute = z.infer<typeof leaveRouteSchema>;

/** Leave asked for: its length in days; for sick leave the level of the hospital, left out where there is no proof. */
export type LeaveRequest = {
  readonly days: number;
  readonly reason?: LeaveReason | undefined;
  readonly proofLevel?: ProofLevel | undefined;
};

/**
 * `route`: `approver` decides. `refused`: it cannot be asked for as it stands. `not-applicable`: nothing
 * needs approval.
 */
export type ApprovalAnswer = {
  readonly outcome: 'route' | 'refused' | 'not-applicable';
  readonly approver: Approver | null;
  readonly reasons: readonly Reason[];
};

/** Who approves a leave, or why it cannot be asked for as it stands (L22). */
export function leaveRoute(route: LeaveRoute, request: LeaveRequest): ApprovalAnswer {
  const { sickProof } = route;
  if (
    request.reason === 'sick' &&
    sickProof !== undefined &&
    !isEnough(request.proofLevel, sickProof.lowest)
  ) {
    return { outcome: 'refused', approver: null, reasons: [reasonOf(sickProof)] };
  }
  const tier = findDayTier(route.tiers, request.days);
  return { outcome: 'route', approver: tier.approver, reasons: [reasonOf(tier)] };
}

/** No proof is no proof of a low level either: both are refused. */
function isEnough(proof: ProofLevel | undefined, lowest: ProofLevel): boolean {
  return proof !== undefined && proofLevels.indexOf(proof) <= proofLevels.indexOf(lowest);
}
