import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useId, useRef, useState } from 'react';
import { assert } from '../../../src-shared/lib/assert.ts';
import type {
  Correction,
  CorrectionReading,
  ReturnDifference,
} from '../../../src-shared/rpc/contract/corrections.ts';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { useJob } from '../../components/overlay/job.tsx';
import { invalidateLedger } from '../../ledger.ts';
import { client } from '../../rpc.ts';
import type { Decision } from '../../text/corrections.ts';
import {
  acceptedIds,
  noReturn,
  type ReturnSource,
  type ReviewFields,
  wireOf,
  withDecision,
  withFile,
  withReading,
} from './return-state.ts';

/** What writing a decided sheet came to. */
export type Applied = Pick<
  Outputs['corrections']['effect'],
  'entriesReversed' | 'entriesRegistered' | 'entriesStruck' | 'teachersChanged' | 'certificates'
> & {
  readonly correction: Correction | null;
  readonly alreadyDecided: boolean;
  readonly batchUids: readonly string[];
  readonly seal: string | null;
};

/** A returned sheet in work; what each part of the page needs of it. */
export type Return = ReturnType<typeof useReturn>;

/** A returned sheet that could be read. */
export type ReadReturn = { readonly sheet: Return; readonly reading: CorrectionReading };

/** A sheet that came back: read with what the user corrected, decided difference by difference, written once. */
export function useReturn() {
  const count = useRef(0);
  const [state, setState] = useState(noReturn);
  const { source, decisions } = state;
  const job = useJob<Applied>();
  const query = useReading(state.source);
  const reading = source === null || query.error !== null ? null : (query.data ?? null);
  const begin = (next: typeof state) => {
    job.reset();
    setState(next);
  };
  const decide = useCallback(
    (differences: readonly ReturnDifference[], decision: Decision | null) =>
      setState((now) => ({ ...now, decisions: withDecision(now.decisions, differences, decision) })),
    [],
  );
  const apply = async (fields: ReviewFields) => {
    if (source === null || reading === null) return;
    const { fingerprint, differences } = reading;
    const accepted = acceptedIds(differences, decisions);
    const result = await job.run(() =>
      client.corrections.apply({ ...wireOf(source), fingerprint, accepted, ...fields }),
    );
    if (result !== null) await invalidateLedger();
  };
  return {
    source,
    /** How it was read last; stays while it is read again. */
    reading,
    isReading: query.isFetching,
    readError: source === null ? null : query.error,
    readAgain: () => {
      job.reset();
      void query.refetch();
    },
    takeFile: (file: File) => begin(withFile(file, ++count.current)),
    change: (change: Partial<Omit<ReturnSource, 'file'>>) => setState((now) => withReading(now, change)),
    restart: () => begin(noReturn),
    decisions,
    decide,
    job,
    apply: (fields: ReviewFields) => void apply(fields),
  };
}

/** Reads the file as the user said; nothing before there is one. */
function useReading(source: typeof noReturn.source) {
  const id = useId();
  return useQuery({
    queryKey: ['return', id, source?.number ?? 0, source?.sheet, source?.mapping, source?.scope],
    queryFn: async (): Promise<CorrectionReading> => {
      assert(source !== null, 'asked only with a file');
      return client.corrections.read(wireOf(source));
    },
    enabled: source !== null,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
}
