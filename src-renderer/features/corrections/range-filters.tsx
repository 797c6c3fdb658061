import type { CorrectionReading } from '../../../src-shared/rpc/contract/corrections.ts';
import { levels } from '../../../src-shared/training/training-words.ts';
import { FilterSelect } from '../../components/filters/filters.tsx';
import { optionsOf } from '../../components/filters/options.ts';
import { useLedger } from '../../ledger.ts';
import { correctionsText as text } from '../../text/corrections.ts';
import { levelWords } from '../../text/words.ts';
import type { Return } from './use-return.ts';

type RangeFiltersProps = { readonly sheet: Return; readonly reading: CorrectionReading };

const levelOptions = optionsOf(levels, levelWords);

/** The range that the sheet was taken to list (project, year, school, level), to be corrected. */
export function RangeFilters({ sheet, reading }: RangeFiltersProps) {
  const { years } = useLedger();
  const { scope } = reading;
  const known = new Set(scope.year === null ? years : [scope.year, ...years]);
  return (
    <span className="row" title={text.rangeHint}>
      <span className="tone-muted small">{text.range}</span>
      <FilterSelect
        label={text.project}
        options={reading.projects.map(({ uid, name }) => ({ value: uid, label: name }))}
        value={scope.projectUid}
        onChange={(projectUid) => sheet.change({ scope: { ...scope, projectUid } })}
      />
      <FilterSelect
        label={text.year}
        options={[...known]
          .sort((a, b) => b - a)
          .map((year) => ({ value: String(year), label: String(year) }))}
        value={scope.year === null ? null : String(scope.year)}
        onChange={(year) => sheet.change({ scope: { ...scope, year: year === null ? null : Number(year) } })}
      />
      {scope.organisationName !== null && (
        <FilterSelect
          label={text.organisation}
          options={optionsOf([scope.organisationName])}
          value={scope.organisationName}
          onChange={(organisationName) => sheet.change({ scope: { ...scope, organisationName } })}
        />
      )}
      {scope.level !== null && (
        <FilterSelect
          label={text.level}
          options={levelOptions}
          value={scope.level}
          onChange={(level) => sheet.change({ scope: { ...scope, level } })}
        />
      )}
    </span>
  );
}
