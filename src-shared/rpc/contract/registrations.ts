import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { differencesSchema } from './approvals.ts';
import { doublingSchema } from './doublings.ts';
import {
  afterReversalSchema,
  base,
  dateSchema,
  problemSchema,
  progressSchema,
  reasonSchema,
  stepSchema,
  thousandthsSchema,
  uidSchema,
  yearSchema,
} from './shared.ts';

/** What registering would give one trainee, and why. */
export const registrationRowSchema = z.object({
  traineeUid: uidSchema,
  teacher: z.object({ uid: uidSchema, name: z.string(), organisationName: z.string() }),
  outcome: z.enum([
    'awarded',
    'nothing',
    'refused',
    'undecided',
    'pending',
    'registered',
    'unsigned',
    'reversed',
  ]),
  hours: thousandthsSchema.nullable(),
  credits: thousandthsSchema.nullable(),
  year: yearSchema.nullable(),
  years: z
    .array(z.object({ year: yearSchema, hours: thousandthsSchema, credits: thousandthsSchema.nullable() }))
    .nullable(),
  /** outside: what the engine would have given, when that differs from the proof. */
  computed: z
    .object({ hours: thousandthsSchema.nullable(), credits: thousandthsSchema.nullable() })
    .nullable(),
  steps: z.array(stepSchema),
  reasons: z.array(reasonSchema),
  warnings: z.array(reasonSchema),
  notes: z.array(z.object({ id: z.string(), text: z.string() })),
  /** The text that decides about it, and its points that a person must decide first. */
  policyId: z.string(),
  undecidedSettings: z.array(z.string()),
  /** What seems to be there twice (X4); who has one without a reason is not registered. */
  doublings: z.array(doublingSchema),
  entryUids: z.array(uidSchema),
});
/** One trainee of a registration, before it is written. */
export type RegistrationRow = z.infer<typeof registrationRowSchema>;

/** What registering would write, and everything that refuses it. `fingerprint` names exactly this plan for `register`. */
export const registrationPreviewSchema = z.object({
  fingerprint: z.string(),
  registeredOn: dateSchema,
  /** The pack that computes it, whose silent points its trainees may wait for. */
  policyId: z.string(),
  /** What refuses the whole registration (approval missing or later, level, pending results …). */
  problems: z.array(problemSchema),
  rows: z.array(registrationRowSchema),
  /** What is not as it was signed; null where there is no signed content to compare with. */
  changes: differencesSchema.nullable(),
  awardedCount: z.int(),
  hoursTotal: thousandthsSchema,
  creditsTotal: thousandthsSchema.nullable(),
});

/** Whether those whose entry was taken back are registered again; matters where no form is asked. */
const againSchema = z.boolean().default(false);

/** A sealed batch. A reversal is a batch of its own and names what it takes back. */
export const batchSchema = z.object({
  uid: uidSchema,
  kind: z.enum(['registration', 'outside', 'reversal']),
  projectUid: uidSchema.nullable(),
  projectName: z.string().nullable(),
  recordedAt: z.string(),
  effectiveOn: dateSchema,
  actor: z.string(),
  reason: z.string().nullable(),
  entryCount: z.int(),
  seal: z.string(),
  canUndo: z.boolean(),
});

/** 登记: preview, register in one sealed batch, undo by a sealed reversal. */
export const registrations = {
  /** Every trainee with hours, credits and the trail; writes nothing. */
  preview: base
    .input(z.object({ projectUid: uidSchema, registeredOn: dateSchema.optional(), again: againSchema }))
    .output(registrationPreviewSchema),
  /**
   * Registers exactly what the preview with this fingerprint showed: one sealed batch, one transaction.
   * Trainees registered before are left alone; the same call again records nothing. Who has a doubtful training without a
   * reason (X4) keeps everybody waiting, unless `leaveOutDoubtful` says that the others go first.
   */
  register: base
    .input(
      z.object({
        projectUid: uidSchema,
        fingerprint: z.string(),
        registeredOn: dateSchema.optional(),
        leaveOutDoubtful: z.boolean().default(false),
        again: againSchema,
      }),
    )
    .output(
      eventIterator(
        progressSchema,
        z.object({
          batch: batchSchema.nullable(),
          /** Entries; one person has several where a training is split by years (H14.1). */
          recorded: z.int(),
          /** People who have them. */
          people: z.int(),
          alreadyRecorded: z.int(),
        }),
      ),
    ),
  /** Takes a whole registration back by a sealed reversal batch; refused once a certificate of it was issued. */
  undo: base
    .input(
      z.object({
        batchUid: uidSchema,
        reason: z.string().trim().min(1).max(500),
        afterwards: afterReversalSchema,
      }),
    )
    .output(z.object({ batch: batchSchema })),
  /** Batches, newest first, and which of them may still be undone. */
  batches: base
    .input(z.object({ projectUid: uidSchema.nullable().default(null) }))
    .output(z.array(batchSchema)),
};
