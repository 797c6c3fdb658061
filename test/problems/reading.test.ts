import { runNow } from '../../src-shared/lib/work.ts';
import { makeCheckDigit } from '../../src-shared/people/identity-number.ts';
import { sheetProblemCodes } from '../../src-shared/problems.ts';
import { qualifiedList } from '../../src-shared/sheet/layouts/qualified-list.ts';
import { registrationSheet } from '../../src-shared/sheet/layouts/registration-sheet.ts';
import type { SheetLayout } from '../../src-shared/sheet/layouts/sheet-layout.ts';
import { teacherRoster } from '../../src-shared/sheet/layouts/teacher-roster.ts';
import { readRows } from '../../src-shared/sheet/read/read-rows.ts';
import { type ProblemCase, testCases } from '../helpers/problem-cases.ts';
import { sheetOf } from '../shared/sheet/read/sheet-of.ts';

type Rows = Parameters<typeof sheetOf>[0];
type Value = Rows[number][number];

const withCheck = (first17: string) => first17 + makeCheckDigit(first17);
const MAN = withCheck('34052419800101001');
const WOMAN = withCheck('34052419800101002');
const OTHER_WOMAN = withCheck('34052419800101004');

/** What reading a sheet under a layout says. */
const sheet =
  <Row>(layout: SheetLayout<Row>, ...rows: Rows): ProblemCase =>
  () =>
    runNow(readRows(layout, sheetOf(rows))).problems;

/** What reading one teacher says, whose other cells are in order. */
const teacher = (cells: Readonly<Record<string, Value>>): ProblemCase => {
  const values: Readonly<Record<string, Value>> = { 姓名: '王芳', 身份证号: WOMAN, ...cells };
  return sheet(teacherRoster, Object.keys(values), Object.values(values));
};

/** What reading one trainee says. */
const trainee = (cells: Readonly<Record<string, Value>>): ProblemCase => {
  const values: Readonly<Record<string, Value>> = { 姓名: '王芳', 身份证号: WOMAN, ...cells };
  return sheet(qualifiedList, Object.keys(values), Object.values(values));
};

testCases(sheetProblemCodes, {
  headerNotFound: sheet(teacherRoster, ['甲', '乙'], ['1', '2']),
  missingColumn: sheet(teacherRoster, ['身份证号', '单位', '学科'], [WOMAN, '北塘小学', '语文']),
  rivalHeadings: sheet(
    qualifiedList,
    ['姓名', '单位', '远程培训', '集中培训'],
    [null, null, '学时', '学时'],
    ['王芳', '北塘小学', '8', '24'],
  ),
  duplicateHeading: sheet(teacherRoster, ['姓名', '单位', '单位'], ['王芳', '北塘小学', '北塘小学']),
  unmatchedHeading: teacher({ 血型: 'A' }),
  requiredValueMissing: teacher({ 姓名: null }),
  formulaNotCalculated: teacher({ 单位: { kind: 'formula', text: '', value: null } }),
  cellHoldsError: teacher({ 单位: { kind: 'error', text: '#N/A' } }),
  textTooLong: teacher({ 单位: '校'.repeat(501) }),
  controlCharacters: teacher({ 单位: '北塘\u200b小学' }),
  idNumberNumeric: teacher({ 身份证号: Number('340524198001010012') }),
  idNumberInvalid: teacher({ 身份证号: '3405241980' }),
  idNumberFromNumericColumn: teacher({ 身份证号: '340524198001010000' }),
  idNumberExpanded: teacher({ 身份证号: '340524800101002' }),
  idNumberUnusual: teacher({ 身份证号: 'E12345678' }),
  idNumberNormalised: teacher({ 身份证号: ` ${WOMAN.slice(0, 6)} ${WOMAN.slice(6)}` }),
  nameNormalised: teacher({ 姓名: '买买提•艾山江' }),
  nameInvalid: teacher({ 姓名: '王?' }),
  nameUnusual: teacher({ 姓名: '王芳2' }),
  numberUnreadable: trainee({ 学时: '两天' }),
  numberTooManyDecimals: trainee({ 学分: 0.1234 }),
  numberNegative: trainee({ 学时: -1 }),
  numberOutOfRange: trainee({ 学分: 200_000 }),
  numberNotWhole: trainee({ 应到: 23.5 }),
  dateUnreadable: teacher({ 参加工作时间: '工作多年' }),
  dateImpossible: teacher({ 参加工作时间: '2015-02-29' }),
  dateIncomplete: teacher({ 参加工作时间: '2015' }),
  dateAmbiguous: teacher({ 参加工作时间: '9/1/2015' }),
  dateMonthOnly: teacher({ 参加工作时间: '2015年9月' }),
  dateFromSerial: teacher({ 参加工作时间: 42_248 }),
  periodReversed: sheet(
    registrationSheet,
    ['姓名', '项目名称', '起止日期'],
    ['王芳', '骨干培训', '2025-10-15至2025-10-13'],
  ),
  choiceUnknown: teacher({ 状态: '借调' }),
  choiceNormalised: teacher({ 学科: '体育' }),
  resultUnknown: trainee({ 考核结果: '甲等' }),
  sexUnknown: teacher({ 性别: '？' }),
  phoneUnusual: teacher({ 手机: '123' }),
  longNumberNumeric: trainee({ 证书编号: 1_234_567_890_123_456 }),
  leadingZerosPossiblyLost: trainee({ 证书编号: 3_122_022_010_007 }),
  sexContradictsIdNumber: teacher({ 性别: '男' }),
  attendedMoreThanHeld: trainee({ 考勤: '23/24' }),
  rowHidden: () => {
    const shown = sheetOf([
      ['姓名', '身份证号'],
      ['王芳', WOMAN],
    ]);
    const hidden = { ...shown, rows: shown.rows.map((row) => ({ ...row, isHidden: row.row === 2 })) };
    return runNow(readRows(teacherRoster, hidden)).problems;
  },
  sameIdNumberJoined: sheet(teacherRoster, ['姓名', '身份证号'], ['王芳', WOMAN], ['王芳', WOMAN]),
  sameIdNumberDiffers: sheet(teacherRoster, ['姓名', '身份证号'], ['李东', MAN], ['李冬', MAN]),
  sameNameWithoutIdNumber: sheet(teacherRoster, ['姓名', '身份证号'], ['王芳', OTHER_WOMAN], ['王芳', null]),
});
