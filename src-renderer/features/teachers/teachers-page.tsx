import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { TeacherRow } from '../../../src-shared/rpc/contract/teachers.ts';
import { assessmentCalls } from '../../bound-calls.ts';
import { AssessmentDrawer } from '../../components/explanation/assessment-drawer.tsx';
import { keepState } from '../../components/form/draft/keep-state.ts';
import { usePagedRows } from '../../components/grid/use-paged-rows.ts';
import { EmptyState, NothingFound } from '../../components/page/empty-state.tsx';
import { ListPage } from '../../components/page/list-page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { useLedger } from '../../ledger.ts';
import { navigate } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { teachersText } from '../../text/teachers.ts';
import { TeacherFormDrawer } from './form/teacher-form-drawer.tsx';
import { emptyTeacher } from './form/teacher-values.ts';
import { ImportHistory } from './import-history.tsx';
import { teacherColumns } from './teacher-columns.tsx';
import { TeacherFilterBar } from './teacher-filter-bar.tsx';
import { isFiltered, noFilters, toListInput } from './teacher-list.ts';
import { type TeacherBeside, teacherKey, useBeside } from './use-beside.ts';

/** The filters of the list, found again when the user comes back from a profile. */
const useTeacherFilters = keepState(noFilters);

/** 教师: who is in the ledger, how each stands in year and cycle, and why. */
export function TeachersPage() {
  const { filters, change, rows, facets, hasOrganisation } = useTeacherList();
  const state = useBeside(rows);
  const columns = useTeacherColumns(state, hasOrganisation);
  const { explained, scope, explain, open } = useExplaining(state);
  return (
    <ListPage
      head={
        <TeachersHead
          count={rows.page === undefined ? undefined : teachersText.count(rows.rowCount)}
          state={state}
        />
      }
      above={<TeacherFilterBar {...{ filters, facets, hasOrganisation }} onChange={change} />}
      rows={rows}
      table={{
        label: teachersText.listLabel,
        columns,
        getKey: teacherKey,
        selectedKey: explained?.row.uid ?? null,
        onSelect: explain,
        onOpen: open,
        followsSelection: explained !== null,
        sort: filters.sort,
        onSortChange: (sort) => change({ sort }),
        empty: (
          <NoTeachers
            isFiltered={isFiltered(filters)}
            onClear={() => change({ ...noFilters, sort: filters.sort, status: null })}
            onAdd={state.add}
          />
        ),
      }}
      drawer={<BesideDrawer state={state} scope={scope} />}
    />
  );
}

/** The filters and the rows they leave; the school is told where the ledger holds several. */
function useTeacherList() {
  const { ledger, year } = useLedger();
  const [filters, change] = useTeacherFilters();
  const rows = usePagedRows((offset, limit) =>
    orpc.teachers.list.queryOptions({ input: { ...toListInput(filters, year), offset, limit } }),
  );
  const facets = useQuery(orpc.teachers.facets.queryOptions()).data;
  const hasOrganisation = ledger.organisation.level !== 'school' || (facets?.organisations.length ?? 0) > 1;
  return { filters, change, rows, facets, hasOrganisation };
}

/** Enter explains a teacher; a second time it opens the profile. */
function useExplaining({ beside, explain }: TeacherBeside) {
  const { year } = useLedger();
  const explained = beside?.kind === 'explain' ? beside : null;
  // ↑↓ stay with the cycle once it is what is explained; a year is always the page's.
  const scope = explained?.year === null ? null : year;
  return {
    explained,
    scope,
    explain: (row: TeacherRow, index: number) => explain(row, scope, index),
    open: (row: TeacherRow, index: number) =>
      explained?.row.uid === row.uid ? navigate(`/teachers/${row.uid}`) : explain(row, scope, index),
  };
}

function useTeacherColumns({ beside, explain }: TeacherBeside, hasOrganisation: boolean) {
  const { ledger, year } = useLedger();
  const { cycle, hasCredits } = ledger;
  const isNarrow = beside !== null;
  const isTight = beside?.kind === 'add';
  return useMemo(
    () => teacherColumns({ year, cycle, hasCredits, hasOrganisation, isNarrow, isTight, onExplain: explain }),
    [year, cycle, hasCredits, hasOrganisation, isNarrow, isTight, explain],
  );
}

type TeachersHeadProps = { readonly count: string | undefined; readonly state: TeacherBeside };

function TeachersHead({ count, state }: TeachersHeadProps) {
  const { ledger } = useLedger();
  return (
    <PageHead
      title={teachersText.title}
      count={count}
      actions={
        <>
          <Button onClick={() => navigate('/teachers/import')}>{teachersText.import}</Button>
          <Button
            // In an empty ledger the way on stands in the middle of the page.
            variant={ledger.teacherCount === 0 ? 'default' : 'filled'}
            onClick={state.add}
          >
            {teachersText.add}
          </Button>
        </>
      }
      menu={<Menu.Item onClick={state.showHistory}>{teachersText.importHistory}</Menu.Item>}
    />
  );
}

type BesideDrawerProps = {
  readonly state: TeacherBeside;
  /** The year to explain, null for the cycle. */
  readonly scope: number | null;
};

function BesideDrawer({ state, scope }: BesideDrawerProps): ReactNode {
  const { ledger, year } = useLedger();
  const { beside, close } = state;
  switch (beside?.kind) {
    case undefined:
      return null;
    case 'add':
      return (
        <TeacherFormDrawer
          saved={null}
          initial={emptyTeacher(ledger.organisation.level === 'school' ? ledger.organisation.name : '')}
          onClose={close}
        />
      );
    case 'explain':
      return (
        <AssessmentDrawer
          calls={assessmentCalls}
          cycle={ledger.cycle}
          teacher={beside.row}
          year={scope}
          otherYear={year}
          onYearChange={state.setYear}
          onClose={close}
          onStep={state.step}
        />
      );
    case 'history':
      return <ImportHistory onClose={close} />;
  }
}

type NoTeachersProps = {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
  readonly onAdd: () => void;
};

function NoTeachers({ isFiltered: isAsked, onClear, onAdd }: NoTeachersProps) {
  const { ledger } = useLedger();
  const text = teachersText.empty;
  if (isAsked || ledger.teacherCount > 0)
    return <NothingFound text={text} clearLabel={teachersText.filters.clear} onClear={onClear} />;
  return (
    <EmptyState
      title={text.title}
      actions={
        <>
          <Button variant="filled" onClick={() => navigate('/teachers/import')}>
            {text.import}
          </Button>
          <Button onClick={onAdd}>{teachersText.add}</Button>
        </>
      }
    >
      {text.hint}
    </EmptyState>
  );
}
