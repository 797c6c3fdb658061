import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Verdict } from '../../../src-shared/rpc/contract/assessments.ts';
import { keepState } from '../../components/form/keep-state.ts';
import { FilterBar, FilterSelect, FilterToggle, SearchField } from '../../components/page/filters.tsx';
import { useLedger } from '../../ledger.ts';
import { useSearchValue } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { assessmentsText } from '../../text/assessments.ts';
import { formatCount } from '../../text/format.ts';
import { verdictWords } from '../../text/words.ts';
import type { Scope } from './matrix-columns.tsx';

export type Filters = {
  /** Null leaves the scope to the policy. */
  readonly scope: Scope | null;
  readonly search: string;
  readonly verdict: Verdict | null;
  readonly organisationName: string | null;
};

const noFilters: Filters = { scope: null, search: '', verdict: null, organisationName: null };
const verdicts = ['failed', 'undecided', 'passed', 'exempt'] as const satisfies readonly Verdict[];

const useKeptFilters = keepState(noFilters);

/** The filters of 考核. `/assessments?verdict=failed` of a link is taken once; afterwards the page's own chips rule. */
export function useFilters(): readonly [Filters, (change: Partial<Filters>) => void] {
  const [filters, change] = useKeptFilters();
  const [linked, setLinked] = useSearchValue('verdict');
  useEffect(() => {
    if (linked === null) return;
    change({ ...noFilters, verdict: verdicts.find((verdict) => verdict === linked) ?? null });
    setLinked(null);
  }, [linked, change, setLinked]);
  return [filters, change];
}

type MatrixFiltersProps = {
  readonly filters: Filters;
  readonly onChange: (change: Partial<Filters>) => void;
  readonly counts: Readonly<Record<Verdict, number>> | undefined;
  readonly hasOrganisation: boolean;
};

/** Search and chips of 考核, with the number of teachers under each verdict. */
export function MatrixFilters({ filters, onChange, counts, hasOrganisation }: MatrixFiltersProps) {
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
