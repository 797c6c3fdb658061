import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';

export type Spread = Outputs['assessments']['overview']['spread'];

/** The measures of a spread of people over figures. */
export type SpreadScale = {
  /** Figures at the left and right edge, in thousandths. */
  readonly first: number;
  readonly last: number;
  /** The place of a figure, in percent of the width. */
  readonly at: (value: number) => number;
  /** Percent of the width of one bar's step. */
  readonly stepWidth: number;
  /** People in the highest bar, at least 1. */
  readonly most: number;
  readonly isBelow: (from: number) => boolean;
  /** People whose bar begins below the requirement, and all others. */
  readonly below: number;
  readonly reached: number;
  /** The requirement, where it lies between the edges. */
  readonly shownRequired: number | null;
};

/** Bars of equal steps from the first to the end of the last; a bar is below when it begins below the requirement. */
export function spreadScale({ bars, step, required }: Spread): SpreadScale {
  const first = bars[0]?.from ?? 0;
  const last = (bars.at(-1)?.from ?? 0) + step;
  const span = Math.max(step, last - first);
  const isBelow = (from: number) => required !== null && from < required;
  const sum = (people: readonly number[]) => people.reduce((total, count) => total + count, 0);
  const below = sum(bars.filter(({ from }) => isBelow(from)).map(({ people }) => people));
  return {
    first,
    last,
    at: (value) => ((value - first) / span) * 100,
    stepWidth: (step / span) * 100,
    most: Math.max(1, ...bars.map(({ people }) => people)),
    isBelow,
    below,
    reached: sum(bars.map(({ people }) => people)) - below,
    shownRequired: required !== null && required >= first && required <= last ? required : null,
  };
}
