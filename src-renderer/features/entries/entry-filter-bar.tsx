import { IconX } from '@tabler/icons-react';
import type { LedgerSummary } from '../../../src-shared/rpc/contract/app.ts';
import { forms, levels } from '../../../src-shared/training/training-words.ts';
import { FilterBar, FilterSelect, FilterToggle, SearchField } from '../../components/page/filters.tsx';
import { useLedger } from '../../ledger.ts';
import { entriesText } from '../../text/entries.ts';
import { formWords, levelWords, projectKindWords } from '../../text/words.ts';
import type { EntryFilters } from './entry-list.ts';

const text = entriesText.filters;

type EntryFilterBarProps = {
  readonly filters: EntryFilters;
  readonly onChange: (change: Partial<EntryFilters>) => void;
  /** What a link narrowed the page to, with the way out. */
  readonly scopes: readonly { readonly label: string; readonly onRemove: () => void }[];
};

export function EntryFilterBar({ filters, onChange, scopes }: EntryFilterBarProps) {
  const { ledger } = useLedger();
  return (
    <FilterBar>
      <SearchField
        value={filters.search}
        onChange={(search) => onChange({ search })}
        placeholder={entriesText.search}
      />
      {scopes.map((scope) => (
        <button
          key={scope.label}
          type="button"
          className="chip is-on"
          aria-label={text.remove(scope.label)}
          onClick={scope.onRemove}
        >
          <b>{scope.label}</b>
          <IconX size={12} />
        </button>
      ))}
      <FilterSelect
        label={text.year}
        options={yearsOf(ledger).map((year) => ({ value: String(year), label: String(year) }))}
        value={filters.year === null ? null : String(filters.year)}
        onChange={(year) => onChange({ year: year === null ? null : Number(year) })}
      />
      <FilterSelect
        label={text.form}
        options={forms.map((value) => ({ value, label: formWords[value] }))}
        value={filters.form}
        onChange={(form) => onChange({ form })}
      />
      <FilterSelect
        label={text.level}
        options={levels.map((value) => ({ value, label: levelWords[value] }))}
        value={filters.level}
        onChange={(level) => onChange({ level })}
      />
      <FilterSelect
        label={text.origin}
        options={(['own', 'outside'] as const).map((value) => ({ value, label: projectKindWords[value] }))}
        value={filters.origin}
        onChange={(origin) => onChange({ origin })}
      />
      <FilterToggle
        label={text.withReversed}
        isOn={filters.withReversed}
        onChange={(withReversed) => onChange({ withReversed })}
      />
    </FilterBar>
  );
}

/** This cycle and the one before, newest first: entries outlive their cycle. */
function yearsOf({ cycle, year }: LedgerSummary): readonly number[] {
  const last = Math.max(cycle.to, year);
  const first = cycle.from - (cycle.to - cycle.from + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}
