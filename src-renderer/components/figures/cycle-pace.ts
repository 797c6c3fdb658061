/** First and last year of a cycle. */
export type Cycle = { readonly from: number; readonly to: number };

/** Below this share of the pace (years gone of the cycle) somebody is clearly behind. */
const BEHIND = 0.8;

/**
 * Whether a cycle filled to `share` (0 to 1) lags clearly behind the years that have gone of it at the end of `year`.
 * A cycle that is merely not yet full is not behind.
 */
export function isBehindPace(share: number, cycle: Cycle, year: number): boolean {
  const gone = (year - cycle.from + 1) / (cycle.to - cycle.from + 1);
  return share < Math.min(1, Math.max(0, gone)) * BEHIND;
}
