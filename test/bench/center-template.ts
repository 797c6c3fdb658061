import { randomBytes } from 'node:crypto';
import ExcelJS from 'exceljs';

const HEADINGS = [
  '序号',
  '姓名',
  '身份证号',
  '性别',
  '单位',
  '学段',
  '学科',
  '培训项目',
  '培训时间',
  '培训形式',
  '学时',
  '学分',
  '考核结果',
  '证书编号',
  '备注',
];
const SCHOOLS = 420;
const BLANK_ROWS = 20;

/**
 * A workbook as centers send them: the form with a picture and a stamp, lists to choose from, remarks, a directory of
 * schools, totals on a sheet of their own.
 */
export async function makeCenterTemplate(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.created = new Date(0);
  const form = book.addWorksheet('培训合格学员信息表', {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
    views: [{ state: 'frozen', ySplit: 4 }],
  });
  form.mergeCells('A1:O1');
  form.getCell('A1').value = '海南省中小学教师培训合格学员信息表';
  form.getCell('A1').font = { name: '黑体', size: 18 };
  form.mergeCells('A2:O2');
  form.getCell('A2').value = '填报单位（盖章）：                         填报日期：    年  月  日';
  const thin = { style: 'thin' } as const;
  const border = { top: thin, left: thin, bottom: thin, right: thin };
  for (const [index, heading] of HEADINGS.entries()) {
    const cell = form.getCell(4, index + 1);
    cell.value = heading;
    cell.style = { font: { name: '黑体', size: 11 }, border, alignment: { horizontal: 'center' } };
    form.getColumn(index + 1).width = index === 2 || index === 7 ? 24 : 12;
    for (let row = 5; row < 5 + BLANK_ROWS; row++)
      form.getCell(row, index + 1).style = { border, numFmt: index === 10 || index === 11 ? '0.00' : '@' };
  }
  for (let row = 5; row < 5 + BLANK_ROWS; row++) {
    form.getCell(row, 4).dataValidation = { type: 'list', allowBlank: true, formulae: ['"男,女"'] };
    form.getCell(row, 5).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`学校名录!$B$2:$B$${SCHOOLS + 1}`],
    };
    form.getCell(row, 6).dataValidation = { type: 'list', allowBlank: true, formulae: ['字典!$A$2:$A$7'] };
  }
  const totalRow = 5 + BLANK_ROWS;
  form.getCell(totalRow, 1).value = '合计';
  for (const column of ['K', 'L'])
    form.getCell(`${column}${totalRow}`).value = {
      formula: `SUM(${column}5:${column}${totalRow - 1})`,
      result: 0,
    };
  form.getCell(totalRow + 1, 1).value = '填表人：            审核人：            联系电话：';
  for (const [bytes, place] of [
    [48_000, 'A1:B2'],
    [72_000, 'M26:N28'],
  ] as const)
    form.addImage(book.addImage({ buffer: picture(bytes), extension: 'png' }), place);

  const remarks = book.addWorksheet('填表说明');
  for (let row = 1; row <= 40; row++)
    remarks.getCell(row, 1).value =
      `${row}．本表第 ${row} 项按各单位实际情况填写，不得改动表格的格式和顺序。`;
  const schools = book.addWorksheet('学校名录');
  schools.addRow(['学校代码', '学校名称', '学段', '所在乡镇', '负责人', '联系电话']);
  for (let row = 0; row < SCHOOLS; row++)
    schools.addRow([
      `21460107${1000 + row}`,
      `琼山区第${row + 1}小学`,
      ['小学', '初中', '高中'][row % 3],
      `第${row % 14}镇`,
      `校长${row}`,
      `${13_800_000_000 + row}`,
    ]);
  const words = book.addWorksheet('字典');
  words.addRow(['学段', '学科', '培训形式', '考核结果']);
  for (let row = 0; row < 60; row++) words.addRow([`学段${row}`, `学科${row}`, `形式${row}`, `结果${row}`]);
  const totals = book.addWorksheet('汇总');
  totals.addRow(['项目', '数值']);
  totals.addRow(['学员数', { formula: "COUNTA('培训合格学员信息表'!B5:B24)", result: 0 }]);
  totals.addRow(['总学时', { formula: "SUM('培训合格学员信息表'!K5:K24)", result: 0 }]);
  totals.addRow(['总学分', { formula: "SUM('培训合格学员信息表'!L5:L24)", result: 0 }]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Bytes that no zip makes smaller, behind the beginning of a picture: nobody looks at it here. */
function picture(bytes: number): ExcelJS.Buffer {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const whole = Buffer.concat([signature, randomBytes(bytes)]);
  return whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.length) as unknown as ExcelJS.Buffer;
}
