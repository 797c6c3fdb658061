import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Comparison, PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { SelectField } from '../../../components/form/form.tsx';
import { JobProgress, useJob } from '../../../components/overlay/job.tsx';
import { EmptyState } from '../../../components/page/empty-state.tsx';
import { useLedger } from '../../../ledger.ts';
import { useSearchValue } from '../../../routing.ts';
import { client } from '../../../rpc.ts';
import { policiesText } from '../../../text/policies.ts';
import { CompareResult, TOP } from './compare-result.tsx';

const text = policiesText.compare;

/** Two packs on the entries of this ledger. Nothing is written, and the page says so. */
export function CompareTab({ packs }: { readonly packs: readonly PackRow[] }) {
  const { ledger, year, years } = useLedger();
  const [asked] = useSearchValue('with');
  const [a, setA] = useState(ledger.policy.id);
  const [b, setB] = useState<string | null>(asked);
  const [asOf, setAsOf] = useState(String(year));
  const job = useJob<Comparison>();
  const isRunning = job.state.phase === 'running';
  const options = packs.map(({ id, title }) => ({ value: id, label: title }));
  const isSame = b === a;
  const start = () => {
    if (b === null || isSame || isRunning) return;
    void job.run(() =>
      client.policies.compare({
        a: { id: a, version: null },
        b: { id: b, version: null },
        year: Number(asOf),
        top: TOP,
      }),
    );
  };
  const change = (set: (value: string) => void) => (value: string | null) => {
    if (value === null) return;
    set(value);
    if (!isRunning) job.reset();
  };
  return (
    <div className="page__body policies__compare">
      {/* biome-ignore lint/a11y/useSemanticElements: starts by its button; Enter in a list only chooses */}
      <div className="policies__versus" role="group" aria-label={policiesText.tabs.compare}>
        <SelectField
          label={text.a}
          isRequired
          value={a}
          options={options}
          isDisabled={isRunning}
          onChange={change(setA)}
        />
        <SelectField
          label={text.b}
          isRequired
          value={b}
          options={options}
          isDisabled={isRunning}
          onChange={change(setB)}
          error={isSame ? text.same : undefined}
        />
        <SelectField
          label={text.year}
          isRequired
          value={asOf}
          options={years.map((one) => ({ value: String(one), label: String(one) }))}
          isDisabled={isRunning}
          onChange={change(setAsOf)}
        />
        <Button variant="filled" disabled={b === null || isSame || isRunning} onClick={start}>
          {job.state.phase === 'done' ? text.again : text.start}
        </Button>
      </div>
      <p className="policies__unwritten">{text.nothingWritten}</p>
      <JobProgress
        job={job}
        title={text.running}
        stageText={(stage) => text.stages[stage] ?? ''}
        result={(comparison) => <CompareResult comparison={comparison} />}
      />
      {(job.state.phase === 'idle' || job.state.phase === 'cancelled') && (
        <div className="policies__blank">
          <EmptyState title={text.introTitle}>{text.intro}</EmptyState>
        </div>
      )}
    </div>
  );
}
