import type { Comparison } from '../../../../src-shared/rpc/contract/policies.ts';
import { compareText as text } from '../../../text/policies/compare.ts';
import css from './compare-result.module.css';
import { ComparisonDetails } from './comparison-details.tsx';
import { ComparisonSums } from './comparison-sums.tsx';
import { VerdictMatrix } from './verdict-matrix.tsx';

/** What the comparison found: the sums, who would move between verdicts, and the largest differences one by one. */
export function CompareResult({ comparison }: { readonly comparison: Comparison }) {
  const { year, cycle, a, b } = comparison;
  return (
    <>
      <p className={css['scope']}>
        {text.scope(comparison.teacherCount, comparison.entryCount)}；
        <b>{text.changed(comparison.changedRecords, comparison.changedTeachers)}</b>
      </p>
      <div className={css['pictures']}>
        <VerdictMatrix
          title={text.yearMatrix(year)}
          before={a.yearCounts}
          after={b.yearCounts}
          changes={comparison.yearChanges}
        />
        <VerdictMatrix
          title={text.cycleMatrix(cycle.from, cycle.to)}
          before={a.cycleCounts}
          after={b.cycleCounts}
          changes={comparison.cycleChanges}
        />
        <ComparisonSums comparison={comparison} />
      </div>
      <ComparisonDetails comparison={comparison} />
    </>
  );
}
