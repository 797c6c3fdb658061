import { describe, expect, test } from 'vitest';
import { type QualifiedListRow, qualifiedList } from '../../../../src-shared/sheet/layouts/qualified-list.ts';
import { credits, hours } from '../../../../src-shared/training/thousandths.ts';
import { cellOf } from '../read/sheet-of.ts';
import { readBack, unnamed, WOMAN_ID } from './read-back.ts';

const ROW: QualifiedListRow = {
  ...{ name: '王芳', sex: 'female', idNumber: WOMAN_ID, region: '北塘县', organisationName: '北塘小学' },
  ...{ stage: '小学', subject: '语文', title: '一级教师', role: 'trainee', attendance: null },
  ...{ periodsHeld: 24, periodsAttended: 23, result: 'passed', hours: hours(36_000) },
  ...{ credits: credits(4_500), certificateNumber: '2024-0001', remark: '补考' },
};

test('a row is read as it was written [H7]', () => {
  expect(readBack(qualifiedList, [ROW])).toEqual({ values: [ROW], codes: [] });
});

test('columns are known by every heading that lists give them [H7]', () => {
  expect(
    unnamed(qualifiedList, {
      region: ['所在市县', '市县', '市县区', '所属市县', '县区', '区县', '市、县', '所在县区', '所在区县'],
      title: ['职务/职称', '职称/职务', '职称', '职务', '职务职称', '专业技术职务'],
      role: [
        '身份',
        '角色',
        '参训身份',
        '参训角色',
        '培训身份',
        '培训角色',
        '人员身份',
        '人员角色',
        '参训类别',
      ],
      attendance: ['考勤', '出勤', '考勤情况', '出勤情况', '出勤率(应到/实到)', '应到/实到', '应到实到'],
      periodsHeld: ['考勤应到', '应到', '应到课时', '应出勤', '应到节数', '总课时', '应到次数'],
      periodsAttended: ['实到', '实到课时', '实际出勤', '实到节数', '出勤课时', '实到次数', '实出勤'],
    }),
  ).toEqual([]);
});

describe('attendance in one cell', () => {
  const column = qualifiedList.columns.find(({ key }) => key === 'attendance');
  const parse = (text: string) => column?.parse(cellOf(1, 1, text));

  test.each(['24/23', '24／23', '24 节/23 节', '24:23', '24次/23次'])('%s is held and attended', (text) =>
    expect(parse(text)).toEqual({ value: { held: 24, attended: 23 }, issues: [] }),
  );
  test.each(['全勤', '24', '24/23/22', '96%'])('%s is refused', (text) =>
    expect(parse(text)).toMatchObject({
      value: null,
      issues: [{ code: 'numberUnreadable', severity: 'error' }],
    }),
  );
  test('is read into the two columns', () => {
    const read = readBack(qualifiedList, [
      { ...ROW, periodsHeld: null, periodsAttended: null, attendance: { held: 24, attended: 23 } },
    ]);
    expect(read).toEqual({ values: [ROW], codes: [] });
  });
});

describe('attendance beyond what was held', () => {
  test('is refused at the column it stands in', () => {
    const check = (row: Partial<QualifiedListRow>) =>
      qualifiedList.check?.({ ...ROW, ...row }).issues.map(({ code, field }) => `${code} ${field}`);
    expect(check({ periodsAttended: 25 })).toEqual(['attendedMoreThanHeld periodsAttended']);
    expect(
      check({ periodsHeld: null, periodsAttended: null, attendance: { held: 24, attended: 25 } }),
    ).toEqual(['attendedMoreThanHeld attendance']);
    expect(check({ periodsAttended: 24 })).toEqual([]);
    expect(check({ periodsHeld: null, periodsAttended: 24 })).toEqual([]);
  });
});

test('a lecturer may stand in the list as a trainee too; other parts exclude each other', () => {
  const identity = (role: QualifiedListRow['role']) => qualifiedList.identityOf?.({ ...ROW, role });
  expect(identity('lecturer')).not.toBe(identity('trainee'));
  expect(identity('mentor')).toBe(identity('mentee'));
  expect(identity(null)).toBe(identity('trainee'));
});

test('part and attendance in one cell are read, not written', () => {
  const readOnly = qualifiedList.columns.filter(({ isReadOnly }) => isReadOnly).map(({ key }) => key);
  expect(readOnly).toEqual(['role', 'attendance']);
});

test('hours and credits are summed and people counted', () => {
  expect(qualifiedList.columns.filter(({ isSummed }) => isSummed).map(({ key }) => key)).toEqual([
    'hours',
    'credits',
  ]);
  expect(qualifiedList.countLabel([ROW, ROW])).toBe('共 2 人');
});
