import { describe, expect, test } from 'vitest';
import type { SharedStrings } from '../../../../src-main/workbooks/fill/filled-sheet.ts';
import { openStyles } from '../../../../src-main/workbooks/fill/patch-styles.ts';
import { countOf, planWrites, sumOf } from '../../../../src-main/workbooks/fill/plan-writes.ts';
import { readSheetRows } from '../../../../src-main/workbooks/template/sheet-rows.ts';
import { runNow } from '../../../../src-shared/lib/work.ts';
import type { SheetArea } from '../../../../src-shared/sheet/template/row-shift.ts';
import { shiftFor } from '../../../../src-shared/sheet/template/row-shift.ts';
import type { CellTarget, TemplateTable } from '../../../../src-shared/sheet/template/template-mapping.ts';
import type { TemplateRow, TemplateValues } from '../../../../src-shared/sheet/template/template-values.ts';
import { partOf } from './part-of.ts';

const TABLE: TemplateTable = {
  headFirstRow: 1,
  headLastRow: 1,
  firstRow: 2,
  lastRow: 4,
  sampleRow: 3,
  columns: [
    { column: 3, heading: '学时', fill: { kind: 'field', key: 'hours' } },
    { column: 1, heading: '序号', fill: { kind: 'sequence' } },
    { column: 2, heading: '示例', fill: { kind: 'clear' } },
    { column: 4, heading: '备注', fill: { kind: 'leave' } },
  ],
  rowsPerPage: null,
};

type Options = {
  readonly table?: TemplateTable | null;
  readonly cells?: readonly CellTarget[];
  readonly values?: TemplateValues;
  readonly merges?: readonly SheetArea[];
  readonly data?: string;
  readonly strings?: string;
};

function plan(
  rows: readonly TemplateRow[],
  { table = TABLE, cells = [], values = {}, merges = [], data = '', strings = '' }: Options = {},
) {
  const part = partOf(`<worksheet><sheetData>${data}</sheetData></worksheet>`);
  const shared = partOf(`<sst>${strings}</sst>`);
  const texts: SharedStrings = { part: shared, items: shared.root.children };
  const fingerprint = {
    version: 1 as const,
    sheets: [],
    sheet: '表',
    head: [],
    columns: [],
    merges: [],
    placeholders: [],
  };
  return runNow(
    planWrites({
      ...{ rows, values, strings: texts },
      mapping: { version: 1, layoutId: null, sheet: '表', fingerprint, table, cells },
      shift: table === null ? null : shiftFor('表', table, rows.length),
      filled: { part, rows: readSheetRows(part), merges },
      context: { prefix: '', styles: openStyles(null), dates: 1900 },
    }),
  );
}

const number = (value: number) => ({ kind: 'number', thousandths: value * 1000 }) as const;
const hours = (value: number): TemplateRow => ({ hours: number(value) });
const EMPTY = { kind: 'empty' };

describe('the rows of a table', () => {
  test('hold number, cleared example and value, in the order of columns; what is left is not touched', () => {
    const writes = plan([hours(8), hours(16)]);
    expect(writes.columns(2)).toEqual([1, 2, 3]);
    expect([1, 2, 3, 4].map((column) => writes.at(3, column))).toEqual([
      number(2),
      EMPTY,
      number(16),
      undefined,
    ]);
  });
  test('behind the last record are blank, but for numbers that the template may have', () => {
    const writes = plan([hours(8)]);
    expect([1, 2, 3].map((column) => writes.at(4, column))).toEqual([undefined, EMPTY, EMPTY]);
    expect(writes.lastRow).toBe(4);
  });
  test('are as many as the records need', () => {
    const writes = plan([1, 2, 3, 4, 5].map(hours));
    expect(writes.lastRow).toBe(6);
    expect(writes.at(6, 3)).toEqual(number(5));
  });
  test('a value that a record does not have leaves its cell empty', () => {
    expect(plan([{}]).at(2, 3)).toEqual(EMPTY);
  });
});

describe('a cell that cannot take a value is refused with its address', () => {
  const refusal = (code: string, address: string) => expect.objectContaining({ code, values: { address } });
  test('in the rows of the table', () => {
    const merges = [{ top: 3, bottom: 3, left: 2, right: 3 }];
    expect(() => plan([hours(8)], { merges })).toThrow(refusal('targetMerged', 'C3'));
    const data = '<row r="4"><c r="C4"><f>B4</f></c></row>';
    expect(() => plan([hours(8)], { data })).toThrow(refusal('targetHoldsFormula', 'C4'));
  });
  test('among single cells', () => {
    const cells: readonly CellTarget[] = [{ kind: 'sum', row: 6, column: 3, key: 'hours' }];
    expect(() => plan([], { cells, merges: [{ top: 5, bottom: 6, left: 3, right: 3 }] })).toThrow(
      refusal('targetMerged', 'C6'),
    );
    expect(() => plan([], { cells, data: '<row r="6"><c r="C6"><f>1</f></c></row>' })).toThrow(
      refusal('targetHoldsFormula', 'C6'),
    );
    expect(plan([], { cells, merges: [{ top: 6, bottom: 7, left: 3, right: 4 }] }).at(6, 3)).toEqual(
      number(0),
    );
  });
});

describe('single cells', () => {
  test('below the table move with it', () => {
    const cells: readonly CellTarget[] = [{ kind: 'sum', row: 6, column: 3, key: 'hours' }];
    const writes = plan([1.5, 2.25, 3, 4, 5].map(hours), { cells });
    expect(writes.at(8, 3)).toEqual(number(15.75));
    expect(writes.at(6, 3)).toEqual(number(5));
  });
  test('that are nothing but a placeholder take the value itself', () => {
    const options = {
      table: null,
      strings: '<si><t> {{学时}} </t></si><si><t>共 {{学时}} 学时</t></si>',
      values: { 学时: number(36) },
    };
    const data = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';
    const cells = [1, 2].map(
      (column): CellTarget => ({ kind: 'placeholders', row: 1, column, names: ['学时'] }),
    );
    const writes = plan([], { ...options, data, cells });
    expect(writes.at(1, 1)).toEqual(number(36));
    expect(writes.at(1, 2)).toMatchObject({ kind: 'richText', text: '共 36 学时' });
  });
  test('without a value that they name are refused by that name', () => {
    const cells: readonly CellTarget[] = [{ kind: 'value', row: 1, column: 1, name: '年度' }];
    expect(() => plan([], { table: null, cells })).toThrow(
      expect.objectContaining({ code: 'valueMissing', values: { name: '年度' } }),
    );
  });
  test('with a value that no cell can hold are refused by their address', () => {
    const data = '<row r="1"><c r="A1" t="inlineStr"><is><t>单位：{{单位}}</t></is></c></row>';
    const cells: readonly CellTarget[] = [{ kind: 'placeholders', row: 1, column: 1, names: ['单位'] }];
    const values: TemplateValues = { 单位: { kind: 'text', text: 'a\u0001b' } };
    expect(() => plan([], { table: null, data, cells, values })).toThrow(
      expect.objectContaining({
        code: 'valueNotWritable',
        values: { address: 'A1', reason: 'controlCharacter' },
      }),
    );
  });
  test('for the number of people keep the words around it', () => {
    const data = '<row r="6"><c r="A6" t="inlineStr"><is><t>合计：共   人。</t></is></c></row>';
    const cells: readonly CellTarget[] = [{ kind: 'count', row: 6, column: 1 }];
    expect(plan([hours(1), hours(2)], { data, cells }).at(6, 1)).toMatchObject({ text: '合计：共 2 人。' });
  });
  test('whose text is gone are left', () => {
    const cells: readonly CellTarget[] = [{ kind: 'count', row: 6, column: 1 }];
    expect(plan([], { cells }).at(6, 1)).toBeUndefined();
    expect(plan([], { cells, data: '<row r="6"><c r="A6"><v>1</v></c></row>' }).at(6, 1)).toBeUndefined();
  });
});

test('sums are exact, and count figures only', () => {
  expect(sumOf([hours(0.1), hours(0.2), { hours: { kind: 'text', text: '36' } }, {}], 'hours')).toBe(300);
});

test('the number of people is the value of that name where there is one, else of records', () => {
  expect(countOf([hours(1), hours(2)], {})).toBe(2);
  expect(countOf([hours(1), hours(2)], { count: number(1) })).toBe(1);
});
