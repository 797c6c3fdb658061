import { describe, expect, test } from 'vitest';
import { columnsFor, type SheetLayout } from '../../../../src-shared/sheet/layouts/sheet-layout.ts';
import {
  centeredText,
  hoursKind,
  plainText,
  wholeKind,
} from '../../../../src-shared/sheet/read/cell-kinds.ts';
import { displayWidth, renderSheet } from '../../../../src-shared/sheet/render/render-sheet.ts';
import { type Hours, hours } from '../../../../src-shared/training/thousandths.ts';

type Row = {
  readonly name: string;
  readonly note: string | null;
  readonly lessons: number | null;
  readonly near: Hours | null;
  readonly far: Hours | null;
};

const column = columnsFor<Row>();
const layout: SheetLayout<Row> = {
  id: 'sample',
  title: '学时表',
  columns: [
    column('name', '姓名', plainText, { width: 10 }),
    column('note', '内部', centeredText, { isReadOnly: true, width: 10 }),
    column('lessons', '节数', wholeKind(0, 100), { width: 8 }),
    column('near', ['集中', '省级', '学时'], hoursKind, { isSummed: true, width: 8 }),
    column('far', ['集中', '远程'], hoursKind, { isSummed: true, width: 8 }),
  ],
  countLabel: (rows) => `共 ${rows.length} 人`,
};

function row(name: string, figures: Partial<Pick<Row, 'lessons' | 'near' | 'far'>> = {}): Row {
  return { name, note: '不印', lessons: null, near: null, far: null, ...figures };
}

describe('the table', () => {
  const rows = [
    row('王芳', { near: hours(100), lessons: 12 }),
    row('李明', { near: hours(200), far: hours(1_125) }),
  ];
  const sheet = renderSheet(layout, rows);

  test('numbers its rows and leaves out columns that are only read', () => {
    expect([...sheet.body]).toEqual([
      [
        { kind: 'number', thousandths: 1000 },
        { kind: 'text', text: '王芳' },
        { kind: 'number', thousandths: 12_000 },
        { kind: 'number', thousandths: 100 },
        { kind: 'empty' },
      ],
      [
        { kind: 'number', thousandths: 2000 },
        { kind: 'text', text: '李明' },
        { kind: 'empty' },
        { kind: 'number', thousandths: 200 },
        { kind: 'number', thousandths: 1125 },
      ],
    ]);
    expect(sheet.rowCount).toBe(2);
  });
  test('can be read more than once', () => {
    expect([...sheet.body]).toEqual([...sheet.body]);
  });
  test('ends with the count of people and exact sums of the summed columns only', () => {
    expect(sheet.total).toEqual({
      label: '合计（共 2 人）',
      labelColumns: 3,
      sums: [null, null, null, 300, 1125],
    });
  });
  test('shows every figure of a column with the decimals that the finest needs', () => {
    expect(sheet.columns.map(({ decimals }) => decimals)).toEqual([0, null, 0, 1, 3]);
  });
  test('has no sum where no row has a figure', () => {
    const empty = renderSheet(layout, [row('王芳')]);
    expect(empty.total?.sums).toEqual([null, null, null, null, null]);
    expect(empty.columns.map(({ decimals }) => decimals)).toEqual([0, null, null, null, null]);
  });
  test('widens a column whose sum would show as ####', () => {
    const many = Array.from({ length: 9 }, () => row('王芳', { near: hours(99_999_125) }));
    const [, , , near, far] = renderSheet(layout, many).columns;
    expect(near?.width).toBeGreaterThan(displayWidth('899992.125') + 2);
    expect(far?.width).toBe(8);
  });
});

describe('the head', () => {
  test('merges neighbours under one word, and lets last words reach down', () => {
    const sheet = renderSheet(layout, []);
    expect(sheet.headRows).toBe(3);
    expect(sheet.head).toEqual([
      { row: 0, column: 0, rows: 3, columns: 1, text: '序号' },
      { row: 0, column: 1, rows: 3, columns: 1, text: '姓名' },
      { row: 0, column: 2, rows: 3, columns: 1, text: '节数' },
      { row: 0, column: 3, rows: 1, columns: 2, text: '集中' },
      { row: 1, column: 3, rows: 1, columns: 1, text: '省级' },
      { row: 1, column: 4, rows: 2, columns: 1, text: '远程' },
      { row: 2, column: 3, rows: 1, columns: 1, text: '学时' },
    ]);
  });
});

test('a form has no numbers in front and no total', () => {
  const sheet = renderSheet({ ...layout, isForm: true }, [row('王芳')]);
  expect(sheet.total).toBeNull();
  expect(sheet.head.map(({ text }) => text)).not.toContain('序号');
  expect(sheet.columns).toHaveLength(4);
  expect([...sheet.body][0]?.[0]).toEqual({ kind: 'text', text: '王芳' });
});

test('a total without sums has its words over the whole row', () => {
  const plain = { ...layout, columns: layout.columns.slice(0, 1) };
  expect(renderSheet(plain, [row('王芳')]).total).toEqual({
    label: '合计（共 1 人）',
    labelColumns: 2,
    sums: [null, null],
  });
});

describe('what stands around the table', () => {
  test('is that of the layout, with room to sign by hand, where nothing is said', () => {
    expect(renderSheet(layout, [])).toMatchObject({
      tab: '学时表',
      title: '学时表',
      subtitles: [],
      orientation: 'landscape',
      signatures: ['制表人：', '审核人：', '单位（盖章）：', '日期：      年    月    日'],
      headSeal: null,
    });
  });
  test('is the frame where it says something', () => {
    const sheet = renderSheet({ ...layout, orientation: 'portrait' }, [], {
      title: '2024年度学时表',
      subtitles: [{ left: '填报单位：北塘小学', right: '单位：学时' }],
      preparedBy: '王芳',
      reviewedBy: '李明',
      organisation: '北塘小学',
      date: '2024年7月5日',
      headSeal: '甲乙丙',
    });
    expect(sheet).toMatchObject({
      title: '2024年度学时表',
      subtitles: [{ left: '填报单位：北塘小学', right: '单位：学时' }],
      orientation: 'portrait',
      signatures: ['制表人：王芳', '审核人：李明', '单位（盖章）：北塘小学', '日期：2024年7月5日'],
      headSeal: '甲乙丙',
    });
    expect(renderSheet(layout, [], { signatures: ['负责人：'] }).signatures).toEqual(['负责人：']);
  });
  test('names the tab as spreadsheets accept it', () => {
    const tab = (name: string) => renderSheet(layout, [], { tab: name }).tab;
    expect(tab('北塘[小学]/一:班')).toBe('北塘 小学  一 班');
    expect(tab('师'.repeat(40))).toBe('师'.repeat(31));
    expect(tab("'一班'")).toBe('一班');
    expect(tab('???')).toBe('Sheet1');
  });
});

test('a Chinese character is as wide as two letters', () => {
  expect(displayWidth('A4纸')).toBe(4);
});
