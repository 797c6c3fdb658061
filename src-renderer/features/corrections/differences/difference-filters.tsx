import type { ReactNode } from 'react';
import type { ReturnDifference } from '../../../../src-shared/rpc/contract/corrections.ts';
import { FilterBar, FilterToggle } from '../../../components/filters/filters.tsx';
import { SearchField } from '../../../components/filters/search-field.tsx';
import { differenceKinds, differenceKindWords, correctionsText as text } from '../../../text/corrections.ts';
import { formatCount } from '../../../text/format.ts';
import type { DifferenceList } from './use-difference-list.ts';

type DifferenceFiltersProps = {
  readonly differences: readonly ReturnDifference[];
  readonly list: DifferenceList;
  /** At the end of the bar. */
  readonly children: ReactNode;
};

/** Search, kinds with their counts, and only what is open. */
export function DifferenceFilters({ differences, list, children }: DifferenceFiltersProps) {
  const { filters, change } = list;
  return (
    <FilterBar>
      <SearchField
        value={filters.search}
        onChange={(search) => change({ search })}
        placeholder={text.search}
        width={160}
      />
      <FilterToggle
        label={`${text.all} ${formatCount(differences.length)}`}
        isOn={filters.kind === null}
        onChange={() => change({ kind: null })}
      />
      {differenceKinds.map((each) => {
        const count = differences.filter((difference) => difference.kind === each).length;
        return (
          count > 0 && (
            <FilterToggle
              key={each}
              label={`${differenceKindWords[each]} ${formatCount(count)}`}
              isOn={filters.kind === each}
              onChange={(isOn) => change({ kind: isOn ? each : null })}
            />
          )
        );
      })}
      <FilterToggle
        label={text.onlyOpen}
        isOn={filters.isOnlyOpen}
        onChange={(isOnlyOpen) => change({ isOnlyOpen })}
      />
      <span className="push">{children}</span>
    </FilterBar>
  );
}
