import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type DutyGroup, dutyGroups } from '../../../src-shared/policy/assess/teacher-duties.ts';
import type { Verdict } from '../../../src-shared/rpc/contract/assessments.ts';
import { FilterBar, FilterSelect, FilterToggle, YearFilter } from '../../components/filters/filters.tsx';
import { optionsOf } from '../../components/filters/options.ts';
import { SearchField } from '../../components/filters/search-field.tsx';
import { keepState } from '../../components/form/draft/keep-state.ts';
import { useLedger } from '../../ledger.ts';
import { useHandedOver } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { assessmentsText } from '../../text/assessments.ts';
import { formatCount } from '../../text/format.ts';
import { verdictWords } from '../../text/words.ts';
import type { Scope } from './matrix-columns.tsx';

/** What the matrix is narrowed to. */
export type Filters = {
  /** Null leaves the scope to the policy. */
  readonly scope: Scope | null;
  readonly search: string;
  readonly verdict: Verdict | null;
  readonly organisationName: string | null;
  /** A probation to pass, a task to carry; null: everybody. */
  readonly group: DutyGroup | null;
};

const noFilters: Filters = { scope: null, search: '', verdict: null, organisationName: null, group: null };
const verdicts = ['failed', 'running', 'undecided', 'passed', 'exempt'] as const satisfies readonly Verdict[];

const useKeptFilters = keepState(noFilters);

/** The filters of 考核. `/assessments?verdict=failed` of a link is taken once; afterwards the page's own chips rule. */
export function useFilters(): readonly [Filters, (change: Partial<Filters>) => void] {
  const [filters, change] = useKeptFilters();
  const takeVerdict = useCallback(
    (linked: string) =>
      change({ ...noFilters, verdict: verdicts.find((verdict) => verdict === linked) ?? null }),
    [change],
  );
  useHandedOver('verdict', takeVerdict);
  return [filters, change];
}

type MatrixFiltersProps = {
  readonly filters: Filters;
  readonly onChange: (change: Partial<Filters>) => void;
  readonly counts: Readonly<Record<Verdict, number>> | undefined;
  readonly groups: Readonly<Partial<Record<DutyGroup, number>>> | undefined;
};

/** Search and chips of 考核, with the number of teachers under each verdict. */
export function MatrixFilters({ filters, onChange, counts, groups }: MatrixFiltersProps) {
  const { ledger, year, years, setYear } = useLedger();
  const hasOrganisation = ledger.organisation.level !== 'school';
  const facets = useQuery({ ...orpc.teachers.facets.queryOptions(), enabled: hasOrganisation }).data;
  const text = assessmentsText.filters;
  return (
    <FilterBar>
      <SearchField
        value={filters.search}
        onChange={(search) => onChange({ search })}
        placeholder={assessmentsText.search}
      />
      <YearFilter label={text.year} years={years} value={year} onChange={setYear} />
      {hasOrganisation && (
        <FilterSelect
          label={text.organisation}
          options={optionsOf(facets?.organisations ?? [])}
          value={filters.organisationName}
          onChange={(organisationName) => onChange({ organisationName })}
        />
      )}
      <VerdictChips {...{ filters, onChange, counts }} />
      <GroupChips {...{ filters, onChange, groups }} />
    </FilterBar>
  );
}

/** The verdicts with the number of teachers under each; at most one is on. */
function VerdictChips({ filters, onChange, counts }: Omit<MatrixFiltersProps, 'groups'>) {
  return (
    <>
      <FilterToggle
        label={assessmentsText.filters.all}
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
    </>
  );
}

/** Who has a probation to pass or a task to carry; a group that nobody is in is not offered. */
function GroupChips({ filters, onChange, groups }: Omit<MatrixFiltersProps, 'counts'>) {
  return dutyGroups
    .filter((group) => (groups?.[group] ?? 0) > 0 || filters.group === group)
    .map((group) => (
      <FilterToggle
        key={group}
        label={`${assessmentsText.groups[group]} ${formatCount(groups?.[group] ?? 0)}`}
        isOn={filters.group === group}
        onChange={(isOn) => onChange({ group: isOn ? group : null })}
      />
    ));
}
