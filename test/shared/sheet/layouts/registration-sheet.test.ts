import { expect, test } from 'vitest';
import {
  type RegistrationSheetRow,
  registrationSheet,
} from '../../../../src-shared/sheet/layouts/registration-sheet.ts';
import { fillable } from '../../../../src-shared/sheet/layouts/sheet-layout.ts';
import { fromParts } from '../../../../src-shared/training/calendar-date.ts';
import { credits, hours } from '../../../../src-shared/training/thousandths.ts';
import { keyOfHeading, MAN_ID, readBack, unnamed, WOMAN_ID } from './read-back.ts';

const [startOn, endOn] = [fromParts(2024, 7, 5), fromParts(2024, 7, 9)];
const ROW: RegistrationSheetRow = {
  ...{ name: '王芳', sex: 'female', idNumber: WOMAN_ID, organisationName: '北塘小学', stage: '小学' },
  ...{ subject: '语文', projectName: '暑期研修', level: 'county', form: 'centralized' },
  period: startOn === null || endOn === null ? null : { startOn, endOn },
  ...{ hours: hours(36_000), credits: credits(4_500), year: 2024, remark: '冲正' },
};

test('lines are read as they were written, reversals with their sign', () => {
  const reversal = { ...ROW, hours: hours(-36_000), credits: credits(-4_500) };
  expect(readBack(registrationSheet, [ROW, reversal])).toEqual({ values: [ROW, reversal], codes: [] });
});

test('columns are known by every heading that sheets give them', () => {
  expect(
    unnamed(registrationSheet, {
      projectName: ['项目名称', '培训项目', '培训项目名称', '培训名称', '培训班名称', '培训内容', '项目'],
      level: ['项目级别', '级别', '培训级别', '层级'],
      form: ['培训形式', '形式', '培训方式', '研修形式', '培训类型'],
      period: ['起止日期', '起止时间', '培训时间', '培训起止时间', '培训日期', '起讫日期', '培训起止日期'],
      year: ['登记年度', '年度', '登记年份', '学分年度', '所属年度'],
    }),
  ).toEqual([]);
});

test("first and last day apart are written into others' sheets and never read", () => {
  const wide = fillable(registrationSheet);
  expect(keyOfHeading(registrationSheet, '开始日期')).toBeNull();
  expect(
    unnamed(wide, {
      startOn: ['开始日期', '起始日期', '开班时间', '起止时间起', '培训时间开始', '起'],
      endOn: ['结束日期', '截止日期', '结班时间', '起止时间止', '培训时间结束', '止'],
    }),
  ).toEqual([]);
  const texts = wide.columns
    .filter(({ key }) => key === 'startOn' || key === 'endOn')
    .map((column) => [column.format(ROW, 'chinese'), column.format({ ...ROW, period: null }, 'chinese')]);
  expect(texts).toEqual([
    [{ kind: 'text', text: '2024年7月5日' }, { kind: 'empty' }],
    [{ kind: 'text', text: '2024年7月9日' }, { kind: 'empty' }],
  ]);
});

test('people are counted once, by number or by name and school, and lines where there are more', () => {
  const count = registrationSheet.countLabel;
  expect(count([ROW, { ...ROW, idNumber: MAN_ID }])).toBe('共 2 人');
  expect(count([ROW, ROW, { ...ROW, idNumber: MAN_ID }])).toBe('共 2 人 3 条');
  const unnumbered = { ...ROW, idNumber: null };
  expect(count([unnumbered, unnumbered])).toBe('共 1 人 2 条');
  expect(count([unnumbered, { ...unnumbered, organisationName: '南湖小学' }])).toBe('共 2 人');
});

test('lines of one person are not joined', () => {
  expect(registrationSheet.identityOf).toBeUndefined();
  expect(readBack(registrationSheet, [ROW, { ...ROW, projectName: '网络研修' }]).values).toHaveLength(2);
});
