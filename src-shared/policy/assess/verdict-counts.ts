import type { Standing } from './period-mark.ts';

/** How many people stand where. People whom the policy asks nothing are in none. */
export type VerdictCounts = Readonly<Record<Standing, number>>;

/** Nobody counted yet. */
export const NO_VERDICTS: VerdictCounts = {
  passed: 0,
  failed: 0,
  running: 0,
  exempt: 0,
  undecided: 0,
};

/** The counts with one more verdict. */
export function addVerdict(counts: VerdictCounts, verdict: Standing | null): VerdictCounts {
  return verdict === null ? counts : { ...counts, [verdict]: counts[verdict] + 1 };
}
