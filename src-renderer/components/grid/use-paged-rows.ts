import { type QueryFunction, type QueryKey, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';

type Page<Row> = { readonly total: number; readonly rows: readonly Row[] };
type PageQuery<P> = { readonly queryKey: QueryKey; readonly queryFn: QueryFunction<P> };

export type PagedRows<Row, P> = {
  readonly total: number;
  readonly getRow: (index: number) => Row | undefined;
  readonly onRangeChange: (from: number, to: number) => void;
  /** Reads every row there is, also those never shown; null where one page holds them all. */
  readonly readAll: (() => Promise<readonly Row[]>) | null;
  /** Nothing to show yet. */
  readonly isLoading: boolean;
  /** The rows belong to the previous question; the new ones are on the way. */
  readonly isStale: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  /** Changes with the question: DataTable's `resetKey`. */
  readonly resetKey: string;
  /** The newest page, for what a reply says besides its rows (counts, year). */
  readonly page: P | undefined;
};

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
  const [range, setRange] = useState({ first: 0, last: 0 });
  const resetKey = JSON.stringify(query(0, pageSize).queryKey);
  const question = useRef(resetKey);
  const isNewQuestion = question.current !== resetKey;
  const first = isNewQuestion ? 0 : range.first;
  const last = isNewQuestion ? 0 : range.last;
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);

  const results = useQueries({
    queries: numbers.map((number) => ({ ...query(number * pageSize, pageSize) })),
  });
  const pages = new Map<number, P>();
  for (const [position, result] of results.entries())
    if (result.data !== undefined) pages.set(numbers[position] ?? 0, result.data as P);

  const shown = useRef<{ readonly key: string; readonly pages: ReadonlyMap<number, P>; readonly newest: P }>(
    null,
  );
  const newest = pages.values().next().value;
  const stamp = results.map((result) => result.dataUpdatedAt).join();
  const isStale = newest === undefined && shown.current !== null && shown.current.key !== resetKey;
  if (newest !== undefined && !isStale) {
    question.current = resetKey;
    const kept = shown.current?.key === resetKey ? shown.current.pages : new Map<number, P>();
    const changed = [...pages].some(([number, page]) => kept.get(number) !== page);
    if (changed || shown.current?.key !== resetKey) {
      const merged = new Map<number, P>();
      for (const [number] of kept) {
        // A page out of sight may have been loaded again since; the cache knows the newest.
        const cached = queryClient.getQueryData<P>(query(number * pageSize, pageSize).queryKey);
        if (cached !== undefined) merged.set(number, cached);
      }
      for (const [number, page] of pages) merged.set(number, page);
      shown.current = { key: resetKey, pages: merged, newest };
    }
  }
  const view = shown.current;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view or a newer reply is a new reader
  const getRow = useCallback(
    (index: number): Row | undefined => view?.pages.get(Math.floor(index / pageSize))?.rows[index % pageSize],
    [view, stamp, pageSize],
  );
  const onRangeChange = useCallback(
    (from: number, to: number) => {
      const next = { first: Math.floor(from / pageSize), last: Math.floor(to / pageSize) };
      setRange((now) => (now.first === next.first && now.last === next.last ? now : next));
    },
    [pageSize],
  );
  const error = results.find((result) => result.error !== null)?.error ?? null;
  const retry = () => {
    for (const result of results) void result.refetch();
  };
  const hasFailed = newest === undefined && error !== null;
  const total = hasFailed ? 0 : (view?.newest.total ?? 0);
  const readAll = async () => {
    const all: Row[] = [];
    for (let offset = 0; offset < total; offset += pageSize)
      all.push(...(await queryClient.fetchQuery(query(offset, pageSize))).rows);
    return all;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: retry and readAll read the queries of this render
  return useMemo(
    () => ({
      total,
      getRow,
      onRangeChange,
      readAll: total > pageSize ? readAll : null,
      isLoading: view === null && error === null,
      isStale: isStale && error === null,
      error: hasFailed ? error : null,
      retry,
      resetKey,
      page: view?.newest,
    }),
    [total, getRow, onRangeChange, view, hasFailed, error, isStale, resetKey],
  );
}
