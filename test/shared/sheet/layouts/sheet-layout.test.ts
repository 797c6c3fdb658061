import { describe, expect, test } from 'vitest';
import { columnsFor, fillable, type SheetLayout } from '../../../../src-shared/sheet/layouts/sheet-layout.ts';
import { hoursKind, phoneKind, plainText } from '../../../../src-shared/sheet/read/cell-kinds.ts';
import { type Hours, hours } from '../../../../src-shared/training/thousandths.ts';

type Row = { readonly name: string; readonly hours: Hours | null; readonly phone?: string | null };
const column = columnsFor<Row>();

describe('a column', () => {
  test('is read, written and laid out as its kind of value', () => {
    expect(column('hours', '学时', hoursKind, { width: 8 })).toMatchObject({
      key: 'hours',
      headings: ['学时'],
      aliases: [],
      isRequired: false,
      isSummed: false,
      isReadOnly: false,
      width: 8,
      align: 'right',
      isText: false,
      parse: hoursKind.parse,
    });
    expect(column('phone', '手机', phoneKind, { width: 8 }).isText).toBe(true);
  });
  test('may stand under merged words and be laid out otherwise', () => {
    const options = { aliases: ['课时'], isRequired: true, isSummed: true, isReadOnly: true, width: 8 };
    expect(column('hours', ['集中', '学时'], hoursKind, { ...options, align: 'center' })).toMatchObject({
      ...options,
      headings: ['集中', '学时'],
      align: 'center',
    });
  });
  test('writes the value under its key, and an empty cell where there is none', () => {
    const figures = column('hours', '学时', hoursKind, { width: 8 });
    const phones = column('phone', '手机', phoneKind, { width: 8 });
    expect(figures.format({ name: '王芳', hours: hours(7500) }, 'iso')).toEqual({
      kind: 'number',
      thousandths: 7500,
    });
    expect(figures.format({ name: '王芳', hours: hours(0) }, 'iso')).toEqual({
      kind: 'number',
      thousandths: 0,
    });
    expect(figures.format({ name: '王芳', hours: null }, 'iso')).toEqual({ kind: 'empty' });
    expect(phones.format({ name: '王芳', hours: null }, 'iso')).toEqual({ kind: 'empty' });
  });
});

test("what others' sheets ask for apart can be filled beside the layout's own columns", () => {
  const layout: SheetLayout<Row> = {
    id: 'sample',
    title: '表',
    columns: [column('name', '姓名', plainText, { width: 8 })],
    partColumns: [column('hours', '学时', hoursKind, { width: 8 })],
    countLabel: () => '',
  };
  expect(fillable(layout).columns.map(({ key }) => key)).toEqual(['name', 'hours']);
  expect(fillable(fillable(layout)).columns).toHaveLength(2);
  expect(layout.columns).toHaveLength(1);
});
