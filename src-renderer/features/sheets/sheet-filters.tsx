import { useQuery } from '@tanstack/react-query';
import { sheetChoices, sheetSplits } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { levels } from '../../../src-shared/training/training-words.ts';
import { FilterBar, FilterSelect, FilterToggle } from '../../components/filters/filters.tsx';
import { optionsOf } from '../../components/filters/options.ts';
import { useLedger } from '../../ledger.ts';
import { orpc } from '../../rpc.ts';
import { sheetsText } from '../../text/sheets.ts';
import { levelWords } from '../../text/words.ts';
import { type ChoiceChange, cyclesOf, type ExportChoice, proposedYear, scopeOf } from './export-choice.ts';
import { projectsFor } from './projects-for.ts';

const text = sheetsText.filters;

type SheetFiltersProps = {
  readonly choice: ExportChoice;
  readonly onChange: (change: ChoiceChange) => void;
};

/** Which records: scope, school, level; and how they are put apart. */
export function SheetFilters({ choice, onChange }: SheetFiltersProps) {
  const { scopes, byOrganisation, byLevel, canSplit } = sheetChoices[choice.kind];
  const scope = scopeOf(choice.kind, choice.scope);
  const facets = useQuery(orpc.teachers.facets.queryOptions());
  const organisations = facets.data?.organisations ?? [];
  const hasSchools = organisations.length > 1 || choice.organisationName !== null;
  const Subject = scope === 'project' ? ProjectFilter : YearFilter;
  return (
    <FilterBar>
      {scopes.length > 1 &&
        scopes.map((each) => (
          <FilterToggle
            key={each}
            label={sheetsText.scopes[each]}
            isOn={each === scope}
            onChange={() => onChange({ scope: each, year: null })}
          />
        ))}
      <Subject choice={choice} onChange={onChange} />
      {byOrganisation && hasSchools && (
        <FilterSelect
          label={text.organisation}
          options={optionsOf(organisations)}
          value={choice.organisationName}
          onChange={(school) => onChange({ school })}
        />
      )}
      {byLevel && (
        <FilterSelect
          label={text.level}
          options={optionsOf(levels, levelWords)}
          value={choice.level}
          onChange={(level) => onChange({ level })}
        />
      )}
      {canSplit && hasSchools && <SplitFilter choice={choice} onChange={onChange} />}
    </FilterBar>
  );
}

/** Whether schools stand on one sheet or each on its own. */
function SplitFilter({ choice, onChange }: SheetFiltersProps) {
  return (
    <span className="push">
      <FilterSelect
        label={sheetsText.split.label}
        isRequired
        options={optionsOf(sheetSplits, sheetsText.split)}
        value={choice.split ?? 'one'}
        onChange={(split) => onChange({ split })}
      />
    </span>
  );
}

function ProjectFilter({ choice, onChange }: SheetFiltersProps) {
  const projects = useQuery(orpc.projects.list.queryOptions({ input: {} }));
  const offered = projectsFor(choice.kind, projects.data?.rows ?? []);
  // A page that led here may have named any project.
  const named = projects.data?.rows.find((row) => row.uid === choice.projectUid);
  const rows = named === undefined || offered.includes(named) ? offered : [named, ...offered];
  return (
    <FilterSelect
      label={text.project}
      isRequired
      options={[
        ...(choice.projectUid === null ? [{ value: '', label: text.chooseProject }] : []),
        ...rows.map((row) => ({ value: row.uid, label: row.name })),
      ]}
      value={choice.projectUid ?? ''}
      onChange={(project) => onChange({ project })}
    />
  );
}

function YearFilter({ choice, onChange }: SheetFiltersProps) {
  const frame = useLedger();
  const scope = scopeOf(choice.kind, choice.scope);
  const year = choice.year ?? proposedYear(scope, frame);
  const set = (value: string | null) => onChange({ year: value });
  if (scope === 'cycle') {
    const cycles = cyclesOf([...frame.years, year], frame.ledger.cycle);
    const present = cycles.find(({ from, to }) => from <= year && year <= to);
    return (
      <FilterSelect
        label={text.cycle}
        isRequired
        options={cycles.map(({ from, to }) => ({ value: String(from), label: text.cycleOption(from, to) }))}
        value={String(present?.from ?? year)}
        onChange={set}
      />
    );
  }
  const isSchoolYear = scope === 'schoolYear';
  const years = [...new Set([...frame.years, year])].sort((a, b) => b - a);
  return (
    <FilterSelect
      label={isSchoolYear ? text.schoolYear : text.year}
      isRequired
      options={years.map((value) => ({
        value: String(value),
        label: isSchoolYear ? text.schoolYearOption(value) : text.yearOption(value),
      }))}
      value={String(year)}
      onChange={set}
    />
  );
}
