import ExcelJS from 'exceljs';

type Cell = string | number | Date | null;

/** A real .xlsx: one sheet of a head and rows. Texts stay texts. */
export async function workbookOf(
  rows: readonly (readonly Cell[])[],
  name = '名单.xlsx',
  sheet = '名单',
): Promise<File> {
  const workbook = new ExcelJS.Workbook();
  const worksheet = workbook.addWorksheet(sheet);
  for (const row of rows) worksheet.addRow([...row]);
  const bytes = await workbook.xlsx.writeBuffer();
  return new File([new Uint8Array(bytes)], name);
}
