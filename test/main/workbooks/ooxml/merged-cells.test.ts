import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMergeFiller, type MergedArea } from '../../../../src-main/workbooks/ooxml/merged-cells.ts';
import { sheetOf } from '../../../shared/sheet/read/sheet-of.ts';

type Values = Parameters<typeof sheetOf>[0];

function filled(areas: readonly MergedArea[], values: Values) {
  const columns: number[] = [];
  const fill = createMergeFiller(areas, (column) => columns.push(column));
  return { rows: fill(sheetOf(values).rows), columns };
}

const cellsOf = (rows: ReturnType<typeof filled>['rows']) =>
  rows.map(({ cells }) =>
    cells.map(
      ({ address, text, mergedFrom }) =>
        `${address}=${text}${mergedFrom === undefined ? '' : `<${mergedFrom}`}`,
    ),
  );

describe('a merged area', () => {
  test('shows the value of its first cell everywhere, and says where it comes from', () => {
    const area = { top: 1, bottom: 2, left: 1, right: 2 };
    expect(
      cellsOf(
        filled(
          [area],
          [
            ['集中培训', null, '备注'],
            [null, null, '无'],
          ],
        ).rows,
      ),
    ).toEqual([
      ['A1=集中培训', 'B1=集中培训<A1', 'C1=备注'],
      ['A2=集中培训<A1', 'B2=集中培训<A1', 'C2=无'],
    ]);
  });
  test('covers what stands hidden below it', () => {
    const area = { top: 1, bottom: 1, left: 1, right: 2 };
    expect(cellsOf(filled([area], [['甲', '藏']]).rows)).toEqual([['A1=甲', 'B1=甲<A1']]);
  });
  test('without a value in its first cell changes nothing', () => {
    const area = { top: 1, bottom: 2, left: 2, right: 3 };
    const values = [['甲'], ['乙', '丙']];
    expect(filled([area], values).rows).toEqual(sheetOf(values).rows);
  });
  test('as large as the sheet costs no more than the cells in use', () => {
    const area = { top: 1, bottom: 1_048_576, left: 1, right: 16_384 };
    const { rows, columns } = filled([area], [['甲', '乙'], [], ['丙']]);
    expect(cellsOf(rows)).toEqual([
      ['A1=甲', 'B1=甲<A1'],
      ['A3=甲<A1', 'B3=甲<A1'],
    ]);
    expect(columns).toEqual([2, 1, 2]);
  });
});

test('areas may stand in any order, and rows arrive in any pieces', () => {
  const areas = [
    { top: 2, bottom: 3, left: 2, right: 3 },
    { top: 1, bottom: 4, left: 1, right: 1 },
  ];
  const { rows } = sheetOf([
    ['甲', 'x', 'y'],
    [null, '乙', 'z'],
    [null, 'q'],
    [null, 'r'],
  ]);
  const whole = createMergeFiller(areas, () => undefined)(rows);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 }), (cut) => {
      const fill = createMergeFiller(areas, () => undefined);
      // Columns up to the last one used so far are filled: all rows here use column C from the first on.
      expect([...fill(rows.slice(0, cut)), ...fill(rows.slice(cut))]).toEqual(whole);
    }),
  );
});
