import { Button } from '@mantine/core';
import { useCallback, useRef } from 'react';
import type { ListedEntry } from '../../../src-shared/rpc/contract/entries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { entryKey, entryTone, useEntryColumns } from '../../components/explanation/entry-columns.tsx';
import { DataTable } from '../../components/grid/data-table.tsx';
import { usePagedRows } from '../../components/grid/use-paged-rows.ts';
import { useLedger } from '../../ledger.ts';
import { navigate } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { teachersText } from '../../text/teachers.ts';

const text = teachersText.profile;

type ProfileEntriesProps = {
  readonly teacherUid: string;
  readonly year: number | null;
  readonly selectedUid: string | null;
  readonly isNarrow: boolean;
  /** `step` walks on from the row that was chosen. */
  readonly onExplain: (uid: string, step: (by: 1 | -1) => void) => void;
};

/** Every entry of one teacher, or of one of the years. */
export function ProfileEntries({ teacherUid, year, selectedUid, isNarrow, onExplain }: ProfileEntriesProps) {
  const { ledger } = useLedger();
  const rows = usePagedRows((offset, limit) =>
    orpc.entries.list.queryOptions({ input: { teacherUid, year, offset, limit } }),
  );
  const latest = useRef({ rows, onExplain });
  latest.current = { rows, onExplain };
  const explain = useCallback((entry: ListedEntry, index?: number) => {
    const { getRow, total } = latest.current.rows;
    const place = index ?? findIndex(getRow, total, entry.uid);
    latest.current.onExplain(entry.uid, (by) => {
      const next = latest.current.rows.getRow(place + by);
      if (next !== undefined) explain(next, place + by);
    });
  }, []);
  const columns = useEntryColumns({
    isNarrow,
    hasTeacher: false,
    hasOrganisation: false,
    hasCredits: ledger.hasCredits,
    onExplain: explain,
  });
  return (
    <DataTable
      label={text.entriesLabel}
      columns={columns}
      rowCount={rows.total}
      getRow={rows.getRow}
      getKey={entryKey}
      onRangeChange={rows.onRangeChange}
      selectedKey={selectedUid}
      onSelect={explain}
      followsSelection={selectedUid !== null}
      rowTone={entryTone}
      isLoading={rows.isLoading}
      isStale={rows.isStale}
      error={rows.error}
      onRetry={rows.retry}
      resetKey={rows.resetKey}
      empty={
        <EmptyState
          title={text.noEntries}
          actions={<Button onClick={() => navigate('/projects')}>{text.toProjects}</Button>}
        >
          {text.noEntriesHint}
        </EmptyState>
      }
    />
  );
}

function findIndex(getRow: (index: number) => ListedEntry | undefined, total: number, uid: string): number {
  for (let index = 0; index < total; index++) if (getRow(index)?.uid === uid) return index;
  return -1;
}
