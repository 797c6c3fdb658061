import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Corrections,
  giveRow,
  isInOrder,
  setCell,
  setColumn,
  type TemplateReading,
} from '../../../../../src-renderer/features/templates/edit/template-corrections.ts';
import {
  columnChoices,
  fillOfKey,
  keyOfFill,
  keyOfTarget,
  shortLabel,
  targetOfKey,
  textParts,
} from '../../../../../src-renderer/features/templates/picture/picture-choices.ts';
import {
  isDarkFill,
  kindOfPlace,
  layOut,
  roleOfRow,
  stepFrom,
} from '../../../../../src-renderer/features/templates/picture/picture-grid.ts';
import { changeSentence } from '../../../../../src-renderer/text/templates.ts';
import type { SheetPicture } from '../../../../../src-shared/rpc/contract/templates.ts';
import type {
  CellTarget,
  ColumnFill,
  TemplateMapping,
  TemplateTable,
} from '../../../../../src-shared/sheet/template/template-mapping.ts';

const table: TemplateTable = {
  headFirstRow: 3,
  headLastRow: 5,
  firstRow: 6,
  lastRow: 15,
  sampleRow: 7,
  columns: [
    { column: 1, heading: '序号', fill: { kind: 'sequence' } },
    { column: 2, heading: '姓名', fill: { kind: 'field', key: 'name' } },
    { column: 3, heading: '成绩', fill: { kind: 'clear' } },
    { column: 4, heading: '备注', fill: { kind: 'leave' } },
  ],
  rowsPerPage: null,
};
const sum: CellTarget = { kind: 'sum', row: 16, column: 4, key: 'hours' };
const mapping: TemplateMapping = {
  version: 1,
  layoutId: 'registration-sheet',
  sheet: '名册',
  fingerprint: {
    version: 1,
    sheets: ['名册'],
    sheet: '名册',
    head: [],
    columns: [],
    merges: [],
    placeholders: [],
  },
  table,
  cells: [sum],
};
const picture: SheetPicture = {
  sheet: '名册',
  columns: [
    { column: 1, width: 6, isHidden: false },
    { column: 2, width: 12, isHidden: false },
    { column: 3, width: 200, isHidden: false },
    { column: 4, width: 9, isHidden: true },
  ],
  rows: [
    { row: 1, height: 30, isHidden: false, cells: [cell(1, '某区名册', { columns: 4 })] },
    { row: 4, height: null, isHidden: false, cells: [cell(1, '序号', { rows: 2 }), cell(2, '姓名')] },
    { row: 6, height: null, isHidden: false, cells: [] },
  ],
  isCut: false,
};
const reading: TemplateReading = {
  fileName: '名册.xlsx',
  sheets: [{ name: '名册', isHidden: false }],
  picture,
  mapping,
  problems: [],
  fields: [
    { key: 'name', heading: '姓名', isRequired: true, isSummed: false },
    { key: 'hours', heading: '集中培训 国家级 学时', isRequired: false, isSummed: true },
  ],
  values: [{ name: 'organisation', heading: '单位' }],
  known: null,
};

function cell(
  column: number,
  text: string,
  span: { readonly rows?: number; readonly columns?: number } = {},
) {
  const looks = { isFormula: false, isBold: false, align: 'left', fill: null, hasBorder: false } as const;
  return { column, text, rows: span.rows ?? 1, columns: span.columns ?? 1, ...looks };
}

describe('the picture of a sheet', () => {
  const grid = layOut(picture);

  it('has a cell for every place, merged ones once', () => {
    expect(grid.rows.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(grid.rows.map(({ cells }) => cells.length)).toEqual([1, 4, 4, 4, 3, 4]);
    for (let row = 1; row <= 6; row++)
      for (let column = 1; column <= 4; column++) expect(grid.at(row, column)).toBeDefined();
    expect(grid.at(5, 1)).toBe(grid.at(4, 1));
    expect(grid.at(1, 4)?.cell?.text).toBe('某区名册');
  });

  it('draws widths and heights in bounds; what is hidden is a narrow strip', () => {
    const [, name, wide, hidden] = grid.columns;
    expect(name?.width).toBe(89);
    expect(wide?.width).toBe(360);
    expect(hidden).toEqual({ column: 4, width: 14, isHidden: true });
    expect(grid.rows[0]?.height).toBe(40);
  });

  it('is walked with the arrows, over merged cells as one, up to the labels and row numbers', () => {
    expect(stepFrom(grid, { row: 4, column: 1 }, 'down')).toEqual({ row: 6, column: 1 });
    expect(stepFrom(grid, { row: 1, column: 2 }, 'right')).toEqual({ row: 1, column: 2 });
    expect(stepFrom(grid, { row: 1, column: 2 }, 'left')).toEqual({ row: 1, column: 0 });
    expect(stepFrom(grid, { row: 5, column: 1 }, 'up')).toEqual({ row: 3, column: 1 });
    expect(stepFrom(grid, { row: 0, column: 2 }, 'up')).toEqual({ row: 0, column: 2 });
    expect(stepFrom(grid, { row: 6, column: 2 }, 'down')).toEqual({ row: 6, column: 2 });
  });

  it('never walks out of itself', () => {
    const steps = fc.array(fc.constantFrom('up', 'down', 'left', 'right'), { maxLength: 40 });
    fc.assert(
      fc.property(steps, (walk) => {
        const end = walk.reduce((place, step) => stepFrom(grid, place, step), { row: 0, column: 1 });
        expect(end.row).toBeGreaterThanOrEqual(0);
        expect(end.row).toBeLessThanOrEqual(6);
        expect(end.column).toBeGreaterThanOrEqual(0);
        expect(end.column).toBeLessThanOrEqual(4);
      }),
      { seed: 4 },
    );
  });

  it('knows what is chosen where', () => {
    const kindAt = (row: number, column: number) => kindOfPlace(mapping, { row, column });
    expect(kindAt(0, 2)).toBe('column');
    expect(kindAt(4, 2)).toBe('column');
    expect(kindAt(9, 2)).toBe('column');
    expect(kindAt(9, 0)).toBe('row');
    expect(kindAt(16, 4)).toBe('cell');
    expect(kindOfPlace(null, { row: 4, column: 2 })).toBe('cell');
    expect(kindOfPlace(null, { row: 0, column: 2 })).toBe('corner');
    expect([2, 3, 6, 7, 15, 16].map((row) => roleOfRow(table, row))).toEqual([
      'none',
      'head',
      'body',
      'sample',
      'body',
      'none',
    ]);
  });

  it('writes light words on a dark fill', () => {
    expect([isDarkFill('#1f3864'), isDarkFill('#dce6f1'), isDarkFill(null)]).toEqual([true, false, false]);
  });
});

describe('corrections of a mapping', () => {
  it('give a column a field, and take it from the column that had it', () => {
    const corrections = setColumn({}, table, 4, { kind: 'field', key: 'name' });
    expect(corrections.columns).toEqual({ '2': null, '4': 'name' });
  });

  it('keep what was corrected before', () => {
    const first = setColumn({ rowsPerPage: 20 }, table, 3, { kind: 'field', key: 'hours' });
    expect(setColumn(first, table, 4, { kind: 'sequence' })).toEqual({
      rowsPerPage: 20,
      columns: { '3': 'hours', '4': 'sequence' },
    });
  });

  it('change one single cell and leave the proposed ones', () => {
    const value: CellTarget = { kind: 'value', row: 1, column: 3, name: 'organisation' };
    expect(setCell({}, mapping, { row: 1, column: 3 }, value).cells).toEqual([value, sum]);
    expect(setCell({}, mapping, { row: 16, column: 4 }, null).cells).toEqual([]);
  });

  it('give rows their use, and let the others make room', () => {
    const rowsAfter = (row: number, use: Parameters<typeof giveRow>[3]) => giveRow({}, table, row, use);
    expect(rowsAfter(8, 'headLast')).toMatchObject({
      headRows: { first: 3, last: 8 },
      bodyRows: { first: 9, last: 15, sample: 9 },
    });
    expect(rowsAfter(4, 'bodyFirst')).toMatchObject({
      headRows: { first: 3, last: 3 },
      bodyRows: { first: 4, last: 15, sample: 7 },
    });
    expect(rowsAfter(20, 'sample')).toMatchObject({ bodyRows: { first: 6, last: 20, sample: 20 } });
  });

  it('always leave rows in order', () => {
    const uses = fc.constantFrom('headFirst', 'headLast', 'bodyFirst', 'bodyLast', 'sample');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), uses), { maxLength: 8 }), (moves) => {
        let now = table;
        for (const [row, use] of moves) {
          const { headRows, bodyRows } = giveRow({}, now, row, use);
          if (headRows === undefined || bodyRows === undefined) throw new Error('no rows');
          now = {
            ...now,
            headFirstRow: headRows.first,
            headLastRow: headRows.last,
            firstRow: bodyRows.first,
            lastRow: bodyRows.last,
            sampleRow: bodyRows.sample,
          };
          expect(isInOrder(now)).toBe(true);
        }
      }),
      { seed: 4 },
    );
  });

  it('begin a table where none was found', () => {
    const first = giveRow({}, null, 3, 'headFirst');
    expect(first).toEqual({ headRows: { first: 3, last: 3 } } satisfies Corrections);
    expect(giveRow(first, null, 5, 'headLast')).toEqual({ headRows: { first: 3, last: 5 } });
    expect(giveRow({}, null, 6, 'bodyFirst')).toEqual({ headRows: { first: 5, last: 5 } });
  });
});

describe('what is offered', () => {
  it('names a choice by a key and finds it again', () => {
    const fills: readonly ColumnFill[] = [
      { kind: 'field', key: 'name' },
      { kind: 'sequence' },
      { kind: 'clear' },
      { kind: 'leave' },
    ];
    for (const fill of fills) expect(fillOfKey(keyOfFill(fill))).toEqual(fill);
    const place = { row: 16, column: 4 };
    const targets: readonly CellTarget[] = [
      sum,
      { kind: 'count', ...place },
      { kind: 'value', ...place, name: 'organisation' },
      { kind: 'placeholders', ...place, names: ['单位'] },
    ];
    for (const target of targets)
      expect(targetOfKey(keyOfTarget(target), place, '填报：{{单位}}')).toEqual(target);
    expect(targetOfKey('none', place, '')).toBe(null);
  });

  it('says where a field stands already, else that it is required', () => {
    const hints = (column: number) =>
      columnChoices(reading, mapping, column)[0]?.choices.map(({ hint }) => hint);
    expect(hints(4)).toEqual(['已在 B 列', undefined]);
    expect(hints(2)).toEqual(['必需', undefined]);
  });

  it('shortens a heading to the words that tell columns apart', () => {
    expect(shortLabel('集中培训 国家级 学时')).toEqual(['国家级', '学时']);
    expect(shortLabel('姓名')).toEqual(['姓名']);
  });

  it('shows the value in place of its placeholder', () => {
    expect(textParts(reading, '单位：{{organisation}}（盖章）').map(({ text }) => text)).toEqual([
      '单位：',
      '单位',
      '（盖章）',
    ]);
  });

  it('tells a change of the center’s in a sentence', () => {
    expect(changeSentence({ kind: 'columnMoved', heading: '身份 证号', from: 3, to: 5 })).toBe(
      '“身份证号”从 C 列移到 E 列',
    );
  });
});
