import type { Verdict } from '../../../../src-shared/rpc/contract/assessments.ts';
import type { Comparison } from '../../../../src-shared/rpc/contract/policies.ts';

type Counts = Comparison['a']['yearCounts'];
type Change = Comparison['yearChanges'][number];

/** The order in which verdicts are listed. */
export const verdictOrder = [
  'passed',
  'running',
  'failed',
  'exempt',
  'undecided',
] as const satisfies readonly Verdict[];

/** How many go to one verdict; `isSame` where they stay. */
export type MatrixCell = { readonly to: Verdict | null; readonly people: number; readonly isSame: boolean };
/** Those of one verdict before, by the verdict after. */
export type MatrixRow = {
  readonly from: Verdict | null;
  readonly total: number;
  readonly cells: readonly MatrixCell[];
};

/**
 * People by verdict before (rows) and after (columns). The changes name only those who move; who stays is the rest of the
 * row. Rows and columns for nobody are left out.
 */
export function verdictMoves(
  before: Counts,
  after: Counts,
  changes: readonly Change[],
): readonly MatrixRow[] {
  const moved = changes.filter(({ from, to }) => from !== to);
  const hasNone = moved.some(({ from, to }) => from === null || to === null);
  const all: readonly (Verdict | null)[] = hasNone ? [...verdictOrder, null] : verdictOrder;
  const peopleOf = (from: Verdict | null, to: Verdict | null) =>
    moved
      .filter((change) => change.from === from && change.to === to)
      .reduce((sum, { people }) => sum + people, 0);
  const leaving = (from: Verdict | null) =>
    moved.filter((change) => change.from === from).reduce((sum, { people }) => sum + people, 0);
  const isUsed = (verdict: Verdict | null) =>
    verdict === null ? hasNone : before[verdict] > 0 || after[verdict] > 0;
  const shown = all.filter(isUsed);
  const peopleIn = (from: Verdict | null) => (from === null ? leaving(null) : before[from]);
  return shown
    .filter((from) => peopleIn(from) > 0)
    .map((from) => {
      const total = peopleIn(from);
      return {
        from,
        total,
        cells: shown.map((to) => ({
          to,
          isSame: from === to,
          people: from === to ? Math.max(0, total - leaving(from)) : peopleOf(from, to),
        })),
      };
    });
}
