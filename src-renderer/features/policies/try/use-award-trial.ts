import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { DescribedPack } from '../../../../src-shared/policy/document/described-pack.ts';
import type { PackRef } from '../../../../src-shared/rpc/contract/policies.ts';
import { orpc } from '../../../rpc.ts';
import { type AwardForm, awardFacts, neededMeasures, startingForm } from './award-facts.ts';
import { ASK_AFTER } from './fields/trial-fields.tsx';

type Activities = DescribedPack['activities'];

/** An activity as it is typed, and what the pack gives for it. `isShown` false asks nothing. */
export function useAwardTrial(pack: PackRef, activities: Activities, isShown: boolean) {
  const [form, setForm] = useState<AwardForm>(() => startingForm(activities));
  const needed = useMemo(() => neededMeasures(activities, form), [activities, form]);
  const facts = useMemo(() => awardFacts(form, needed), [form, needed]);
  const [rested] = useDebouncedValue(facts, ASK_AFTER);
  const query = useQuery({
    ...orpc.policies.tryAward.queryOptions({ input: { ...pack, facts: rested } }),
    enabled: isShown,
    placeholderData: keepPreviousData,
  });
  return { form, change: setForm, needed, query };
}
