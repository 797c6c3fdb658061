// Makes the exceljs templates of test/main/workbooks/templates; see make-templates.py for the others and for when to run it.
import { join, resolve } from 'node:path';
import ExcelJS from 'exceljs';

const target = resolve(import.meta.dirname, '../main/workbooks/templates');
const thin = { style: 'thin' };
const thick = { style: 'medium' };

/** A framed sheet whose first row is an example; days by format; numbers and examples in the blank rows. */
async function example() {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('花名册', {
    views: [{ state: 'frozen', xSplit: 2, ySplit: 3, topLeftCell: 'C4', activeCell: 'A20' }],
    pageSetup: { paperSize: 9, orientation: 'landscape', printTitlesRow: '1:3', printArea: 'A1:J20' },
  });
  sheet.getCell('A1').value = { richText: [{ text: '教师' }, { font: { bold: true }, text: '花名册' }] };
  sheet.mergeCells('A1:J1');
  sheet.getCell('A2').value = '学校（盖章）：';
  sheet.getRow(3).values = [
    '序号',
    '姓名',
    '性别',
    '身份证号码',
    '学段',
    '学科',
    '参加工作时间',
    '手机号码',
    '任教班级',
    '备注',
  ];
  const last = 18;
  for (let row = 3; row <= last; row++) {
    for (let column = 1; column <= 10; column++) {
      const cell = sheet.getCell(row, column);
      cell.border = {
        top: row === 3 ? thick : thin,
        bottom: row === last ? thick : thin,
        left: column === 1 ? thick : thin,
        right: column === 10 ? thick : thin,
      };
      if (row > 3 && column === 4) cell.numFmt = '@';
      if (row > 3 && column === 7) cell.numFmt = 'yyyy-mm-dd';
      if (row > 3 && column === 8)
        cell.dataValidation = { type: 'textLength', operator: 'equal', formulae: [11] };
    }
    sheet.getRow(row).height = 22;
    if (row > 3) sheet.getCell(row, 1).value = row - 3;
  }
  const sample = [
    '张三（示例）',
    '男',
    '460106197001010018',
    '小学',
    '语文',
    new Date(Date.UTC(2010, 8, 1)),
    '13800000000',
    '三（2）班',
    '示例',
  ];
  for (const [index, value] of sample.entries()) sheet.getCell(4, index + 2).value = value;
  sheet.getCell('A19').value = '合计人数';
  sheet.getCell('B19').value = { formula: 'COUNTA(B4:B18)', result: 1 };
  sheet.getCell('A20').value = '填表人：          填表日期：';
  sheet.getCell('D20').note = '签名有效';
  sheet.addConditionalFormatting({
    ref: 'C4:C18',
    rules: [
      {
        type: 'containsText',
        operator: 'containsText',
        text: '女',
        priority: 1,
        style: { font: { color: { argb: 'FF9C0006' } } },
      },
    ],
  });
  await book.xlsx.writeFile(join(target, 'example-row.xlsx'));
}

await example();
