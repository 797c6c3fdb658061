import { z } from 'zod';
import { packParts } from '../pack/pack-words.ts';

/** Whose rule was chosen, by family (`SetChoices`). */
export const setChoicesSchema = z.strictObject({
  activities: z.string().optional(),
  numbering: z.string().optional(),
  registrationYear: z.string().optional(),
});

/**
 * A set as a period of a ledger keeps it: texts by id in their order, each with the parts that hold (`version` null: the
 * shipped text as the program ships it), and whose rule was chosen where two conflict (`SetChoices`).
 */
export const storedSetSchema = z.strictObject({
  members: z
    .array(
      z.strictObject({
        id: z.string(),
        version: z.int().min(1).nullable(),
        parts: z.array(z.enum(packParts)).min(1),
      }),
    )
    .min(1),
  choices: setChoicesSchema,
});
/** A set that was read; see `storedSetSchema`. */
export type StoredSet = z.infer<typeof storedSetSchema>;
