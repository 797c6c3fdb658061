import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLedger } from '../../ledger.ts';
import { orpc } from '../../rpc.ts';
import { type ExportChoice, toRequest } from './export-choice.ts';

/** Rows that are drawn before 其余 … 行 stands for the rest. */
const PREVIEW_ROWS = 300;
/** Milliseconds that typing must rest before the sheet is drawn with it. */
const DRAWN_AFTER = 400;

/** A sheet as it is drawn; without a request a project is still to be chosen, and nothing else is there. */
export type ShownSheet = ReturnType<typeof useSheetPreview>;

/** The sheet that a choice asks for, with what was typed where the ledger knows nothing. */
export function useSheetPreview(choice: ExportChoice, answers: Readonly<Record<string, string>>) {
  const frame = useLedger();
  const [rested] = useDebouncedValue(answers, DRAWN_AFTER);
  const request = toRequest(choice, frame, rested);
  const query = useQuery({
    ...orpc.sheets.preview.queryOptions({
      input: { request: request ?? { kind: choice.kind }, limit: PREVIEW_ROWS },
    }),
    enabled: request !== null,
    placeholderData: keepPreviousData,
  });
  const hasRequest = request !== null;
  return {
    hasRequest,
    data: hasRequest ? query.data : undefined,
    /** `data` belongs to the choice before. */
    isStale: query.isPlaceholderData,
    isLoading: hasRequest && query.isLoading,
    error: hasRequest ? query.error : null,
    onRetry: () => void query.refetch(),
  };
}
