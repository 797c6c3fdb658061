import { describe, expect, test } from 'vitest';
import { runNow } from '../../../../src-shared/lib/work.ts';
import { makeCheckDigit } from '../../../../src-shared/people/identity-number.ts';
import { qualifiedList } from '../../../../src-shared/sheet/layouts/qualified-list.ts';
import { registrationSheet } from '../../../../src-shared/sheet/layouts/registration-sheet.ts';
import { teacherRoster } from '../../../../src-shared/sheet/layouts/teacher-roster.ts';
import { readRows, startReading } from '../../../../src-shared/sheet/read/read-rows.ts';
import { sheetOf } from './sheet-of.ts';

const HEAD = [
  '姓名',
  '身份证号',
  '性别',
  '单位',
  '学段',
  '学科',
  '参加工作时间',
  '手机',
  '证件类型',
  '状态',
] as const;
const WOMAN = withCheck('34052419800101002');
const MAN = withCheck('34052419800101001');

function withCheck(first17: string): string {
  return first17 + makeCheckDigit(first17);
}

function roster(...rows: readonly (readonly Parameters<typeof sheetOf>[0][number][number][])[]) {
  return runNow(readRows(teacherRoster, sheetOf([HEAD, ...rows])));
}

function codes(reading: {
  readonly problems: readonly { readonly code: string; readonly at?: { readonly address?: string } }[];
}) {
  return reading.problems.map((problem) => `${problem.at?.address ?? ''} ${problem.code}`.trim());
}

describe('a row', () => {
  test('is read whole, without a remark', () => {
    const reading = roster([
      '王芳',
      WOMAN,
      '女',
      '北塘小学',
      '小学',
      '语文',
      '2015-09-01',
      '13807550000',
      '居民身份证',
      '在职',
    ]);
    expect(reading.problems).toEqual([]);
    expect(reading.rows).toMatchObject([
      {
        row: 2,
        joinedRows: [],
        values: {
          name: '王芳',
          idNumber: WOMAN,
          sex: 'female',
          organisationName: '北塘小学',
          stage: '小学',
          subject: '语文',
          hiredOn: '2015-09-01',
          phone: '13807550000',
          idType: 'id-card',
          status: 'active',
          title: null,
        },
      },
    ]);
  });

  test('shows every problem of every cell at once, with its place', () => {
    const reading = roster(
      [null, '123', '？', '北塘小学', '小学', '语文', '2015'],
      ['王?', Number('340524198001010012'), '女'],
    );
    expect(codes(reading)).toEqual([
      'A2 requiredValueMissing',
      'C2 sexUnknown',
      'G2 dateIncomplete',
      'B2 idNumberInvalid',
      'A3 nameInvalid',
      'B3 idNumberNumeric',
    ]);
    expect(reading.rows).toEqual([]);
    expect(reading.refused.map((row) => row.row)).toEqual([2, 3]);
    expect(reading.problems[5]).toEqual({
      code: 'idNumberNumeric',
      severity: 'error',
      at: { field: 'idNumber', sheet: '表', row: 3, column: 'B', address: 'B3' },
      values: { address: 'B3' },
    });
  });

  test('with an error value or a formula without result is refused', () => {
    const reading = roster([
      '王芳',
      { kind: 'error', text: '#N/A' },
      { kind: 'formula', text: '', value: null },
    ]);
    expect(codes(reading)).toEqual(['B2 cellHoldsError', 'C2 formulaNotCalculated']);
  });

  test('that is hidden is read and marked', () => {
    const sheet = sheetOf([HEAD, ['王芳', WOMAN]]);
    const hidden = { ...sheet, rows: sheet.rows.map((row) => ({ ...row, isHidden: row.row === 2 })) };
    expect(codes(runNow(readRows(teacherRoster, hidden)))).toEqual(['rowHidden']);
  });
});

describe('an identity number', () => {
  test('of 15 digits becomes 18, and the change is shown', () => {
    const reading = roster(['王芳', '340524800101001']);
    expect(reading.rows[0]?.values.idNumber).toBe(MAN);
    expect(reading.problems).toMatchObject([
      { code: 'idNumberExpanded', severity: 'warning', values: { from: '340524800101001', to: MAN } },
    ]);
  });

  test('in full width, with blanks or a small x is brought to form, and the change is shown', () => {
    const reading = roster(['王芳', ' 340524 19800101 001x '.replace('001x', MAN.slice(-4).toLowerCase())]);
    expect(reading.rows[0]?.values.idNumber).toBe(MAN);
    expect(codes(reading)).toEqual(['B2 idNumberNormalised']);
  });

  test('whose digits a numeric column destroyed is refused with that question (Q16)', () => {
    expect(codes(roster(['王芳', '340524198001010000']))).toEqual(['B2 idNumberFromNumericColumn']);
    expect(codes(roster(['王芳', '3.40524E+17']))).toEqual(['B2 idNumberNumeric']);
    expect(codes(roster(['王芳', 340524800101001]))).toEqual(['B2 idNumberNumeric']);
  });

  test('with a wrong check digit or date says which', () => {
    const wrong = MAN.slice(0, 17) + (MAN.endsWith('X') ? '1' : 'X');
    expect(roster(['王芳', wrong]).problems[0]?.values).toEqual({ reason: 'check-digit' });
    expect(roster(['王芳', withCheck('34052419800231001')]).problems[0]?.values).toEqual({
      reason: 'birth-date',
    });
  });

  test('that contradicts the sex is a warning', () => {
    const reading = roster(['王芳', WOMAN, '男']);
    expect(reading.problems).toMatchObject([
      {
        code: 'sexContradictsIdNumber',
        severity: 'warning',
        at: { address: 'C2' },
        values: { sex: '男', fromIdNumber: '女' },
      },
    ]);
    expect(reading.rows).toHaveLength(1);
  });

  test('of another document is kept as it is', () => {
    expect(codes(roster(['John Smith', 'E12345678', '男', null, null, null, null, null, '护照']))).toEqual(
      [],
    );
    expect(codes(roster(['John Smith', 'E12345678']))).toEqual(['B2 idNumberUnusual']);
    expect(codes(roster(['王芳', WOMAN, null, null, null, null, null, null, '学生证']))).toEqual([
      'I2 choiceUnknown',
    ]);
  });
});

describe('what is not as usual is kept and said', () => {
  test('names brought to one form', () => {
    const reading = roster(['买买提•艾山江', null], ['王　芳', null]);
    expect(reading.rows.map((row) => row.values.name)).toEqual(['买买提·艾山江', '王芳']);
    expect(reading.problems).toMatchObject([
      { code: 'nameNormalised', values: { from: '买买提•艾山江', to: '买买提·艾山江' } },
      { code: 'nameNormalised', values: { to: '王芳' } },
    ]);
  });

  test('names of rare characters untouched (Q15)', () => {
    expect(codes(roster(['欧阳㼆𫖯', WOMAN]))).toEqual([]);
  });

  test('stages and subjects outside the lists', () => {
    const reading = roster(
      ['王芳', WOMAN, null, null, '九年一贯', '政治'],
      ['李东', MAN, null, null, '幼儿园', '体育'],
    );
    expect(reading.rows.map(({ values }) => [values.stage, values.subject])).toEqual([
      ['九年一贯', '政治'],
      ['学前', '体育与健康'],
    ]);
    expect(codes(reading)).toEqual([
      'E2 choiceUnknown',
      'F2 choiceUnknown',
      'E3 choiceNormalised',
      'F3 choiceNormalised',
    ]);
  });

  test('a status that is none of ours stays unread', () => {
    expect(roster(['王芳', WOMAN, null, null, null, null, null, null, null, '借调']).problems).toMatchObject([
      { code: 'choiceUnknown', severity: 'warning', at: { address: 'J2' } },
    ]);
  });

  test('phones in a numeric cell, and unusual ones', () => {
    const reading = roster(
      ['王芳', WOMAN, null, null, null, null, null, 13807550000],
      ['李东', MAN, null, null, null, null, null, '123'],
    );
    expect(reading.rows.map((row) => row.values.phone)).toEqual(['13807550000', '123']);
    expect(codes(reading)).toEqual(['H3 phoneUnusual']);
  });

  test('invisible characters removed', () => {
    const reading = roster(['王芳', WOMAN, null, '北塘\u200b小学\n本部']);
    expect(reading.rows[0]?.values.organisationName).toBe('北塘小学 本部');
    expect(codes(reading)).toEqual(['D2 controlCharacters']);
  });
});

describe('rows against each other', () => {
  test('one person by 15 and by 18 digits is one row that says which were joined (Q13)', () => {
    const reading = roster(
      ['王芳', '340524800101001', '男', '北塘小学'],
      ['王芳', MAN, null, '北塘小学', '小学'],
    );
    expect(reading.rows).toMatchObject([
      { row: 2, joinedRows: [3], values: { idNumber: MAN, sex: 'male', stage: '小学' } },
    ]);
    expect(codes(reading)).toEqual(['B2 idNumberExpanded', 'B3 sameIdNumberJoined']);
    expect(reading.problems[1]?.values).toEqual({ row: 2 });
  });

  test('one number with different facts is a conflict; no row is taken', () => {
    const reading = roster(['王芳', MAN, null, 'A'], ['王方', MAN, null, 'A'], ['李东', WOMAN]);
    expect(reading.rows.map((row) => row.row)).toEqual([4]);
    expect(reading.refused.map((row) => row.row)).toEqual([2, 3]);
    expect(reading.problems).toMatchObject([
      {
        code: 'sameIdNumberDiffers',
        severity: 'error',
        at: { row: 2 },
        values: { rows: '3', fields: 'name', headings: '姓名' },
      },
      { code: 'sameIdNumberDiffers', at: { row: 3 }, values: { rows: '2' } },
    ]);
  });

  test('two people of one name are two; the one without a number is marked (Q14)', () => {
    const reading = roster(['王芳', MAN, null, 'A'], ['王芳', null, null, 'A'], ['王芳', null, null, 'B']);
    expect(reading.rows).toHaveLength(3);
    expect(reading.problems).toMatchObject([
      { code: 'sameNameWithoutIdNumber', severity: 'warning', at: { address: 'A3' }, values: { rows: '2' } },
    ]);
  });

  test('lines of the ledger about one person are not joined', () => {
    const line = ['王芳', MAN, '国培', '24'];
    const reading = runNow(
      readRows(registrationSheet, sheetOf([['姓名', '身份证号', '项目名称', '学时'], line, line])),
    );
    expect(reading.rows).toHaveLength(2);
    expect(reading.problems).toEqual([]);
  });
});

test('totals, signatures, remarks, repeated heads and numbered blanks are passed over and listed', () => {
  const reading = runNow(
    readRows(
      teacherRoster,
      sheetOf([
        ['序号', '姓名', '身份证号', '单位'],
        ['1', '王芳', WOMAN, 'A'],
        ['序号', '姓名', '身份证号', '单位'],
        ['2', '李东', MAN, 'A'],
        ['3'],
        ['合计', '共 2 人'],
        ['共2人'],
        [null, '以上共计', null, '2'],
        ['制表人：王老师', null, '审核人：'],
        ['单位（盖章）：', null, '日期：2025年1月1日'],
        ['说明：1. 本表一式两份'],
        [null, null, null, ' '],
      ]),
    ),
  );
  expect(reading.rows.map((row) => row.values.name)).toEqual(['王芳', '李东']);
  expect(reading.skipped.map((row) => [row.row, row.reason])).toEqual([
    [3, 'repeatedHeader'],
    [5, 'onlyNumbered'],
    [6, 'total'],
    [7, 'total'],
    [8, 'total'],
    [9, 'footer'],
    [10, 'footer'],
    [11, 'footer'],
    [12, 'blank'],
  ]);
  expect(reading.problems).toEqual([]);
});

test('a person whose row begins like a footer is still a person', () => {
  const head = ['职务', '姓名', '身份证号'];
  const reading = runNow(
    readRows(
      teacherRoster,
      sheetOf([head, ['校长', '王芳', null], ['日期：小学', '李东', WOMAN], ['负责人', null, null]]),
    ),
  );
  expect(reading.rows.map((row) => row.values.name)).toEqual(['王芳', '李东']);
  expect(reading.skipped).toEqual([{ row: 4, reason: 'footer', text: '负责人' }]);
});

describe('a list of qualified trainees', () => {
  const read = (...row: readonly (string | number | null)[]) =>
    runNow(
      readRows(
        qualifiedList,
        sheetOf([['姓名', '身份证号', '考勤(应到/实到)', '考核结果', '学时', '学分', '证书编号'], row]),
      ),
    );

  test('gives exact figures and attendance from one cell', () => {
    const reading = read('王芳', WOMAN, '24/23', '合格', '24学时', 3.125, '03122022010007');
    expect(reading.rows[0]?.values).toMatchObject({
      attendance: null,
      periodsHeld: 24,
      periodsAttended: 23,
      hours: 24000,
      credits: 3125,
      certificateNumber: '03122022010007',
    });
    expect(reading.problems).toEqual([]);
  });

  test('refuses figures that are none, too fine, negative or impossible', () => {
    expect(codes(read('王芳', WOMAN, '23/24', '合格', '两天', 0.1234, 3122022010007))).toEqual([
      'E2 numberUnreadable',
      'F2 numberTooManyDecimals',
      'G2 leadingZerosPossiblyLost',
      'C2 attendedMoreThanHeld',
    ]);
    expect(codes(read('王芳', WOMAN, '24次', '合格', -1, 200000, 1234567890123456))).toEqual([
      'C2 numberUnreadable',
      'E2 numberNegative',
      'F2 numberOutOfRange',
      'G2 longNumberNumeric',
    ]);
  });
});

test('a sheet that arrives in pieces reads as the whole does', () => {
  const rows = Array.from({ length: 1200 }, (_, index) => [
    index % 100 === 7 ? null : `王芳`,
    index % 40 === 3 ? '12' : null,
    null,
    `第${index % 600}小学`,
  ]);
  const sheet = sheetOf([HEAD, ...rows, ['合计']]);
  const reading = startReading(teacherRoster, { ...sheet, rows: sheet.rows.slice(0, 20) });
  for (let at = 0; at < sheet.rows.length; at += 130) reading.add(sheet.rows.slice(at, at + 130));
  const whole = runNow(readRows(teacherRoster, sheet));
  const steps = reading.finish();
  let step = steps.next();
  let stops = 0;
  for (; !step.done; stops++) step = steps.next();
  expect(stops).toBeGreaterThan(2);
  expect(step.value).toEqual(whole);
  expect(whole.rows.length).toBeGreaterThan(1000);
  expect(whole.refused.length).toBeGreaterThan(10);
  expect(whole.skipped).toHaveLength(1);
});
