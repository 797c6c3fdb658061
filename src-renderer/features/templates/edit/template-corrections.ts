import type { Inputs, Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import {
  type CellTarget,
  type ColumnFill,
  keyOfFill,
  type TemplateMapping,
  type TemplateTable,
} from '../../../../src-shared/sheet/template/template-mapping.ts';

/** A blank workbook as it was read: its picture, the proposed mapping, what may be filled in, problems. */
export type TemplateReading = Outputs['templates']['read'];

/** What the user corrected so far; everything left out is proposed anew each time. */
export type Corrections = NonNullable<Inputs['templates']['read']['corrections']>;

/** A column takes a field, numbers, or nothing. A field stands in one column: it leaves the one that had it. */
export function setColumn(
  corrections: Corrections,
  table: TemplateTable | null,
  column: number,
  fill: ColumnFill,
): Corrections {
  const columns: Record<string, string | null> = { ...corrections.columns };
  if (fill.kind === 'field')
    for (const other of table?.columns ?? [])
      if (other.fill.kind === 'field' && other.fill.key === fill.key) columns[String(other.column)] = null;
  columns[String(column)] = keyOfFill(fill);
  return { ...corrections, columns };
}

/** A single cell takes something else, or nothing. What is proposed for the others is kept as it stands. */
export function setCell(
  corrections: Corrections,
  mapping: TemplateMapping | null,
  place: { readonly row: number; readonly column: number },
  target: CellTarget | null,
): Corrections {
  const others = (mapping?.cells ?? corrections.cells ?? []).filter(
    ({ row, column }) => row !== place.row || column !== place.column,
  );
  const cells = [...others, ...(target === null ? [] : [target])].sort(
    (a, b) => a.row - b.row || a.column - b.column,
  );
  return { ...corrections, cells };
}

/** The rows that bound head and data, and the sample among the data; from 1. */
export type TableRows = Pick<
  TemplateTable,
  'headFirstRow' | 'headLastRow' | 'firstRow' | 'lastRow' | 'sampleRow'
>;

/** Whether head, data and sample follow one another as filling relies on. */
export function isInOrder(rows: TableRows): boolean {
  return (
    rows.headFirstRow >= 1 &&
    rows.headFirstRow <= rows.headLastRow &&
    rows.headLastRow < rows.firstRow &&
    rows.firstRow <= rows.sampleRow &&
    rows.sampleRow <= rows.lastRow
  );
}

/** Corrects all rows at once; ask `isInOrder` first. */
export function setRows(corrections: Corrections, rows: TableRows): Corrections {
  return {
    ...corrections,
    headRows: { first: rows.headFirstRow, last: rows.headLastRow },
    bodyRows: { first: rows.firstRow, last: rows.lastRow, sample: rows.sampleRow },
  };
}

/** What a row can be made. */
export type RowUse = 'headFirst' | 'headLast' | 'bodyFirst' | 'bodyLast' | 'sample';

/**
 * Gives a row a use and lets the others make room: a head that grows pushes the first row of data down, data that
 * begin higher cut the head. Without a table yet, the head is this row (or up to it) and everything below is proposed.
 */
export function giveRow(
  corrections: Corrections,
  table: TemplateTable | null,
  row: number,
  use: RowUse,
): Corrections {
  if (table === null) return startTable(corrections, row, use);
  const rows: TableRows = { ...pickRows(table), ...wanted(use, row) };
  return setRows(corrections, inOrder(rows, use));
}

function startTable(corrections: Corrections, row: number, use: RowUse): Corrections {
  const isHead = use === 'headFirst' || use === 'headLast';
  const last = isHead ? row : Math.max(1, row - 1);
  const first = use === 'headLast' ? (corrections.headRows?.first ?? last) : last;
  const headRows = { first: Math.min(first, last), last };
  return { ...corrections, headRows };
}

function pickRows({ headFirstRow, headLastRow, firstRow, lastRow, sampleRow }: TemplateTable): TableRows {
  return { headFirstRow, headLastRow, firstRow, lastRow, sampleRow };
}

function wanted(use: RowUse, row: number): Partial<TableRows> {
  switch (use) {
    case 'headFirst':
      return { headFirstRow: row };
    case 'headLast':
      return { headLastRow: row };
    case 'bodyFirst':
      return { firstRow: row };
    case 'bodyLast':
      return { lastRow: row };
    case 'sample':
      return { sampleRow: row };
  }
}

function inOrder(rows: TableRows, use: RowUse): TableRows {
  let { headFirstRow, headLastRow, firstRow, lastRow, sampleRow } = rows;
  if (use === 'headFirst' || use === 'headLast') {
    if (use === 'headFirst') headLastRow = Math.max(headLastRow, headFirstRow);
    else headFirstRow = Math.min(headFirstRow, headLastRow);
    firstRow = Math.max(firstRow, headLastRow + 1);
  } else {
    if (use === 'bodyLast') firstRow = Math.min(firstRow, lastRow);
    if (use === 'sample') firstRow = Math.min(firstRow, sampleRow);
    firstRow = Math.max(firstRow, 2);
    headLastRow = Math.min(headLastRow, firstRow - 1);
    headFirstRow = Math.min(headFirstRow, headLastRow);
  }
  lastRow = use === 'sample' ? Math.max(lastRow, sampleRow, firstRow) : Math.max(lastRow, firstRow);
  sampleRow = Math.min(Math.max(sampleRow, firstRow), lastRow);
  return { headFirstRow, headLastRow, firstRow, lastRow, sampleRow };
}
