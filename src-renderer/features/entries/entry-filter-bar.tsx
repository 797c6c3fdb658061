import { IconX } from '@tabler/icons-react';
import type { LedgerSummary } from '../../../src-shared/rpc/contract/app.ts';
import { forms, levels } from '../../../src-shared/training/training-words.ts';
import { Chip } from '../../components/filters/chip.tsx';
import { FilterBar, FilterSelect, FilterToggle } from '../../components/filters/filters.tsx';
import { optionsOf } from '../../components/filters/options.ts';
import { SearchField } from '../../components/filters/search-field.tsx';
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

const origins = ['own', 'outside'] as const;

/** Search and chips of 学分台账. */
export function EntryFilterBar({ filters, onChange, scopes }: EntryFilterBarProps) {
  const { ledger } = useLedger();
  return (
    <FilterBar>
      <SearchField
        value={filters.search}
        onChange={(search) => onChange({ search })}
        placeholder={entriesText.search}
      />
      <ScopeChips scopes={scopes} />
      <FilterSelect
        label={text.year}
        options={optionsOf(yearsOf(ledger).map(String))}
        value={filters.year === null ? null : String(filters.year)}
        onChange={(year) => onChange({ year: year === null ? null : Number(year) })}
      />
      <FilterSelect
        label={text.form}
        options={optionsOf(forms, formWords)}
        value={filters.form}
        onChange={(form) => onChange({ form })}
      />
      <FilterSelect
        label={text.level}
        options={optionsOf(levels, levelWords)}
        value={filters.level}
        onChange={(level) => onChange({ level })}
      />
      <FilterSelect
        label={text.origin}
        options={optionsOf(origins, projectKindWords)}
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

/** What a link narrowed the list to; a click on a chip takes it away. */
function ScopeChips({ scopes }: Pick<EntryFilterBarProps, 'scopes'>) {
  return scopes.map((scope) => (
    <Chip key={scope.label} isOn aria-label={text.remove(scope.label)} onClick={scope.onRemove}>
      <b>{scope.label}</b>
      <IconX size={12} />
    </Chip>
  ));
}

/** This cycle and the one before, newest first: entries outlive their cycle. */
export function yearsOf({ cycle, year }: Pick<LedgerSummary, 'cycle' | 'year'>): readonly number[] {
  const last = Math.max(cycle.to, year);
  const first = cycle.from - (cycle.to - cycle.from + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}
