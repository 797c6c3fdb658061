import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { orpc } from '../../../rpc.ts';
import type { Policy } from './choose-policy.tsx';
import type { Organisation } from './describe-organisation.tsx';

/**
 * The texts that the organisation's place is proposed, and whether they are taken: at first where the chosen text is one of
 * them. A proposal of that one text alone is no question.
 */
export function useProposedTexts(policy: Policy, { regionCode, level }: Organisation) {
  const [isVocational, setIsVocational] = useState(false);
  const [asked, setIsSet] = useState<boolean | null>(null);
  const query = useQuery(
    orpc.app.proposedSet.queryOptions({
      input: { regionCode, isVocational: level === 'school' && isVocational },
    }),
  );
  const proposed = query.data ?? null;
  const isOther = proposed !== null && (proposed.texts.length > 1 || proposed.texts[0]?.id !== policy.id);
  const proposal = isOther && proposed.texts.length > 0 ? proposed : null;
  const isAmong = proposal?.texts.some(({ id }) => id === policy.id) === true;
  const isSet = proposal !== null && (asked ?? isAmong);
  return {
    ...{ proposal, isSet, setIsSet, isVocational, setIsVocational, error: query.error },
    cycleYears: isSet ? proposal.cycleYears : policy.cycleYears,
    titles: (proposal?.texts ?? []).map(({ shortTitle }) => shortTitle).join('》《'),
    chosen: isSet
      ? { set: { texts: proposal.texts.map(({ id, parts }) => ({ id, version: null, parts: [...parts] })) } }
      : {},
  };
}
