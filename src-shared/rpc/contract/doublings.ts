import { z } from 'zod';
import { doublingRules } from '../../registration/one-training-once.ts';
import { projectKinds } from '../../training/project.ts';
import { base, dateSchema, problemSchema, thousandthsSchema, uidSchema } from './shared.ts';

/** What makes somebody's place on a list doubtful (X4), and why it counts all the same; null while nobody said. */
export const doublingSchema = z.object({
  rule: z.enum(doublingRules),
  key: z.string(),
  others: z.array(
    z.object({
      uid: uidSchema,
      name: z.string(),
      kind: z.enum(projectKinds),
      startOn: dateSchema.nullable(),
      endOn: dateSchema.nullable(),
    }),
  ),
  person: z.object({ uid: uidSchema, name: z.string() }).nullable(),
  from: dateSchema.nullable(),
  to: dateSchema.nullable(),
  hours: thousandthsSchema.nullable(),
  number: z.string().nullable(),
  reason: z.object({ text: z.string(), actor: z.string(), recordedAt: z.string() }).nullable(),
});

/** Somebody's place on the list of a project with what was found of it. */
export const doubtfulPlaceSchema = z.object({
  traineeUid: uidSchema,
  teacher: z.object({ uid: uidSchema, name: z.string(), organisationName: z.string() }),
  project: z.object({ uid: uidSchema, name: z.string() }),
  isRegistered: z.boolean(),
  doublings: z.array(doublingSchema).min(1),
});
/** A place that deserves a look. */
export type DoubtfulPlace = z.infer<typeof doubtfulPlaceSchema>;

const findings = z
  .array(z.object({ traineeUid: uidSchema, key: z.string().max(2000) }))
  .min(1)
  .max(20_000);

/** 重复核对: one training counts once, and what seems to be there twice passes only with a written reason. */
export const doublings = {
  /** Everybody on the list of a project of whom something is found, in the order of the list. */
  list: base.input(z.object({ projectUid: uidSchema })).output(
    z.object({
      rows: z.array(doubtfulPlaceSchema),
      /** How many wait for a reason, as the bar of the project says it; empty where nobody does. */
      missing: z.array(problemSchema),
    }),
  ),
  /** The same of one person, over all trainings of the person. */
  ofTeacher: base
    .input(z.object({ teacherUid: uidSchema }))
    .output(z.object({ rows: z.array(doubtfulPlaceSchema) })),
  /** Writes one reason for findings of a project; the entries keep it once they are registered. */
  explain: base
    .input(z.object({ projectUid: uidSchema, findings, reason: z.string().trim().min(1).max(500) }))
    .output(z.object({ explained: z.int() })),
  /** Takes the reasons of findings back, as long as nobody was registered on them. */
  withdraw: base
    .input(z.object({ projectUid: uidSchema, findings }))
    .output(z.object({ withdrawn: z.int() })),
};
