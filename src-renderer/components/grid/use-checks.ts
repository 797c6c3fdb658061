import { useRef } from 'react';

/** How a table reaches its rows; one not loaded yet is undefined. */
export type GridRows<Row> = {
  readonly rowCount: number;
  readonly getRow: (index: number) => Row | undefined;
  readonly getKey: (row: Row) => string;
};

type Range = { readonly from: number; readonly to: number; readonly isOn: boolean };

/** The checked keys after the rows of a range were checked or unchecked; rows not loaded or not checkable stay as they are. */
export function withRange<Row>(
  checked: ReadonlySet<string>,
  rows: Omit<GridRows<Row>, 'rowCount'> & { readonly canCheck?: (row: Row) => boolean },
  { from, to, isOn }: Range,
): ReadonlySet<string> {
  const next = new Set(checked);
  for (let index = Math.min(from, to); index <= Math.max(from, to); index++) {
    const row = rows.getRow(index);
    if (row === undefined || rows.canCheck?.(row) === false) continue;
    if (isOn) next.add(rows.getKey(row));
    else next.delete(rows.getKey(row));
  }
  return next;
}

type ChecksOptions<Row> = GridRows<Row> & {
  readonly checked?: ReadonlySet<string>;
  readonly onCheckedChange?: (checked: ReadonlySet<string>) => void;
  readonly onCheckAll?: () => void;
  readonly canCheck?: (row: Row) => boolean;
};

/** Which rows are checked, and checking them. */
export type Checks = {
  /** False where the table has no check boxes. */
  readonly isOffered: boolean;
  readonly areAllChecked: boolean;
  readonly isAnyChecked: boolean;
  readonly has: (key: string) => boolean;
  /** Where a range with Shift begins. */
  readonly setAnchor: (index: number) => void;
  /** Checks or unchecks a row, with Shift all from the anchor to it. */
  readonly toggle: (index: number, withShift: boolean) => void;
  /** Checks all from the anchor to a row. */
  readonly extendTo: (index: number) => void;
  readonly checkAll: () => void;
  /** The box in the head: unchecks everything, or checks all where nothing is checked. */
  readonly toggleAll: () => void;
};

/** Checking rows one by one, by ranges, and all of them. */
export function useChecks<Row>(options: ChecksOptions<Row>): Checks {
  const { rowCount, getRow, getKey, checked, onCheckedChange, onCheckAll } = options;
  const anchor = useRef(0);
  const setRange = (range: Range) => {
    if (checked !== undefined) onCheckedChange?.(withRange(checked, options, range));
  };
  const checkAll = () => {
    if (onCheckAll) onCheckAll();
    else setRange({ from: 0, to: rowCount - 1, isOn: true });
  };
  const setAnchor = (index: number) => {
    anchor.current = index;
  };
  return {
    isOffered: checked !== undefined,
    areAllChecked: checked !== undefined && rowCount > 0 && checked.size >= rowCount,
    isAnyChecked: checked !== undefined && checked.size > 0,
    has: (key) => checked?.has(key) ?? false,
    setAnchor,
    toggle: (index, withShift) => {
      const row = getRow(index);
      if (row === undefined || checked === undefined) return;
      const from = withShift ? anchor.current : index;
      setRange({ from, to: index, isOn: !checked.has(getKey(row)) });
      setAnchor(index);
    },
    extendTo: (index) => setRange({ from: anchor.current, to: index, isOn: true }),
    checkAll,
    toggleAll: () => {
      if (checked !== undefined && checked.size > 0) onCheckedChange?.(new Set());
      else checkAll();
    },
  };
}
