import { expect, test } from 'vitest';
import { type CycleSummaryRow, cycleSummary } from '../../../../src-shared/sheet/layouts/cycle-summary.ts';
import { renderSheet } from '../../../../src-shared/sheet/render/render-sheet.ts';
import { credits, hours } from '../../../../src-shared/training/thousandths.ts';
import { readBack, unnamed, WOMAN_ID } from './read-back.ts';

const layout = cycleSummary({ from: 2021, to: 2022 });
const ROW: CycleSummaryRow = {
  ...{ name: '王芳', idNumber: WOMAN_ID, organisationName: '北塘小学' },
  ...{ '2021.hours': hours(72_000), '2021.credits': credits(8_000), '2021.verdict': '合格' },
  ...{ '2022.hours': hours(36_500), '2022.credits': credits(4_500), '2022.verdict': '不合格' },
  ...{ totalHours: hours(108_500), totalCredits: credits(12_500), verdict: '不合格', shortfall: '差 2 学分' },
};

test('a row is read as it was written, each year under its own words [H9, H12]', () => {
  expect(readBack(layout, [ROW])).toEqual({ values: [ROW], codes: [] });
});

test('the years stand in order, the first and the last included [H9, H12]', () => {
  const { head } = renderSheet(layout, [ROW]);
  const words = head.filter(({ row, columns }) => row === 0 && columns > 1);
  expect(words.map(({ text, columns }) => `${text} ${columns}`)).toEqual([
    '2021年 3',
    '2022年 3',
    '周期合计 2',
  ]);
});

test("hours and credits of every year and of the cycle are summed, people's lines counted [H9]", () => {
  expect(renderSheet(layout, [ROW, ROW]).total).toEqual({
    label: '合计（共 2 人）',
    labelColumns: 4,
    sums: [
      ...[null, null, null, null],
      ...[144_000, 16_000, null],
      ...[73_000, 9_000, null],
      ...[217_000, 25_000, null, null],
    ],
  });
});

test('the conclusion and the shortfall are known by their other headings', () => {
  expect(
    unnamed(layout, {
      verdict: ['周期结论', '结论', '周期考核结论'],
      shortfall: ['差额', '差额情况', '缺口', '所缺学分'],
    }),
  ).toEqual([]);
});
