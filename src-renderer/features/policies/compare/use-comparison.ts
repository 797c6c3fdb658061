import { useState } from 'react';
import type { Comparison, PackPeriod } from '../../../../src-shared/rpc/contract/policies.ts';
import { useJob } from '../../../components/overlay/job.tsx';
import { useLedger } from '../../../ledger.ts';
import { useSearchValue } from '../../../routing.ts';
import { client } from '../../../rpc.ts';
import { askedOf, asValue } from './compared-texts.ts';
import { TOP } from './comparison-details.tsx';

type Choice = { readonly a: string; readonly b: string | null; readonly year: string };

/** Which two packs are compared in which year, and the comparison itself. Another choice drops a finished answer. */
export function useComparison(periods: readonly PackPeriod[]) {
  const { ledger, year } = useLedger();
  const now = periods.find(({ isNow }) => isNow)?.texts ?? [];
  const [asked] = useSearchValue('with');
  const [chosen, setChoice] = useState<Partial<Choice>>({});
  // What is in force is known only once the list of packs is here.
  const choice: Choice = {
    a: now.length > 1 ? asValue(now) : ledger.policy.id,
    b: asked,
    year: String(year),
    ...chosen,
  };
  const job = useJob<Comparison>();
  const isRunning = job.state.phase === 'running';
  const { a, b } = choice;
  const isSame = a === b;
  return {
    asked,
    choice,
    job,
    isRunning,
    isSame,
    choose: (key: keyof Choice) => (value: string | null) => {
      if (value === null) return;
      setChoice((before) => ({ ...before, [key]: value }));
      if (!isRunning) job.reset();
    },
    start: () => {
      if (b === null || isSame || isRunning) return;
      const packs = { a: askedOf(a), b: askedOf(b) };
      void job.run(() => client.policies.compare({ ...packs, year: Number(choice.year), top: TOP }));
    },
  };
}
