import { z } from 'zod';
import { base, dateSchema, thousandthsSchema, uidSchema } from './shared.ts';

/** A point on which the regulation states no number, with what was decided here (DESIGN §4 Decisions, Q1). */
export const silentPointSchema = z.object({
  policyId: z.string(),
  policyTitle: z.string(),
  /** Whether its pack governs this ledger today, will govern it, or did. */
  when: z.enum(['now', 'future', 'past']),
  settingId: z.string(),
  title: z.string(),
  clause: z.string(),
  unit: z.string(),
  note: z.string().nullable(),
  default: thousandthsSchema.nullable(),
  current: z
    .object({
      uid: uidSchema,
      value: thousandthsSchema,
      decidedBy: z.string(),
      decidedOn: dateSchema,
      reason: z.string(),
      recordedAt: z.string(),
      actor: z.string(),
    })
    .nullable(),
  history: z.array(
    z.object({
      uid: uidSchema,
      value: thousandthsSchema,
      decidedBy: z.string(),
      decidedOn: dateSchema,
      reason: z.string(),
      recordedAt: z.string(),
      actor: z.string(),
    }),
  ),
  /** Trainees in unregistered projects that wait for it. */
  waitingCount: z.int(),
});

/** 待定事项: points on which a text states no number, and what was decided on them (Q1). */
export const decisions = {
  /** The silent points of every pack that governs, will govern or governed this ledger, today's first. */
  list: base.output(z.array(silentPointSchema)),
  /** Used by later registrations; entries made before never change. */
  decide: base
    .input(
      z.object({
        policyId: z.string(),
        settingId: z.string(),
        value: thousandthsSchema.min(0).max(10_000_000),
        decidedBy: z.string().trim().min(1).max(50),
        decidedOn: dateSchema,
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .output(silentPointSchema),
};
