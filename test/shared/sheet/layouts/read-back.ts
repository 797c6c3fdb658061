import { runNow } from '../../../../src-shared/lib/work.ts';
import { makeCheckDigit } from '../../../../src-shared/people/identity-number.ts';
import type { OutputCell, SheetLayout } from '../../../../src-shared/sheet/layouts/sheet-layout.ts';
import { headerAt } from '../../../../src-shared/sheet/read/find-header.ts';
import { readRows } from '../../../../src-shared/sheet/read/read-rows.ts';
import { sheetOf } from '../read/sheet-of.ts';

/** Invented numbers of a woman and a man. */
export const WOMAN_ID = withCheck('34052419800101002');
export const MAN_ID = withCheck('34052419800101001');

function withCheck(first17: string): string {
  return first17 + makeCheckDigit(first17);
}

/** The key of the column that a heading names; `null` where it names none. */
export function keyOfHeading<Row>(layout: SheetLayout<Row>, heading: string): string | null {
  return headerAt(layout, sheetOf([[heading]]), { first: 1, last: 1 }).columns[0]?.key ?? null;
}

/** Which of these spellings do not name their column. */
export function unnamed<Row>(
  layout: SheetLayout<Row>,
  spellings: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  return Object.entries(spellings).flatMap(([key, headings]) =>
    headings.filter((heading) => keyOfHeading(layout, heading) !== key),
  );
}

/** What is read from a sheet into which these rows were written. */
export function readBack<Row>(layout: SheetLayout<Row>, rows: readonly Row[]) {
  const head = layout.columns.map(({ headings }) => headings.join(''));
  const lines = rows.map((row) => layout.columns.map((column) => written(column.format(row, 'iso'))));
  const { rows: read, problems } = runNow(readRows(layout, sheetOf([head, ...lines])));
  return { values: read.map(({ values }) => values), codes: problems.map(({ code }) => code) };
}

function written(cell: OutputCell): string | number | null {
  if (cell.kind === 'empty') return null;
  return cell.kind === 'text' ? cell.text : cell.thousandths / 1000;
}
