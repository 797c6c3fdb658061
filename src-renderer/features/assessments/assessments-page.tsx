import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { assessmentCalls } from '../../bound-calls.ts';
import { AssessmentDrawer } from '../../components/explanation/assessment-drawer.tsx';
import { useChosen } from '../../components/grid/use-chosen.ts';
import { usePagedRows } from '../../components/grid/use-paged-rows.ts';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { EmptyState, NothingFound } from '../../components/page/empty-state.tsx';
import { ListPage } from '../../components/page/list-page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { Tabs } from '../../components/page/tabs.tsx';
import { useLedger } from '../../ledger.ts';
import { navigate } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { assessmentsText } from '../../text/assessments.ts';
import { type MatrixRow, matrixColumns, type Scope } from './matrix-columns.tsx';
import { type Filters, MatrixFilters, useFilters } from './matrix-filters.tsx';

const getKey = (row: MatrixRow) => row.uid;

/** 考核: everybody's years beside each other, who is short of what, and the cheapest way to close the gap. */
export function AssessmentsPage() {
  const { year } = useLedger();
  const [filters, change] = useFilters();
  const { scope, hasYearMinimum } = useScope(filters, year);
  const rows = useMatrix(filters, scope, year);
  const beside = useExplained(rows);
  const { shown } = beside;
  const columns = useMatrixColumns({
    scope,
    hasDuties: filters.group !== null,
    years: rows.page?.years,
    isNarrow: shown !== null,
    beside,
  });
  const scopeYear = scope === 'year' ? year : null;
  return (
    <ListPage
      head={
        <PageHead
          title={assessmentsText.title}
          count={rows.page === undefined ? undefined : assessmentsText.count(rows.rowCount)}
        />
      }
      above={
        <>
          <ScopeTabs scope={scope} onChange={(next) => change({ scope: next, verdict: null })} />
          <MatrixFilters
            filters={filters}
            onChange={change}
            counts={rows.page?.counts}
            groups={rows.page?.groups}
          />
          {scope === 'year' && !hasYearMinimum && <NoYearMinimum />}
        </>
      }
      rows={rows}
      table={{
        label: assessmentsText.matrixLabel,
        columns,
        getKey,
        selectedKey: shown?.row.uid ?? null,
        onSelect: (row, index) => beside.explain(row, shown === null ? scopeYear : shown.year, index),
        followsSelection: shown !== null,
        empty: (
          <NobodyHere
            onClear={() => change({ search: '', verdict: null, organisationName: null, group: null })}
          />
        ),
      }}
      drawer={<ExplainedDrawer beside={beside} />}
    />
  );
}

function NoYearMinimum() {
  return (
    <div style={{ padding: '0 20px 10px' }}>
      <NoteBox>{assessmentsText.empty.noYearMinimum}</NoteBox>
    </div>
  );
}

function ExplainedDrawer({ beside }: { readonly beside: Explained }) {
  const { ledger, year } = useLedger();
  const { shown } = beside;
  if (shown === null) return null;
  return (
    <AssessmentDrawer
      calls={assessmentCalls}
      cycle={ledger.cycle}
      teacher={shown.row}
      year={shown.year}
      otherYear={year}
      onYearChange={beside.setYear}
      onClose={beside.close}
      onStep={beside.step}
    />
  );
}

/** The scope in force: the chosen one, else the year where the policy sets a minimum for it, else the cycle. */
function useScope(
  filters: Filters,
  year: number,
): { readonly scope: Scope; readonly hasYearMinimum: boolean } {
  const overview = useQuery(orpc.assessments.overview.queryOptions({ input: { year } })).data;
  const hasYearMinimum = overview?.hasYearMinimum ?? true;
  return { scope: filters.scope ?? (hasYearMinimum ? 'year' : 'cycle'), hasYearMinimum };
}

function useMatrix({ search, verdict, organisationName, group }: Filters, scope: Scope, year: number) {
  return usePagedRows((offset, limit) =>
    orpc.assessments.matrix.queryOptions({
      input: { year, scope, search: search.trim(), verdict, organisationName, group, offset, limit },
    }),
  );
}

type Explained = {
  readonly shown: { readonly row: MatrixRow; readonly year: number | null } | null;
  readonly explain: (row: MatrixRow, year: number | null, index?: number) => void;
  readonly setYear: (year: number | null) => void;
  readonly close: () => void;
  readonly step: (by: 1 | -1) => void;
};

/** The teacher and the year (null: the cycle) explained beside the list. */
function useExplained(rows: ReturnType<typeof useMatrix>): Explained {
  const { chosen, choose, close, step } = useChosen({ ...rows, getKey });
  const [year, setYear] = useState<number | null>(null);
  const explain = useCallback(
    (row: MatrixRow, of: number | null, index?: number) => {
      setYear(of);
      choose(row, index);
    },
    [choose],
  );
  const shown = chosen?.row ? { row: chosen.row, year } : null;
  return { shown, explain, setYear, close, step };
}

type MatrixColumns = {
  readonly hasDuties: boolean;
  readonly scope: Scope;
  readonly years: readonly number[] | undefined;
  readonly isNarrow: boolean;
  readonly beside: Explained;
};

function useMatrixColumns({ scope, hasDuties, years, isNarrow, beside: { explain } }: MatrixColumns) {
  const { ledger, year } = useLedger();
  const { cycle, hasCredits } = ledger;
  const hasOrganisation = ledger.organisation.level !== 'school';
  return useMemo(
    () =>
      matrixColumns({
        years: years ?? [],
        year,
        cycle,
        scope,
        hasCredits,
        hasOrganisation,
        isNarrow,
        hasDuties,
        onExplain: explain,
      }),
    [years, year, cycle, scope, hasCredits, hasOrganisation, isNarrow, hasDuties, explain],
  );
}

type ScopeTabsProps = { readonly scope: Scope; readonly onChange: (scope: Scope) => void };

function ScopeTabs({ scope, onChange }: ScopeTabsProps) {
  const { ledger, year } = useLedger();
  return (
    <>
      <Tabs
        label={assessmentsText.scopes.label}
        tabs={[
          { key: 'year', title: assessmentsText.scopes.year(year) },
          { key: 'cycle', title: assessmentsText.scopes.cycle(ledger.cycle.from, ledger.cycle.to) },
        ]}
        value={scope}
        onChange={onChange}
      />
      <div style={{ height: 10, flex: 'none' }} />
    </>
  );
}

function NobodyHere({ onClear }: { readonly onClear: () => void }) {
  const { ledger } = useLedger();
  const text = assessmentsText.empty;
  if (ledger.teacherCount > 0)
    return <NothingFound text={text} clearLabel={assessmentsText.filters.clear} onClear={onClear} />;
  return (
    <EmptyState
      title={text.title}
      actions={
        <Button variant="filled" onClick={() => navigate('/teachers/import')}>
          {text.import}
        </Button>
      }
    >
      {text.hint}
    </EmptyState>
  );
}
