import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ListedEntry } from '../../../src-shared/rpc/contract/entries.ts';
import { entryCalls } from '../../bound-calls.ts';
import { entryKey, entryTone, useEntryColumns } from '../../components/explanation/entry-columns.tsx';
import { EntryDrawer } from '../../components/explanation/entry-drawer.tsx';
import { keepState } from '../../components/form/draft/keep-state.ts';
import { useChosen } from '../../components/grid/use-chosen.ts';
import { usePagedRows } from '../../components/grid/use-paged-rows.ts';
import { EmptyState, NothingFound } from '../../components/page/empty-state.tsx';
import { ListPage } from '../../components/page/list-page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { useLedger } from '../../ledger.ts';
import { navigate, useHandedOver, useSearchValue } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { entriesText } from '../../text/entries.ts';
import { EntryFilterBar } from './entry-filter-bar.tsx';
import { type EntryScope, isFiltered, noFilters, toListInput } from './entry-list.ts';

const useKeptFilters = keepState(noFilters);

/** 学分台账: every line of the ledger, why it stands there, and its reversal. */
export function EntriesPage() {
  const list = useEntryList();
  const { filters, scope, rows } = list;
  const { chosen, choose, chooseKey, close, step } = useChosen({ ...rows, getKey: entryKey });
  // A link may name an entry that is not among the rows loaded.
  useHandedOver('entry', chooseKey);
  const columns = useColumns(chosen !== null, choose);
  return (
    <ListPage
      head={
        <PageHead
          title={entriesText.title}
          count={rows.page === undefined ? undefined : entriesText.count(rows.rowCount)}
        />
      }
      above={<EntryFilterBar filters={filters} onChange={list.change} scopes={list.scopes} />}
      rows={rows}
      table={{
        label: entriesText.listLabel,
        columns,
        getKey: entryKey,
        selectedKey: chosen?.key ?? null,
        onSelect: choose,
        followsSelection: chosen !== null,
        rowTone: entryTone,
        empty: <NoEntries isFiltered={isFiltered(filters, scope)} onClear={list.clear} />,
      }}
      drawer={chosen && <EntryDrawer calls={entryCalls} uid={chosen.key} onClose={close} onStep={step} />}
    />
  );
}

/** The filters, what a link narrowed the list to, and the rows that both leave. */
function useEntryList() {
  const [filters, change] = useKeptFilters();
  const takeYear = useCallback((year: string) => change({ ...noFilters, year: Number(year) }), [change]);
  useHandedOver('year', takeYear);
  const [teacherUid, setTeacherUid] = useSearchValue('teacher');
  const [projectUid, setProjectUid] = useSearchValue('project');
  const scope: EntryScope = { teacherUid, projectUid };
  const names = useScopeNames(scope);
  const rows = usePagedRows((offset, limit) =>
    orpc.entries.list.queryOptions({ input: { ...toListInput(filters, scope), offset, limit } }),
  );
  return {
    filters,
    change,
    scope,
    scopes: [
      ...(teacherUid === null ? [] : [{ label: names.teacher, onRemove: () => setTeacherUid(null) }]),
      ...(projectUid === null ? [] : [{ label: names.project, onRemove: () => setProjectUid(null) }]),
    ],
    rows,
    clear: () => {
      change(noFilters);
      setTeacherUid(null);
      setProjectUid(null);
    },
  };
}

function useColumns(isNarrow: boolean, onExplain: (entry: ListedEntry) => void) {
  const { ledger } = useLedger();
  return useEntryColumns({
    isNarrow,
    hasTeacher: true,
    hasOrganisation: ledger.organisation.level !== 'school',
    hasCredits: ledger.hasCredits,
    onExplain,
  });
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
  if (isAsked) return <NothingFound text={text} clearLabel={entriesText.filters.clear} onClear={onClear} />;
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
