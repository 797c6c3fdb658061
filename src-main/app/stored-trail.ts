import { z } from 'zod';
import type { PolicyPack } from '../../src-shared/policy/pack/policy-pack.ts';
import { reasonSchema, stepSchema } from '../../src-shared/rpc/contract/shared.ts';

/** The readings that decided somewhere in these steps, with their text (Q3). */
export function notesOf(
  pack: PolicyPack,
  steps: readonly { readonly note?: string | undefined }[],
): { id: string; text: string }[] {
  const used = new Set(steps.flatMap((step) => (step.note === undefined ? [] : [step.note])));
  return pack.notes.filter((note) => used.has(note.id)).map(({ id, text }) => ({ id, text }));
}

const trailSchema = z.object({
  steps: z.array(stepSchema),
  warnings: z.array(reasonSchema.extend({ note: z.string().optional() })).default([]),
});

/** The trail that an entry keeps, as it was when the entry was made. */
export function readTrail(content: string): z.infer<typeof trailSchema> {
  return trailSchema.parse(JSON.parse(content));
}
