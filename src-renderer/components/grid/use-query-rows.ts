import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { TableRows } from './data-table.tsx';

type ListQuery = Pick<UseQueryResult, 'isLoading' | 'isPlaceholderData' | 'error' | 'refetch'>;

/** The rows of a list that comes in one answer, as `DataTable` and `ListPage` take them. */
export function useQueryRows<Row>(query: ListQuery, rows: readonly Row[] | undefined): TableRows<Row> {
  return {
    rowCount: rows?.length ?? 0,
    getRow: useCallback((index: number) => rows?.[index], [rows]),
    isLoading: query.isLoading,
    isStale: query.isPlaceholderData,
    error: query.error,
    onRetry: () => void query.refetch(),
  };
}
