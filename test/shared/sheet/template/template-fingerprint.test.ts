import { describe, expect, test } from 'vitest';
import { fromSerial, toSerial } from '../../../../src-shared/sheet/render/number-format.ts';
import {
  canonicalFingerprint,
  compareFingerprints,
  type TemplateFingerprint,
} from '../../../../src-shared/sheet/template/template-fingerprint.ts';
import { templateMappingSchema } from '../../../../src-shared/sheet/template/template-mapping.ts';
import { findCount, findPlaceholders } from '../../../../src-shared/sheet/template/template-values.ts';
import { day } from '../../../main/workbooks/fill/sample-sheets.ts';

function fingerprint(
  headings: readonly string[],
  more: Partial<TemplateFingerprint> = {},
): TemplateFingerprint {
  return {
    version: 1,
    sheets: ['名单'],
    sheet: '名单',
    head: headings.map((text, index) => ({ address: `${'ABCDEFG'[index]}2`, text })),
    columns: headings.map((heading, index) => ({ column: index + 1, heading })),
    merges: [],
    placeholders: [],
    ...more,
  };
}
const old = fingerprint(['序号', '姓名', '身份证号', '学时']);

describe('comparison', () => {
  test('equal fingerprints have one text and no change', () => {
    expect(compareFingerprints(old, structuredClone(old))).toEqual([]);
    expect(canonicalFingerprint(structuredClone(old))).toBe(canonicalFingerprint(old));
  });

  test('a column put in pushes others aside', () => {
    expect(compareFingerprints(old, fingerprint(['序号', '姓名', '性别', '身份证号', '学时']))).toEqual([
      { kind: 'columnMoved', heading: '身份证号', from: 3, to: 4 },
      { kind: 'columnMoved', heading: '学时', from: 4, to: 5 },
      { kind: 'columnAdded', heading: '性别', column: 3 },
    ]);
  });

  test('renamed, removed, swapped', () => {
    expect(compareFingerprints(old, fingerprint(['序号', '姓名', '证件号码', '学时']))).toEqual([
      { kind: 'columnRenamed', column: 3, from: '身份证号', to: '证件号码' },
    ]);
    expect(compareFingerprints(old, fingerprint(['序号', '姓名', '身份证号']))).toEqual([
      { kind: 'columnRemoved', heading: '学时', column: 4 },
    ]);
    expect(compareFingerprints(old, fingerprint(['序号', '身份证号', '姓名', '学时']))).toEqual([
      { kind: 'columnMoved', heading: '姓名', from: 2, to: 3 },
      { kind: 'columnMoved', heading: '身份证号', from: 3, to: 2 },
    ]);
  });

  test('sheets, placeholders, merges', () => {
    expect(
      compareFingerprints(
        old,
        fingerprint(['序号', '姓名', '身份证号', '学时'], { sheets: ['名册', '说明'] }),
      ),
    ).toEqual([
      { kind: 'sheetRenamed', from: '名单', to: '名册' },
      { kind: 'sheetAdded', sheet: '说明' },
    ]);
    const marked = { ...old, placeholders: [{ address: 'A1', name: '年度' }] };
    expect(compareFingerprints(marked, { ...old, placeholders: [{ address: 'B1', name: '年度' }] })).toEqual([
      { kind: 'placeholderMoved', name: '年度', from: 'A1', to: 'B1' },
    ]);
    expect(compareFingerprints(old, { ...old, merges: ['A1:B1'] })).toEqual([{ kind: 'headRearranged' }]);
  });
});

test('a mapping that contradicts itself is refused', () => {
  const mapping = {
    version: 1,
    layoutId: 'x',
    sheet: '名单',
    fingerprint: old,
    table: {
      headFirstRow: 2,
      headLastRow: 2,
      firstRow: 3,
      lastRow: 9,
      sampleRow: 4,
      columns: [{ column: 2, heading: '姓名', fill: { kind: 'field', key: 'name' } }],
      rowsPerPage: null,
    },
    cells: [],
  };
  expect(templateMappingSchema.safeParse(mapping).success).toBe(true);
  for (const wrong of [
    { ...mapping, table: null },
    { ...mapping, table: { ...mapping.table, sampleRow: 10 } },
    { ...mapping, table: { ...mapping.table, headLastRow: 3 } },
    {
      ...mapping,
      table: { ...mapping.table, columns: [...mapping.table.columns, ...mapping.table.columns] },
    },
    { ...mapping, cells: [{ kind: 'count', row: 5, column: 1 }] },
    { ...mapping, version: 2 },
  ])
    expect(templateMappingSchema.safeParse(wrong).success).toBe(false);
});

test('placeholders and room for a number are found in any spelling', () => {
  expect(findPlaceholders('共{{ 人数 }}人，｛｛日期｝｝').map(({ name }) => name)).toEqual(['人数', '日期']);
  expect(findCount('合计（共   人）')?.write(12)).toBe('共 12 人');
  expect(findCount('共__名')?.write(3)).toBe('共 3 名');
  expect(findCount('共 12 人')).toBeNull();
  expect(findCount('公共 设施')).toBeNull();
});

test('days and their numbers in both systems', () => {
  for (const [date, from1900, from1904] of [
    [day(1900, 1, 1), 1, null],
    [day(1900, 2, 28), 59, null],
    [day(1900, 3, 1), 61, null],
    [day(2025, 3, 1), 45_717, 44_255],
  ] as const) {
    expect(toSerial(date, 1900)).toBe(from1900);
    expect(toSerial(date, 1904)).toBe(from1904);
    expect(fromSerial(from1900, 1900)).toBe(date);
  }
});
