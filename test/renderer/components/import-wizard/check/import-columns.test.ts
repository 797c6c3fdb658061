import { createElement, Fragment } from 'react';
import { describe, expect, it } from 'vitest';
import { importColumns } from '../../../../../src-renderer/components/import-wizard/check/import-columns.tsx';
import type {
  ImportPreview,
  ImportRow,
} from '../../../../../src-renderer/components/import-wizard/import-source.ts';
import { markupOf, wordsOf } from '../../../../helpers/markup.ts';

const row: ImportRow = {
  row: 3,
  kind: 'changed',
  name: '林海棠',
  cells: { name: '林海棠', phone: '13800000000' },
  changes: [
    { field: 'phone', before: '13900000000', after: '13800000000' },
    { field: 'title', before: '', after: '一级教师' },
  ],
  problems: [],
} as unknown as ImportRow;
const preview = {
  mapping: [
    { column: 1, heading: '教师姓名', field: 'name' },
    { column: 2, heading: '', field: 'phone' },
    { column: 3, heading: '备注', field: null },
  ],
  fields: [
    { key: 'name', heading: '姓名' },
    { key: 'phone', heading: '电话' },
    { key: 'title', heading: '职称' },
  ],
  rows: [row],
} as unknown as ImportPreview;

const keys = (columns: ReturnType<typeof importColumns>) => columns.map(({ key }) => key);
const cell = (key: string, of: ImportRow = row, kind: 'changed' | null = null) =>
  createElement(
    Fragment,
    null,
    importColumns(preview, kind)
      .find((one) => one.key === key)
      ?.render(of, 0),
  );

describe('the columns of the rows to import', () => {
  it('are those of the file that are taken, under its own headings', () => {
    const columns = importColumns(preview, null);
    expect(keys(columns)).toEqual(['#row', '#kind', 'name', 'phone', '#changes']);
    expect(columns.map(({ heading }) => heading).slice(2, 4)).toEqual(['教师姓名', '电话']);
  });

  it('bring the changes behind the name among the changed rows', () => {
    expect(keys(importColumns(preview, 'changed'))).toEqual(['#row', '#kind', 'name', '#changes', 'phone']);
  });

  it('need no column of changes where the file has one for each', () => {
    const only = { ...preview, rows: [{ ...row, changes: row.changes.slice(0, 1) }] };
    expect(keys(importColumns(only, null))).not.toContain('#changes');
  });

  it('have room for the longest name, up to a limit', () => {
    const widthFor = (name: string) => {
      const named = { ...preview, rows: [{ ...row, cells: { name } }] };
      return importColumns(named, null).find(({ key }) => key === 'name')?.width;
    };
    expect(widthFor('林')).toBe(100);
    expect(widthFor('买买提·阿里木江')).toBe(138);
    expect(widthFor('长'.repeat(40))).toBe(220);
  });
});

describe('a cell of the rows to import', () => {
  it('shows before and after where the value changes', () => {
    expect(wordsOf(cell('phone'))).toBe('13900000000|13800000000');
    expect(wordsOf(cell('phone', { ...row, kind: 'new' }))).toBe('13800000000');
  });

  it('lists elsewhere only what has no column of its own', () => {
    expect(wordsOf(cell('#changes'))).toBe('职称 |一级教师');
    expect(wordsOf(cell('#changes', row, 'changed'))).toContain('电话');
  });

  it('stands out where it keeps its row out', () => {
    const wrong = {
      code: 'teacher.nameMissing',
      severity: 'error',
      values: {},
      clause: '',
      at: { field: 'name' },
    };
    const bad = { ...row, kind: 'problem', changes: [], problems: [wrong] } as unknown as ImportRow;
    expect(markupOf(cell('name', bad))).toMatch(/<span class="[^"]*bad/);
    expect(markupOf(cell('name', { ...bad, problems: [] }))).toBe('<span>林海棠</span>');
  });
});
