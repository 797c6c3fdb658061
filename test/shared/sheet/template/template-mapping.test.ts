import { describe, expect, test } from 'vitest';
import {
  correctionsOf,
  keyOfFill,
  mergeCorrections,
  type TemplateMapping,
  templateMappingSchema,
} from '../../../../src-shared/sheet/template/template-mapping.ts';

const table = {
  headFirstRow: 1,
  headLastRow: 2,
  firstRow: 3,
  lastRow: 6,
  sampleRow: 4,
  columns: [
    { column: 1, heading: '序号', fill: { kind: 'sequence' as const } },
    { column: 2, heading: '姓名', fill: { kind: 'field' as const, key: 'name' } },
    { column: 3, heading: '示例', fill: { kind: 'clear' as const } },
    { column: 4, heading: '血型', fill: { kind: 'leave' as const } },
  ],
  rowsPerPage: 20,
};
const mapping: TemplateMapping = {
  version: 1,
  layoutId: 'training-hours',
  sheet: '登记',
  fingerprint: {
    version: 1,
    sheets: ['登记'],
    sheet: '登记',
    head: [],
    columns: [],
    merges: [],
    placeholders: [],
  },
  table,
  cells: [{ kind: 'count', row: 7, column: 1 }],
};
const isKept = (kept: unknown) => templateMappingSchema.safeParse(kept).success;
const withTable = (change: Partial<typeof table>) => ({ ...mapping, table: { ...table, ...change } });

describe('a mapping that is kept', () => {
  test('is read as it was written', () => {
    expect(templateMappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
  });
  test('has head, blank rows and sample row in order', () => {
    expect(isKept(withTable({ headFirstRow: 3 }))).toBe(false);
    expect(isKept(withTable({ headLastRow: 3 }))).toBe(false);
    expect(isKept(withTable({ sampleRow: 2 }))).toBe(false);
    expect(isKept(withTable({ sampleRow: 7 }))).toBe(false);
  });
  test('names a column once', () => {
    const [first, ...rest] = table.columns;
    expect(isKept(withTable({ columns: [...rest, ...(first ? [first, first] : [])] }))).toBe(false);
  });
  test('has single cells outside the blank rows, and one at least where there is no table', () => {
    expect(isKept({ ...mapping, cells: [{ kind: 'count', row: 3, column: 9 }] })).toBe(false);
    expect(isKept({ ...mapping, table: null })).toBe(true);
    expect(isKept({ ...mapping, table: null, cells: [] })).toBe(false);
  });
  test('is of this version and has nothing that is not known', () => {
    expect(isKept({ ...mapping, version: 2 })).toBe(false);
    expect(isKept({ ...mapping, more: 1 })).toBe(false);
  });
});

describe('corrections', () => {
  test('of a mapping say all of it', () => {
    expect(correctionsOf(mapping)).toEqual({
      sheet: '登记',
      cells: mapping.cells,
      headRows: { first: 1, last: 2 },
      bodyRows: { first: 3, last: 6, sample: 4 },
      columns: { '1': 'sequence', '2': 'name', '3': 'clear', '4': null },
      rowsPerPage: 20,
    });
    expect(correctionsOf({ ...mapping, table: null })).toEqual({ sheet: '登记', cells: mapping.cells });
  });
  test('name a fill', () => {
    expect(table.columns.map(({ fill }) => keyOfFill(fill))).toEqual(['sequence', 'name', 'clear', null]);
  });
  test('of the user go above those there are', () => {
    const base = correctionsOf(mapping);
    expect(mergeCorrections(base, { rowsPerPage: null, columns: { '4': 'hours' } })).toEqual({
      ...base,
      rowsPerPage: null,
      columns: { '1': 'sequence', '2': 'name', '3': 'clear', '4': 'hours' },
    });
    expect(mergeCorrections(base, { rowsPerPage: undefined }).rowsPerPage).toBe(20);
  });
  test('begin anew on another sheet', () => {
    expect(mergeCorrections(correctionsOf(mapping), { sheet: '汇总' })).toEqual({ sheet: '汇总' });
  });
  test('of the head find the blank rows anew where it reaches into them', () => {
    const merged = (last: number) =>
      mergeCorrections(correctionsOf(mapping), { headRows: { first: 1, last } });
    expect(merged(3).bodyRows).toBeUndefined();
    expect(merged(1).bodyRows).toEqual({ first: 3, last: 6, sample: 4 });
  });
  test('move a field from its column; numbers and cleared columns may be many', () => {
    const columns = (user: Readonly<Record<string, string | null>>) =>
      mergeCorrections(correctionsOf(mapping), { columns: user }).columns;
    expect(columns({ '4': 'name' })).toEqual({ '1': 'sequence', '2': null, '3': 'clear', '4': 'name' });
    expect(columns({ '4': 'sequence' })).toMatchObject({ '1': 'sequence', '4': 'sequence' });
    expect(columns({ '4': 'clear' })).toMatchObject({ '3': 'clear', '4': 'clear' });
  });
});
