import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DescribedPack } from '../../../../src-shared/policy/document/described-pack.ts';
import type { PackEdit } from '../../../../src-shared/policy/document/pack-edit.ts';
import type { WireProblem } from '../../../../src-shared/rpc/contract/shared.ts';
import { orpc } from '../../../rpc.ts';
import { withFinished } from './rules/new-rules.ts';
import type { PackValues, SavedPack } from './use-pack-draft.ts';

/** Milliseconds that typing must rest before the edits are checked. */
const CHECK_AFTER = 250;

/** What the ledger says of the edits, as last asked. */
export type PackCheck = {
  /** Everything that saving would send: the edits and the new rules that are filled in. */
  readonly asked: readonly PackEdit[];
  /** The edits as they were asked last. */
  readonly rested: readonly PackEdit[];
  /** `waiting` until the last keystroke is checked, `broken` while the edits would not load. */
  readonly state: 'ready' | 'waiting' | 'broken';
  /** The answer to what stands there now is here. */
  readonly isSettled: boolean;
  readonly problems: readonly WireProblem[];
  /** The pack as it would read with the edits. */
  readonly document: DescribedPack;
  readonly error: unknown;
  readonly retry: () => void;
};

/** Checks the edits while they are typed, as loading the saved pack would. */
export function usePackCheck(saved: SavedPack, { edits, added }: PackValues): PackCheck {
  const { pack } = saved;
  const { hasCredits } = saved.document.head;
  const asked = useMemo(() => withFinished(edits, added, { hasCredits }), [edits, added, hasCredits]);
  const [rested] = useDebouncedValue(asked, CHECK_AFTER);
  const check = useQuery({
    ...orpc.policies.checkOwn.queryOptions({
      input: { id: pack.id, version: pack.version, edits: [...rested] },
    }),
    enabled: rested.length > 0,
    placeholderData: keepPreviousData,
  });
  // A placeholder answers what was asked before.
  const isAnswered = rested.length === 0 || (check.data !== undefined && !check.isPlaceholderData);
  const answer = rested.length > 0 ? check.data : undefined;
  const problems = answer?.problems ?? [];
  return {
    asked,
    rested,
    state: !isAnswered ? 'waiting' : problems.length > 0 ? 'broken' : 'ready',
    isSettled: rested === asked && !check.isFetching,
    problems,
    document: answer?.document ?? saved.document,
    error: check.error,
    retry: () => void check.refetch(),
  };
}
