import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { entryCalls } from '../../bound-calls.ts';
import { entryKey, entryTone, useEntryColumns } from '../../components/explanation/entry-columns.tsx';
import { EntryDrawer } from '../../components/explanation/entry-drawer.tsx';
import { keepState } from '../../components/form/keep-state.ts';
import { useChosen } from '../../components/grid/use-chosen.ts';
import { usePagedRows } from '../../components/grid/use-paged-rows.ts';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { ListPage } from '../../components/page/list-page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { useLedger } from '../../ledger.ts';
import { navigate, useSearchValue } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { entriesText } from '../../text/entries.ts';
import { EntryFilterBar } from './entry-filter-bar.tsx';
import { type EntryFilters, type EntryScope, isFiltered, noFilters, toListInput } from './entry-list.ts';

const useKeptFilters = keepState(noFilters);

/** 学分台账: every line of the ledger, why it stands there, and its reversal. */
export function EntriesPage() {
  const { ledger } = useLedger();
  const [filters, change] = useEntryFilters();
  const [teacherUid, setTeacherUid] = useSearchValue('teacher');
  const [projectUid, setProjectUid] = useSearchValue('project');
  const scope: EntryScope = { teacherUid, projectUid };
  const names = useScopeNames(scope);
  const rows = usePagedRows((offset, limit) =>
    orpc.entries.list.queryOptions({ input: { ...toListInput(filters, scope), offset, limit } }),
  );
  const { chosen, choose, chooseKey, close, step } = useChosen({ ...rows, getKey: entryKey });
  useLinkedEntry(chooseKey);
  const columns = useEntryColumns({
    isNarrow: chosen !== null,
    hasTeacher: true,
    hasOrganisation: ledger.organisation.level !== 'school',
    hasCredits: ledger.hasCredits,
    onExplain: choose,
  });
  const clear = () => {
    change(noFilters);
    setTeacherUid(null);
    setProjectUid(null);
  };
  return (
    <ListPage
      head={
        <PageHead
          title={entriesText.title}
          count={rows.page === undefined ? undefined : entriesText.count(rows.rowCount)}
        />
      }
      above={
        <EntryFilterBar
          filters={filters}
          onChange={change}
          scopes={[
            ...(teacherUid === null ? [] : [{ label: names.teacher, onRemove: () => setTeacherUid(null) }]),
            ...(projectUid === null ? [] : [{ label: names.project, onRemove: () => setProjectUid(null) }]),
          ]}
        />
      }
      rows={rows}
      table={{
        label: entriesText.listLabel,
        columns,
        getKey: entryKey,
        selectedKey: chosen?.key ?? null,
        onSelect: choose,
        followsSelection: chosen !== null,
        rowTone: entryTone,
        empty: <NoEntries isFiltered={isFiltered(filters, scope)} onClear={clear} />,
      }}
      drawer={
        chosen === null ? null : (
          <EntryDrawer calls={entryCalls} uid={chosen.key} onClose={close} onStep={step} />
        )
      }
    />
  );
}

/** The filters of the list. `/entries?year=2025` of a link is taken once; afterwards the page's own chips rule. */
function useEntryFilters(): readonly [EntryFilters, (change: Partial<EntryFilters>) => void] {
  const [filters, change] = useKeptFilters();
  const [linked, setLinked] = useSearchValue('year');
  useEffect(() => {
    if (linked === null) return;
    change({ ...noFilters, year: Number(linked) });
    setLinked(null);
  }, [linked, change, setLinked]);
  return [filters, change];
}

/** `/entries?entry=…` of a link opens that entry once, also when it is not among the rows loaded. */
function useLinkedEntry(chooseKey: (uid: string) => void): void {
  const [linked, setLinked] = useSearchValue('entry');
  useEffect(() => {
    if (linked === null) return;
    chooseKey(linked);
    setLinked(null);
  }, [linked, chooseKey, setLinked]);
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
