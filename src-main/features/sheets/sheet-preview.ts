import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import type { SheetPreview } from '../../../src-shared/rpc/contract/sheets.ts';
import type { OutputCell } from '../../../src-shared/sheet/layouts/sheet-layout.ts';
import type { RenderedSheet } from '../../../src-shared/sheet/render/render-sheet.ts';

/** The grid as texts, as it will be printed; of the rows only the first `limit` are formatted. */
export function previewOf(
  sheet: RenderedSheet,
  limit: number,
): Omit<SheetPreview, 'organisationCount' | 'asks' | 'problems'> {
  const rows: string[][] = [];
  for (const cells of sheet.body) {
    if (rows.length === limit) break;
    rows.push(cells.map((cell, index) => textOf(cell, sheet.columns[index]?.decimals ?? 0)));
  }
  return {
    title: sheet.title,
    subtitles: sheet.subtitles.map((line) => ({ ...line })),
    columns: sheet.columns.map(({ width, align }) => ({ width, align })),
    headRows: sheet.headRows,
    head: sheet.head.map((cell) => ({ ...cell })),
    rows,
    rowCount: sheet.rowCount,
    total:
      sheet.total === null
        ? null
        : {
            label: sheet.total.label,
            labelColumns: sheet.total.labelColumns,
            sums: sheet.total.sums.map((sum, index) =>
              sum === null ? null : figure(sum, sheet.columns[index]?.decimals ?? 0),
            ),
          },
    signatures: [...sheet.signatures],
  };
}

function textOf(cell: OutputCell, decimals: number): string {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return figure(cell.thousandths, decimals);
    case 'empty':
      return '';
    default:
      return assertNever(cell);
  }
}

/** A figure with the decimals of its column, exact: no more than three are ever needed. */
function figure(thousandths: number, decimals: number): string {
  return (thousandths / 1000).toFixed(decimals);
}
