import { assertPresent } from '../../lib/assert.ts';
import type { Verdict } from '../assess/assess-outcome.ts';

/** The worst first. Exempt under one text and judged by another is judged; null: the text asks nothing of the period. */
const WORST_FIRST: readonly (Verdict | null)[] = ['failed', 'undecided', 'passed', 'exempt', null];

/** Of the verdicts of several texts the one that a list shows: the worst, of equal ones the first. At least one is given. */
export function worstLine<Line>(lines: readonly Line[], statusOf: (line: Line) => Verdict | null): Line {
  const [worst] = [...lines].sort(
    (one, other) => WORST_FIRST.indexOf(statusOf(one)) - WORST_FIRST.indexOf(statusOf(other)),
  );
  return assertPresent(worst, 'somebody is judged by at least one text');
}
