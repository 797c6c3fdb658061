import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { ListedEntry } from '../../../src-shared/rpc/contract/entries.ts';
import { entryCalls } from '../../bound-calls.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { entryKey, entryTone, useEntryColumns } from '../../components/explanation/entry-columns.tsx';
import { EntryDrawer } from '../../components/explanation/entry-drawer.tsx';
import { keepState } from '../../components/form/keep-state.ts';
import { DataTable } from '../../components/grid/data-table.tsx';
import { usePagedRows } from '../../components/grid/use-paged-rows.ts';
import { Split } from '../../components/overlay/side-drawer.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useLedger } from '../../ledger.ts';
import { navigate, useSearchValue } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { entriesText } from '../../text/entries.ts';
import { EntryFilterBar } from './entry-filter-bar.tsx';
import { type EntryScope, isFiltered, noFilters, toListInput } from './entry-list.ts';

const useEntryFilters = keepState(noFilters);

type Selected = { readonly uid: string; readonly index: number };

/** 学分台账: every line of the ledger, why it stands there, and its reversal. */
export function EntriesPage() {
  const { ledger } = useLedger();
  const [filters, change] = useEntryFilters();
  const [teacherUid, setTeacherUid] = useSearchValue('teacher');
  const [projectUid, setProjectUid] = useSearchValue('project');
  const [entryUid, setEntryUid] = useSearchValue('entry');
  const [linkYear, setLinkYear] = useSearchValue('year');
  const [selected, setSelected] = useState<Selected | null>(null);
  const scope: EntryScope = { teacherUid, projectUid };
  useEffect(() => {
    if (linkYear === null) return;
    change({ ...noFilters, year: Number(linkYear) });
    setLinkYear(null);
  }, [linkYear, change, setLinkYear]);
  useEffect(() => {
    if (entryUid === null) return;
    setSelected({ uid: entryUid, index: -1 });
    setEntryUid(null);
  }, [entryUid, setEntryUid]);

  const rows = usePagedRows((offset, limit) =>
    orpc.entries.list.queryOptions({ input: { ...toListInput(filters, scope), offset, limit } }),
  );
  const { getRow, total } = rows;
  const names = useScopeNames(scope);
  const explain = useCallback(
    (entry: ListedEntry, index?: number) =>
      setSelected({ uid: entry.uid, index: index ?? findIndex(getRow, total, entry) }),
    [getRow, total],
  );
  const columns = useEntryColumns({
    isNarrow: selected !== null,
    hasTeacher: true,
    hasOrganisation: ledger.organisation.level !== 'school',
    hasCredits: ledger.hasCredits,
    onExplain: explain,
  });
  const step = (by: 1 | -1) => {
    const entry = selected === null ? undefined : getRow(selected.index + by);
    if (selected !== null && entry !== undefined) explain(entry, selected.index + by);
  };

  return (
    <div className="page">
      <PageHead
        title={entriesText.title}
        count={rows.page === undefined ? undefined : entriesText.count(total)}
      />
      <EntryFilterBar
        filters={filters}
        onChange={change}
        scopes={[
          ...(teacherUid === null ? [] : [{ label: names.teacher, onRemove: () => setTeacherUid(null) }]),
          ...(projectUid === null ? [] : [{ label: names.project, onRemove: () => setProjectUid(null) }]),
        ]}
      />
      <Split
        drawer={
          selected === null ? null : (
            <EntryDrawer
              calls={entryCalls}
              uid={selected.uid}
              onClose={() => setSelected(null)}
              onStep={step}
            />
          )
        }
      >
        <DataTable
          label={entriesText.listLabel}
          columns={columns}
          rowCount={total}
          getRow={getRow}
          getKey={entryKey}
          onRangeChange={rows.onRangeChange}
          selectedKey={selected?.uid ?? null}
          onSelect={explain}
          followsSelection={selected !== null}
          rowTone={entryTone}
          isLoading={rows.isLoading}
          isStale={rows.isStale}
          error={rows.error}
          onRetry={rows.retry}
          resetKey={rows.resetKey}
          empty={
            <NoEntries
              isFiltered={isFiltered(filters, scope)}
              onClear={() => {
                change(noFilters);
                setTeacherUid(null);
                setProjectUid(null);
              }}
            />
          }
        />
      </Split>
    </div>
  );
}

/** The names of the teacher or project that a link narrowed the page to. */
function useScopeNames({ teacherUid, projectUid }: EntryScope): {
  readonly teacher: string;
  readonly project: string;
} {
  const text = entriesText.filters;
  const teacher = useQuery({
    ...orpc.teachers.get.queryOptions({ input: { uid: teacherUid ?? '-' } }),
    enabled: teacherUid !== null,
  });
  const project = useQuery({
    ...orpc.projects.get.queryOptions({ input: { uid: projectUid ?? '-' } }),
    enabled: projectUid !== null,
  });
  return {
    teacher: teacher.data === undefined ? text.ofOneTeacher : text.ofTeacher(teacher.data.fields.name),
    project: project.data === undefined ? text.ofOneProject : text.ofProject(project.data.fields.name),
  };
}

type NoEntriesProps = { readonly isFiltered: boolean; readonly onClear: () => void };

function NoEntries({ isFiltered: isAsked, onClear }: NoEntriesProps) {
  const text = entriesText.empty;
  if (isAsked)
    return (
      <EmptyState
        title={text.noMatch}
        actions={<Button onClick={onClear}>{entriesText.filters.clear}</Button>}
      >
        {text.noMatchHint}
      </EmptyState>
    );
  return (
    <EmptyState
      title={text.title}
      actions={
        <Button variant="filled" onClick={() => navigate('/projects')}>
          {text.toProjects}
        </Button>
      }
    >
      {text.hint}
    </EmptyState>
  );
}

function findIndex(
  getRow: (index: number) => ListedEntry | undefined,
  total: number,
  wanted: ListedEntry,
): number {
  for (let index = 0; index < total; index++) if (getRow(index)?.uid === wanted.uid) return index;
  return -1;
}
