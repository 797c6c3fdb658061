import { useState } from 'react';
import type { Comparison } from '../../../../src-shared/rpc/contract/policies.ts';
import { useJob } from '../../../components/overlay/job.tsx';
import { useLedger } from '../../../ledger.ts';
import { useSearchValue } from '../../../routing.ts';
import { client } from '../../../rpc.ts';
import { TOP } from './comparison-details.tsx';

type Choice = { readonly a: string; readonly b: string | null; readonly year: string };

/** Which two packs are compared in which year, and the comparison itself. Another choice drops a finished answer. */
export function useComparison() {
  const { ledger, year } = useLedger();
  const [asked] = useSearchValue('with');
  const [choice, setChoice] = useState<Choice>({ a: ledger.policy.id, b: asked, year: String(year) });
  const job = useJob<Comparison>();
  const isRunning = job.state.phase === 'running';
  const { a, b } = choice;
  const isSame = a === b;
  return {
    choice,
    job,
    isRunning,
    isSame,
    choose: (key: keyof Choice) => (value: string | null) => {
      if (value === null) return;
      setChoice((now) => ({ ...now, [key]: value }));
      if (!isRunning) job.reset();
    },
    start: () => {
      if (b === null || isSame || isRunning) return;
      const packs = { a: { id: a, version: null }, b: { id: b, version: null } };
      void job.run(() => client.policies.compare({ ...packs, year: Number(choice.year), top: TOP }));
    },
  };
}
