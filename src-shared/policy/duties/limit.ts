import { z } from 'zod';
import { assert, assertPresent } from '../../lib/assert.ts';
import { type Reason, reasonOf, ruleHeadingShape } from '../pack/rule-heading.ts';

/** Bounds are written as whole things or percent; figures are thousandths. */
const THOUSAND = 1000;

/** Quantities that a regulation bounds. */
export const limitQuantities = [
  'excellent-trainees',
  'briefings',
  'practice-hours',
  'fund-resources',
  'fund-management',
  'training-budget',
] as const;

/** A bound: a fixed count, or a share in percent of what it is measured against. */
const boundSchema = z.union([
  z.strictObject({ count: z.int().min(0) }),
  z.strictObject({ percent: z.int().min(0).max(100) }),
]);
type Bound = z.infer<typeof boundSchema>;

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
        /** Absent: the text bounds the other side only. */
        min: boundSchema.optional(),
        max: boundSchema.optional(),
      }),
    )
    .min(1)
    .refine((bands) => bands.at(-1)?.daysUpTo === undefined, 'the last band takes every length'),
});
/** A limit that was read; see `limitSchema`. */
export type Limit = z.infer<typeof limitSchema>;

/** Thousandths all of them: what a share is measured against, the length in days, and the value to be judged. */
export type LimitMeasure = {
  readonly of?: number | undefined;
  readonly days?: number | undefined;
  readonly value?: number | undefined;
};

/** Bounds in thousandths, `null` where the text sets none; `status` is `null` where no value was to be judged. */
export type LimitAnswer = {
  readonly min: number | null;
  readonly max: number | null;
  readonly status: 'ok' | 'below' | 'above' | null;
  readonly reasons: readonly Reason[];
};

/** What a limit needs to be known before it can be judged: the first of `of` and `days` that is missing, or `null`. */
export function missingMeasure(limit: Limit, measure: LimitMeasure): 'of' | 'days' | null {
  const usesShare = limit.bands.some((band) => isShare(band.min) || isShare(band.max));
  if (usesShare && measure.of === undefined) return 'of';
  if (limit.bands.length > 1 && measure.days === undefined) return 'days';
  return null;
}

/** The bounds a quantity must keep and, where a value is given, on which side it stands (L20, L21, L33, L34, N5.2, G2, G3.4). */
export function judgeLimit(limit: Limit, measure: LimitMeasure): LimitAnswer {
  assert(missingMeasure(limit, measure) === null, 'a limit is judged only where its measure is known');
  const band = assertPresent(
    limit.bands.find(
      ({ daysUpTo }) =>
        daysUpTo === undefined || assertPresent(measure.days, 'checked above') <= daysUpTo * THOUSAND,
    ),
    'the schema makes the last band take every length',
  );
  const min = band.min === undefined ? null : boundOf(band.min, measure, limit.whole, Math.ceil);
  const max = band.max === undefined ? null : boundOf(band.max, measure, limit.whole, Math.floor);
  return { min, max, status: statusOf(measure.value, min, max), reasons: [reasonOf(limit)] };
}

function isShare(bound: Bound | undefined): boolean {
  return bound !== undefined && 'percent' in bound;
}

/** A bound in thousandths, rounded into the range it closes: a minimum up, a maximum down. */
function boundOf(
  bound: Bound,
  measure: LimitMeasure,
  whole: boolean,
  round: (value: number) => number,
): number {
  if ('count' in bound) return bound.count * THOUSAND;
  const of = assertPresent(measure.of, 'checked above');
  // Whole hundreds first: a share of a fund in thousandths of yuan times its percent could leave the exact
  // range of numbers.
  const hundreds = Math.floor(of / 100);
  const thousandths = hundreds * bound.percent + round(((of - hundreds * 100) * bound.percent) / 100);
  return whole ? round(thousandths / THOUSAND) * THOUSAND : thousandths;
}

/** A bound itself is kept: exactly 10 % is not above 10 % (L21). */
function statusOf(value: number | undefined, min: number | null, max: number | null): LimitAnswer['status'] {
  if (value === undefined) return null;
  if (min !== null && value < min) return 'below';
  if (max !== null && value > max) return 'above';
  return 'ok';
}
