import { Button } from '@mantine/core';
import type { PackPeriod, PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { SelectField } from '../../../components/form/fields.tsx';
import { JobProgress } from '../../../components/overlay/job.tsx';
import { EmptyState } from '../../../components/page/empty-state.tsx';
import { PageBody } from '../../../components/page/page.tsx';
import { useLedger } from '../../../ledger.ts';
import { compareText as text } from '../../../text/policies/compare.ts';
import { policiesText } from '../../../text/policies/page.ts';
import layout from '../layout.module.css';
import { CompareResult } from './compare-result.tsx';
import css from './compare-tab.module.css';
import { comparable } from './compared-texts.ts';
import { useComparison } from './use-comparison.ts';

type CompareTabProps = {
  readonly packs: readonly PackRow[];
  readonly periods: readonly PackPeriod[];
};

/** Two packs, or sets of them, on the entries of this ledger. Nothing is written, and the page says so. */
export function CompareTab({ packs, periods }: CompareTabProps) {
  const comparison = useComparison(periods);
  const { job } = comparison;
  const { phase } = job.state;
  return (
    <PageBody className={css['compare']}>
      <Versus options={comparable(packs, periods, comparison.asked)} comparison={comparison} />
      <p className={css['unwritten']}>{text.nothingWritten}</p>
      <JobProgress
        job={job}
        title={text.running}
        result={(result) => <CompareResult comparison={result} />}
      />
      {(phase === 'idle' || phase === 'cancelled') && (
        <div className={layout['blank']}>
          <EmptyState title={text.introTitle}>{text.intro}</EmptyState>
        </div>
      )}
    </PageBody>
  );
}

type VersusProps = {
  readonly options: ReturnType<typeof comparable>;
  readonly comparison: ReturnType<typeof useComparison>;
};

/** The one pack, the other, the year, and the button that starts. */
function Versus({ options, comparison }: VersusProps) {
  const { years } = useLedger();
  const { choice, choose, isRunning, isSame } = comparison;
  const shared = { isRequired: true, isDisabled: isRunning };
  return (
    // biome-ignore lint/a11y/useSemanticElements: starts by its button; Enter in a list only chooses
    <div className={css['versus']} role="group" aria-label={policiesText.tabs.compare}>
      <SelectField {...shared} label={text.a} value={choice.a} options={options} onChange={choose('a')} />
      <SelectField
        {...shared}
        label={text.b}
        value={choice.b}
        options={options}
        onChange={choose('b')}
        error={isSame ? text.same : undefined}
      />
      <SelectField
        {...shared}
        label={text.year}
        value={choice.year}
        options={years.map((one) => ({ value: String(one), label: String(one) }))}
        onChange={choose('year')}
      />
      <Button variant="filled" disabled={choice.b === null || isSame || isRunning} onClick={comparison.start}>
        {comparison.job.state.phase === 'done' ? text.again : text.start}
      </Button>
    </div>
  );
}
