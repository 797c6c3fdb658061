import type { Verdict } from './assess-outcome.ts';

/** How many people stand where. People whom the policy asks nothing are in none. */
export type VerdictCounts = Readonly<Record<Verdict, number>>;

/** Nobody counted yet. */
export const NO_VERDICTS: VerdictCounts = { passed: 0, failed: 0, exempt: 0, undecided: 0 };

/** The counts with one more verdict. */
export function addVerdict(counts: VerdictCounts, verdict: Verdict | null): VerdictCounts {
  return verdict === null ? counts : { ...counts, [verdict]: counts[verdict] + 1 };
}
