import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import './teachers.css';
import type { TeacherRow } from '../../../src-shared/rpc/contract/teachers.ts';
import { assessmentCalls } from '../../bound-calls.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { AssessmentDrawer } from '../../components/explanation/assessment-drawer.tsx';
import { keepState } from '../../components/form/keep-state.ts';
import { DataTable } from '../../components/grid/data-table.tsx';
import { usePagedRows } from '../../components/grid/use-paged-rows.ts';
import { Split } from '../../components/overlay/side-drawer.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useLedger } from '../../ledger.ts';
import { navigate, useSearchValue } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { teachersText } from '../../text/teachers.ts';
import { ImportHistory } from './import-history.tsx';
import { teacherColumns } from './teacher-columns.tsx';
import { TeacherFilterBar } from './teacher-filter-bar.tsx';
import { TeacherFormDrawer } from './teacher-form-drawer.tsx';
import { isFiltered, noFilters, toListInput } from './teacher-list.ts';
import { emptyTeacher } from './teacher-values.ts';

/** The filters of the list, found again when the user comes back from a profile. */
const useTeacherFilters = keepState(noFilters);

/** What stands beside the list. `index` is the row's place when it was chosen, for walking on from there. */
type Beside =
  | {
      readonly kind: 'explain';
      readonly row: TeacherRow;
      readonly index: number;
      readonly year: number | null;
    }
  | { readonly kind: 'history' };

const keyOf = (row: TeacherRow) => row.uid;

/** 教师: who is in the ledger, how each stands in year and cycle, and why. */
export function TeachersPage() {
  const { ledger, year } = useLedger();
  const [filters, change] = useTeacherFilters();
  const [beside, setBeside] = useState<Beside | null>(null);
  const [add, setAdd] = useSearchValue('new');
  const isAdding = add !== null;
  const rows = usePagedRows((offset, limit) =>
    orpc.teachers.list.queryOptions({ input: { ...toListInput(filters, year), offset, limit } }),
  );
  const { getRow, total } = rows;
  const facets = useQuery(orpc.teachers.facets.queryOptions());
  const isNarrow = beside !== null || isAdding;
  const hasOrganisation =
    ledger.organisation.level !== 'school' || (facets.data?.organisations.length ?? 0) > 1;

  const explain = useCallback(
    (row: TeacherRow, of: number | null, index?: number) => {
      setAdd(null);
      setBeside({ kind: 'explain', row, index: index ?? indexOf(getRow, total, row), year: of });
    },
    [getRow, total, setAdd],
  );
  const columns = useMemo(
    () =>
      teacherColumns({
        year,
        cycle: ledger.cycle,
        hasCredits: ledger.hasCredits,
        hasOrganisation,
        isNarrow,
        isTight: isAdding,
        onExplain: explain,
      }),
    [year, ledger.cycle, ledger.hasCredits, hasOrganisation, isNarrow, isAdding, explain],
  );
  const explained = beside?.kind === 'explain' ? beside : null;
  const scope = explained?.year === null ? null : year;
  const step = (by: 1 | -1) => {
    if (explained === null) return;
    const row = getRow(explained.index + by);
    if (row !== undefined) explain(row, scope, explained.index + by);
  };
  const open = (row: TeacherRow, index: number) =>
    explained?.row.uid === row.uid ? navigate(`/teachers/${row.uid}`) : explain(row, scope, index);

  return (
    <div className="page">
      <PageHead
        title={teachersText.title}
        count={rows.page === undefined ? undefined : teachersText.count(total)}
        actions={
          <>
            <Button onClick={() => navigate('/teachers/import')}>{teachersText.import}</Button>
            <Button
              // In an empty ledger the way on stands in the middle of the page.
              variant={ledger.teacherCount === 0 ? 'default' : 'filled'}
              onClick={() => {
                setBeside(null);
                setAdd('1');
              }}
            >
              {teachersText.add}
            </Button>
          </>
        }
        menu={
          <Menu.Item
            onClick={() => {
              setAdd(null);
              setBeside({ kind: 'history' });
            }}
          >
            {teachersText.importHistory}
          </Menu.Item>
        }
      />
      <TeacherFilterBar
        filters={filters}
        onChange={change}
        facets={facets.data}
        hasOrganisation={hasOrganisation}
      />
      <Split
        drawer={
          isAdding ? (
            <TeacherFormDrawer
              saved={null}
              initial={emptyTeacher(ledger.organisation.level === 'school' ? ledger.organisation.name : '')}
              onClose={() => setAdd(null)}
            />
          ) : explained !== null ? (
            <AssessmentDrawer
              calls={assessmentCalls}
              cycle={ledger.cycle}
              teacher={explained.row}
              year={scope}
              otherYear={year}
              onYearChange={(of) => setBeside({ ...explained, year: of })}
              onClose={() => setBeside(null)}
              onStep={step}
            />
          ) : beside?.kind === 'history' ? (
            <ImportHistory onClose={() => setBeside(null)} />
          ) : null
        }
      >
        <DataTable
          label={teachersText.listLabel}
          columns={columns}
          rowCount={total}
          getRow={getRow}
          getKey={keyOf}
          onRangeChange={rows.onRangeChange}
          selectedKey={explained?.row.uid ?? null}
          onSelect={(row, index) => explain(row, scope, index)}
          onOpen={open}
          followsSelection={explained !== null}
          sort={filters.sort}
          onSortChange={(sort) => change({ sort })}
          isLoading={rows.isLoading}
          isStale={rows.isStale}
          error={rows.error}
          onRetry={rows.retry}
          resetKey={rows.resetKey}
          empty={
            isFiltered(filters) || ledger.teacherCount > 0 ? (
              <EmptyState
                title={teachersText.empty.noMatch}
                actions={
                  <Button onClick={() => change({ ...noFilters, sort: filters.sort, status: null })}>
                    {teachersText.filters.clear}
                  </Button>
                }
              >
                {teachersText.empty.noMatchHint}
              </EmptyState>
            ) : (
              <EmptyState
                title={teachersText.empty.title}
                actions={
                  <>
                    <Button variant="filled" onClick={() => navigate('/teachers/import')}>
                      {teachersText.empty.import}
                    </Button>
                    <Button onClick={() => setAdd('1')}>{teachersText.add}</Button>
                  </>
                }
              >
                {teachersText.empty.hint}
              </EmptyState>
            )
          }
        />
      </Split>
    </div>
  );
}

/** Where a row stands among those loaded; its figure was clicked, so it is one of them. */
function indexOf(
  getRow: (index: number) => TeacherRow | undefined,
  total: number,
  wanted: TeacherRow,
): number {
  for (let index = 0; index < total; index++) if (getRow(index)?.uid === wanted.uid) return index;
  return 0;
}
