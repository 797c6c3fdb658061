import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { FilterBar, FilterSelect, FilterToggle, YearFilter } from '../../components/filters/filters.tsx';
import { optionsOf } from '../../components/filters/options.ts';
import { SearchField } from '../../components/filters/search-field.tsx';
import { useLedger } from '../../ledger.ts';
import { teachersText } from '../../text/teachers.ts';
import { teacherStatusWords } from '../../text/words.ts';
import type { TeacherFilters } from './teacher-list.ts';

const text = teachersText.filters;
const statuses = ['active', 'left', 'retired', 'all'] as const;
const statusOptions = optionsOf(statuses, { ...teacherStatusWords, all: text.anyStatus });

type TeacherFilterBarProps = {
  readonly filters: TeacherFilters;
  readonly onChange: (change: Partial<TeacherFilters>) => void;
  readonly facets: Outputs['teachers']['facets'] | undefined;
  readonly hasOrganisation: boolean;
};

/** Search and chips of 教师; the school only where the ledger holds several. */
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
          options={optionsOf(facets?.organisations ?? [])}
          value={filters.organisationName}
          onChange={(organisationName) => onChange({ organisationName })}
        />
      )}
      <FilterSelect
        label={text.stage}
        options={optionsOf(facets?.stages ?? [])}
        value={filters.stage}
        onChange={(stage) => onChange({ stage })}
      />
      <FilterSelect
        label={text.subject}
        options={optionsOf(facets?.subjects ?? [])}
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
      <YearFilter label={text.year} years={years} value={year} onChange={setYear} />
      <FilterToggle
        label={text.onlyShort}
        isOn={filters.onlyShort}
        onChange={(onlyShort) => onChange({ onlyShort })}
      />
      {facets?.asksDegree === true && (
        <FilterToggle
          label={text.onlyDegreeDue}
          isOn={filters.onlyDegreeDue}
          onChange={(onlyDegreeDue) => onChange({ onlyDegreeDue })}
        />
      )}
    </FilterBar>
  );
}
