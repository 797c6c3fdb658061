import { z } from 'zod';
import { ruleHeadingShape } from './rule-heading.ts';

/** Quantities that a regulation bounds. */
export const limitQuantities = [
  'excellent-trainees',
  'briefings',
  'practice-hours',
  'fund-resources',
  'fund-management',
  'training-budget',
] as const;
export type LimitQuantity = (typeof limitQuantities)[number];

/** A bound: a fixed count, or a share in percent of the sum it is measured against. */
const boundSchema = z.union([
  z.strictObject({ count: z.int().min(0) }),
  z.strictObject({ percent: z.number().min(0).max(100).multipleOf(0.1) }),
]);

/**
 * One rule of a pack's section `limits`. `whole`: only whole things can be counted, so a share is rounded into the bound
 * (down for a maximum, up for a minimum). The first band that reaches the project's length decides; a band without
 * `daysUpTo` takes every length.
 */
export const limitSchema = z.strictObject({
  ...ruleHeadingShape,
  quantity: z.enum(limitQuantities),
  whole: z.boolean().default(false),
  bands: z
    .array(
      z.strictObject({
        daysUpTo: z.int().min(1).optional(),
        min: boundSchema.optional(),
        max: boundSchema.optional(),
      }),
    )
    .min(1),
});
export type Limit = z.infer<typeof limitSchema>;
