import { expect, test } from 'vitest';
import { moe4068, moe4068Lines } from '../../../../src-shared/sheet/layouts/moe-4068.ts';
import { readBack, unnamed } from './read-back.ts';

test('the form has eleven lines: everybody, by hours, by level [JJ4068]', () => {
  expect(moe4068Lines.map(({ code, label }) => `${code} ${label}`)).toEqual([
    '01 接受过培训的专任教师',
    '02 36学时以下',
    '03 37—72学时',
    '04 73—108学时',
    '05 109学时以上',
    '06 国家级',
    '07 省级',
    '08 地级',
    '09 县级',
    '10 校级',
    '11 国（境）外',
  ]);
  expect(moe4068.lines).toEqual({
    codeKey: 'code',
    labelKey: 'label',
    valueKey: 'people',
    rows: moe4068Lines,
  });
  expect([moe4068.isForm, moe4068.orientation]).toEqual([true, 'portrait']);
});

test('its lines are read as they were written [JJ4068]', () => {
  const rows = moe4068Lines.map((line, index) => ({ ...line, people: index * 10 }));
  expect(readBack(moe4068, rows)).toEqual({ values: rows, codes: [] });
});

test('its columns are known by their words and by those of statistics forms [JJ4068]', () => {
  expect(
    unnamed(moe4068, {
      label: ['指标名称', '甲', '指标'],
      code: ['代码', '乙', '编号'],
      people: ['人数', '合计', '本学年'],
    }),
  ).toEqual([]);
});
