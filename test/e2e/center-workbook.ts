import exceljs from 'exceljs';

/** Where the table of `centerWorkbook` stands. */
export const centerTable = {
  headFirstRow: 4,
  headLastRow: 6,
  firstRow: 7,
  lastRow: 16,
  totalRow: 17,
} as const;

type Heading = { readonly at: string; readonly text: string };

/** Three rows of heads: words of the center's own, some of which no dictionary has. */
const headings: readonly Heading[] = [
  { at: 'A4:A6', text: '序号' },
  { at: 'B4:D4', text: '教师情况' },
  { at: 'B5:B6', text: '姓名' },
  { at: 'C5:C6', text: '持证号码' },
  { at: 'D5:D6', text: '任教学校' },
  { at: 'E4:H4', text: '培训情况' },
  { at: 'E5:E6', text: '培训项目名称' },
  { at: 'F5:G5', text: '性质' },
  { at: 'F6', text: '级别' },
  { at: 'G6', text: '培训形式' },
  { at: 'H5:H6', text: '起止日期' },
  { at: 'I4:J4', text: '登记结果' },
  { at: 'I5:I6', text: '学时' },
  { at: 'J5:J6', text: '认定分值' },
  { at: 'K4:K6', text: '登记年度' },
  { at: 'L4:L6', text: '签收' },
];
const widths = [6, 11, 21, 24, 30, 9, 11, 24, 9, 10, 10, 10];

/** A blank workbook as a district's education bureau might send it: coloured three-row head, total row, signatures. */
export async function centerWorkbook(changes: { readonly isMoved?: boolean } = {}): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('学分认定汇总');
  const thin = { style: 'thin', color: { argb: 'FF7F8C8D' } } as const;
  const border = { top: thin, left: thin, bottom: thin, right: thin };
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width;
  sheet.mergeCells('A1:L1');
  sheet.getCell('A1').value = '某区教师培训学分认定汇总表';
  sheet.getCell('A1').font = { size: 18, bold: true };
  sheet.getCell('A1').alignment = { horizontal: 'center', vertical: 'middle' };
  sheet.getRow(1).height = 34;
  sheet.mergeCells('A2:D2');
  sheet.getCell('A2').value = '填报单位：{{单位}}';
  sheet.mergeCells('I2:L2');
  sheet.getCell('I2').value = '填报日期：{{填表日期}}';
  sheet.getRow(3).height = 6;
  for (const { at, text } of headings) {
    if (at.includes(':')) sheet.mergeCells(at);
    const cell = sheet.getCell(at.split(':')[0] ?? at);
    cell.value = text;
  }
  for (let row = centerTable.headFirstRow; row <= centerTable.headLastRow; row++)
    for (let column = 1; column <= widths.length; column++) {
      const cell = sheet.getCell(row, column);
      cell.border = border;
      cell.font = { bold: true };
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDCE6F1' } };
    }
  for (let row = centerTable.firstRow; row <= centerTable.totalRow; row++) {
    sheet.getRow(row).height = 20;
    for (let column = 1; column <= widths.length; column++) {
      const cell = sheet.getCell(row, column);
      cell.border = border;
      cell.alignment = { horizontal: [2, 4, 5].includes(column) ? 'left' : 'center', vertical: 'middle' };
      if (column === 3) cell.numFmt = '@';
    }
  }
  sheet.mergeCells(`A${centerTable.totalRow}:H${centerTable.totalRow}`);
  sheet.getCell(centerTable.totalRow, 1).value = '合计';
  sheet.getCell(centerTable.totalRow, 1).font = { bold: true };
  sheet.getCell('A19').value = '制表人：';
  sheet.getCell('E19').value = '审核人：';
  sheet.getCell('H19').value = '单位负责人（盖章）：';
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  };
  if (changes.isMoved) sheet.getCell('L4').value = '领取人签名';
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
