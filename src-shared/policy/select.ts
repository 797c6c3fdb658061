import { z } from 'zod';
import { ruleHeadingShape } from './rule-heading.ts';

const overridable = z.boolean();

/**
 * A pack's section `selection`: which teachers may be chosen for a project of `programme` (projects and records of other
 * programmes are not judged). `overridable`: the text says "in principle", so a written reason may override the refusal.
 */
export const selectionSchema = z.strictObject({
  programme: z.string().min(1),
  rules: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({
          ...ruleHeadingShape,
          kind: z.literal('most-per-year'),
          most: z.int().min(1),
          overridable,
        }),
        z.strictObject({
          ...ruleHeadingShape,
          kind: z.literal('no-repeat-category'),
          multiYearExcepted: z.boolean(),
          overridable,
        }),
        z.strictObject({
          ...ruleHeadingShape,
          kind: z.literal('no-show-bar'),
          months: z.int().min(1).max(240),
          overridable,
        }),
      ]),
    )
    .min(1),
});
export type Selection = z.infer<typeof selectionSchema>;
