import { FilterSelect } from '../../components/filters/filters.tsx';
import { optionsOf } from '../../components/filters/options.ts';
import { correctionsText as text } from '../../text/corrections.ts';
import type { ReadReturn } from './use-return.ts';

/** Which worksheet of the file is compared. */
export function SheetSelect({ sheet, reading }: ReadReturn) {
  return (
    <FilterSelect
      label={text.sheet}
      isRequired
      options={optionsOf(reading.sheets)}
      value={reading.sheet}
      onChange={(name) => name !== null && sheet.change({ sheet: name })}
    />
  );
}
