import type { Form, Level } from '../training/training-words.ts';
import {
  CREDITS_AT,
  firstBucketOf,
  formOfCode,
  HOURS_AT,
  isDeductedBucket,
  levelOfCode,
  TOTALS_STRIDE,
  type Totals,
} from './totals.ts';

/** Hours and credits by form and level in thousandths, of as many teachers as were added. */
export type TrainingSums = { readonly hours: Float64Array; readonly credits: Float64Array };

/** Nobody added yet. */
export function emptyTrainingSums(): TrainingSums {
  return { hours: new Float64Array(TRAININGS), credits: new Float64Array(TRAININGS) };
}

/** Form and level together are seven bits of a bucket. */
const TRAININGS = 128;
const trainingOfBucket = (bucket: number): number => (bucket >> 2) & (TRAININGS - 1);

/**
 * Adds a teacher's rows of the years from `from` to `to`, both included, in place. No row becomes an object: the sums of
 * a county are shown on a screen that is opened every day.
 */
export function addToTrainingSums(
  sums: TrainingSums,
  totals: Totals,
  years: { readonly from: number; readonly to: number },
): void {
  const { rows } = totals;
  const [from, after] = [firstBucketOf(years.from), firstBucketOf(years.to + 1)];
  // Locals: before bundling, as in tests and benchmarks, an imported constant is looked up anew in each of a million rows.
  const [stride, hoursAt, creditsAt] = [TOTALS_STRIDE, HOURS_AT, CREDITS_AT];
  for (let at = 0; at < totals.length * stride; at += stride) {
    const bucket = rows[at] ?? 0;
    if (bucket < from || bucket >= after || isDeductedBucket(bucket)) continue;
    const index = trainingOfBucket(bucket);
    sums.hours[index] = (sums.hours[index] ?? 0) + (rows[at + hoursAt] ?? 0);
    sums.credits[index] = (sums.credits[index] ?? 0) + (rows[at + creditsAt] ?? 0);
  }
}

/** The sums by form and level, where there are any hours or credits. */
export function listTrainingSums(sums: TrainingSums): readonly {
  readonly form: Form | undefined;
  readonly level: Level | null;
  readonly hours: number;
  readonly credits: number;
}[] {
  return Array.from(sums.hours, (hours, index) => ({
    form: formOfCode[index >> 3],
    level: levelOfCode[index & 7] ?? null,
    hours,
    credits: sums.credits[index] ?? 0,
  })).filter(({ hours, credits }) => hours !== 0 || credits !== 0);
}
