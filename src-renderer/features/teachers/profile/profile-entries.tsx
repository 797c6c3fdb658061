import { Button } from '@mantine/core';
import type { ListedEntry } from '../../../../src-shared/rpc/contract/entries.ts';
import { entryKey, entryTone, useEntryColumns } from '../../../components/explanation/entry-columns.tsx';
import { DataTable } from '../../../components/grid/data-table.tsx';
import { findIndex } from '../../../components/grid/use-chosen.ts';
import { usePagedRows } from '../../../components/grid/use-paged-rows.ts';
import { EmptyState } from '../../../components/page/empty-state.tsx';
import { useEvent } from '../../../components/use-event.ts';
import { useLedger } from '../../../ledger.ts';
import { navigate } from '../../../routing.ts';
import { orpc } from '../../../rpc.ts';
import { teachersText } from '../../../text/teachers.ts';

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
  const explain = useEvent((entry: ListedEntry, index?: number) => {
    const place = index ?? findIndex({ ...rows, getKey: entryKey }, entry.uid);
    onExplain(entry.uid, (by) => stepFrom(place, by));
  });
  const stepFrom = useEvent((place: number, by: 1 | -1) => {
    const next = rows.getRow(place + by);
    if (next !== undefined) explain(next, place + by);
  });
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
      {...rows}
      getKey={entryKey}
      selectedKey={selectedUid}
      onSelect={explain}
      followsSelection={selectedUid !== null}
      rowTone={entryTone}
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
