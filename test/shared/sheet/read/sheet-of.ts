import {
  addressOf,
  plainDecimal,
  type SheetCell,
  type WorkbookSheet,
} from '../../../../src-shared/sheet/render/sheet-cell.ts';

type Value = string | number | null | Partial<SheetCell>;

/** A sheet from rows of values: text, numbers, `null` for an empty cell, or parts of a cell. */
export function sheetOf(rows: readonly (readonly Value[])[], name = '表'): WorkbookSheet {
  return {
    name,
    isHidden: false,
    rows: rows
      .map((values, index) => ({
        row: index + 1,
        isHidden: false,
        cells: values.flatMap((value, at) => (value === null ? [] : [cellOf(index + 1, at + 1, value)])),
      }))
      .filter((row) => row.cells.length > 0),
  };
}

export function cellOf(row: number, column: number, value: Exclude<Value, null>): SheetCell {
  const place = { row, column, address: addressOf(row, column) };
  if (typeof value === 'string') return { ...place, text: value, kind: 'text', value };
  if (typeof value === 'number') return { ...place, text: plainDecimal(value), kind: 'number', value };
  return { ...place, text: '', kind: 'text', value: value.text ?? '', ...value };
}
