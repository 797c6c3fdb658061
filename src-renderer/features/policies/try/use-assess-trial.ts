import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { PackRef } from '../../../../src-shared/rpc/contract/policies.ts';
import { useLedger } from '../../../ledger.ts';
import { orpc } from '../../../rpc.ts';
import { type AssessForm, assessFacts, firstAssess, isAskable } from './assess-facts.ts';
import { ASK_AFTER } from './fields/trial-fields.tsx';

/** A year or cycle as it is typed, and the verdict on it. `isShown` false asks nothing. */
export function useAssessTrial(pack: PackRef, isShown: boolean) {
  const { ledger, year } = useLedger();
  const [form, setForm] = useState<AssessForm>(() => firstAssess(year, ledger.cycle));
  const facts = useMemo(() => assessFacts(form), [form]);
  const [rested] = useDebouncedValue(facts, ASK_AFTER);
  const isAsked = isAskable(form);
  const query = useQuery({
    ...orpc.policies.tryAssess.queryOptions({ input: { ...pack, facts: rested } }),
    enabled: isShown && isAsked,
    placeholderData: keepPreviousData,
  });
  return { form, change: setForm, isAsked, query };
}
