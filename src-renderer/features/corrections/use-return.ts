import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useMemo, useRef, useState } from 'react';
import { assert } from '../../../src-shared/lib/assert.ts';
import type {
  Correction,
  CorrectionReading,
  ReturnDifference,
  ReturnScope,
} from '../../../src-shared/rpc/contract/corrections.ts';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { type Job, useJob } from '../../components/overlay/job.tsx';
import { invalidateLedger } from '../../ledger.ts';
import { client } from '../../rpc.ts';
import type { Decision } from '../../text/corrections.ts';

/** A file with everything the user said about how to read it. */
export type ReturnSource = {
  readonly file: File;
  readonly sheet?: string;
  readonly mapping?: Record<string, string | null>;
  readonly scope?: ReturnScope;
};

/** What writing a decided sheet came to. */
type Applied = Pick<
  Outputs['corrections']['effect'],
  'entriesReversed' | 'entriesRegistered' | 'entriesStruck' | 'teachersChanged' | 'certificates'
> & {
  readonly correction: Correction | null;
  readonly alreadyDecided: boolean;
  readonly batchUids: readonly string[];
  readonly seal: string | null;
};

/** What the user writes under a decided sheet. */
export type ReviewFields = {
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly document: string | null;
  readonly reason: string;
  readonly rejection: string | null;
};

export type Return = {
  readonly source: ReturnSource | null;
  readonly reading: CorrectionReading | null;
  readonly isReading: boolean;
  readonly readError: unknown;
  readonly readAgain: () => void;
  readonly takeFile: (file: File) => void;
  readonly change: (change: Partial<Omit<ReturnSource, 'file'>>) => void;
  readonly restart: () => void;
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly decide: (differences: readonly ReturnDifference[], decision: Decision | null) => void;
  readonly job: Job<Applied>;
  readonly apply: (fields: ReviewFields) => void;
};

/** A sheet that came back: read with what the user corrected, decided difference by difference, written once. */
export function useReturn(): Return {
  const id = useId();
  const count = useRef(0);
  const [source, setSource] = useState<(ReturnSource & { readonly number: number }) | null>(null);
  const [decisions, setDecisions] = useState<ReadonlyMap<string, Decision>>(new Map());
  const job = useJob<Applied>();
  const query = useQuery({
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
  const reading = source === null || query.error !== null ? null : (query.data ?? null);
  return {
    source,
    reading,
    isReading: query.isFetching,
    readError: source === null ? null : query.error,
    readAgain: () => {
      job.reset();
      void query.refetch();
    },
    takeFile: (file) => {
      count.current += 1;
      job.reset();
      setDecisions(new Map());
      setSource({ file, number: count.current });
    },
    change: (change) => {
      if (change.sheet !== undefined) setDecisions(new Map());
      // Another sheet has other columns and another range.
      setSource((now) =>
        now === null
          ? null
          : change.sheet === undefined
            ? { ...now, ...change }
            : { file: now.file, number: now.number, sheet: change.sheet },
      );
    },
    restart: () => {
      job.reset();
      setDecisions(new Map());
      setSource(null);
    },
    decisions,
    decide: (differences, decision) =>
      setDecisions((now) => {
        const next = new Map(now);
        for (const difference of differences) {
          const fitting = fittingDecision(difference, decision);
          if (fitting === null) next.delete(difference.id);
          else next.set(difference.id, fitting);
        }
        return next;
      }),
    job,
    apply: (fields) => {
      if (source === null || reading === null) return;
      const accepted = reading.differences
        .filter((difference) => difference.canAccept && decisions.get(difference.id) === 'accept')
        .map((difference) => difference.id);
      const { fingerprint } = reading;
      void job
        .run(() => client.corrections.apply({ ...wireOf(source), fingerprint, accepted, ...fields }))
        .then((result) => (result === null ? undefined : invalidateLedger()));
    },
  };
}

/** The source as calls take it. */
export function wireOf({ file, sheet, mapping, scope }: ReturnSource): ReturnSource {
  return {
    file,
    ...(sheet === undefined ? {} : { sheet }),
    ...(mapping === undefined ? {} : { mapping }),
    ...(scope === undefined ? {} : { scope }),
  };
}

/** What cannot be accepted can only be seen. */
function fittingDecision(difference: ReturnDifference, decision: Decision | null): Decision | null {
  if (decision === null) return null;
  return difference.canAccept ? (decision === 'seen' ? null : decision) : 'seen';
}

export type Tally = { readonly accepted: number; readonly rejected: number; readonly open: number };

/** How many differences are accepted, rejected and still open; an unseen remark is open too. */
export function useTally(
  differences: readonly ReturnDifference[],
  decisions: ReadonlyMap<string, Decision>,
): Tally {
  return useMemo(() => {
    const tally = { accepted: 0, rejected: 0, open: 0 };
    for (const { id, canAccept } of differences) {
      const decision = decisions.get(id);
      if (decision === undefined) tally.open++;
      else if (canAccept && decision === 'accept') tally.accepted++;
      else if (canAccept && decision === 'reject') tally.rejected++;
    }
    return tally;
  }, [differences, decisions]);
}
