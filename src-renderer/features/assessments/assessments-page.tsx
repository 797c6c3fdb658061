import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import './assessments.css';
import type { Verdict } from '../../../src-shared/rpc/contract/assessments.ts';
import { assessmentCalls } from '../../bound-calls.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { AssessmentDrawer } from '../../components/explanation/assessment-drawer.tsx';
import { FilterBar, FilterSelect, FilterToggle, SearchField } from '../../components/filters.tsx';
import { keepState } from '../../components/form/keep-state.ts';
import { DataTable } from '../../components/grid/data-table.tsx';
import { usePagedRows } from '../../components/grid/use-paged-rows.ts';
import { NoteBox } from '../../components/note-box.tsx';
import { Split } from '../../components/overlay/side-drawer.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useLedger } from '../../ledger.ts';
import { navigate, useSearchValue } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { assessmentsText } from '../../text/assessments.ts';
import { formatCount } from '../../text/format.ts';
import { verdictWords } from '../../text/words.ts';
import { type MatrixRow, matrixColumns, type Scope } from './matrix-columns.tsx';

type Filters = {
  readonly scope: Scope | null;
  readonly search: string;
  readonly verdict: Verdict | null;
  readonly organisationName: string | null;
};

const noFilters: Filters = { scope: null, search: '', verdict: null, organisationName: null };
const useFilters = keepState(noFilters);

type Beside = { readonly row: MatrixRow; readonly index: number; readonly year: number | null };

const keyOf = (row: MatrixRow) => row.uid;

/** 考核: everybody's years beside each other, who is short of what, and the cheapest way to close the gap. */
export function AssessmentsPage() {
  const { ledger, year } = useLedger();
  const { cycle } = ledger;
  const [filters, change] = useFilters();
  const [beside, setBeside] = useState<Beside | null>(null);
  useLinkedVerdict(change);
  const overview = useQuery(orpc.assessments.overview.queryOptions({ input: { year } })).data;
  const hasYearMinimum = overview?.hasYearMinimum ?? true;
  const scope: Scope = filters.scope ?? (hasYearMinimum ? 'year' : 'cycle');
  const { search, verdict, organisationName } = filters;
  const rows = usePagedRows((offset, limit) =>
    orpc.assessments.matrix.queryOptions({
      input: { year, scope, search: search.trim(), verdict, organisationName, offset, limit },
    }),
  );
  const { getRow, total, page } = rows;
  const hasOrganisation = ledger.organisation.level !== 'school';
  const explain = useCallback(
    (row: MatrixRow, of: number | null, index?: number) =>
      setBeside({ row, index: index ?? findIndex(getRow, total, row), year: of }),
    [getRow, total],
  );
  const years = page?.years;
  const isNarrow = beside !== null;
  const columns = useMemo(
    () =>
      matrixColumns({
        years: years ?? [],
        year,
        cycle,
        scope,
        hasCredits: ledger.hasCredits,
        hasOrganisation,
        isNarrow,
        onExplain: explain,
      }),
    [years, year, cycle, scope, ledger.hasCredits, hasOrganisation, isNarrow, explain],
  );
  const scopeYear = scope === 'year' ? year : null;
  const step = (by: 1 | -1) => {
    const row = beside === null ? undefined : getRow(beside.index + by);
    if (beside !== null && row !== undefined) explain(row, beside.year, beside.index + by);
  };

  return (
    <div className="page">
      <PageHead
        title={assessmentsText.title}
        count={page === undefined ? undefined : assessmentsText.count(total)}
      />
      <Tabs
        label={assessmentsText.scopes.label}
        tabs={[
          { key: 'year', title: assessmentsText.scopes.year(year) },
          { key: 'cycle', title: assessmentsText.scopes.cycle(cycle.from, cycle.to) },
        ]}
        value={scope}
        onChange={(next) => change({ scope: next, verdict: null })}
      />
      <div style={{ height: 10, flex: 'none' }} />
      <MatrixFilters
        filters={filters}
        onChange={change}
        counts={page?.counts}
        hasOrganisation={hasOrganisation}
      />
      {scope === 'year' && !hasYearMinimum && (
        <div style={{ padding: '0 20px 10px' }}>
          <NoteBox>{assessmentsText.empty.noYearMinimum}</NoteBox>
        </div>
      )}
      <Split
        drawer={
          beside === null ? null : (
            <AssessmentDrawer
              calls={assessmentCalls}
              cycle={ledger.cycle}
              teacher={beside.row}
              year={beside.year}
              otherYear={year}
              onYearChange={(of) => setBeside({ ...beside, year: of })}
              onClose={() => setBeside(null)}
              onStep={step}
            />
          )
        }
      >
        <DataTable
          label={assessmentsText.matrixLabel}
          columns={columns}
          rowCount={total}
          getRow={getRow}
          getKey={keyOf}
          onRangeChange={rows.onRangeChange}
          selectedKey={beside?.row.uid ?? null}
          onSelect={(row, index) => explain(row, beside === null ? scopeYear : beside.year, index)}
          followsSelection={beside !== null}
          isLoading={rows.isLoading}
          isStale={rows.isStale}
          error={rows.error}
          onRetry={rows.retry}
          resetKey={rows.resetKey}
          empty={
            <NobodyHere
              hasTeachers={ledger.teacherCount > 0}
              onClear={() => change({ search: '', verdict: null, organisationName: null })}
            />
          }
        />
      </Split>
    </div>
  );
}

/** `/assessments?verdict=failed` of a link is taken once; afterwards the page's own chips rule. */
function useLinkedVerdict(change: (part: Partial<Filters>) => void): void {
  const [linked, setLinked] = useSearchValue('verdict');
  useEffect(() => {
    if (linked === null) return;
    change({ ...noFilters, verdict: verdicts.find((verdict) => verdict === linked) ?? null });
    setLinked(null);
  }, [linked, change, setLinked]);
}

const verdicts = ['failed', 'undecided', 'passed', 'exempt'] as const satisfies readonly Verdict[];

type MatrixFiltersProps = {
  readonly filters: Filters;
  readonly onChange: (change: Partial<Filters>) => void;
  readonly counts: Readonly<Record<Verdict, number>> | undefined;
  readonly hasOrganisation: boolean;
};

function MatrixFilters({ filters, onChange, counts, hasOrganisation }: MatrixFiltersProps) {
  const { year, years, setYear } = useLedger();
  const facets = useQuery({ ...orpc.teachers.facets.queryOptions(), enabled: hasOrganisation }).data;
  const text = assessmentsText.filters;
  return (
    <FilterBar>
      <SearchField
        value={filters.search}
        onChange={(search) => onChange({ search })}
        placeholder={assessmentsText.search}
      />
      <FilterSelect
        label={text.year}
        isRequired
        options={years.map((value) => ({ value: String(value), label: String(value) }))}
        value={String(year)}
        onChange={(value) => value !== null && setYear(Number(value))}
      />
      {hasOrganisation && (
        <FilterSelect
          label={text.organisation}
          options={(facets?.organisations ?? []).map((value) => ({ value, label: value }))}
          value={filters.organisationName}
          onChange={(organisationName) => onChange({ organisationName })}
        />
      )}
      <FilterToggle
        label={text.all}
        isOn={filters.verdict === null}
        onChange={() => onChange({ verdict: null })}
      />
      {verdicts.map((verdict) => (
        <FilterToggle
          key={verdict}
          label={`${verdictWords[verdict]} ${counts === undefined ? '' : formatCount(counts[verdict])}`.trim()}
          isOn={filters.verdict === verdict}
          onChange={(isOn) => onChange({ verdict: isOn ? verdict : null })}
        />
      ))}
    </FilterBar>
  );
}

type NobodyHereProps = { readonly hasTeachers: boolean; readonly onClear: () => void };

function NobodyHere({ hasTeachers, onClear }: NobodyHereProps) {
  const text = assessmentsText.empty;
  if (hasTeachers)
    return (
      <EmptyState
        title={text.noMatch}
        actions={<Button onClick={onClear}>{assessmentsText.filters.clear}</Button>}
      >
        {text.noMatchHint}
      </EmptyState>
    );
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

function findIndex(
  getRow: (index: number) => MatrixRow | undefined,
  total: number,
  wanted: MatrixRow,
): number {
  for (let index = 0; index < total; index++) if (getRow(index)?.uid === wanted.uid) return index;
  return 0;
}
