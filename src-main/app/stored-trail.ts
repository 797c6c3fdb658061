import { z } from 'zod';
import { reasonSchema, stepSchema } from '../../src-shared/rpc/contract/shared.ts';

const trailSchema = z.object({
  steps: z.array(stepSchema),
  warnings: z.array(reasonSchema.extend({ note: z.string().optional() })).default([]),
});

/** The trail that an entry keeps, as it was when the entry was made. */
export function readTrail(content: string): z.infer<typeof trailSchema> {
  return trailSchema.parse(JSON.parse(content));
}
