import { describe, expect, it } from 'vitest';
import { runNow } from '../../../src-shared/lib/work.ts';
import {
  marksOfReturn,
  type ReturnedSheet,
  sheetSeal,
  sheetTitle,
  sheetWarnings,
  withoutStruckWords,
} from '../../../src-shared/review/returned-sheet.ts';
import type { CellStyle, SheetStyles } from '../../../src-shared/sheet/render/cell-styles.ts';
import { emptyCell, type WorkbookSheet } from '../../../src-shared/sheet/render/sheet-cell.ts';
import { FIELDS, headerOf, sheetRow } from './sample-return.ts';

const PLAIN: CellStyle = { fill: null, fontColour: null, isStruck: false, struckText: null, keptText: null };
const NO_LOOKS: SheetStyles = { cells: new Map(), comments: new Map(), pageTexts: [] };

function sheetOf(...lines: readonly string[]): WorkbookSheet {
  return {
    name: '登记表',
    isHidden: false,
    rows: lines.map((text, index) => ({
      row: index + 1,
      isHidden: false,
      cells: [{ ...emptyCell(index + 1, 1), text, kind: 'text', value: text }],
    })),
  };
}

function returned(change: Partial<ReturnedSheet> = {}): ReturnedSheet {
  const rows = [3, 4, 5].map((row) => sheetRow(row));
  return {
    reading: { header: headerOf(FIELDS), rows, refused: [], skipped: [], problems: [] },
    styles: NO_LOOKS,
    written: new Map(rows.map(({ row }) => [row, new Set(FIELDS.map((_, index) => index + 1))])),
    title: { year: 2025, isOfProject: false },
    seal: null,
    notes: [],
    ...change,
  };
}

describe('the lines above the head', () => {
  it.each([
    ['２０２５ 年度学分登记表', { year: 2025, isOfProject: false }],
    ['学分登记表', { year: null, isOfProject: true }],
  ])('of %s tell the range', (title, range) => {
    expect(sheetTitle(sheetOf(title, '姓名'), 2)).toEqual(range);
  });

  it('name a single project under the title of a year', () => {
    const sheet = sheetOf('2025年度学分登记表', '项目编号：QS-2025-031', '姓名');
    expect(sheetTitle(sheet, 3)).toEqual({ year: 2025, isOfProject: true });
  });

  it('end where the head begins: a year in a row is no title', () => {
    expect(sheetTitle(sheetOf('学分登记表', '2024年度'), 2).year).toBeNull();
  });
});

describe('the seal at the foot', () => {
  it('is read with or without the space in its middle', () => {
    for (const text of ['台账封签 ab12 cd34', '第1页 台账封签ab12cd34'])
      expect(sheetSeal({ ...NO_LOOKS, pageTexts: ['第 1 页', text] })).toBe('ab12cd34');
  });

  it('is none on a sheet that the program did not print, or whose format tells no feet', () => {
    expect(sheetSeal(NO_LOOKS)).toBeNull();
    expect(sheetSeal(null)).toBeNull();
  });
});

it('says what is left of a cell where a part of its words is struck through', () => {
  const sheet = sheetOf('24 16', '王芳');
  const styles = { ...NO_LOOKS, cells: new Map([['A1', { ...PLAIN, struckText: '24', keptText: '16' }]]) };
  const kept = withoutStruckWords(sheet, styles);
  expect(kept.rows.map(({ cells }) => cells[0]?.text)).toEqual(['16', '王芳']);
  expect(withoutStruckWords(sheet, NO_LOOKS)).toBe(sheet);
});

describe('the marks of a sheet', () => {
  it('are what a reviewer did to a cell that its column does not have', () => {
    const styles = { ...NO_LOOKS, cells: new Map([['D4', { ...PLAIN, fill: '#FFFF00' }]]) };
    const marks = runNow(marksOfReturn(returned({ styles })));
    expect(marks.cell(4, 4)).toMatchObject({ fill: '#FFFF00' });
    expect(marks.cell(5, 4)).toBeNull();
  });

  it('are none where the format tells no styles, or no head was found', () => {
    const { reading } = returned();
    for (const sheet of [returned({ styles: null }), returned({ reading: { ...reading, header: null } })])
      expect(runNow(marksOfReturn(sheet)).cell(4, 4)).toBeNull();
  });
});

describe('what is said of a sheet as a whole', () => {
  const codes = (sheet: ReturnedSheet, isRangeUnknown = false) =>
    sheetWarnings(sheet, { isRangeUnknown }).map(({ code, at }) => [code, at?.address]);

  it('is nothing where everything is told', () => {
    expect(codes(returned())).toEqual([]);
  });

  it('is that its format tells no marks, and that its range is not known', () => {
    expect(codes(returned({ styles: null }), true)).toEqual([
      ['correction.valuesOnly', undefined],
      ['correction.rangeUnknown', undefined],
    ]);
  });

  it('is every comment that hangs on no row of the list', () => {
    const comments = new Map([
      ['A1', '请重新填报'],
      ['D4', '核减'],
      ['A9', '盖章'],
    ]);
    expect(codes(returned({ styles: { ...NO_LOOKS, comments } }))).toEqual([
      ['correction.commentElsewhere', 'A1'],
      ['correction.commentElsewhere', 'A9'],
    ]);
  });
});
