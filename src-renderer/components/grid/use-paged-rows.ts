import { type QueryFunction, type QueryKey, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { TableRows } from './data-table.tsx';

type Page<Row> = { readonly total: number; readonly rows: readonly Row[] };
type PageQuery<P> = { readonly queryKey: QueryKey; readonly queryFn: QueryFunction<P> };

/** Rows as `DataTable` takes them, and what lists ask for beside them. */
export type PagedRows<Row, P> = Required<TableRows<Row>> & {
  /** Reads every row there is, also those never shown; null where one page holds them all. */
  readonly readAll: (() => Promise<readonly Row[]>) | null;
  /** The newest page, for what a reply says besides its rows (counts, year). */
  readonly page: P | undefined;
};

/** The pages on screen, all of one question. */
type View<P> = { readonly key: string; readonly pages: ReadonlyMap<number, P>; readonly newest: P };

/**
 * Rows of a long list, page by page around what is visible, with the previous rows kept until the new ones are here.
 * `query` answers the options of one page:
 * `usePagedRows((offset, limit) => orpc.teachers.list.queryOptions({ input: { search, offset, limit } }))`.
 */
export function usePagedRows<P extends Page<unknown>>(
  query: (offset: number, limit: number) => PageQuery<P>,
  pageSize = 200,
): PagedRows<P['rows'][number], P> {
  type Row = P['rows'][number];
  const queryClient = useQueryClient();
  const resetKey = JSON.stringify(query(0, pageSize).queryKey);
  const { numbers, answered, onRangeChange } = usePageNumbers(resetKey, pageSize);
  const results = useQueries({
    queries: numbers.map((number) => ({ ...query(number * pageSize, pageSize) })),
  });
  const fresh = new Map<number, P>();
  for (const [position, result] of results.entries())
    if (result.data !== undefined) fresh.set(numbers[position] ?? 0, result.data as P);
  const newest = fresh.values().next().value;

  const shown = useRef<View<P>>(null);
  if (newest !== undefined) {
    answered();
    // A page out of sight may have been loaded again since; the cache knows the newest.
    const cached = (number: number) =>
      queryClient.getQueryData<P>(query(number * pageSize, pageSize).queryKey);
    shown.current = nextView(shown.current, { key: resetKey, pages: fresh, newest }, cached);
  }
  const view = shown.current;
  const isStale = newest === undefined && view !== null && view.key !== resetKey;

  const stamp = results.map((result) => result.dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view or a newer reply is a new reader
  const getRow = useCallback(
    (index: number): Row | undefined => view?.pages.get(Math.floor(index / pageSize))?.rows[index % pageSize],
    [view, stamp, pageSize],
  );
  const error = results.find((result) => result.error !== null)?.error ?? null;
  const onRetry = () => {
    for (const result of results) void result.refetch();
  };
  const hasFailed = newest === undefined && error !== null;
  const rowCount = hasFailed ? 0 : (view?.newest.total ?? 0);
  const readAll = async () => {
    const all: Row[] = [];
    for (let offset = 0; offset < rowCount; offset += pageSize)
      all.push(...(await queryClient.fetchQuery(query(offset, pageSize))).rows);
    return all;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: onRetry and readAll read the queries of this render
  return useMemo(
    () => ({
      rowCount,
      getRow,
      onRangeChange,
      readAll: rowCount > pageSize ? readAll : null,
      isLoading: view === null && error === null,
      isStale: isStale && error === null,
      error: hasFailed ? error : null,
      onRetry,
      resetKey,
      page: view?.newest,
    }),
    [rowCount, getRow, onRangeChange, view, hasFailed, error, isStale, resetKey],
  );
}

type PageNumbers = {
  /** The pages to ask for, consecutive. */
  readonly numbers: readonly number[];
  /** Called while rendering, once the present question has an answer. */
  readonly answered: () => void;
  readonly onRangeChange: (from: number, to: number) => void;
};

/** The pages around what is visible; of a new question only the first, until it is answered. */
function usePageNumbers(question: string, pageSize: number): PageNumbers {
  const [range, setRange] = useState({ first: 0, last: 0 });
  const shownQuestion = useRef(question);
  const { first, last } = shownQuestion.current === question ? range : { first: 0, last: 0 };
  const onRangeChange = useCallback(
    (from: number, to: number) => {
      const next = { first: Math.floor(from / pageSize), last: Math.floor(to / pageSize) };
      setRange((now) => (now.first === next.first && now.last === next.last ? now : next));
    },
    [pageSize],
  );
  return {
    numbers: Array.from({ length: last - first + 1 }, (_, index) => first + index),
    answered: () => {
      shownQuestion.current = question;
    },
    onRangeChange,
  };
}

/**
 * What is shown after pages arrived: pages of an earlier question go, those of the same question stay with their newest
 * answer. The same object when nothing changed.
 */
export function nextView<P>(
  shown: View<P> | null,
  fresh: View<P>,
  cached: (number: number) => P | undefined,
): View<P> {
  if (shown === null || shown.key !== fresh.key) return fresh;
  if ([...fresh.pages].every(([number, page]) => shown.pages.get(number) === page)) return shown;
  const merged = new Map<number, P>();
  for (const number of shown.pages.keys()) {
    const page = cached(number);
    if (page !== undefined) merged.set(number, page);
  }
  for (const [number, page] of fresh.pages) merged.set(number, page);
  return { ...fresh, pages: merged };
}
