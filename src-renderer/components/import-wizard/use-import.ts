import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useId, useRef, useState } from 'react';
import { type Job, useJob } from '../overlay/job.tsx';
import { useServices } from '../services.ts';
import type { ImportCalls, ImportPreview, ImportResult, ImportSource } from './import-source.ts';
import { correctionsOf, recallMapping, rememberMapping } from './mapping-memory.ts';

export type ImportStep = 'file' | 'mapping' | 'check' | 'result';
type Corrections = Readonly<Record<string, string | null>>;

export type Import = {
  readonly step: ImportStep;
  readonly goTo: (step: ImportStep) => void;
  readonly file: File | null;
  readonly takeFile: (file: File) => void;
  readonly preview: ImportPreview | null;
  readonly isReading: boolean;
  /** What `preview` shows is of another file or sheet; the one asked for is still being read. */
  readonly isOther: boolean;
  readonly readError: unknown;
  readonly readAgain: () => void;
  readonly chooseSheet: (sheet: string) => void;
  readonly corrections: Corrections;
  readonly correct: (corrections: Corrections) => void;
  /** The mapping of an earlier file with the same headings was taken. */
  readonly isRemembered: boolean;
  readonly job: Job<ImportResult>;
  readonly apply: () => void;
  /** The user asked to stop, but the import was already written. */
  readonly wasTooLate: boolean;
  readonly restart: () => void;
};

type Chosen = {
  readonly file: File;
  readonly number: number;
  readonly sheet: string | null;
  readonly corrections: Corrections;
};

function toSource(chosen: Chosen): ImportSource {
  return {
    file: chosen.file,
    ...(chosen.sheet === null ? {} : { sheet: chosen.sheet }),
    ...(Object.keys(chosen.corrections).length === 0 ? {} : { mapping: { ...chosen.corrections } }),
  };
}

/** The three steps of an import: a file is read with the corrections made so far, and applied as it was shown. */
export function useImport(layout: string, calls: ImportCalls): Import {
  const { refresh } = useServices();
  const queryClient = useQueryClient();
  const id = useId();
  const [step, setStep] = useState<ImportStep>('file');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isRemembered, setIsRemembered] = useState(false);
  const count = useRef(0);
  const job = useJob<ImportResult>();
  const wasAskedToStop = useRef(false);
  if (job.state.phase === 'running' && job.state.isCancelling) wasAskedToStop.current = true;

  const keyOf = useCallback(
    (of: Chosen | null) => ['import', id, of?.number ?? 0, of?.sheet ?? null, of?.corrections ?? {}],
    [id],
  );
  const options = (of: Chosen) => ({
    queryKey: keyOf(of),
    queryFn: async () => ({ number: of.number, preview: await calls.preview(toSource(of)) }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const query = useQuery({
    ...(chosen === null
      ? { queryKey: keyOf(null), queryFn: () => Promise.reject(new Error('no file')) }
      : options(chosen)),
    enabled: chosen !== null,
    placeholderData: keepPreviousData,
  });
  const preview = chosen === null || query.error !== null ? null : (query.data?.preview ?? null);
  const isOther = preview !== null && query.data?.number !== chosen?.number;

  /** Reads once as the file stands, then with what an earlier file of the same headings was mapped to. */
  const read = async (first: Chosen) => {
    setChosen(first);
    const answer = await queryClient.fetchQuery(options(first)).catch(() => null);
    if (answer === null || first.number !== count.current) return;
    const proposed = answer.preview;
    if (proposed.mapping.length === 0) return setStep('file');
    const remembered = recallMapping(layout, proposed.mapping);
    const corrections = remembered === null ? null : correctionsOf(proposed.mapping, remembered);
    setIsRemembered(remembered !== null);
    if (corrections !== null) setChosen((now) => (now === first ? { ...first, corrections } : now));
    const isSure = remembered !== null && !proposed.problems.some((problem) => problem.severity === 'error');
    setStep(isSure ? 'check' : 'mapping');
  };

  const takeFile = (file: File) => {
    count.current += 1;
    job.reset();
    void read({ file, number: count.current, sheet: null, corrections: {} });
  };
  const apply = async () => {
    if (chosen === null || preview === null || query.isPlaceholderData) return;
    wasAskedToStop.current = false;
    const { fingerprint, mapping } = preview;
    const result = await job.run(() => calls.apply({ ...toSource(chosen), fingerprint }));
    if (result === null) return;
    rememberMapping(layout, mapping);
    setStep('result');
    await refresh();
  };

  return {
    step,
    goTo: (next) => {
      job.reset();
      setStep(next);
    },
    file: chosen?.file ?? null,
    takeFile,
    preview,
    isReading: query.isFetching,
    isOther,
    readError: chosen === null ? null : query.error,
    readAgain: () => {
      job.reset();
      void query.refetch();
    },
    chooseSheet: (sheet) => {
      if (chosen === null) return;
      count.current += 1;
      void read({ ...chosen, number: count.current, sheet, corrections: {} });
    },
    corrections: chosen?.corrections ?? {},
    correct: (corrections) => isOther || setChosen((now) => (now === null ? null : { ...now, corrections })),
    isRemembered,
    job,
    apply: () => void apply(),
    wasTooLate: job.state.phase === 'done' && wasAskedToStop.current,
    restart: () => {
      // Whatever is still being read is not wanted any more.
      count.current += 1;
      job.reset();
      setChosen(null);
      setStep('file');
    },
  };
}
