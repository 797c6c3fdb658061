import { expect, test } from 'vitest';
import { type YearSummaryRow, yearSummary } from '../../../../src-shared/sheet/layouts/year-summary.ts';
import { renderSheet } from '../../../../src-shared/sheet/render/render-sheet.ts';
import { credits, hours } from '../../../../src-shared/training/thousandths.ts';
import { readBack, unnamed, WOMAN_ID } from './read-back.ts';

const ROW: YearSummaryRow = {
  ...{ name: '王芳', idNumber: WOMAN_ID, subject: '语文' },
  ...{ nationalHours: hours(1_000), nationalCredits: credits(2_000) },
  ...{ provincialHours: hours(3_000), provincialCredits: credits(4_000) },
  ...{ localHours: hours(5_000), localCredits: credits(6_000) },
  ...{ remoteHours: hours(7_000), remoteCredits: credits(8_000) },
  ...{ schoolHours: hours(9_000), schoolCredits: credits(10_000), schoolCreditsOver: credits(11_000) },
  ...{ otherHours: hours(12_000), otherCredits: credits(13_000) },
  ...{ totalHours: hours(14_000), totalCredits: credits(15_000) },
  ...{ verdict: '合格', makeUp: '已补修' },
};

test('a row is read as it was written, each figure under its own words [H9]', () => {
  expect(readBack(yearSummary, [ROW])).toEqual({ values: [ROW], codes: [] });
});

test('forms stand side by side, levels below them [H9, H14.4]', () => {
  const { head, headRows } = renderSheet(yearSummary, [ROW]);
  expect(headRows).toBe(3);
  const wide = (level: number) =>
    head
      .filter(({ row, columns }) => row === level && columns > 1)
      .map(({ text, columns }) => `${text} ${columns}`);
  expect(wide(0)).toEqual(['集中培训 6', '远程培训 2', '校级培训 3', '其他 2', '合计 2']);
  expect(wide(1)).toEqual(['国家级 2', '省级 2', '市县级 2']);
});

test('every figure is summed, what is over the cap included [Q4]', () => {
  expect(renderSheet(yearSummary, [ROW, ROW]).total).toEqual({
    label: '合计（共 2 人）',
    labelColumns: 4,
    sums: [
      ...[null, null, null, null],
      ...Array.from({ length: 15 }, (_, index) => (index + 1) * 2_000),
      ...[null, null],
    ],
  });
});

test('the verdict and the make-up are known by their other headings', () => {
  expect(
    unnamed(yearSummary, {
      verdict: ['年度结论', '结论', '考核结论', '是否合格'],
      makeUp: ['补修情况', '补修'],
    }),
  ).toEqual([]);
});
