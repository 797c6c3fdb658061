import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { FilterBar, FilterSelect, FilterToggle, SearchField } from '../../components/page/filters.tsx';
import { useLedger } from '../../ledger.ts';
import { teachersText } from '../../text/teachers.ts';
import { teacherStatusWords } from '../../text/words.ts';
import type { TeacherFilters } from './teacher-list.ts';

const text = teachersText.filters;
const statuses = ['active', 'left', 'retired', 'all'] as const;
const statusOptions = statuses.map((value) => ({
  value,
  label: value === 'all' ? text.anyStatus : teacherStatusWords[value],
}));

type TeacherFilterBarProps = {
  readonly filters: TeacherFilters;
  readonly onChange: (change: Partial<TeacherFilters>) => void;
  readonly facets: Outputs['teachers']['facets'] | undefined;
  readonly hasOrganisation: boolean;
};

function asOptions(values: readonly string[] | undefined) {
  return (values ?? []).map((value) => ({ value, label: value }));
}

export function TeacherFilterBar({ filters, onChange, facets, hasOrganisation }: TeacherFilterBarProps) {
  const { year, years, setYear } = useLedger();
  return (
    <FilterBar>
      <SearchField
        value={filters.search}
        onChange={(search) => onChange({ search })}
        placeholder={teachersText.search}
      />
      {hasOrganisation && (
        <FilterSelect
          label={text.organisation}
          options={asOptions(facets?.organisations)}
          value={filters.organisationName}
          onChange={(organisationName) => onChange({ organisationName })}
        />
      )}
      <FilterSelect
        label={text.stage}
        options={asOptions(facets?.stages)}
        value={filters.stage}
        onChange={(stage) => onChange({ stage })}
      />
      <FilterSelect
        label={text.subject}
        options={asOptions(facets?.subjects)}
        value={filters.subject}
        onChange={(subject) => onChange({ subject })}
      />
      <FilterSelect
        label={text.status}
        isRequired
        options={statusOptions}
        value={filters.status ?? 'all'}
        onChange={(status) => onChange({ status: status === 'all' ? null : status })}
      />
      <FilterSelect
        label={text.year}
        isRequired
        options={years.map((value) => ({ value: String(value), label: String(value) }))}
        value={String(year)}
        onChange={(value) => value !== null && setYear(Number(value))}
      />
      <FilterToggle
        label={text.onlyShort}
        isOn={filters.onlyShort}
        onChange={(onlyShort) => onChange({ onlyShort })}
      />
    </FilterBar>
  );
}
