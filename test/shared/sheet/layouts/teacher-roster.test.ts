import { expect, test } from 'vitest';
import { type TeacherRosterRow, teacherRoster } from '../../../../src-shared/sheet/layouts/teacher-roster.ts';
import { fromParts } from '../../../../src-shared/training/calendar-date.ts';
import { cellOf } from '../read/sheet-of.ts';
import { readBack, unnamed, WOMAN_ID } from './read-back.ts';

const ROW: TeacherRosterRow = {
  ...{ name: '王芳', sex: 'female', idType: 'id-card', idNumber: WOMAN_ID, ethnicity: '汉族' },
  ...{ organisationName: '北塘小学', stage: '小学', subject: '语文', title: '一级教师', post: '教导主任' },
  ...{ hiredOn: fromParts(2015, 9, 1), broughtInOn: fromParts(2020, 8, 1), previousOrganisation: '南湖小学' },
  ...{ education: '本科', phone: '13807550000', email: 'wang@example.com', isFullTime: true },
  ...{ status: 'active', remark: '班主任' },
};

test('a row is read as it was written', () => {
  expect(readBack(teacherRoster, [ROW])).toEqual({ values: [ROW], codes: [] });
});

test('columns are known by every heading that schools give them', () => {
  expect(
    unnamed(teacherRoster, {
      idType: ['证件类型', '身份证件类型', '证件种类', '证件类别', '有效证件类型'],
      hiredOn: [
        ...['参加工作时间', '入职时间', '参加工作日期', '入职日期', '工作时间', '参加工作年月', '参工时间'],
        ...['入职年月', '任教时间', '从教时间', '参加教育工作时间', '何时参加工作', '录用时间'],
      ],
      broughtInOn: [
        ...['引进时间', '调入时间', '引进日期', '调入日期', '调入本校时间', '外省引进时间', '来校时间'],
        ...['到校时间', '调入年月'],
      ],
      previousOrganisation: [
        ...['原单位', '调入', '调入前单位', '原工作单位', '原学校', '调出单位', '由何单位调入'],
        ...['原任职单位', '调入来源'],
      ],
      isFullTime: ['是否专任', '专任', '是否专任教师', '专任教师', '专任/非专任', '专任情况'],
      status: ['状态', '在职状态', '人员状态', '任职状态', '在岗情况', '在职情况', '教师状态'],
    }),
  ).toEqual([]);
});

test('the status is read however schools word it, and another word leaves it unread', () => {
  const column = teacherRoster.columns.find(({ key }) => key === 'status');
  const read = (text: string) => column?.parse(cellOf(1, 1, text)).value;
  for (const text of ['在职', '在岗', '在编', '在职在岗', '正常', '在编在岗', '在校', '任教'])
    expect([text, read(text)]).toEqual([text, 'active']);
  for (const text of ['已离开', '离职', '调出', '调离', '已调出', '已调离', '辞职', '离岗'])
    expect([text, read(text)]).toEqual([text, 'left']);
  for (const text of ['退休', '已退休', '离退休', '离休'])
    expect([text, read(text)]).toEqual([text, 'retired']);
  expect(column?.parse(cellOf(1, 1, '借调'))).toMatchObject({
    value: null,
    issues: [{ code: 'choiceUnknown', severity: 'warning' }],
  });
});

test('a name is looked for within its school [Q14]', () => {
  expect(teacherRoster.nameOf?.(ROW)).toEqual({ name: '王芳', within: '北塘小学' });
  expect(teacherRoster.identityOf?.(ROW)).toBe(WOMAN_ID);
});

test('only the name is required', () => {
  expect(teacherRoster.columns.filter(({ isRequired }) => isRequired).map(({ key }) => key)).toEqual([
    'name',
  ]);
});
