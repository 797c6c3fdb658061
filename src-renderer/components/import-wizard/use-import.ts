import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { assert } from '../../../src-shared/lib/assert.ts';
import { type Job, useJob } from '../overlay/job.tsx';
import { useServices } from '../services.ts';
import type { ImportCalls, ImportPreview, ImportResult, ImportSource } from './import-source.ts';
import { correctionsOf, recallMapping, rememberMapping } from './mapping-memory.ts';

export type ImportStep = 'file' | 'mapping' | 'check' | 'result';
type Corrections = Readonly<Record<string, string | null>>;

/** The import as its steps see it. */
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
  const [step, setStep] = useState<ImportStep>('file');
  const job = useJob<ImportResult>();
  const reading = useReading(layout, calls, setStep);
  const { chosen, preview } = reading;
  const apply = async () => {
    if (chosen === null || preview === null || reading.isPlaceholder) return;
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
    takeFile: (file) => {
      job.reset();
      reading.read({ file, sheet: null });
    },
    preview,
    isReading: reading.isReading,
    isOther: reading.isOther,
    readError: reading.error,
    readAgain: () => {
      job.reset();
      reading.readAgain();
    },
    chooseSheet: (sheet) => chosen !== null && reading.read({ file: chosen.file, sheet }),
    corrections: chosen?.corrections ?? {},
    correct: reading.correct,
    isRemembered: reading.isRemembered,
    job,
    apply: () => void apply(),
    restart: () => {
      job.reset();
      reading.forget();
      setStep('file');
    },
  };
}

type Reading = {
  readonly chosen: Chosen | null;
  readonly preview: ImportPreview | null;
  readonly isReading: boolean;
  readonly isOther: boolean;
  /** The preview is of earlier corrections; the one of the present ones is on its way. */
  readonly isPlaceholder: boolean;
  readonly error: unknown;
  readonly isRemembered: boolean;
  readonly read: (source: Pick<Chosen, 'file' | 'sheet'>) => void;
  readonly readAgain: () => void;
  readonly correct: (corrections: Corrections) => void;
  readonly forget: () => void;
};

/** Reads a file: first as it stands, then with what an earlier file of the same headings was mapped to. */
function useReading(layout: string, calls: ImportCalls, goTo: (step: ImportStep) => void): Reading {
  const queryClient = useQueryClient();
  const id = useId();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isRemembered, setIsRemembered] = useState(false);
  /** Counts the files and sheets asked for: an answer about an earlier one is dropped. */
  const count = useRef(0);
  const query = useQuery({ ...readingQuery(id, calls, chosen), placeholderData: keepPreviousData });
  const preview = chosen === null || query.error !== null ? null : (query.data?.preview ?? null);
  const isOther = preview !== null && query.data?.number !== chosen?.number;

  const read = async (source: Pick<Chosen, 'file' | 'sheet'>) => {
    count.current += 1;
    const first: Chosen = { ...source, number: count.current, corrections: {} };
    setChosen(first);
    const answer = await queryClient.fetchQuery(readingQuery(id, calls, first)).catch(() => null);
    if (answer === null || first.number !== count.current) return;
    const { mapping, problems } = answer.preview;
    if (mapping.length === 0) return goTo('file');
    const remembered = recallMapping(layout, mapping);
    const corrections = remembered === null ? null : correctionsOf(mapping, remembered);
    setIsRemembered(remembered !== null);
    if (corrections !== null) setChosen((now) => (now === first ? { ...first, corrections } : now));
    const isSure = remembered !== null && !problems.some(({ severity }) => severity === 'error');
    goTo(isSure ? 'check' : 'mapping');
  };
  return {
    chosen,
    preview,
    isReading: query.isFetching,
    isOther,
    isPlaceholder: query.isPlaceholderData,
    error: chosen === null ? null : query.error,
    isRemembered,
    read: (source) => void read(source),
    readAgain: () => void query.refetch(),
    correct: (corrections) => isOther || setChosen((now) => (now === null ? null : { ...now, corrections })),
    forget: () => {
      count.current += 1;
      setChosen(null);
    },
  };
}

/** The reading of one file with its corrections; asked once, and forgotten when the wizard goes. */
function readingQuery(id: string, calls: ImportCalls, of: Chosen | null) {
  return queryOptions({
    queryKey: ['import', id, of?.number ?? 0, of?.sheet ?? null, of?.corrections ?? {}],
    queryFn: async () => {
      assert(of !== null, 'a file is chosen before it is read');
      return { number: of.number, preview: await calls.preview(toSource(of)) };
    },
    enabled: of !== null,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
