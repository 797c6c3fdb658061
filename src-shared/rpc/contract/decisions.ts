import { z } from 'zod';
import { openKinds } from '../../policy/award/open-point.ts';
import { base, dateSchema, thousandthsSchema, uidSchema } from './shared.ts';

const openKindSchema = z.enum(openKinds);

/** Who decided what, and who entered it. `kind` of open points only; `value` in thousandths, 0 where the kind has none. */
const decisionSchema = z.object({
  uid: uidSchema,
  kind: openKindSchema.nullable(),
  value: thousandthsSchema,
  decidedBy: z.string(),
  decidedOn: dateSchema,
  reason: z.string(),
  recordedAt: z.string(),
  actor: z.string(),
});

/** A point on which the regulation states no number, with what was decided here (DESIGN §4 Decisions, Q1). */
export const silentPointSchema = z.object({
  policyId: z.string(),
  policyTitle: z.string(),
  /** Whether its pack governs this ledger today, will govern it, or did. */
  when: z.enum(['now', 'future', 'past']),
  settingId: z.string(),
  title: z.string(),
  clause: z.string(),
  /** Of a setting; empty for an open point, whose unit follows from the kind. */
  unit: z.string(),
  /** How an open point may be decided, in the order to offer them; empty for a setting. */
  kinds: z.array(openKindSchema),
  note: z.string().nullable(),
  default: thousandthsSchema.nullable(),
  current: decisionSchema.nullable(),
  /** The latest first. */
  history: z.array(decisionSchema),
  /** People in unregistered projects who wait for it. */
  waitingCount: z.int(),
});

/** 待定事项: points on which a text states no number, and what was decided on them (Q1). */
export const decisions = {
  /**
   * The silent points of every pack that governs, will govern or governed this ledger, today's first: its settings, and of
   * what it leaves open otherwise the points that somebody waits for or that were decided.
   */
  list: base.output(z.array(silentPointSchema)),
  /** One point, also an open one that nobody has met yet. */
  get: base
    .input(z.object({ policyId: z.string(), settingId: z.string().max(200) }))
    .output(silentPointSchema),
  /** Used by later registrations; entries made before never change. */
  decide: base
    .input(
      z.object({
        policyId: z.string(),
        settingId: z.string(),
        /** Of an open point: one of its `kinds`. */
        kind: openKindSchema.nullish(),
        value: thousandthsSchema.min(0).max(10_000_000),
        decidedBy: z.string().trim().min(1).max(50),
        decidedOn: dateSchema,
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .output(silentPointSchema),
};
