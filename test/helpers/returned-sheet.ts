import ExcelJS from 'exceljs';

/** The marker that reviewers use. */
export const YELLOW = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } } as const;

/** What somebody did to a sheet; `cell` finds a person's cell by its heading, `nth` among the person's rows. */
type Edit = (
  sheet: ExcelJS.Worksheet,
  cell: (name: string, heading: string, nth?: number) => ExcelJS.Cell,
) => void;

/** The sheet as the county sends it back. */
export async function returned(file: File, edit: Edit, name = '退回.xlsx'): Promise<File> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await file.arrayBuffer());
  const sheet = book.worksheets[0];
  if (sheet === undefined) throw new Error('a sheet');
  edit(sheet, (person, heading, nth = 0) => cellOf(sheet, person, heading, nth));
  return new File([new Uint8Array(await book.xlsx.writeBuffer())], name);
}

/** Cells share their style objects in exceljs: a new one for the cell alone. */
export function look(cell: ExcelJS.Cell, change: Partial<ExcelJS.Style>): void {
  cell.style = { ...cell.style, ...change };
}

/** A line through a whole row. */
export function strike(sheet: ExcelJS.Worksheet, row: number): void {
  for (let at = 1; at <= sheet.columnCount; at++)
    look(sheet.getRow(row).getCell(at), { font: { strike: true } });
}

/** Row of the head. */
export function headRow(sheet: ExcelJS.Worksheet): number {
  for (let row = 1; row < 10; row++) if (rowTexts(sheet, row).includes('姓名')) return row;
  throw new Error('a head');
}

/** What a row shows, by column. */
export function rowTexts(sheet: ExcelJS.Worksheet, row: number): string[] {
  return Array.from({ length: sheet.columnCount }, (_, at) => {
    const cell = sheet.getRow(row).getCell(at + 1);
    // The text of a merged blank cell cannot be asked for.
    return cell.value === null ? '' : cell.text;
  });
}

/** Row of the person's nth line. */
export function rowOf(sheet: ExcelJS.Worksheet, person: string, nth = 0): number {
  const column = rowTexts(sheet, headRow(sheet)).indexOf('姓名') + 1;
  const rows: number[] = [];
  for (let row = headRow(sheet) + 1; row <= sheet.rowCount; row++)
    if (sheet.getRow(row).getCell(column).text === person) rows.push(row);
  const row = rows[nth];
  if (row === undefined) throw new Error(`${person} is not on the sheet`);
  return row;
}

function cellOf(sheet: ExcelJS.Worksheet, person: string, heading: string, nth: number): ExcelJS.Cell {
  const column = rowTexts(sheet, headRow(sheet)).indexOf(heading) + 1;
  if (column === 0) throw new Error(`no column ${heading}`);
  return sheet.getRow(rowOf(sheet, person, nth)).getCell(column);
}
