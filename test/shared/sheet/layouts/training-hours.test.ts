import { expect, test } from 'vitest';
import { trainingHours } from '../../../../src-shared/sheet/layouts/training-hours.ts';
import { renderSheet } from '../../../../src-shared/sheet/render/render-sheet.ts';
import { hours } from '../../../../src-shared/training/thousandths.ts';
import { readBack, unnamed } from './read-back.ts';

const ROW = { name: '王芳', subject: '语文', stage: '小学', hours: hours(36_500) };

test('two people of one name are two lines, read as they were written', () => {
  expect(readBack(trainingHours, [ROW, ROW])).toEqual({ values: [ROW, ROW], codes: [] });
});

test('the hours are summed and the people counted', () => {
  expect(renderSheet(trainingHours, [ROW, ROW]).total).toEqual({
    label: '合计（共 2 人）',
    labelColumns: 4,
    sums: [null, null, null, null, 73_000],
  });
});

test('columns are known with and without the words about teachers', () => {
  expect(
    unnamed(trainingHours, {
      name: ['教师姓名', '姓名'],
      subject: ['任教学科', '学科'],
      stage: ['任教学段', '学段'],
      hours: ['学时', '培训学时'],
    }),
  ).toEqual([]);
});
