import ExcelJS from 'exceljs';
import { fixZipTimes } from '../../../src-main/workbooks/ooxml/zip-times.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { makeCheckDigit } from '../../../src-shared/people/identity-number.ts';
import type { SamplePerson } from './people.ts';
import { writeFile } from './write.ts';

const HEADINGS = [
  '序号',
  '姓名',
  '性别',
  '身份证号码',
  '任教学段',
  '任教学科',
  '职称',
  '参加工作时间',
  '联系电话',
  '备注',
];

type Cells = readonly (string | number | ExcelJS.CellErrorValue | null)[];

/**
 * A roster as it should not be: one row for each thing that reading it names. What is wrong stands in the last column,
 * so that a user can compare. Two rows are in order, and belong to people of the school's roster.
 */
export async function makeProblemsRoster(people: readonly SamplePerson[]): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = new Date('2025-11-10T02:00:00Z');
  workbook.modified = workbook.created;
  const sheet = workbook.addWorksheet('教师花名册', { views: [{ state: 'frozen', ySplit: 2 }] });
  sheet.columns = [6, 12, 6, 22, 9, 12, 12, 14, 15, 34].map((width) => ({ width, style: { numFmt: '@' } }));
  sheet.addRow(['海口市北塘实验小学教师花名册（含待改正的内容，供试用）']);
  sheet.mergeCells('A1:J1');
  sheet.addRow(HEADINGS);
  for (const [index, cells] of rowsWithProblems(people).entries()) {
    const row = sheet.addRow([index + 1, ...cells]);
    row.getCell(1).numFmt = 'General';
    if (typeof cells[2] === 'number') row.getCell(4).numFmt = '0';
    if (cells[8] === '该行被隐藏') row.hidden = true;
  }
  writeFile('roster-with-problems.xlsx', fixZipTimes(Buffer.from(await workbook.xlsx.writeBuffer())));
}

function rowsWithProblems(people: readonly SamplePerson[]): readonly Cells[] {
  const [first, second] = people
    .filter((person) => person.stage === '小学' && person.name !== '王芳')
    .slice(30, 32);
  const fine = (person: SamplePerson | undefined): Cells => {
    const { name, sex, idNumber, stage, subject, title, hiredOn, phone } = assertPresent(
      person,
      'somebody of the roster',
    );
    return [name, sex === 'male' ? '男' : '女', idNumber, stage, subject, title, hiredOn, phone, '没有问题'];
  };
  const row = (
    name: string | null,
    sex: string | null,
    idNumber: string | number | null,
    remark: string,
    more: Partial<Rest> = {},
  ): Cells => {
    const { hiredOn = '2012-09-01', phone = '14008982001', title = '一级教师' } = more;
    return [name, sex, idNumber, '小学', '语文', title, hiredOn, phone, remark];
  };
  return [
    fine(first),
    fine(second),
    row('陈小梅', '女', Number(numbered('460106', '19850612', '204')), '身份证号是数值，末位已丢失'),
    row('林志远', '男', wrongCheckDigit(numbered('460105', '19790321', '115')), '校验位不符'),
    row('李明月', '女', '460107199003150000', '末三位被变成 000'),
    row('黄海燕', '女', numbered('460108', '19880230', '324'), '出生日期不存在'),
    row('吴家明', '男', numbered('460106', '19820914', '333').slice(0, 17), '少一位'),
    row(null, '女', numbered('460106', '19911120', '248'), '没有姓名'),
    row('冯丽?', '女', numbered('460106', '19860417', '260'), '姓名有丢失的字'),
    row('符晓东', 'M', numbered('460107', '19840808', '271'), '性别写法不认识'),
    row('邢玉兰', '女', numbered('460105', '19800606', '282'), '身份证号重复（姓名不同）'),
    row('邢玉莲', '女', numbered('460105', '19800606', '282'), '身份证号重复（姓名不同）'),
    row('王芳', '女', null, '没有身份证号，又与他人同名'),
    row('王芳', '女', numbered('460106', '19830909', '306'), '与上一行同名', { phone: '14008982013' }),
    row('郑海波', '男', numbered('460106', '19780101', '317'), '日期有两种读法', { hiredOn: 2001.1 }),
    row('张国庆', '男', numbered('460106', '19811001', '339'), '日期只有年份', { hiredOn: '2004年' }),
    row('许文静', '女', numbered('460108', '19951212', '340'), '日期在将来', { hiredOn: '2095-09-01' }),
    row('蔡雨欣', '女', numbered('460106', '19940505', '362'), '单元格是公式错误', {
      title: { error: '#N/A' },
    }),
    row('韩建国', '男', '460106750708031', '身份证号是 15 位（自动补成 18 位）'),
    row('云海萍', '男', numbered('460107', '19870718', '384'), '性别与身份证号不符'),
    row('曾慧敏', '女', numbered('460106', '19930303', '406'), '手机号不寻常', { phone: '6588' }),
    row('梁春花', '女', numbered('460106', '19760202', '428'), '该行被隐藏'),
  ];
}

type Rest = {
  readonly hiredOn: string | number;
  readonly phone: string;
  readonly title: string | ExcelJS.CellErrorValue;
};

function numbered(area: string, birth: string, sequence: string): string {
  const first17 = area + birth + sequence;
  return first17 + makeCheckDigit(first17);
}

function wrongCheckDigit(number: string): string {
  return number.slice(0, 17) + (number.endsWith('1') ? '2' : '1');
}
