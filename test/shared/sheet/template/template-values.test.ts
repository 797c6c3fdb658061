import { describe, expect, test } from 'vitest';
import { columnsFor, type SheetLayout } from '../../../../src-shared/sheet/layouts/sheet-layout.ts';
import { dateKind, hoursKind, phoneKind, plainText } from '../../../../src-shared/sheet/read/cell-kinds.ts';
import {
  findCount,
  findPlaceholders,
  templateRows,
  textOfValue,
} from '../../../../src-shared/sheet/template/template-values.ts';
import { type CalendarDate, fromParts } from '../../../../src-shared/training/calendar-date.ts';
import { type Hours, hours } from '../../../../src-shared/training/thousandths.ts';

type Row = {
  readonly name: string;
  readonly phone: string | null;
  readonly on: CalendarDate | null;
  readonly hours: Hours | null;
};
const column = columnsFor<Row>();
const layout: SheetLayout<Row> = {
  id: 'sample',
  title: '表',
  columns: [
    column('name', '姓名', plainText, { width: 8 }),
    column('phone', '手机', phoneKind, { width: 8 }),
    column('on', '日期', dateKind, { width: 8 }),
    column('hours', '学时', hoursKind, { width: 8 }),
  ],
  countLabel: () => '',
};

test('a row becomes values by key: dates stay days, phone numbers stay texts, figures stay exact', () => {
  const on = fromParts(2024, 7, 5);
  const row = { name: '王芳', phone: '13807550000', on, hours: hours(7500) };
  expect(templateRows(layout, [row], 'chinese')).toEqual([
    {
      name: { kind: 'text', text: '王芳' },
      phone: { kind: 'text', text: '13807550000', mustStayText: true },
      on: { kind: 'date', date: on, text: '2024年7月5日' },
      hours: { kind: 'number', thousandths: 7500 },
    },
  ]);
  expect(templateRows(layout, [{ ...row, on: null, hours: null }])).toMatchObject([
    { on: { kind: 'empty' }, hours: { kind: 'empty' } },
  ]);
  expect(templateRows(layout, [row])).toMatchObject([{ on: { text: '2024-07-05' } }]);
});

test('a value within a text is what a reader sees', () => {
  const date = fromParts(2024, 7, 5);
  if (date === null) throw new Error('no such day');
  expect(textOfValue({ kind: 'text', text: '王芳' })).toBe('王芳');
  expect(textOfValue({ kind: 'date', date, text: '2024年7月5日' })).toBe('2024年7月5日');
  expect(textOfValue({ kind: 'number', thousandths: 7500 })).toBe('7.5');
  expect(textOfValue({ kind: 'empty' })).toBe('');
});

describe('placeholders', () => {
  test('are found in order, with blanks and full-width braces', () => {
    expect(findPlaceholders('{{单位}}的{{ 年度 }}与｛｛学年｝｝').map(({ name }) => name)).toEqual([
      '单位',
      '年度',
      '学年',
    ]);
  });
  test('are found where they stand', () => {
    const text = '填报单位：{{单位}}（章）';
    const [found] = findPlaceholders(text);
    expect(text.slice(found?.start, found?.end)).toBe('{{单位}}');
  });
  test.each(['单位', '{单位}', '{{}}', '{{单位}', '{{单{位}}'])('there are none in %s', (text) =>
    expect(findPlaceholders(text)).toEqual([]),
  );
});

describe('room for the number of people', () => {
  test.each(['共   人', '共人', '共 0 人', '共__人', '（共＿＿人）'])('is in %s', (text) => {
    const room = findCount(text);
    expect(room?.write(24)).toBe('共 24 人');
    expect(text.slice(room?.start, room?.end)).toMatch(/^共.*人$/u);
  });
  test('keeps its own unit', () => expect(findCount('共  名')?.write(3)).toBe('共 3 名'));
  test.each(['共 24 人', '人数', '公共', '共同负责人'])('is not in %s', (text) =>
    expect(findCount(text)).toBeNull(),
  );
});
